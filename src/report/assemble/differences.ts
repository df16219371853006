import type { Difference } from '../../outcome/outcome.ts'
import { HIDDEN } from '../../outcome/shown.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import type { ReportDifferenceRow } from '../report.ts'
import { differenceWhere } from '../text/failure-row.ts'

interface Row {
  readonly where: string
  readonly expected: string
  readonly came: string
  calls: number
  readonly cases: Set<string>
  readonly groups: Map<string, number>
}

/**
 * Values that differ from the expected ones, counted by place and value over the failures whose evidence is kept. Most
 * calls first; a call counts once a row.
 */
export function assembleDifferences(
  ledger: Ledger,
  contractIndex: number,
  showValues: boolean,
): readonly ReportDifferenceRow[] {
  const rows = new Map<string, Row>()
  for (const { place, outcome } of ledger.failures(contractIndex)) {
    if (outcome.kind !== 'mismatch' && outcome.kind !== 'wrong-arguments') continue
    const { id, group } = ledger.plan.unitAt(place).case
    const shown = outcome.differences.map((one) => (showValues ? one : { ...one, found: one.found && HIDDEN }))
    const keys = new Map(shown.map((difference) => [JSON.stringify(rowOf(difference)), difference]))
    for (const [key, difference] of keys) count(rows, key, difference, id, group)
  }
  return [...rows.values()]
    .sort(
      (a, b) =>
        b.calls - a.calls || compare(a.where, b.where) || compare(a.expected, b.expected) || compare(a.came, b.came),
    )
    .map(({ cases, groups, ...row }) => ({
      ...row,
      cases: [...cases],
      groups: Object.fromEntries([...groups].sort(([a], [b]) => compare(a, b))),
    }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function rowOf(difference: Difference): Pick<ReportDifferenceRow, 'where' | 'expected' | 'came'> {
  const { expected, found } = difference
  return { where: differenceWhere(difference), expected: expected ?? 'nothing', came: found ?? 'nothing' }
}

function count(
  rows: Map<string, Row>,
  key: string,
  difference: Difference,
  id: string,
  group: string | undefined,
): void {
  const row = rows.get(key) ?? {
    ...rowOf(difference),
    calls: 0,
    cases: new Set<string>(),
    groups: new Map<string, number>(),
  }
  rows.set(key, row)
  row.calls++
  row.cases.add(id)
  if (group !== undefined) row.groups.set(group, (row.groups.get(group) ?? 0) + 1)
}
