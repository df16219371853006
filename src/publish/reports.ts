import type { Problem } from '../problem/problem.ts'
import { renderJson } from '../report/json.ts'
import { renderJunit } from '../report/junit.ts'
import { renderMarkdown } from '../report/markdown/markdown.ts'
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
  const { renderHtml } = await import('../report/html/html.ts')
  const renderers: readonly [name: string, render: (report: Report) => string][] = [
    [REPORT_FILES.json, renderJson],
    [REPORT_FILES.markdown, (one) => renderMarkdown(one, { kind: 'file' })],
    [REPORT_FILES.html, renderHtml],
    [REPORT_FILES.junit, renderJunit],
    [REPORT_FILES.sarif, renderSarif],
  ]
  const shown = sink.data(report)
  const problems: Problem[] = []
  // One after the other: the texts of a large run are large, and only one of them need be in memory.
  for (const [name, render] of renderers) {
    const path = `${folder}/${name}`
    const text = rendered(render, shown)
    const problem = typeof text === 'string' ? await sink.file(path, text) : text.problem(path)
    if (problem !== null) problems.push(problem)
  }
  return problems
}

/** The text, or why there is none: a renderer that throws is our bug, and still no reason to lose the other files. */
function rendered(
  render: (report: Report) => string,
  report: Report,
): string | { readonly problem: (target: string) => Problem } {
  try {
    return render(report)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { problem: (target) => ({ code: 'file-not-written', args: { target, reason } }) }
  }
}
