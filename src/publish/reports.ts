import type { Problem } from '../problem/problem.ts'
import { renderJson } from '../report/json.ts'
import { renderJunit } from '../report/junit.ts'
import { renderMarkdown } from '../report/markdown.ts'
import type { Report } from '../report/report.ts'
import { renderSarif } from '../report/sarif.ts'
import type { Sink } from './sink.ts'

/** Names of a run's files in its report folder (surface.md, "Files of a run"). */
export const REPORT_FILES = {
  json: 'report.json',
  markdown: 'report.md',
  html: 'report.html',
  junit: 'junit.xml',
  sarif: 'modelgate.sarif',
  journal: 'journal.jsonl',
} as const

/** Writes every report file; a renderer or disk that fails costs its own file and nothing else. */
export async function writeReports(report: Report, folder: string, sink: Sink): Promise<readonly Problem[]> {
  const { renderHtml } = await import('../report/html.ts')
  const renderers: readonly [name: string, render: (report: Report) => string][] = [
    [REPORT_FILES.json, renderJson],
    [REPORT_FILES.markdown, (one) => renderMarkdown(one, { kind: 'file' })],
    [REPORT_FILES.html, renderHtml],
    [REPORT_FILES.junit, renderJunit],
    [REPORT_FILES.sarif, renderSarif],
  ]
  const written = await Promise.all(renderers.map(([name, render]) => sink.file(`${folder}/${name}`, render(report))))
  return written.filter((problem) => problem !== null)
}
