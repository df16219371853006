import type { Report } from '../report.ts'
import { leftOut, OWNER_TITLES, ownerRows } from '../text/owner-rows.ts'
import { tableHead, tableRow } from './contract-table.ts'
import type { Detail } from './detail.ts'
import { codeCut } from './escape.ts'
import { idList } from './kinds-table.ts'

/** Dollars a month by owner, old model against new; nothing where no contract names an owner. */
export function ownerTable({ costs_by_owner: costs }: Report, detail: Detail): readonly string[] {
  if (costs === undefined) return []
  const rows = ownerRows(costs)
  const total = rows.at(-1)
  const shown = rows.slice(0, -1).slice(0, detail.tableRows)
  const without = leftOut(costs)
  const [, ...titles] = OWNER_TITLES
  return [
    ...tableHead(['dollars a month', ...titles]),
    ...[...shown, ...(total ? [total] : [])].map(({ name, isNamed, calls, was, now, change }) =>
      tableRow([name === null ? '**total**' : isNamed ? codeCut(name, 60) : name, calls, was, now, change]),
    ),
    ...(rows.length - 1 > shown.length
      ? ['', `…and ${rows.length - 1 - shown.length} more owners, in costs.csv.`]
      : []),
    ...(without.length > 0
      ? ['', `Left out, without a volume or a price: ${idList(without, Math.max(detail.cases, 2))}.`]
      : []),
  ]
}
