import type { Difference, OutcomeKind } from '../../outcome/outcome.ts'
import type { ReportFailure } from '../reported-call.ts'
import type { ReportContract, ReportDifferenceRow } from '../reported-contract.ts'
import { differenceWhere, failureRow } from './failure-row.ts'
import type { Inline } from './inline.ts'
import { code, inline } from './inline.ts'

/** Failures of one kind: one row with a count. */
export interface FailureKind {
  readonly where: Inline
  readonly expected: Inline
  readonly found: Inline
  readonly calls: number
  /** Case ids in the order of the plan, each once. */
  readonly cases: readonly string[]
  readonly groups: Readonly<Record<string, number>>
  readonly outcome: OutcomeKind
}

interface KindCount {
  readonly first: FailureKind
  calls: number
  readonly cases: Set<string>
  readonly groups: Map<string, number>
}

/**
 * The kinds of a contract's failures, most calls first. Differing values come counted in `differences`; the others are
 * counted here from `failures`, of which a report holds at most 10,000 a contract.
 */
export function failureKinds(contract: ReportContract): readonly FailureKind[] {
  const gathered = new Map<string, KindCount>()
  for (const failure of contract.failures) {
    if (isDifference(failure.outcome) && contract.differences.length > 0) continue
    gather(gathered, failure)
  }
  const others = [...gathered.values()].map(({ first, calls, cases, groups }) => ({
    ...first,
    calls,
    cases: [...cases],
    groups: Object.fromEntries(groups),
  }))
  const kinds = [...contract.differences.map(differenceKind), ...others]
  return kinds.sort((a, b) => rank(a.outcome) - rank(b.outcome) || b.calls - a.calls)
}

export const isDifference = (outcome: OutcomeKind): outcome is 'mismatch' | 'wrong-arguments' =>
  outcome === 'mismatch' || outcome === 'wrong-arguments'

/** What was not measured tells nothing about the model and stands last. */
const rank = (outcome: OutcomeKind): number => (outcome === 'not-run' ? 2 : outcome === 'unmeasured' ? 1 : 0)

function gather(gathered: Map<string, KindCount>, failure: ReportFailure): void {
  const { where, expected, found } = failureRow(failure)
  const key = JSON.stringify([failure.outcome, where, expected, found])
  let kind = gathered.get(key)
  if (kind === undefined) {
    const first = { where, expected, found, calls: 0, cases: [], groups: {}, outcome: failure.outcome }
    kind = { first, calls: 0, cases: new Set(), groups: new Map() }
    gathered.set(key, kind)
  }
  kind.calls++
  kind.cases.add(failure.case)
  if (failure.group !== null) kind.groups.set(failure.group, (kind.groups.get(failure.group) ?? 0) + 1)
}

const placeOf = (where: string): Inline => (where === '' ? inline`the whole value` : [code(where)])

export const differencePlace = (difference: Difference): Inline => placeOf(differenceWhere(difference))

const differenceKind = (row: ReportDifferenceRow): FailureKind => ({
  where: placeOf(row.where),
  expected: [code(row.expected)],
  found: [code(row.came)],
  calls: row.calls,
  cases: row.cases,
  groups: row.groups,
  outcome: 'mismatch',
})
