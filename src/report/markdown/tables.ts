import { type Cell, type ContractRow, contractRow, sharedLevel } from '../cells.ts'
import type { Report } from '../report.ts'
import type { ReportContract } from '../reported-contract.ts'
import { driftTable } from '../text/drift-text.ts'
import type { FailureKind } from '../text/failure-kinds.ts'
import { type FailurePlace, failurePlaces, wrongIn } from '../text/failure-places.ts'
import { callLine } from '../text/failure-row.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { count, counted, percentBar } from '../text/numbers.ts'
import { leftOut, OWNER_TITLES, ownerRows } from '../text/owner-rows.ts'
import type { Detail } from './detail.ts'
import { cell, codeCut, codeSpan, markdownInline } from './escape.ts'

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

/**
 * Every failing call, a row each, as long as `room` lasts; then how many were left out. For the summary and the file:
 * a comment has its rows by kind.
 */
export function callsList(
  contracts: readonly ReportContract[],
  room: number,
  size: (text: string) => number,
): readonly string[] {
  const head = ['### Every call that failed', '', ...tableHead(['contract', 'case', 'sample', 'what happened'])]
  let left = room - size(`${head.join('\n')}\n`) - 100
  const rows: string[] = []
  let cut = 0
  for (const contract of contracts) {
    for (const failure of contract.failures) {
      if (failure.outcome === 'not-run') continue
      const cells = [codeCut(contract.name, 64), codeCut(failure.case, 80), String(failure.sample)]
      const row = cut > 0 ? null : tableRow([...cells, markdownInline(callLine(failure), 200)])
      left -= row === null ? 0 : size(`${row}\n`)
      if (row === null || left < 0) cut++
      else rows.push(row)
    }
    cut += contract.failures_omitted
  }
  if (rows.length === 0) return []
  return [...head, ...rows, ...(cut > 0 ? ['', `…and ${count(cut)} more, in report.json.`] : [])]
}

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

/** `where | expected | came | calls | cases`: a row a place, and below it what was found there where it differs. */
export function kindsTable(contract: ReportContract, detail: Detail): readonly string[] {
  const places = failurePlaces(contract)
  if (places.length === 0 || detail.kinds === 0) return []
  const rest = places.slice(detail.kinds)
  const calls = rest.reduce((sum, place) => sum + place.calls, 0)
  const cut =
    rest.length === 0 ? [] : ['', `…and ${counted(rest.length, 'more place')} of failure, ${counted(calls, 'call')}.`]
  return [
    ...tableHead(['where', 'expected', 'came', 'calls', 'cases']),
    ...places.slice(0, detail.kinds).flatMap((place) => placeRows(place, contract, detail)),
    ...cut,
  ]
}

function placeRows(place: FailurePlace, contract: ReportContract, detail: Detail): readonly string[] {
  const where = markdownInline(place.where, detail.value)
  const [first] = place.kinds
  if (first !== undefined && place.kinds.length === 1) return [kindRow(first, where, detail)]
  const shown = place.kinds.slice(0, shownKinds(place, detail))
  const rest = place.kinds.slice(shown.length)
  const left = rest.reduce((sum, kind) => sum + kind.calls, 0)
  return [
    tableRow([where, `**${wrongIn(place, contract)}**`, '', count(place.calls), idList(place.cases, detail.cases)]),
    ...shown.map((kind) => kindRow(kind, '', detail)),
    ...(rest.length === 0 ? [] : [tableRow(['', `${count(rest.length)} more`, '', count(left), ''])]),
  ]
}

/** Values of which each was found once say little more than two of them do. */
const shownKinds = ({ kinds }: FailurePlace, { values }: Detail): number =>
  kinds.every(({ calls }) => calls === 1) ? Math.min(values, 2) : values

const kindRow = (kind: FailureKind, where: string, detail: Detail): string =>
  tableRow([
    where,
    markdownInline(kind.expected, detail.value),
    markdownInline(kind.found, detail.value),
    count(kind.calls),
    idList(kind.cases, detail.cases),
  ])

/** `ja-014`, `ja-022`, 8 more. */
export function idList(ids: readonly string[], most: number): string {
  const shown = ids.slice(0, most).map((id) => codeCut(id, 60))
  const rest = ids.length - shown.length
  return [...shown, ...(rest > 0 ? [`${count(rest)} more`] : [])].join(', ')
}

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
