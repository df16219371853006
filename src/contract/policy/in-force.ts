import type { Place } from '../../problem/problem.ts'
import type { Contract } from '../contract.ts'
import { compareDecimals } from '../decimal.ts'
import { type Regressions, regressionOver } from '../regressions.ts'
import { type Thresholds, thresholdsOver } from '../threshold-set.ts'
import { type Decimal, RATE_NAMES, type RateName } from '../thresholds.ts'
import type { Policy } from './policy.ts'

/** What a contract is held to, where it was said, and by whom. */
export interface InForce<T> {
  readonly value: T
  readonly from: 'contract' | 'policy' | 'default'
  readonly place: Place | null
}

export interface RateInForce extends InForce<Decimal> {
  /** The later stage whose share an unnamed rate takes. */
  readonly inheritedFrom?: RateName
}

const ONE: Decimal = { text: '1', numerator: 1n, scale: 0 }
/**
 * How far a compared rate may fall below the baseline's where nobody names it (docs/statistics.md#against-a-baseline).
 */
export const DEFAULT_MAX_DROP: Decimal = { text: '0.02', numerator: 2n, scale: 2 }
const STAGES: readonly RateName[] = ['parse_rate', 'schema_rate', 'tool_rate', 'match_rate']

/** Key by key: the contract's word, else the policy's. null takes it away; undefined: neither says anything. */
export function stated<T>(
  { contract, policy }: { readonly contract: Contract; readonly policy: Policy },
  pointer: string,
  own: T | null | undefined,
  policys: T | null | undefined,
): InForce<T> | null | undefined {
  if (own !== undefined) return own && { value: own, from: 'contract', place: contract.placeOf(pointer) }
  if (policys !== undefined) return policys && { value: policys, from: 'policy', place: policy.placeOf(pointer) }
  return undefined
}

/** Whether any case of the contract can be asked for a rate. */
export function canAsk({ cases: { counts } }: Contract, rate: RateName): boolean {
  if (rate === 'tool_rate') return counts.expectCalls > 0
  return rate === 'match_rate' ? counts.expectValues > 0 : true
}

export const statedRate = (contract: Contract, policy: Policy, rate: RateName): InForce<Decimal> | null | undefined =>
  stated({ contract, policy }, `/thresholds/${rate}`, contract.thresholds.rates[rate], policy.thresholds.rates[rate])

/**
 * The shares that a contract is held to (docs/statistics.md#shares-in-force). A stage that nobody names takes the share
 * of the nearest later stage that is named and asked; where there is none it is 1. The policy's floor raises it.
 */
export function ratesInForce(contract: Contract, policy: Policy): Readonly<Partial<Record<RateName, RateInForce>>> {
  const found: Partial<Record<RateName, RateInForce>> = {}
  for (const rate of RATE_NAMES) {
    if (!canAsk(contract, rate)) continue
    const named = statedRate(contract, policy, rate)
    if (named) found[rate] = named
    else if (named === undefined && STAGES.includes(rate))
      found[rate] = raised(policy, rate, unnamed(contract, policy, rate))
  }
  return found
}

function unnamed(contract: Contract, policy: Policy, rate: RateName): RateInForce {
  for (const later of STAGES.slice(STAGES.indexOf(rate) + 1)) {
    const named = canAsk(contract, later) ? statedRate(contract, policy, later) : null
    if (named) return { value: named.value, from: 'default', place: named.place, inheritedFrom: later }
  }
  return { value: ONE, from: 'default', place: null }
}

function raised(policy: Policy, rate: RateName, own: RateInForce): RateInForce {
  const floor = policy.floors.rates[rate]
  if (!floor || compareDecimals(own.value, floor) >= 0) return own
  return { value: floor, from: 'policy', place: policy.placeOf(`/floors/${rate}`) }
}

/** Every threshold that a contract is held to. */
export function thresholdsInForce(contract: Contract, policy: Policy): Thresholds {
  const rates = Object.fromEntries(
    Object.entries(ratesInForce(contract, policy)).map(([rate, { value }]) => [rate, value]),
  )
  const dropped = RATE_NAMES.filter((rate) => canAsk(contract, rate) && statedRate(contract, policy, rate) === null)
  return {
    ...thresholdsOver(contract.thresholds, policy.thresholds),
    rates: { ...Object.fromEntries(dropped.map((rate) => [rate, null])), ...rates },
  }
}

/** `regression:` of a contract, key by key over the policy's. */
export const regressionInForce = (contract: Contract, policy: Policy): Regressions =>
  regressionOver(contract.regression, policy.regression)
