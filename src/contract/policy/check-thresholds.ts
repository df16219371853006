import type { Problem } from '../../problem/problem.ts'
import type { Contract } from '../contract.ts'
import { thresholdEntries } from '../threshold-set.ts'
import { RATE_NAMES, type RateName } from '../thresholds.ts'
import { belowFloors, dotted } from './load-policy.ts'
import type { Policy } from './policy.ts'

/**
 * Contracts held against the policy: no threshold below its floor, none that nothing in the contract can be asked.
 * Either would pass without meaning anything.
 */
export function checkThresholds(contracts: readonly Contract[], policy: Policy): readonly Problem[] {
  return contracts.flatMap((contract) => [
    ...belowFloors('threshold-below-floor', contract, policy.floors),
    ...notAskable(contract),
    ...withoutRequirement(contract, policy),
  ])
}

function notAskable(contract: Contract): readonly Problem[] {
  const problems: Problem[] = []
  const check = (pointer: string, rate: RateName, asked: unknown): void => {
    const missing = asked === undefined || asked === null ? null : whatIsMissing(contract, rate)
    if (missing)
      problems.push({
        code: 'threshold-not-askable',
        args: { what: dotted(pointer), missing },
        place: contract.placeOf(pointer),
      })
  }
  for (const rate of RATE_NAMES) {
    check(`/thresholds/${rate}`, rate, contract.thresholds.rates[rate])
    check(`/thresholds/per_group/${rate}`, rate, contract.thresholds.perGroup[rate])
    check(`/regression/${rate}`, rate, contract.regression.rates[rate])
  }
  const perGroup = Object.values(contract.thresholds.perGroup).some((share) => share !== null)
  if (perGroup && contract.cases.groups.length === 0)
    problems.push({
      code: 'group-threshold-without-groups',
      args: {},
      place: contract.placeOf('/thresholds/per_group'),
    })
  return problems
}

/** What a contract would need before a rate could be asked of it; null where it has that. */
function whatIsMissing(contract: Contract, rate: RateName): string | null {
  const { counts } = contract.cases
  switch (rate) {
    case 'match_rate':
      return counts.expectValues === 0 ? 'expected value (expect: equals, match, pointers, tool_calls)' : null
    case 'tool_rate':
      return counts.expectCalls === 0 ? 'expected call (expect: tool_calls)' : null
    // Asked of every answer, also by default; where nothing has a schema the loader warns.
    case 'schema_rate':
    case 'parse_rate':
    case 'case_rate':
      return null
  }
}

/** No contract passes without a requirement: where every default is dropped, something else must be asked. */
function withoutRequirement(contract: Contract, policy: Policy): readonly Problem[] {
  const byDefault = new Set<RateName>(['parse_rate', 'schema_rate', 'tool_rate', 'match_rate'])
  const asked = RATE_NAMES.some((rate) => {
    const stated =
      contract.thresholds.rates[rate] ??
      (contract.thresholds.rates[rate] === null ? null : policy.thresholds.rates[rate])
    return whatIsMissing(contract, rate) === null && (stated === undefined ? byDefault.has(rate) : stated !== null)
  })
  const other = [...thresholdEntries(contract.thresholds), ...thresholdEntries(policy.thresholds)].some(
    (entry) => entry.shown !== null && entry.pointer.lastIndexOf('/') > 0 && !isDropped(contract, entry.pointer),
  )
  return asked || other ? [] : [{ code: 'no-requirement', args: {}, place: contract.placeOf('/thresholds') }]
}

const isDropped = (contract: Contract, pointer: string): boolean =>
  thresholdEntries(contract.thresholds).some((entry) => entry.pointer === pointer && entry.shown === null)
