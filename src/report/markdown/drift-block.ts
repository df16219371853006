import type { Report } from '../report.ts'
import { driftTable } from '../text/drift-table.ts'
import { counted } from '../text/numbers.ts'
import { tableHead, tableRow } from './contract-table.ts'
import type { Detail } from './detail.ts'
import { codeSpan } from './escape.ts'

/** The rates against the last journal and the pinned one, side by side. */
export function driftBlock({ drift }: Report, { tableRows }: Detail): readonly string[] {
  const table = driftTable(drift)
  if (table === null || table.rows.length === 0) return []
  const rows = table.rows
    .slice(0, tableRows)
    .map(({ contract, rate, cells }) =>
      tableRow([codeSpan(contract), rate, ...cells.map(({ text, isWorse }) => (isWorse ? `**${text}**` : text))]),
    )
  const cut = table.rows.length - rows.length
  return [
    ...tableHead(['contract', 'rate', ...table.titles]),
    ...rows,
    ...(cut > 0 ? ['', `…and ${counted(cut, 'more rate')}.`] : []),
  ]
}
