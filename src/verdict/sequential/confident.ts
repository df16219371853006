import { decimalToNumber } from '../../contract/decimal.ts'
import type { Decimal } from '../../contract/thresholds.ts'
import type { Plan, PlannedContract } from '../../plan/plan.ts'
import type { Requirement } from '../../plan/requirement.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { plannedPlaces } from '../ledger/places.ts'
import type { UnitRef } from '../ledger/unit-ref.ts'
import type { ShareQuestion } from '../share-question.ts'
import { enoughFor } from '../statistics/percentile.ts'
import { type Boundaries, sequentialBoundaries } from './boundaries.ts'

/** 1 − c from the decimal text, without a float's rounding of c. */
export function alphaOf(confidence: Decimal): number {
  const scale = 10n ** BigInt(confidence.scale)
  return Number(scale - confidence.numerator) / 10 ** confidence.scale
}

/** What a confident plan is proven at. */
export type Proving = Pick<Plan, 'candidates'> & { readonly confidence: Decimal }

export const isProving = (plan: Plan): plan is Plan & Proving => plan.confidence !== null

/** α of the pass side: where any of k candidates is enough, each may spend a k-th (docs/candidates.md#how-many-must-pass). */
export const passAlphaOf = ({ confidence, candidates = 1 }: Proving): number => alphaOf(confidence) / candidates

export const isOne = (share: Decimal): boolean => share.numerator >= 10n ** BigInt(share.scale)

/** Requirements of the whole run that decide: m of the Bonferroni bound for failures. */
export const requirementCount = (plan: Plan): number => countOf(plan, ({ decides }) => decides !== false)

/** At least 1, also where only what does not decide is asked. */
export const countOf = ({ contracts }: Plan, isCounted: (requirement: Requirement) => boolean): number =>
  Math.max(
    1,
    contracts.reduce((sum, { requirements }) => sum + requirements.filter(isCounted).length, 0),
  )

/** The share that a question must prove; null where it is judged as observed (a least of 0 or 1, or no share at all). */
export const shareToProve = (question: ShareQuestion | null): Decimal | null =>
  question === null || isOne(question.least) || question.least.numerator === 0n ? null : question.least

/** Whether a unit counts under the claim: every sample for calls, the first of each case for cases. */
export const countsUnder = (planned: PlannedContract, { claim }: ShareQuestion, { sample }: UnitRef): boolean =>
  claim(planned) === 'calls' || sample === 0

/**
 * Yes/no answers that the plan can bring to a question: the N of its sequential rule, or with `isObserved` that of
 * the observed share, in which every sample counts whatever the claim.
 */
export function plannedAnswers(
  ledger: Pick<Ledger, 'plan' | 'caseFacts'>,
  contractIndex: number,
  question: ShareQuestion,
  isObserved = false,
): number {
  const planned = ledger.plan.contracts[contractIndex] as PlannedContract
  let count = 0
  for (const place of plannedPlaces(ledger.plan)) {
    const slot = ledger.plan.slotAt(place)
    if (slot.contractIndex !== contractIndex) continue
    const ref: UnitRef = { place, ...slot, facts: ledger.caseFacts(contractIndex, slot.caseIndex) }
    if (question.asks(ledger, ref) && (isObserved || countsUnder(planned, question, ref)))
      count += question.plannedAnswers(ref.facts)
  }
  return count
}

/**
 * A percentile needs 1/(1−q) planned calls; below that it is shown, not judged. What is planned counts: a call that the
 * endpoint refused has no time, and must not take the requirement away with it.
 */
export const isJudgable = ({ isPercentile, least }: ShareQuestion, planned: () => number): boolean =>
  !isPercentile || isOne(least) || enoughFor(least, planned())

/** Boundaries by (N, least, α, α/m), each computed once. */
export function createBoundaryTable(proving: Proving): (units: number, least: Decimal, m: number) => Boundaries {
  const known = new Map<string, Boundaries>()
  const alpha = passAlphaOf(proving)
  const failAlpha = alphaOf(proving.confidence)
  return (units, least, m) => {
    const key = `${units} ${least.numerator}/${least.scale} ${m}`
    let boundaries = known.get(key)
    if (!boundaries) {
      boundaries = sequentialBoundaries({ units, least: decimalToNumber(least), alpha, failAlpha: failAlpha / m })
      known.set(key, boundaries)
    }
    return boundaries
  }
}
