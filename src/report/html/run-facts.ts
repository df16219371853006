import { version } from '../../version.ts'
import type { Report, ReportEndpoint, ReportModel } from '../report.ts'
import { htmlCode, htmlLines, htmlText } from './escape.ts'

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
