import { decimalToNumber } from '../../contract/decimal.ts'
import { seededRandom } from '../../contract/random.ts'
import type { Decimal } from '../../contract/thresholds.ts'
import type { JournalLoad } from '../../journal/line.ts'
import type { OutcomeKind } from '../../outcome/outcome.ts'
import type { Plan } from '../../plan/plan.ts'
import type { DropRequirement, IncreaseRequirement, Requirement } from '../../plan/requirement.ts'
import { REJECTED_IN_A_ROW } from '../../run/stop.ts'
import { MOST_FAILURES } from '../ledger/kept-failures.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { plannedPlaces } from '../ledger/places.ts'
import { contractUnits, type UnitRef } from '../ledger/unit-ref.ts'
import { isByTheHour, meanCostUsd } from '../mean-cost.ts'
import { alphaOf, countOf } from '../sequential/confident.ts'
import { agreementAnswer } from './pair-answers.ts'
import { type PairedRate, pairedRate } from './paired-rate.ts'
import { collectPairs } from './pairs.ts'
import { type Ratio, type RatioFigure, ratiosOf } from './ratios.ts'

/** One contract's candidate beside its baseline (docs/statistics.md#against-a-baseline). */
export interface ContractComparison {
  /** Every rate that is compared, in the plan's order. */
  readonly rates: readonly PairedRate[]
  /** Of the cases asked, those that the baseline was asked too. */
  readonly cases: { readonly asked: number; readonly compared: number }
  /** Golden outputs alone: whether values are the recorded ones. */
  readonly golden: { readonly same: number; readonly of: number } | null
  readonly ratios: readonly Ratio[]
  readonly flips: Flips
  readonly alpha: number
}

/** Bounds are at 95 % where the run asked for no confidence. */
const SHOWN_ALPHA = 0.05
const P50: Decimal = { text: '0.5', numerator: 5n, scale: 1 }
const P95: Decimal = { text: '0.95', numerator: 95n, scale: 2 }

export const comparisonAlpha = ({ confidence }: Plan): number =>
  confidence === null ? SHOWN_ALPHA : alphaOf(confidence)

/** Requirements that decide, and rates that are compared without deciding: m of the word `regressed`. */
export const claimCount = (plan: Plan): number =>
  countOf(plan, ({ decides, kind }) => decides !== false || kind === 'max-drop')

export function compareContract(
  ledger: Ledger,
  contractIndex: number,
  loads: readonly JournalLoad[],
): ContractComparison {
  const { plan } = ledger
  const requirements = plan.contracts[contractIndex]?.requirements ?? []
  const alpha = comparisonAlpha(plan)
  const drops = requirements.filter((one): one is DropRequirement => one.kind === 'max-drop')
  const common = {
    observed: plan.confidence === null,
    alpha,
    passAlpha: alpha / (plan.candidates ?? 1),
    m: claimCount(plan),
    ended: baselineEnded(ledger),
  }
  const rates = drops.map(({ rate, maxDrop: margin, named }) =>
    pairedRate(collectPairs(ledger, contractIndex, rate, plan.limits.maxUnmeasured), {
      ...common,
      rate,
      margin,
      named,
    }),
  )
  const random = seededRandom(plan.seed + contractIndex)
  const ratios = ratiosOf(ledger, contractIndex, figuresOf(requirements), 1 - 2 * alpha, random).map((ratio) =>
    ratio.measure === 'cost_per_call' ? hourlyRatio(ledger, contractIndex, loads, ratio) : ratio,
  )
  return {
    rates,
    cases: casesCompared(ledger, contractIndex),
    golden: plan.contracts[contractIndex]?.baseline?.golden ? countSame(ledger, contractIndex) : null,
    ratios,
    flips: findFlips(ledger, contractIndex),
    alpha,
  }
}

function countSame(ledger: Ledger, contractIndex: number): { readonly same: number; readonly of: number } {
  const answers = [...contractUnits(ledger, contractIndex)].map((ref) => agreementAnswer(ledger, ref))
  const count = (wanted: string): number => answers.filter((answer) => answer === wanted).length
  return { same: count('yes'), of: count('yes') + count('no') }
}

/** The cases of a contract, and those of them that the baseline was asked too. */
export function casesCompared(ledger: Ledger, contractIndex: number): ContractComparison['cases'] {
  const { unaskedAt } = ledger.columns('baseline')
  const asked = new Set<number>()
  const compared = new Set<number>()
  for (const { place, caseIndex } of contractUnits(ledger, contractIndex)) {
    asked.add(caseIndex)
    if (!unaskedAt(place)) compared.add(caseIndex)
  }
  return { asked: asked.size, compared: compared.size }
}

