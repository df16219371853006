import type { Report } from '../report.ts'
import { driftTable } from '../text/drift-table.ts'
import { htmlText } from './escape.ts'

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
