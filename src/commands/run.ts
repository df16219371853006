import { namedModels } from '../gate/matrix/candidates.ts'
import { isOfAnotherRun } from '../gate/refused.ts'
import { absolute } from '../gate/request/absolute-path.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { GateEnd, GatePorts, GateRequest } from '../gate/request/request.ts'
import type { Problem } from '../problem/problem.ts'
import { createProgress } from '../publish/progress.ts'
import { progressOf } from '../publish/progress-of.ts'
import { JOURNAL_FILE, writeReports } from '../publish/reports.ts'
import { PRINT_FORMATS } from '../report/formats.ts'
import type { Report } from '../report/report.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import { shellWord } from '../report/text/rerun-command.ts'
import type { CommandIo } from './io.ts'
import { judgeRequest } from './judge-request.ts'
import { refusedPaths } from './refused-paths.ts'
import { checkedOut, pathsOf } from './repository.ts'
import { isResumable } from './resumable.ts'

/** `modelgate run`: the gate for the model named, or for several together. */
export async function run(globs: readonly string[], flags: RunFlags, io: CommandIo): Promise<number> {
  const [first = null, ...others] = namedModels(flags.model)
  if (first !== null && others.length > 0)
    return (await import('./run-several.ts')).runSeveral(globs, flags, flags.model ?? [], io)
  const ended = await runRequest(requestOf(globs, flags, first, io.cwd), flags.reportDir, flags, io)
  return ended.code
}

export interface Ended {
  readonly code: number
  /** null: what was to be written leads out of the repository. */
  readonly end: GateEnd | null
}

/** Runs a request and says what came of it. */
export async function runRequest(asked: GateRequest, folder: string, flags: RunFlags, io: CommandIo): Promise<Ended> {
  const journal = asked.journal ?? (asked.replay === null ? { file: `${folder}/${JOURNAL_FILE}`, resume: false } : null)
  const leading = refusedPaths([folder, journal?.file], io)
  if (leading !== null) return { code: leading, end: null }
  const batchProgress = (line: string): void => (flags.quiet ? undefined : io.sink.err(`${line}\n`))
  const ports = { ...io.gatePorts(io.signals.signal), started: started(io, flags), batchProgress }
  const end = await judgeRequest({ ...asked, journal, ...checkedOut(io) }, flags.base, ports)
  const code = await publish(end, folder, flags, io)
  if (journal !== null && isResumable(end, journal) && flags.format === 'text' && !flags.quiet)
    io.sink.err(`to go on: the same command with --journal ${shellWord(journal.file)}\n`)
  return { code, end }
}

function started(io: CommandIo, { quiet }: Pick<RunFlags, 'quiet'>): GatePorts['started'] {
  const write = io.terminal ? io.sink.live : io.sink.err
  const progress = createProgress({ write, terminal: io.terminal, columns: io.width, now: () => performance.now() })
  return (plan, spentUsd) => {
    io.signals.watch()
    return quiet ? () => {} : progressOf(plan, spentUsd, progress)
  }
}

/** Says what came of a gate, writes its files, and returns its exit code. */
export async function publish(
  end: GateEnd,
  folder: string,
  { format, quiet, replay }: Pick<RunFlags, 'format' | 'quiet' | 'replay'>,
  io: CommandIo,
): Promise<number> {
  const report = io.sink.data(end.report)
  const isKeptOut = end.kind === 'refused' && isOfAnotherRun(end)
  const unwritten = isKeptOut ? [] : await writeReports(report, absolute(io.cwd, folder), io.sink, pathsOf(io))
  const judged = end.kind === 'judged'
  const elapsedMs = judged ? end.elapsedMs : null
  io.sink.out(
    await PRINT_FORMATS[format](report, {
      quiet: quiet === true,
      judged,
      elapsedMs,
      color: io.color,
      width: io.width(),
    }),
  )
  const problems = [...(end.kind === 'refused' ? end.problems : silence(report, replay)), ...unwritten]
  if (problems.length > 0) io.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  if (end.journalKept && !quiet) io.sink.err(`the journal that lay there is now ${end.journalKept}\n`)
  if (end.kind === 'judged' && unwritten.length === 0 && format === 'text' && !quiet)
    io.sink.err(`reports: ${folder}/\n`)
  if (end.kind === 'judged' && end.bug !== undefined) throw end.bug
  return exitCode(report, io)
}

/** The report's own; a signal to this very process outranks it, one that ended the run of a journal does not. */
const exitCode = (report: Report, { signals }: CommandIo): number =>
  signals.signal.aborted ? signals.code() : report.exit_code

/** What an endpoint or a recording that gave no answer at all leaves to be said. */
function silence({ totals }: Report, replay: string | undefined): readonly Problem[] {
  const { measured, unmeasured: count } = totals
  if (measured > 0 || count === 0) return []
  return [
    replay === undefined
      ? { code: 'endpoint-silent', args: { count } }
      : { code: 'replay-silent', args: { count, file: replay } },
  ]
}