/** Where one of the models is priced by the hour, calls have no cost of their own: the means are compared. */
function hourlyRatio(ledger: Ledger, contractIndex: number, loads: readonly JournalLoad[], ratio: Ratio): Ratio {
  const planned = ledger.plan.contracts[contractIndex]
  if (!planned || !(isByTheHour(planned, 'candidate') || isByTheHour(planned, 'baseline'))) return ratio
  const [ours, theirs] = (['candidate', 'baseline'] as const).map((role) =>
    meanCostUsd(ledger, loads, role, contractIndex),
  )
  return { ...ratio, ratio: ours && theirs ? ours / theirs : null, interval: null, typical: null, byTheHour: true }
}

/** Shown always: median and 95th percentile of latency, mean cost. Besides, what `regression:` names. */
function figuresOf(requirements: readonly Requirement[]): readonly RatioFigure[] {
  const shown: RatioFigure[] = [
    { measure: 'latency', quantile: P50 },
    { measure: 'latency', quantile: P95 },
    { measure: 'cost_per_call', quantile: null },
  ]
  const named = requirements.filter((one): one is IncreaseRequirement => one.kind === 'max-increase')
  for (const { measure, quantile } of named) {
    if (!shown.some((figure) => isSame(figure, { measure, quantile }))) shown.push({ measure, quantile })
  }
  return shown
}

export function isSame(a: RatioFigure, b: RatioFigure): boolean {
  if (a.measure !== b.measure) return false
  if (a.quantile === null || b.quantile === null) return a.quantile === b.quantile
  return decimalToNumber(a.quantile) === decimalToNumber(b.quantile)
}

/** Whether the baseline's endpoint would not take its requests, read in planned order; lost calls neither count nor break a row. */
function baselineEnded(ledger: Ledger): boolean {
  const { kindAt } = ledger.columns('baseline')
  let row = 0
  for (const place of plannedPlaces(ledger.plan)) {
    const kind = kindAt(place)
    if (kind === null || kind === 'unmeasured' || kind === 'not-run') continue
    row = kind === 'rejected' ? row + 1 : 0
    if (row === REJECTED_IN_A_ROW) return true
  }
  return false
}

interface Flip {
  readonly case: string
  readonly sample: number
  readonly baseline: OutcomeKind
  readonly candidate: OutcomeKind
}

interface Flips {
  /** Regressions first, each in planned order. */
  readonly flips: readonly Flip[]
  readonly omitted: number
  /** Cases where both models disagree with the expected value in the same way. */
  readonly disputed: readonly string[]
}

const DISAGREES: ReadonlySet<OutcomeKind> = new Set(['mismatch', 'wrong-arguments', 'wrong-calls'])

function findFlips(ledger: Ledger, contractIndex: number): Flips {
  const worse: UnitRef[] = []
  const better: UnitRef[] = []
  const disputed = new Set<number>()
  const [candidate, baseline] = [ledger.columns('candidate'), ledger.columns('baseline')]
  for (const ref of contractUnits(ledger, contractIndex)) {
    const [ours, theirs] = [candidate.kindAt(ref.place), baseline.kindAt(ref.place)]
    if (!isMeasured(ours) || !isMeasured(theirs)) continue
    if (theirs === 'ok' && ours !== 'ok') worse.push(ref)
    else if (ours === 'ok' && theirs !== 'ok') better.push(ref)
    else if (DISAGREES.has(ours) && DISAGREES.has(theirs)) {
      const value = candidate.valueAt(ref.place)
      if (value >= 0 && value === baseline.valueAt(ref.place)) disputed.add(ref.caseIndex)
    }
  }
  const idOf = (caseIndex: number): string =>
    ledger.plan.contracts[contractIndex]?.contract.cases.labelAt(caseIndex).id as string
  const flips = [...worse, ...better]
  return {
    flips: flips.slice(0, MOST_FAILURES).map((ref) => ({
      case: idOf(ref.caseIndex),
      sample: ref.sample,
      baseline: baseline.kindAt(ref.place) as OutcomeKind,
      candidate: candidate.kindAt(ref.place) as OutcomeKind,
    })),
    omitted: Math.max(0, flips.length - MOST_FAILURES),
    disputed: [...disputed].slice(0, MOST_FAILURES).map(idOf),
  }
}

const isMeasured = (kind: OutcomeKind | null): kind is OutcomeKind =>
  kind !== null && kind !== 'unmeasured' && kind !== 'not-run'
