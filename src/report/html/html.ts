import { worstFirst } from '../contract-order.ts'
import { gravestFirst } from '../markdown/findings.ts'
import type { Report, ReportFinding } from '../report.ts'
import { headline, RESULT_MARKS } from '../text/headline.ts'
import { inlineOf, plainText } from '../text/inline.ts'
import { keySentences } from '../text/key-sentences.ts'
import { totalsLine } from '../totals-line.ts'
import { MOST_TEXTS } from './calls.ts'
import { contractHtml } from './contract.ts'
import { contractsTable } from './contracts-table.ts'
import { driftHtml } from './drift.ts'
import { htmlInline, htmlText } from './escape.ts'
import { filtersHtml } from './filters.ts'
import { ownerTableHtml } from './owner-table.ts'
import { htmlPage } from './page.ts'
import { runFactsHtml, runLine } from './run-facts.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

export interface HtmlOptions {
  readonly elapsedMs?: number
}

/** `report.html`: what decides first, then a section a contract; its script searches and filters what is there. */
export function renderHtml(report: Report, options: HtmlOptions = {}): string {
  const budget = { left: MOST_TEXTS }
  const sections = worstFirst(report.contracts).map((contract) => contractHtml(report, contract, budget))
  return htmlPage(
    `${RESULT_MARKS[report.result]} modelgate: ${plainText(headline(report))}`,
    STYLE,
    SCRIPT,
    `<a class="skip" href="#contracts">Skip to the contracts</a>
<main>
<header>
${headerHtml(report, options.elapsedMs ?? null)}
</header>
<div id="contracts">${contractsTable(report)}</div>
${ownerTableHtml(report)}
${driftHtml(report)}
${filtersHtml(report)}
${sections.join('\n')}
${findingsHtml('Preflight', report.preflight)}
${findingsHtml('Warnings', report.warnings)}
${runFactsHtml(report)}
</main>
<script>${SCRIPT}</script>`,
  )
}

/** The page of a report folder. */
export const renderHtmlFile = (report: Report): string => renderHtml(report)

function headerHtml(report: Report, elapsedMs: number | null): string {
  const sentences = keySentences(report).flatMap(({ first, behind }) => [
    `<p class="key-sentence">${htmlInline(first)}</p>`,
    ...(behind === null ? [] : [`<p>${htmlInline(behind)}</p>`]),
  ])
  const notes = report.notes.filter((note) => note.trim() !== '').map((note) => `<p>${htmlInline(inlineOf(note))}</p>`)
  return [
    `<h1>${RESULT_MARKS[report.result]} ${htmlInline(headline(report))}</h1>`,
    weakenedHtml(report),
    ...sentences,
    ...notes,
    `<p class="quiet">${htmlInline(totalsLine(report, elapsedMs))}</p>`,
    runLine(report),
  ].join('\n')
}

const weakenedHtml = ({ weakened }: Report): string =>
  weakened.length === 0 ? '' : `<div class="notice"><b>This change lowers the bar</b>${listHtml(weakened)}</div>`

const findingsHtml = (title: string, findings: readonly ReportFinding[]): string =>
  findings.length === 0 ? '' : `<section><h2>${title}</h2>${listHtml(findings)}</section>`

const listHtml = (findings: readonly ReportFinding[]): string =>
  `<ul>${gravestFirst(findings).map(findingHtml).join('')}</ul>`

function findingHtml({ severity, message, hint, place }: ReportFinding): string {
  const where = place === null ? '' : ` <code>${htmlText(`${place.file}:${place.line}`)}</code>`
  const more = hint === null || hint === '' ? '' : ` <small>${htmlInline(inlineOf(hint))}</small>`
  return `<li>${severity === 'note' ? '' : `<b>${severity}</b> `}${htmlInline(inlineOf(message))}${where}${more}</li>`
}
