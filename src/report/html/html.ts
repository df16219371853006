import { OUTCOME_KINDS } from '../../outcome/kinds.ts'
import { version } from '../../version.ts'
import { worstFirst } from '../contract-order.ts'
import { gravestFirst } from '../markdown/findings.ts'
import type { Report, ReportEndpoint, ReportFinding, ReportModel } from '../report.ts'
import { headline, RESULT_MARKS } from '../text/headline.ts'
import { inlineOf, plainText } from '../text/inline.ts'
import { keySentences } from '../text/key-sentences.ts'
import { counted } from '../text/numbers.ts'
import { totalsLine } from '../totals-line.ts'
import { wholeLines } from '../whole-lines.ts'
import { listedCalls, MOST_TEXTS } from './calls.ts'
import { contractParts } from './contract.ts'
import { htmlCode, htmlInline, htmlLines, htmlText } from './escape.ts'
import { PAGE_END, pageStart } from './page.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'
import { contractsTable, driftHtml, ownerTableHtml } from './tables.ts'

export interface HtmlOptions {
  readonly elapsedMs?: number
}

/** `report.html`: what decides first, then a section a contract; its script searches and filters what is there. */
export const renderHtml = (report: Report, options: HtmlOptions = {}): string =>
  [...htmlParts(report, options)].join('')

/** The page of a report folder, in pieces. */
export const renderHtmlFile = (report: Report): Iterable<string> => wholeLines(htmlParts(report, {}))

function* htmlParts(report: Report, options: HtmlOptions): Generator<string> {
  const budget = { left: MOST_TEXTS }
  yield pageStart(`${RESULT_MARKS[report.result]} modelgate: ${plainText(headline(report))}`, STYLE, SCRIPT)
  yield `<a class="skip" href="#contracts">Skip to the contracts</a>
<main>
<header>
${headerHtml(report, options.elapsedMs ?? null)}
</header>
<div id="contracts">${contractsTable(report)}</div>
${ownerTableHtml(report)}
${driftHtml(report)}
${filtersHtml(report)}
`
  for (const [index, contract] of worstFirst(report.contracts).entries()) {
    if (index > 0) yield '\n'
    yield* contractParts(report, contract, budget)
  }
  yield `
${findingsHtml('Preflight', report.preflight)}
${findingsHtml('Warnings', report.warnings)}
${runFactsHtml(report)}
</main>
<script>${SCRIPT}</script>`
  yield PAGE_END
}

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

/** Search and filters over the failing calls. Hidden until the script is there to answer them. */
export function filtersHtml({ contracts }: Report): string {
  const calls = contracts.flatMap(listedCalls)
  if (calls.length === 0) return ''
  const groups = [...new Set(calls.flatMap(({ group }) => group ?? []))].sort()
  const outcomes = OUTCOME_KINDS.filter((kind) => calls.some(({ outcome }) => outcome === kind))
  const selects = [
    select(
      'contract',
      'all contracts',
      contracts.map(({ name }) => name),
    ),
    select('group', 'all groups', groups),
    select('outcome', 'all outcomes', outcomes),
  ]
  return `<div id="filters" role="search" aria-label="Failing calls" hidden><label>search <input type="search" id="f-text" autocomplete="off" spellcheck="false"></label>${selects.join('')}<button type="button" id="f-clear">clear</button> <output for="f-text">${counted(calls.length, 'failing call')}</output></div>`
}

/** What can be chosen of one kind; nothing where there is no choice. */
const select = (name: string, all: string, values: readonly string[]): string =>
  values.length < 2
    ? ''
    : `<label>${name} <select id="f-${name}"><option value="">${all}</option>${values.map((value) => `<option value="${htmlText(value)}">${htmlText(value)}</option>`).join('')}</select></label>`

/** `2026-11-30 · commit 3f9c0d1 · policy modelgate.yaml · modelgate 0.1.0`: whose run this is, in a line. */
export function runLine({ run }: Report): string {
  if (run === undefined) return ''
  const parts = [
    htmlText(run.day),
    ...(run.commit === undefined ? [] : [`commit ${htmlCode(run.commit.slice(0, 7))}`]),
    ...run.policies.slice(0, 3).map((file) => `policy ${htmlCode(file)}`),
    `modelgate ${version}`,
  ]
  return `<p class="quiet">${parts.join(' · ')} · <a href="#run">how this was run</a></p>`
}

/** Everything that someone needs to make the same run again. */
export function runFactsHtml({ run, candidate, baseline, provenance }: Report): string {
  const details =
    Object.keys(provenance).length === 0
      ? ''
      : `<details><summary>Plan, seed and base</summary><pre tabindex="0">${htmlLines(JSON.stringify(provenance, null, 2))}</pre></details>`
  const served = (role: 'candidate' | 'baseline'): ReportModel | null => (role === 'candidate' ? candidate : baseline)
  const facts: readonly (readonly [name: string, html: string])[] =
    run === undefined
      ? [['modelgate', version]]
      : [
          ['date', `${htmlText(run.day)} (UTC)`],
          ['commit', run.commit === undefined ? 'not known' : htmlCode(run.commit)],
          ['policy', run.policies.length === 0 ? 'none: the contracts alone' : run.policies.map(htmlCode).join(', ')],
          ['modelgate', version],
          ...run.endpoints.map((one) => [one.role, endpointHtml(one, served(one.role))] as const),
        ]
  const rows = facts.map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`)
  return `<footer id="run"><h2>How this was run</h2><dl>${rows.join('')}</dl>${details}</footer>`
}

function endpointHtml({ provider, model, url }: ReportEndpoint, reported: ReportModel | null): string {
  const isReported = reported?.provider === provider && reported.model === model
  const served = isReported ? reported.served_models.filter((name) => name !== model) : []
  const as = served.length === 0 ? '' : `, served by ${served.map(htmlCode).join(', ')}`
  const where = url === null ? 'from recorded answers' : `at ${htmlCode(url)}`
  return `${htmlText(provider)} ${htmlCode(model)} ${where}${as}`
}
