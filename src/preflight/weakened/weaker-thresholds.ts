import type { Contract } from '../../contract/contract.ts'
import { DEFAULT_MAX_DROP, ratesInForce, regressionInForce, thresholdsInForce } from '../../contract/policy/in-force.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import { type Regressions, regressionEntries } from '../../contract/regressions.ts'
import { type Thresholds, thresholdEntries } from '../../contract/threshold-set.ts'
import { RATE_NAMES, type RateName } from '../../contract/thresholds.ts'

/** A bar that stands lower than it did, or not at all (`now` null); `pointer` below `thresholds` or `regression`. */
export interface WeakerThreshold {
  readonly pointer: string
  readonly was: string
  readonly now: string | null
}

interface Entry<Bars> {
  readonly pointer: string
  readonly shown: string | null
  readonly asksLessThan: (other: Bars) => boolean
}

/** Every bar of the earlier set that the later one asks less of, or no longer. */
function weaker<Bars>(
  entries: (bars: Bars) => readonly Entry<Bars>[],
  base: Bars,
  head: Bars,
): readonly WeakerThreshold[] {
  const later = new Map(entries(head).map((entry) => [entry.pointer, entry]))
  return entries(base).flatMap(({ pointer, shown }): readonly WeakerThreshold[] => {
    if (shown === null) return []
    const now = later.get(pointer)
    if (now === undefined || now.shown === null) return [{ pointer, was: shown, now: null }]
    return now.asksLessThan(base) ? [{ pointer, was: shown, now: now.shown }] : []
  })
}

export const weakerThresholds = (base: Thresholds, head: Thresholds): readonly WeakerThreshold[] =>
  weaker(thresholdEntries, base, head)

/** Comparisons with the baseline that allow more than they did, or are gone. */
export const weakerRegressions = (base: Regressions, head: Regressions): readonly WeakerThreshold[] =>
  weaker(regressionEntries, base, head)

/** A contract under the policy that is in force for it. */
export interface ContractUnderPolicy {
  readonly contract: Contract
  readonly policy: Policy
}

/** A share that follows a later stage's down is told of that stage. */
export function weakerThresholdsInForce(
  base: ContractUnderPolicy,
  head: ContractUnderPolicy,
): readonly WeakerThreshold[] {
  const all = weakerThresholds(
    thresholdsInForce(base.contract, base.policy),
    thresholdsInForce(head.contract, head.policy),
  )
  const inForce = [base, head].map(({ contract, policy }) => ratesInForce(contract, policy))
  return all.filter(({ pointer }) => {
    const sources = inForce.map((rates) => rates[pointer.slice(1) as RateName]?.inheritedFrom)
    return !all.some((other) => sources.some((source) => other.pointer === `/${source}`))
  })
}

/** Margins as they are in force: a compared rate that nobody names has its own. */
export const weakerRegressionsInForce = (
  base: ContractUnderPolicy,
  head: ContractUnderPolicy,
): readonly WeakerThreshold[] =>
  weakerRegressions(marginsOf(base), marginsOf(head)).filter(
    // A rate that is not asked any more is told of its threshold.
    ({ pointer, now }) => now !== null || isStillAsked(head, pointer),
  )

function marginsOf({ contract, policy }: ContractUnderPolicy): Regressions {
  const named = regressionInForce(contract, policy)
  const asked = ratesInForce(contract, policy)
  const unnamed = RATE_NAMES.filter((rate) => asked[rate] && named.rates[rate] === undefined)
  return {
    ...named,
    rates: { ...named.rates, ...Object.fromEntries(unnamed.map((rate) => [rate, { maxDrop: DEFAULT_MAX_DROP }])) },
  }
}

function isStillAsked({ contract, policy }: ContractUnderPolicy, pointer: string): boolean {
  const rate = RATE_NAMES.find((name) => pointer === `/${name}`)
  return (
    rate === undefined ||
    regressionInForce(contract, policy).rates[rate] === null ||
    Boolean(ratesInForce(contract, policy)[rate])
  )
}
