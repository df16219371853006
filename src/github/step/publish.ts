import { repositoryPaths } from '../../base/repository-paths.ts'
import { isOfAnotherRun, type Refused } from '../../gate/refused.ts'
import { absolute } from '../../gate/request/absolute-path.ts'
import type { GateEnd } from '../../gate/request/request.ts'
import type { Problem } from '../../problem/problem.ts'
import { writeReports } from '../../publish/reports.ts'
import { PRINT_FORMATS } from '../../report/formats.ts'
import type { Report } from '../../report/report.ts'
import { renderProblem } from '../../report/text/problem-text.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { reportFolder } from '../action/request.ts'
import type { Setup } from '../action/setup.ts'
import type { GitHubApi } from '../api/api.ts'
import { inRepository } from '../base/in-repository.ts'
import { type Outputs, outputsOf } from './outputs.ts'
import { SUMMARY_LIMIT, writeOutputs, writeSummary } from './outputs-and-summary.ts'
import { publishOnGitHub } from './publish-on-github.ts'
import { remarksOf } from './step-annotations.ts'
import { reportOfJudged, reportOfRefused, type StepReport } from './step-report.ts'

/** Nothing was judged: every problem is stepReport, on its line where it has one, and takes the place of an older verdict. */
export async function publishRefused(
  end: Refused,
  setup: Setup | null,
  api: GitHubApi | null,
  ports: ActionPorts,
): Promise<number> {
  const { problems } = end
  const report = ports.sink.data(end.report)
  const { exit_code, result } = report
  ports.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  const isOurs = setup !== null && !isOfAnotherRun(end)
  const folder = isOurs ? absolute(setup.request.cwd, reportFolder(setup.inputs)) : null
  const unwritten = folder === null ? [] : await writeReports(report, folder, ports.sink, pathsOf(setup, ports))
  const outputs =
    folder === null
      ? { result, 'exit-code': String(exit_code) }
      : outputsOf({ report, latencyP95Ms: () => null }, exit_code, folder, writtenJournal(report, setup, ports))
  await publishStepReport(reportOfRefused(problems, exit_code, ports.sink), outputs, unwritten, setup, api, ports)
  return exit_code
}

export const pathsOf = (setup: Setup | null, { files, workspace }: ActionPorts): ((file: string) => string) =>
  repositoryPaths(setup?.request.cwd ?? workspace, files)

/** The journal that this run wrote; null where it came to no plan, whatever lies there. */
function writtenJournal({ totals }: Report, setup: Setup | null, { files }: ActionPorts): string | null {
  const journal = setup?.request.journal
  if (!setup || !journal || totals.planned === 0) return null
  const path = absolute(setup.request.cwd, journal.file)
  return files.inspect(path) === null ? null : path
}

/** Says what came of the gate everywhere it is read: files, log, then GitHub. */
export async function publishJudged(
  end: Extract<GateEnd, { kind: 'judged' }>,
  exitCode: number,
  setup: Setup,
  api: GitHubApi | null,
  ports: ActionPorts,
): Promise<void> {
  const report = ports.sink.data(end.report)
  const shown = { ...end, report }
  const folder = absolute(setup.request.cwd, reportFolder(setup.inputs))
  const unwritten = await writeReports(report, folder, ports.sink, pathsOf(setup, ports))
  const { format = 'text', quiet = false } = setup.args
  const { elapsedMs } = end
  ports.sink.out(await PRINT_FORMATS[format](report, { quiet, judged: true, elapsedMs, color: false, width: null }))
  if (end.journalKept) ports.sink.err(`the journal that lay there is now ${end.journalKept}\n`)
  const outputs = outputsOf(shown, exitCode, folder, writtenJournal(report, setup, ports))
  await publishStepReport(reportOfJudged(shown, exitCode), outputs, unwritten, setup, api, ports)
}

/**
 * The summary, the outputs, GitHub and the step's remarks. Nothing that fails here changes the verdict: what could not
 * be written is a warning.
 */
export async function publishStepReport(
  stepReport: StepReport,
  outputs: Outputs,
  unwritten: readonly Problem[],
  setup: Setup | null,
  api: GitHubApi | null,
  ports: ActionPorts,
): Promise<void> {
  const summary = await writeSummary(stepReport.markdown('summary', SUMMARY_LIMIT - SPARE), ports)
  const published = setup && (await publishOnGitHub(stepReport, setup, api, ports))
  const output = await writeOutputs({ ...outputs, 'comment-url': published?.commentUrl ?? '' }, ports)
  const troubles = [...unwritten, ...(published?.leftOut ?? []), summary, output].filter((problem) => problem !== null)
  const annotations = setup === null || published?.annotated ? [] : inRepository(stepReport.annotations, setup, ports)
  for (const remark of remarksOf(stepReport, troubles, annotations)) ports.runner.remark(remark)
}

/** Cleaning may lengthen a text by a few bytes. */
const SPARE = 10_000
