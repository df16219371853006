import type { Contract } from '../contract/contract.ts'
import { canAsk, type InForce, ratesInForce, stated, statedRate } from '../contract/policy/in-force.ts'
import type { Policy } from '../contract/policy/policy.ts'
import { type Decimal, RATE_NAMES, type RateName, SPEED_NAMES } from '../contract/thresholds.ts'
import type { Place, Problem } from '../problem/problem.ts'
import type { Code } from '../problem/problems.ts'
import type { RateRequirement, Requirement } from './requirement.ts'
import { type Asks, asksOfGroups, isAsked } from './requirement-asks.ts'
import { type ComparedBy, comparisons, NOT_WITH_GOLDEN, namedComparisons } from './requirement-regression.ts'

export interface ResolvedRequirements {
  readonly requirements: readonly Requirement[]
  /** Defaults that nothing in the contract can be asked, and comparisons without a baseline: listed, never silent. */
  readonly dropped: readonly Problem[]
}

/** How the run compares, and with what: a model's answers, the cases' golden outputs, or nothing. */
export interface RunComparison extends ComparedBy {
  readonly baseline: boolean
  readonly golden?: boolean
}

/**
 * Thresholds and comparisons in force, key by key (docs/contracts.md#reading-rules), as the list of what the run must
 * show. Under `judge: relative` the rates' thresholds are listed and decide nothing; the policy's floors then stand for
 * themselves.
 */
export function resolveRequirements(contract: Contract, policy: Policy, run: RunComparison): ResolvedRequirements {
  const asks = asksOfGroups(contract.cases)
  const dropped: Problem[] = []
  const rates = [...rateRequirements(contract, policy, dropped), ...groupRequirements(contract, policy, asks, dropped)]
  const isRelative = run.judge === 'relative' && run.baseline
  const requirements: Requirement[] = [
    ...(isRelative
      ? [...rates.map((one) => ({ ...one, decides: false as const })), ...floorRequirements(contract, policy, asks)]
      : rates),
    ...speedRequirements(contract, policy),
    ...costRequirements(contract, policy),
    ...comparisonRequirements(contract, policy, run, dropped),
  ]
  return { requirements, dropped }
}

function comparisonRequirements(
  contract: Contract,
  policy: Policy,
  run: RunComparison,
  dropped: Problem[],
): readonly Requirement[] {
  if (!run.baseline) {
    const named = namedComparisons(contract, policy)
    dropped.push(...named.map((one) => drop('regression-without-baseline', one.id, one.place)))
    return []
  }
  if (!run.golden) return comparisons(contract, policy, run)
  return namedComparisons(contract, policy).filter(({ kind, id, place }) => {
    const code = NOT_WITH_GOLDEN[kind]
    if (code !== null) dropped.push(drop(code, id, place))
    return code === null
  })
}

function rateRequirements(contract: Contract, policy: Policy, dropped: Problem[]): RateRequirement[] {
  const inForce = ratesInForce(contract, policy)
  return RATE_NAMES.flatMap((rate): RateRequirement[] => {
    const least = inForce[rate]
    if (least) return [rateRequirement(rate, rate, least, null)]
    const stated = canAsk(contract, rate) ? null : statedRate(contract, policy, rate)
    if (stated) dropped.push(drop('requirement-not-asked', rate, stated.place))
    return []
  })
}

/** The policy's floors by themselves, of what the contract can be asked. */
function floorRequirements(
  contract: Contract,
  { floors, placeOf }: Policy,
  asks: (group: string | null) => Asks,
): readonly RateRequirement[] {
  const floor = (pointer: string, value: Decimal): InForce<Decimal> => ({
    value,
    from: 'policy',
    place: placeOf(`/floors/${pointer}`),
  })
  return RATE_NAMES.flatMap((rate) => {
    const [whole, each] = [floors.rates[rate], floors.perGroup[rate]]
    const groups = each ? contract.cases.groups.filter((group) => isAsked(rate, asks(group))) : []
    return [
      ...(whole && canAsk(contract, rate)
        ? [{ ...rateRequirement(`floor.${rate}`, rate, floor(rate, whole), null), floor: true as const }]
        : []),
      ...(each
        ? groups.map((group) => ({
            ...rateRequirement(`floor.per_group.${group}.${rate}`, rate, floor(`per_group/${rate}`, each), group),
            floor: true as const,
          }))
        : []),
    ]
  })
}

function groupRequirements(
  contract: Contract,
  policy: Policy,
  asks: (group: string | null) => Asks,
  dropped: Problem[],
): RateRequirement[] {
  const { groups } = contract.cases
  return RATE_NAMES.flatMap((rate): RateRequirement[] => {
    const [own, policys] = [contract.thresholds.perGroup[rate], policy.thresholds.perGroup[rate]]
    const least = stated({ contract, policy }, `/thresholds/per_group/${rate}`, own, policys)
    if (!least) return []
    if (groups.length === 0) dropped.push(drop('requirement-without-groups', `per_group.${rate}`, least.place))
    return groups.flatMap((group): RateRequirement[] => {
      const id = `per_group.${group}.${rate}`
      if (isAsked(rate, asks(group))) return [rateRequirement(id, rate, least, group)]
      dropped.push(drop('requirement-not-asked', id, least.place))
      return []
    })
  })
}

function rateRequirement(id: string, rate: RateName, least: InForce<Decimal>, group: string | null): RateRequirement {
  return { kind: 'rate', id, from: least.from, place: least.place, rate, least: least.value, group }
}

function speedRequirements(contract: Contract, policy: Policy): Requirement[] {
  return SPEED_NAMES.flatMap((measure) => {
    const own = contract.thresholds.speeds[measure] ?? {}
    const policys = policy.thresholds.speeds[measure] ?? {}
    const names = [...new Set([...Object.keys(own), ...Object.keys(policys)])].sort()
    return names.flatMap((name): Requirement[] => {
      const limit = stated({ contract, policy }, `/thresholds/${measure}/${name}`, own[name], policys[name])
      if (!limit) return []
      const { from, place, value } = limit
      return [
        { kind: 'speed', id: `${measure}.${name}`, from, place, measure, limit: value.limit, quantile: value.quantile },
      ]
    })
  })
}

function costRequirements(contract: Contract, policy: Policy): Requirement[] {
  const own = contract.thresholds.costPerCallMeanUsd
  const policys = policy.thresholds.costPerCallMeanUsd
  const atMost = stated({ contract, policy }, '/thresholds/cost_per_call/mean', own, policys)
  if (!atMost) return []
  return [
    { kind: 'mean-cost', id: 'cost_per_call.mean', from: atMost.from, place: atMost.place, atMostUsd: atMost.value },
  ]
}

function drop(code: Code, id: string, place: Place | null): Problem {
  return place ? { code, args: { id }, place } : { code, args: { id } }
}
