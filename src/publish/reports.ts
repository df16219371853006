import { lastKept } from '../json/last-kept.ts'
import type { Problem } from '../problem/problem.ts'
import { MATRIX_FORMATS, REPORT_FORMATS } from '../report/formats.ts'
import type { Matrix } from '../report/matrix/matrix.ts'
import type { PathOf } from '../report/path-of.ts'
import type { Report } from '../report/report.ts'
import type { CallsOfCase, ReportCall } from '../report/reported-call.ts'
import { ignoreFile } from './report-folders.ts'
import type { Sink } from './sink.ts'

/** The journal's name in a report folder, where no other is given. */
export const JOURNAL_FILE = 'journal.jsonl'

/** Writes every report file; a renderer or disk that fails costs its own file and nothing else. */
export async function writeReports(
  report: Report,
  folder: string,
  sink: Sink,
  pathOf: PathOf = (file) => file,
): Promise<readonly Problem[]> {
  const shown = redacted(report, sink)
  const problems: Problem[] = []
  const ignored = ignoreFile(folder)
  if (ignored !== null) await sink.file(ignored, '*\n')
  // One after the other: the texts of a large run are large, and only one of them need be in memory.
  for (const format of Object.values(REPORT_FORMATS)) {
    const problem = await writeReport<Report>(format.load, shown, `${folder}/${format.file}`, sink, pathOf)
    if (problem !== null) problems.push(problem)
  }
  return problems
}

/** Calls are redacted as they are read: there may be a million. Their other members are words and figures of ours. */
function redacted(report: Report, { data }: Sink): Report {
  const { calls } = report
  return calls === undefined ? data(report) : { ...data(report), calls: () => redactedCalls(calls(), data) }
}

function* redactedCalls(cases: Iterable<CallsOfCase>, data: Sink['data']): Generator<CallsOfCase> {
  const [contract, group] = [lastKept<string, string>(data), lastKept<string | null, string | null>(data)]
  const shown = (call: ReportCall): ReportCall =>
    call.failure === null ? call : { ...call, failure: data(call.failure) }
  for (const one of cases) {
    const calls = one.calls.some(({ failure }) => failure !== null) ? one.calls.map(shown) : one.calls
    yield { contract: contract(one.contract), case: data(one.case), group: group(one.group), calls }
  }
}

/** The files of several candidates together: made of reports that are redacted already. */
export async function writeMatrix(
  matrix: Matrix,
  folder: string,
  sink: Sink,
  pathOf: PathOf = (file) => file,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const { file, load } of Object.values(MATRIX_FORMATS)) {
    const problem = await writeReport(load, matrix, `${folder}/${file}`, sink, pathOf)
    if (problem !== null) problems.push(problem)
  }
  return problems
}

/** A renderer that throws is our bug, and still no reason to lose the other files. */
async function writeReport<Rendered>(
  load: () => Promise<(rendered: Rendered, pathOf: PathOf) => string | Iterable<string>>,
  rendered: Rendered,
  target: string,
  sink: Sink,
  pathOf: PathOf,
): Promise<Problem | null> {
  let text: string | Iterable<string>
  try {
    text = (await load())(rendered, pathOf)
  } catch (error) {
    return {
      code: 'report-not-made',
      args: { target, reason: error instanceof Error ? error.message : String(error) },
    }
  }
  return sink.file(target, text)
}
