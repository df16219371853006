import type { Report } from '../report.ts'
import { leftOut, OWNER_TITLES, ownerRows } from '../text/owner-rows.ts'
import { htmlCode, htmlText } from './escape.ts'

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
