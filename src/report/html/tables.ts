import { type Cell, comparisonOf, contractRow, sharedLevel, shownPair } from '../cells.ts'
import { worstFirst } from '../contract-order.ts'
import type { Report } from '../report.ts'
import type { ReportContract } from '../reported-contract.ts'
import { driftTable } from '../text/drift-text.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { percentBar } from '../text/numbers.ts'
import { leftOut, OWNER_TITLES, ownerRows } from '../text/owner-rows.ts'
import { contractAnchor } from './call-anchor.ts'
import { htmlCode, htmlText } from './escape.ts'

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
  const has = (column: number, status: Cell['status']): boolean =>
    rows.some(({ cells }) => cells[column]?.cell.status === status)
  const asked = titles.map((_, column) => column).filter((at) => at < 2 || rows.some((row) => isAsked(row.cells[at])))
  // On a telephone three columns are seen: a figure that fails stands in front of those that hold.
  const rank = (column: number): number => (column <= COMPARISON ? 0 : has(column, 'failed') ? 1 : 2)
  const columns = asked.sort((a, b) => rank(a) - rank(b))
  const head = columns.map((at) => {
    const title = titles[at] === '' ? '<span class="sr">result</span>' : titles[at]
    return `<th scope="col"><button type="button">${title}</button></th>`
  })
  const body = rows.map(({ cells }) => `<tr>${columns.map((at) => cellHtml(cells[at] as Sortable)).join('')}</tr>`)
  return `<div class="scroll" role="region" aria-label="Contracts" tabindex="0"><table class="sortable"><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}

/** The column of the comparison, beside the contract's name. */
const COMPARISON = 2

const isAsked = (each: Sortable | undefined): boolean => each !== undefined && each.cell.status !== 'not-asked'

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
  const shown = (text: string, html: string): Sortable => ({ cell: { text, status: 'shown' }, html, value: text })
  const observed = (id: string): number | null => contract.requirements.find((each) => each.id === id)?.observed ?? null
  const pair = shownPair(comparisonOf(report, contract.name))
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
  `<td class="${cell.status}" data-v="${htmlText(value)}">${html}</td>`

/** Dollars a month by owner, old model against new; nothing where no contract names an owner. */
export function ownerTableHtml({ costs_by_owner: costs }: Report): string {
  if (costs === undefined) return ''
  const rows = ownerRows(costs).map(({ name, isNamed, calls, was, now, change }) => {
    const owner = name === null ? '<b>total</b>' : isNamed ? htmlCode(name) : htmlText(name)
    return `<tr><td>${owner}</td>${[calls, was, now, change].map((text) => `<td>${htmlText(text)}</td>`).join('')}</tr>`
  })
  const without = leftOut(costs)
  const note =
    without.length === 0
      ? ''
      : `<p class="quiet">Left out, without a volume or a price: ${without.map(htmlCode).join(', ')}</p>`
  const heads = OWNER_TITLES.map((title) => `<th scope="col">${title}</th>`).join('')
  return `<section id="costs"><h2>Dollars a month</h2><div class="scroll" role="region" aria-label="Dollars a month by owner" tabindex="0"><table class="small"><thead><tr>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>${note}</section>`
}

/** The rates against the last journal and the pinned one, side by side. */
export function driftHtml({ drift }: Report): string {
  const table = driftTable(drift)
  if (table === null || table.rows.length === 0) return ''
  const head = ['contract', 'rate', ...table.titles].map((title) => `<th scope="col">${htmlText(title)}</th>`).join('')
  const rows = table.rows.map(({ contract, rate, cells }) => {
    const figures = cells.map(
      ({ text, isWorse }) => `<td class="${isWorse ? 'failed' : 'shown'}">${htmlText(text)}</td>`,
    )
    return `<tr><td>${htmlText(contract)}</td><td><code>${htmlText(rate)}</code></td>${figures.join('')}</tr>`
  })
  return `<section><h2>Since earlier runs</h2><div class="scroll" role="region" aria-label="Since earlier runs" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`
}
