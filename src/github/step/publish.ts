import { repositoryPaths } from '../../base/repository-paths.ts'
import { isOfAnotherRun, type Refused } from '../../gate/refused.ts'
import { absolute } from '../../gate/request/absolute-path.ts'
import type { GateEnd } from '../../gate/request/request.ts'
import type { Problem } from '../../problem/problem.ts'
import { systemReason } from '../../problem/system-reason.ts'
import { writeReports } from '../../publish/reports.ts'
import type { Annotation } from '../../report/annotations.ts'
import { PRINT_FORMATS } from '../../report/formats.ts'
import type { Report } from '../../report/report.ts'
import { renderProblem } from '../../report/text/problem-text.ts'
import { visible } from '../../report/text/visible.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { reportFolder } from '../action/request.ts'
import type { Setup } from '../action/setup.ts'
import type { GitHubApi } from '../api/api.ts'
import { inRepository } from '../base/in-repository.ts'
import { type Outputs, outputsOf } from './outputs.ts'
import { publishOnGitHub } from './publish-on-github.ts'
import type { RunnerRemark } from './runner.ts'
import { problemSentence, reportOfJudged, reportOfRefused, type StepReport } from './step-report.ts'

/** Nothing was judged: every problem is told, on its line where it has one, and takes the place of an older verdict. */
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

/** Bytes that a step's summary may have. */
const SUMMARY_LIMIT = 1_000_000

/** Every character of a value is made visible first: outputs are read by scripts, line by line. */
const writeOutputs = (outputs: Outputs, { runner, sink }: ActionPorts): Promise<Problem | null> =>
  written('GITHUB_OUTPUT', () => {
    for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, visible(sink.clean(value)))
  })

const writeSummary = (markdown: string, { runner, sink }: ActionPorts): Promise<Problem | null> =>
  written('GITHUB_STEP_SUMMARY', () => runner.addSummary(`${sink.clean(markdown).trimEnd()}\n`))

async function written(target: string, write: () => void | Promise<void>): Promise<Problem | null> {
  try {
    await write()
    return null
  } catch (error) {
    return { code: 'file-not-written', args: { target, reason: systemReason(error) } }
  }
}

/** What GitHub shows of one step's remarks, of each level (GitHub docs, "Workflow commands": limits). */
const OF_A_LEVEL = 10

/**
 * The remarks of a step, at most ten of a level: the result, what was left out, then the contract's own lines. GitHub
 * drops what is over its limit without a word, so the last one says how many there are.
 *
 * @param annotations empty where a check run shows them already
 */
function remarksOf(
  report: StepReport,
  leftOut: readonly Problem[],
  annotations: readonly Annotation[],
): readonly RunnerRemark[] {
  const result: RunnerRemark[] =
    report.level === 'pass' ? [] : [{ level: report.level, title: 'modelgate', message: report.headline }]
  if (report.level !== 'pass')
    result.push(...report.sentences.map((message) => ({ level: 'error' as const, title: 'modelgate', message })))
  const troubles = leftOut.map(
    (problem): RunnerRemark => ({ level: 'warning', title: 'modelgate', message: problemSentence(problem) }),
  )
  const lines = annotations.map(
    ({ level, file, line, title, message }): RunnerRemark => ({ level: LEVELS[level], file, line, title, message }),
  )
  const all = [...result, ...troubles, ...lines]
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    withinLimit(all.filter((one) => one.level === level)),
  )
}

const LEVELS = { failure: 'error', warning: 'warning', notice: 'notice' } as const

function withinLimit(remarks: readonly RunnerRemark[]): readonly RunnerRemark[] {
  const [first] = remarks
  if (first === undefined || remarks.length <= OF_A_LEVEL) return remarks
  const shown = remarks.slice(0, OF_A_LEVEL - 1)
  const rest = remarks.length - shown.length
  return [...shown, { level: first.level, title: 'modelgate', message: `…and ${rest} more: the summary has them.` }]
}
