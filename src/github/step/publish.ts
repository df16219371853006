import { repositoryPaths } from '../../base/repository-paths.ts'
import { isOfAnotherRun, type Refused } from '../../gate/refused.ts'
import { absolute } from '../../gate/request/absolute-path.ts'
import type { GateEnd } from '../../gate/request/request.ts'
import type { Problem } from '../../problem/problem.ts'
import { writeReports } from '../../publish/reports.ts'
import { PRINT_FORMATS } from '../../report/formats.ts'
import type { Report } from '../../report/report.ts'
import { renderProblem } from '../../report/text/problem-text.ts'
import type { ActionWorld } from '../action/action-world.ts'
import { reportFolder } from '../action/request.ts'
import type { Setup } from '../action/setup.ts'
import type { GitHubApi } from '../api/api.ts'
import { inRepository } from '../base/in-repository.ts'
import { type Outputs, outputsOf } from './outputs.ts'
import { SUMMARY_LIMIT, writeOutputs, writeSummary } from './outputs-and-summary.ts'
import { tellGitHub } from './publish-on-github.ts'
import { type Said, saidOfJudged, saidOfRefused } from './published-text.ts'
import { remarksOf } from './step-annotations.ts'

/** Nothing was judged: every problem is said, on its line where it has one, and takes the place of an older verdict. */
export async function publishRefused(
  end: Refused,
  setup: Setup | null,
  api: GitHubApi | null,
  world: ActionWorld,
): Promise<number> {
  const { problems } = end
  const report = world.sink.data(end.report)
  const { exit_code, result } = report
  world.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  const isOurs = setup !== null && !isOfAnotherRun(end)
  const folder = isOurs ? absolute(setup.request.cwd, reportFolder(setup.inputs)) : null
  const unwritten = folder === null ? [] : await writeReports(report, folder, world.sink, pathsOf(setup, world))
  const outputs =
    folder === null
      ? { result, 'exit-code': String(exit_code) }
      : outputsOf({ report, latencyP95Ms: () => null }, exit_code, folder, writtenJournal(report, setup, world))
  await publishSaid(saidOfRefused(problems, exit_code, world.sink), outputs, unwritten, setup, api, world)
  return exit_code
}

const pathsOf = (setup: Setup | null, { files, workspace }: ActionWorld): ((file: string) => string) =>
  repositoryPaths(setup?.request.cwd ?? workspace, files)

/** The journal that this run wrote; null where it came to no plan, whatever lies there. */
function writtenJournal({ totals }: Report, setup: Setup | null, { files }: ActionWorld): string | null {
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
  world: ActionWorld,
): Promise<void> {
  const report = world.sink.data(end.report)
  const shown = { ...end, report }
  const folder = absolute(setup.request.cwd, reportFolder(setup.inputs))
  const unwritten = await writeReports(report, folder, world.sink, pathsOf(setup, world))
  const { format = 'text', quiet = false } = setup.args
  const { elapsedMs } = end
  world.sink.out(await PRINT_FORMATS[format](report, { quiet, judged: true, elapsedMs, color: false, width: null }))
  if (end.journalKept) world.sink.err(`the journal that lay there is now ${end.journalKept}\n`)
  const outputs = outputsOf(shown, exitCode, folder, writtenJournal(report, setup, world))
  await publishSaid(saidOfJudged(shown, exitCode), outputs, unwritten, setup, api, world)
}

/**
 * The summary, the outputs, GitHub and the step's remarks. Nothing that fails here changes the verdict: what could not
 * be written is a warning.
 */
export async function publishSaid(
  said: Said,
  outputs: Outputs,
  unwritten: readonly Problem[],
  setup: Setup | null,
  api: GitHubApi | null,
  world: ActionWorld,
): Promise<void> {
  const summary = await writeSummary(said.markdown('summary', SUMMARY_LIMIT - SPARE), world)
  const told = setup && (await tellGitHub(said, setup, api, world))
  const output = await writeOutputs({ ...outputs, 'comment-url': told?.commentUrl ?? '' }, world)
  const troubles = [...unwritten, ...(told?.leftOut ?? []), summary, output].filter((problem) => problem !== null)
  const annotations = setup === null || told?.annotated ? [] : inRepository(said.annotations, setup, world)
  for (const remark of remarksOf(said, troubles, annotations)) world.runner.remark(remark)
}

/** Cleaning may lengthen a text by a few bytes. */
const SPARE = 10_000
