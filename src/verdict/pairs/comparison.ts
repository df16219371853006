import { seededRandom } from '../../contract/random.ts'
import type { Decimal } from '../../contract/thresholds.ts'
import type { JournalLoad } from '../../journal/line.ts'
import type { DropRequirement, IncreaseRequirement, Requirement, ShareRequirement } from '../../plan/requirement.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { isByTheHour, meanCostUsd } from '../mean-cost.ts'
import { alphaOf, numberOf, requirementCount } from '../sequential/confident.ts'
import { type Flips, findFlips } from './flips.ts'
import { type PairedRate, pairedRate } from './paired-rate.ts'
import { collectPairs } from './pairs.ts'
import { type Ratio, type RatioFigure, ratiosOf } from './ratios.ts'

/** One contract's candidate beside its baseline (verdict.md §5). */
export interface ContractComparison {
  /** Every share requirement, and the rates that only `regression:` names. */
  readonly rates: readonly PairedRate[]
  readonly ratios: readonly Ratio[]
  readonly flips: Flips
  readonly alpha: number
}

/** Bounds are at 95 % where the run asked for no confidence. */
const SHOWN_ALPHA = 0.05
const P50: Decimal = { text: '0.5', numerator: 5n, scale: 1 }
const P95: Decimal = { text: '0.95', numerator: 95n, scale: 2 }

export function compareContract(
  ledger: Ledger,
  contractIndex: number,
  loads: readonly JournalLoad[],
): ContractComparison {
  const { plan } = ledger
  const requirements = plan.contracts[contractIndex]?.requirements ?? []
  const alpha = plan.confidence === null ? SHOWN_ALPHA : alphaOf(plan.confidence)
  const m = requirementCount(plan)
  const drops = requirements.filter((one): one is DropRequirement => one.kind === 'max-drop')
  const compared: (ShareRequirement | DropRequirement)[] = requirements.filter(
    (one): one is ShareRequirement => one.kind === 'share',
  )
  compared.push(...drops.filter((drop) => !compared.some((one) => one.id === drop.rate)))
  const rates = compared.map((one) => {
    const id = one.kind === 'max-drop' ? one.rate : one.id
    const drop = drops.find((each) => each.rate === id)
    return pairedRate(id, collectPairs(ledger, contractIndex, one), drop ? numberOf(drop.maxDrop) : null, alpha, m)
  })
  const random = seededRandom(plan.seed + contractIndex)
  const ratios = ratiosOf(ledger, contractIndex, figuresOf(requirements), 1 - 2 * alpha, random).map((ratio) =>
    ratio.measure === 'cost_per_call' ? hourlyRatio(ledger, contractIndex, loads, ratio) : ratio,
  )
  return { rates, ratios, flips: findFlips(ledger, contractIndex), alpha }
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
  return numberOf(a.quantile) === numberOf(b.quantile)
}
