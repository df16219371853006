import type { Contract } from '../contract/contract.ts'
import type { Policy } from '../contract/policy/policy.ts'
import { type Decimal, RATE_NAMES, type RateName, type SpeedName } from '../contract/thresholds.ts'
import type { Place, Problem } from '../problem/problem.ts'
import type { Requirement } from './requirement.ts'
import { type Asks, asksOfGroups, isAsked } from './requirement-asks.ts'
import type { DroppedCode } from './requirement-codes.ts'
import { regressionRequirements } from './requirement-regression.ts'

export interface ResolvedRequirements {
  readonly requirements: readonly Requirement[]
  /** Defaults that nothing in the contract can be asked, and comparisons without a baseline: listed, never silent. */
  readonly dropped: readonly Problem<DroppedCode>[]
}

/** Where a merged threshold came from. */
export interface Merged<T> {
  readonly value: T
  readonly from: Requirement['from']
  readonly place: Place | null
}

const SPEED_NAMES: readonly SpeedName[] = ['latency', 'time_to_first_token', 'tokens_per_second']
const ONE: Decimal = { text: '1', numerator: 1n, scale: 0 }

/**
 * Thresholds merged key by key, contract over policy over the defaults (contract.md, "Reading rules"), as the list of
 * what the run must show. `baseline` tells whether the run has one, `golden` that it is the cases' golden outputs.
 */
export function resolveRequirements(
  contract: Contract,
  policy: Policy,
  run: { readonly baseline: boolean; readonly golden?: boolean },
): ResolvedRequirements {
  const asks = asksOfGroups(contract.cases)
  const dropped: Problem<DroppedCode>[] = []
  const requirements: Requirement[] = [
    ...rateRequirements(contract, policy, asks(null), dropped),
    ...groupRequirements(contract, policy, asks, dropped),
    ...speedRequirements(contract, policy),
    ...costRequirements(contract, policy),
  ]
  const regressions = regressionRequirements(contract)
  if (run.baseline) {
    const comparable = regressions.filter((one) => !(run.golden && one.kind === 'max-increase'))
    const untimed = regressions.filter((one) => !comparable.includes(one))
    requirements.push(...comparable)
    dropped.push(...untimed.map((one) => drop('regression-against-golden', one.id, one.place)))
  } else dropped.push(...regressions.map((one) => drop('regression-without-baseline', one.id, one.place)))
  return { requirements, dropped }
}

/** Key by key: the contract's word, else the policy's, else the default's. null takes the requirement away. */
function merged<T>(
  contract: Contract,
  policy: Policy,
  pointer: string,
  own: T | null | undefined,
  policys: T | null | undefined,
  fallback?: T,
): Merged<T> | null {
  if (own !== undefined) return own === null ? null : { value: own, from: 'contract', place: contract.placeOf(pointer) }
  if (policys !== undefined)
    return policys === null ? null : { value: policys, from: 'policy', place: policy.placeOf(pointer) }
  return fallback === undefined ? null : { value: fallback, from: 'default', place: null }
}

function rateRequirements(
  contract: Contract,
  policy: Policy,
  asks: Asks,
  dropped: Problem<DroppedCode>[],
): Requirement[] {
  return RATE_NAMES.flatMap((rate): Requirement[] => {
    const applies = isAsked(rate, asks)
    const fallback = rate !== 'case_rate' && applies ? ONE : undefined
    const own = contract.thresholds.rates[rate]
    const least = merged(contract, policy, `/thresholds/${rate}`, own, policy.thresholds.rates[rate], fallback)
    if (!least) return []
    if (!applies) {
      dropped.push(drop('requirement-not-asked', rate, least.place))
      return []
    }
    return [rateShare(rate, rate, least, null)]
  })
}

function groupRequirements(
  contract: Contract,
  policy: Policy,
  asks: (group: string | null) => Asks,
  dropped: Problem<DroppedCode>[],
): Requirement[] {
  const { groups } = contract.cases
  return RATE_NAMES.flatMap((rate): Requirement[] => {
    const own = contract.thresholds.perGroup[rate]
    const least = merged(contract, policy, `/thresholds/per_group/${rate}`, own, policy.thresholds.perGroup[rate])
    if (!least) return []
    if (groups.length === 0) dropped.push(drop('requirement-without-groups', `per_group.${rate}`, least.place))
    return groups.flatMap((group): Requirement[] => {
      const id = `per_group.${group}.${rate}`
      if (isAsked(rate, asks(group))) return [rateShare(id, rate, least, group)]
      dropped.push(drop('requirement-not-asked', id, least.place))
      return []
    })
  })
}

function rateShare(id: string, rate: RateName, least: Merged<Decimal>, group: string | null): Requirement {
  return {
    kind: 'share',
    id,
    from: least.from,
    place: least.place,
    question: { kind: 'rate', rate },
    least: least.value,
    group,
  }
}

function speedRequirements(contract: Contract, policy: Policy): Requirement[] {
  return SPEED_NAMES.flatMap((measure) => {
    const own = contract.thresholds.speeds[measure] ?? {}
    const policys = policy.thresholds.speeds[measure] ?? {}
    const names = [...new Set([...Object.keys(own), ...Object.keys(policys)])].sort()
    return names.flatMap((name): Requirement[] => {
      const limit = merged(contract, policy, `/thresholds/${measure}/${name}`, own[name], policys[name])
      if (!limit) return []
      const { from, place, value } = limit
      const question = { kind: 'speed', measure, limit: value.limit } as const
      return [{ kind: 'share', id: `${measure}.${name}`, from, place, question, least: value.quantile, group: null }]
    })
  })
}

function costRequirements(contract: Contract, policy: Policy): Requirement[] {
  const own = contract.thresholds.costPerCallMeanUsd
  const atMost = merged(contract, policy, '/thresholds/cost_per_call/mean', own, policy.thresholds.costPerCallMeanUsd)
  if (!atMost) return []
  return [
    { kind: 'mean-cost', id: 'cost_per_call.mean', from: atMost.from, place: atMost.place, atMostUsd: atMost.value },
  ]
}

function drop(code: DroppedCode, id: string, place: Place | null): Problem<DroppedCode> {
  return place ? { code, args: { id }, place } : { code, args: { id } }
}
