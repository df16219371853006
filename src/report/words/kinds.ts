import type { OutcomeKind } from '../../outcome/outcome.ts'
import type { ReportContract, ReportDifferenceRow, ReportFailure } from '../report.ts'
import { failureRow } from './failure-row.ts'
import type { Phrase } from './phrase.ts'
import { code, phrase } from './phrase.ts'

/** Failures of one kind: one row with a count. */
export interface FailureKind {
  readonly where: Phrase
  readonly expected: Phrase
  readonly found: Phrase
  readonly calls: number
  /** Case ids in the order of the plan, each once. */
  readonly cases: readonly string[]
  readonly groups: Readonly<Record<string, number>>
  readonly outcome: OutcomeKind
}

interface Gathering {
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
  const gathered = new Map<string, Gathering>()
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

const isDifference = (outcome: OutcomeKind): boolean => outcome === 'mismatch' || outcome === 'wrong-arguments'

/** What was not measured tells nothing about the model and stands last. */
const rank = (outcome: OutcomeKind): number => (outcome === 'not-run' ? 2 : outcome === 'unmeasured' ? 1 : 0)

function gather(gathered: Map<string, Gathering>, failure: ReportFailure): void {
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

const differenceKind = (row: ReportDifferenceRow): FailureKind => ({
  where: row.where === '' ? phrase`the whole value` : [code(row.where)],
  expected: [code(row.expected)],
  found: [code(row.came)],
  calls: row.calls,
  cases: row.cases,
  groups: row.groups,
  outcome: 'mismatch',
})
