import { checkoutAround } from '../base/checkout.ts'
import { EXIT } from '../exit-codes.ts'
import { isOfAnotherRun, refused } from '../gate/refused.ts'
import { absolute } from '../gate/request/absolute-path.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { GateEnd, GatePorts, GateRequest } from '../gate/request/request.ts'
import { leadingOut } from '../gate/request/written-paths.ts'
import { runGate } from '../gate.ts'
import type { Problem } from '../problem/problem.ts'
import { createProgress } from '../publish/progress.ts'
import { progressOf } from '../publish/progress-of.ts'
import { JOURNAL_FILE, writeReports } from '../publish/reports.ts'
import { PRINT_FORMATS } from '../report/formats.ts'
import type { Report } from '../report/report.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import { shellWord } from '../report/text/rerun-command.ts'
import type { CommandIo } from './io.ts'
import { pathsOf } from './repository.ts'

/** `modelgate run`: the gate for each model named, one after the other. The exit code is the worst of theirs. */
export async function run(globs: readonly string[], flags: RunFlags, io: CommandIo): Promise<number> {
  const models = flags.model && flags.model.length > 0 ? [...new Set(flags.model)] : [null]
  if (models.length > 1 && flags.journal !== undefined) {
    io.sink.err(`${renderProblem({ code: 'journal-for-one-model', args: {} })}\n`)
    return EXIT.refused
  }
  const codes: number[] = []
  const taken = new Set<string>()
  for (const model of models) {
    const several = models.length > 1 && model !== null
    const folder = several ? `${flags.reportDir}/${folderName(model, taken)}` : flags.reportDir
    if (several && flags.quiet && flags.format === 'text') io.sink.out(`${model}: `)
    codes.push(await runModel(globs, flags, model, folder, io))
    if (io.signals.signal.aborted) return io.signals.code()
  }
  return worst(codes)
}

/** Says which of what is to be written leads out of the repository; the exit code, or null where nothing does. */
export function refusedPaths(paths: readonly (string | undefined)[], io: CommandIo): number | null {
  const problems = leadingOut(paths, io.cwd, io.gatePorts(io.signals.signal).files)
  if (problems.length === 0) return null
  io.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  return EXIT.refused
}

async function runModel(
  globs: readonly string[],
  flags: RunFlags,
  model: string | null,
  folder: string,
  io: CommandIo,
): Promise<number> {
  const ended = await runRequest(requestOf(globs, flags, model, io.cwd), folder, flags, io)
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
  const commit = checkoutAround(io.cwd.replaceAll('\\', '/'), ports.files)?.commit ?? null
  const end = await judge({ ...asked, journal, ...(commit === null ? {} : { commit }) }, flags.base, ports)
  const code = await publish(end, folder, flags, io)
  const isKept = journal !== null && end.kind === 'judged' && (journal.resume || end.policy.showValues)
  if (isKept && !end.report.complete && end.report.result === 'inconclusive' && flags.format === 'text' && !flags.quiet)
    io.sink.err(`to go on: the same command with --journal ${shellWord(journal.file)}\n`)
  return { code, end }
}

/** @param ref what the gate is held against; undefined: everything is as it is checked out */
async function judge(request: GateRequest, ref: string | undefined, ports: GatePorts): Promise<GateEnd> {
  if (ref === undefined) return runGate(request, ports)
  const [{ applyBaseRef: againstRef }, { withoutOwnEvidence }] = await Promise.all([
    import('../base/apply-base-ref.ts'),
    import('../base/trusted-journals.ts'),
  ])
  const based = await againstRef(request, ref, ports)
  if (!based.ok) return refused(based.problems, request)
  return withoutOwnEvidence(await runGate(based.value.request, ports), based.value.ownReplay)
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

/** A model's name as a folder's: what no file system minds, and no other model of the run has, in capitals or not. */
function folderName(model: string, taken: Set<string>): string {
  const plain = model.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^\.+/, '_')
  let name = plain
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${plain}-${count}`
  taken.add(name.toLowerCase())
  return name
}

/** A configuration error before a failure before an inconclusive result. */
function worst(codes: readonly number[]): number {
  return [EXIT.refused, EXIT.failed, EXIT.inconclusive].find((code) => codes.includes(code)) ?? Math.max(0, ...codes)
}
