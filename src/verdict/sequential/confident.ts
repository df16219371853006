import type { Decimal } from '../../contract/thresholds.ts'
import type { Plan, PlannedContract } from '../../plan/plan.ts'
import type { Requirement } from '../../plan/requirement.ts'
import type { CaseFacts } from '../ledger/case-facts.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { plannedPlaces } from '../ledger/places.ts'
import { asksUnit, type UnitRef } from '../ledger/unit-ref.ts'
import { type Boundaries, sequentialBoundaries } from './boundaries.ts'

export const numberOf = (decimal: Decimal): number => Number(decimal.numerator) / 10 ** decimal.scale

/** 1 − c from the decimal text, without a float's rounding of c. */
export function alphaOf(confidence: Decimal): number {
  const scale = 10n ** BigInt(confidence.scale)
  return Number(scale - confidence.numerator) / 10 ** confidence.scale
}

export const isOne = (share: Decimal): boolean => share.numerator >= 10n ** BigInt(share.scale)

/** Requirements of the whole run that decide: m of the Bonferroni bound for failures. */
export const requirementCount = (plan: Plan): number => countOf(plan, ({ decides }) => decides !== false)

/** Those, and the rates that are compared without deciding: m of the word `regressed` (verdict.md §5). */
export const claimCount = (plan: Plan): number =>
  countOf(plan, ({ decides, kind }) => decides !== false || kind === 'max-drop')

/** At least 1, also where only what does not decide is asked. */
const countOf = ({ contracts }: Plan, isCounted: (requirement: Requirement) => boolean): number =>
  Math.max(
    1,
    contracts.reduce((sum, { requirements }) => sum + requirements.filter(isCounted).length, 0),
  )

/** The share that a requirement must prove; null where it is judged as observed (a mean, a least of 1, pairs). */
export function shareToProve(requirement: Requirement): Decimal | null {
  if (requirement.kind !== 'share' && requirement.kind !== 'agreement') return null
  return isOne(requirement.least) || requirement.least.numerator === 0n ? null : requirement.least
}

/** What a confident verdict on a requirement speaks about. */
export const claimOf = ({ claim, speedClaim }: PlannedContract, requirement: Requirement): 'calls' | 'cases' =>
  requirement.kind === 'share' && requirement.question.kind === 'speed' ? (speedClaim ?? claim) : claim

/** Whether a unit counts under the claim: every sample for calls, the first of each case for cases. */
export const countsUnder = (planned: PlannedContract, requirement: Requirement, ref: UnitRef): boolean =>
  claimOf(planned, requirement) === 'calls' || ref.sample === 0

/**
 * Yes/no answers that the plan can bring for a requirement: the N of its sequential rule, or with `isObserved` that of
 * the observed share, in which every sample counts whatever the claim.
 */
export function plannedAnswers(
  ledger: Pick<Ledger, 'plan' | 'caseFacts'>,
  contractIndex: number,
  requirement: Requirement,
  isObserved = false,
): number {
  const planned = ledger.plan.contracts[contractIndex] as PlannedContract
  let count = 0
  for (const place of plannedPlaces(ledger.plan)) {
    const slot = ledger.plan.slotAt(place)
    if (slot.contractIndex !== contractIndex) continue
    const ref: UnitRef = { place, ...slot, facts: ledger.caseFacts(contractIndex, slot.caseIndex) }
    if (asksUnit(ledger as Ledger, requirement, ref) && (isObserved || countsUnder(planned, requirement, ref)))
      count += answersOf(requirement, ref.facts)
  }
  return count
}

const answersOf = (requirement: Requirement, facts: CaseFacts): number =>
  requirement.kind === 'share' && requirement.question.kind === 'speed' ? facts.turns : 1

/** Boundaries by (N, least, α, α/m), each computed once. */
export function createBoundaryTable(confidence: Decimal): (units: number, least: Decimal, m: number) => Boundaries {
  const known = new Map<string, Boundaries>()
  const alpha = alphaOf(confidence)
  return (units, least, m) => {
    const key = `${units} ${least.numerator}/${least.scale} ${m}`
    let boundaries = known.get(key)
    if (!boundaries) {
      boundaries = sequentialBoundaries({ units, least: numberOf(least), alpha, failAlpha: alpha / m })
      known.set(key, boundaries)
    }
    return boundaries
  }
}
