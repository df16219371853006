import type { Cell } from '../cells.ts'
import { contractRow, sharedLevel } from '../cells.ts'
import { worstFirst } from '../contract-order.ts'
import type { Report, ReportContract } from '../report.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { percentBar } from '../text/numbers.ts'
import { contractAnchor } from './call-anchor.ts'
import { htmlText } from './escape.ts'

/** The contracts, worst first, what decides in front; sortable by every column: `data-v` holds what it is sorted by. */
export function contractsTable(report: Report): string {
  if (report.contracts.length === 0) return ''
  const level = sharedLevel(report)
  const titles = [
    '',
    'contract',
    `against baseline${level === null ? '' : ` <small>${percentBar(level)} % interval</small>`}`,
    'tools',
    'match',
    'schema',
    'parse',
    'p95',
    report.comparison === null ? '$/1k' : '$/1k (was)',
  ]
  const rows = worstFirst(report.contracts).map((contract, index) => ({
    contract,
    cells: cellsOf(report, contract, index),
  }))
  const kept = titles.map(
    (_, column) => column < 2 || rows.some(({ cells }) => cells[column]?.cell.standing !== 'not-asked'),
  )
  const head = titles
    .map((title, column) =>
      kept[column]
        ? `<th scope="col"><button type="button">${title === '' ? '<span class="sr">result</span>' : title}</button></th>`
        : '',
    )
    .join('')
  const body = rows
    .map(({ cells }) => `<tr>${cells.map((each, column) => (kept[column] ? cellHtml(each) : '')).join('')}</tr>`)
    .join('\n')
  return `<div class="scroll" role="region" aria-label="Contracts" tabindex="0"><table class="sortable"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

interface Sortable {
  readonly cell: Cell
  readonly html: string
  readonly value: string
}

function cellsOf(report: Report, contract: ReportContract, index: number): readonly Sortable[] {
  const row = contractRow(report, contract)
  const plain = (cell: Cell, value: number | null): Sortable => ({
    cell,
    html: textOf(cell),
    value: value === null ? '' : String(value),
  })
  const shown = (text: string, html: string): Sortable => ({ cell: { text, standing: 'shown' }, html, value: text })
  const observed = (id: string): number | null => contract.requirements.find((each) => each.id === id)?.observed ?? null
  const pair = report.comparison?.contracts.find((each) => each.name === contract.name)?.requirements.at(-1)
  return [
    { ...shown(String(index), `<span title="${contract.result}">${RESULT_MARKS[contract.result]}</span>`) },
    shown(contract.name, `<a href="#${contractAnchor(contract.name)}">${htmlText(contract.name)}</a>`),
    plain(row.baseline, pair?.difference ?? null),
    plain(row.tools, observed('tool_rate')),
    plain(row.match, observed('match_rate')),
    plain(row.schema, observed('schema_rate')),
    plain(row.parse, observed('parse_rate')),
    plain(row.p95, contract.latency_ms?.p95 ?? null),
    plain(row.costPer1000, contract.cost_per_call_usd),
  ]
}

const textOf = ({ lead, text }: Cell): string =>
  lead === undefined ? htmlText(text) : `<b>${htmlText(lead)}</b> ${htmlText(text)}`

const cellHtml = ({ cell, html, value }: Sortable): string =>
  `<td class="${cell.standing}" data-v="${htmlText(value)}">${html}</td>`
