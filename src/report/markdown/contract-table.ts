import type { Cell, ContractRow } from '../cells.ts'
import { contractRow, sharedLevel } from '../cells.ts'
import type { Report, ReportContract } from '../report.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { counted, percentBar } from '../text/numbers.ts'
import { cell, codeSpan } from './escape.ts'

/** One row of a table; every cell is inline Markdown. */
export const tableRow = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

export const tableHead = (titles: readonly string[]): readonly string[] => [
  tableRow(titles),
  `|${titles.map(() => '-').join('|')}|`,
]

/** GitHub shows some 790 px: what decides a swap stands beside the contract's name, and what is seldom asked last. */
const COLUMNS: readonly { readonly key: keyof ContractRow; readonly title: (report: Report) => string }[] = [
  { key: 'baseline', title: baselineTitle },
  { key: 'tools', title: () => 'tools' },
  { key: 'match', title: () => 'match' },
  { key: 'schema', title: () => 'schema' },
  { key: 'parse', title: () => 'parse' },
  { key: 'p95', title: () => 'p95' },
  { key: 'costPer1000', title: (report) => (report.comparison === null ? '$/1k' : '$/1k (was)') },
]

function baselineTitle(report: Report): string {
  const level = sharedLevel(report)
  return `match against baseline${level === null ? '' : ` (${percentBar(level)} %)`}`
}

/** The table of contracts, worst first; columns that nobody asks for are left out. */
export function contractTable(report: Report, contracts: readonly ReportContract[], most: number): readonly string[] {
  const rows = contracts.map((contract) => ({ contract, row: contractRow(report, contract) }))
  const columns = COLUMNS.filter(({ key }) => rows.some(({ row }) => row[key].status !== 'not-asked'))
  const lines = rows
    .slice(0, most)
    .map(({ contract, row }) =>
      tableRow([
        RESULT_MARKS[contract.result],
        codeSpan(contract.name),
        ...columns.map(({ key }) => written(row[key])),
      ]),
    )
  const cut = rows.slice(most).filter(({ contract }) => contract.result !== 'pass').length
  const rest =
    rows.length > most ? ['', `…and ${counted(rows.length - most, 'more contract')}, ${cut} of them not passing.`] : []
  return [...tableHead(['', 'contract', ...columns.map(({ title }) => title(report))]), ...lines, ...rest]
}

const NO_BREAK = '\u00a0'

/** A cell in a narrow table breaks in one place at most: before its bar or its bracket. A row is two lines high at most. */
const breakable = (text: string): string =>
  text.replaceAll(' ', NO_BREAK).replace(/\u00a0(?=[(<>≤≥](?!.*[(<>≤≥]))/, ' ')

/** A figure as a cell's inline Markdown: what failed is strong. */
export function written({ lead, text, status }: Cell): string {
  const open = status === 'undecided' && lead === undefined ? ' ⚪' : ''
  const strong = status === 'failed'
  if (lead !== undefined) {
    const word = breakable(lead)
    return `${strong ? `**${word}**` : word}${text === '' ? '' : `${NO_BREAK}${breakable(text)}`}`
  }
  const figures = breakable(`${text}${open}`)
  return strong ? `**${figures}**` : figures
}
