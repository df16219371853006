import { csvCell } from './calls-csv.ts'
import type { MonthlyCost } from './costs-by-owner.ts'
import type { Report } from './report.ts'
import { visible } from './text/visible.ts'

const COLUMNS = ['owner', 'contracts', 'calls_per_month', 'old_usd', 'new_usd', 'change_usd', 'left_out']

/** `costs.csv`: a row an owner, and the total; the columns alone where no contract names an owner. Unknown is empty. */
export function renderCostsCsv({ costs_by_owner: costs }: Report): string {
  if (costs === undefined) return `${COLUMNS.join(',')}\n`
  const { owners, total } = costs
  const text = (words: string): string => csvCell(visible(words))
  // Figures are no text: a spreadsheet must read a change of -200 as a number.
  const row = (owner: string, contracts: readonly string[], leftOut: readonly string[], cost: MonthlyCost): string =>
    [text(owner), text(contracts.join(' ')), ...figures(cost), text(leftOut.join(' '))].join(',')
  const rows = [
    ...owners.map((one) => row(one.owner ?? '', one.contracts, one.unpriced, one)),
    row(
      'total',
      owners.flatMap(({ contracts }) => contracts),
      owners.flatMap(({ unpriced }) => unpriced),
      total,
    ),
  ]
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`
}

function figures({ calls_per_month, old_usd, new_usd }: MonthlyCost): readonly string[] {
  const change = old_usd === null || new_usd === null ? null : Number((new_usd - old_usd).toFixed(6))
  return [String(calls_per_month), ...[old_usd, new_usd, change].map((usd) => (usd === null ? '' : String(usd)))]
}
