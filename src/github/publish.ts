import type { GateEnd } from '../gate/request.ts'
import type { Problem } from '../problem/problem.ts'
import { writeReports } from '../publish/reports.ts'
import { renderConsole } from '../report/console.ts'
import { jsonText } from '../report/json.ts'
import { renderMarkdown } from '../report/markdown.ts'
import type { Report } from '../report/report.ts'
import { outputsOf } from './outputs.ts'
import { writeOutputs, writeSummary } from './runner-files.ts'
import type { Setup } from './setup.ts'
import type { ActionWorld } from './world.ts'

type Judged = Extract<GateEnd, { kind: 'judged' }>

/** Says what came of the gate everywhere it is read. Nothing that fails here changes the verdict: it is a warning. */
export async function publishJudged(
  end: Judged,
  exitCode: number,
  setup: Setup,
  world: ActionWorld,
): Promise<readonly Problem[]> {
  const { sink } = world
  const report = sink.data(end.report)
  const folder = absolute(setup.request.cwd, setup.inputs.reportDir)
  const { journal } = setup.request
  const unwritten = await writeReports(report, folder, sink)
  printReport(report, end.elapsedMs, setup, world)
  const outputs = outputsOf({ ...end, report }, exitCode, folder, journal && absolute(setup.request.cwd, journal.file))
  const summary = await writeSummary(renderMarkdown(report, { kind: 'summary', elapsedMs: end.elapsedMs }), world)
  const output = await writeOutputs(outputs, world)
  return [...unwritten, summary, output].filter((problem) => problem !== null)
}

function printReport(report: Report, elapsedMs: number, { args }: Setup, { sink }: ActionWorld): void {
  if (args.format === 'json') sink.out(`${jsonText(report)}\n`)
  else if (args.format === 'markdown') sink.out(renderMarkdown(report, { kind: 'file', elapsedMs }))
  else if (args.quiet) sink.out(`${report.result}\n`)
  else sink.out(renderConsole(report, { color: false, width: 100, elapsedMs }))
}

const absolute = (cwd: string, path: string): string => (path.startsWith('/') ? path : `${cwd}/${path}`)
