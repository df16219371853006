import { type CandidateEnd, type CandidateRequest, candidateRequests, runTogether } from '../gate/matrix/candidates.ts'
import { refusalsOf, writeCandidates } from '../gate/matrix/write-candidates.ts'
import { absolute } from '../gate/request/absolute-path.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { GatePorts } from '../gate/request/request.ts'
import { createProgress } from '../publish/progress.ts'
import { progressOf, progressTogether } from '../publish/progress-of.ts'
import { JOURNAL_FILE } from '../publish/reports.ts'
import { MATRIX_PRINTS } from '../report/formats.ts'
import type { Matrix } from '../report/matrix/matrix.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import { shellWord } from '../report/text/rerun-command.ts'
import type { CommandIo } from './io.ts'
import { judgeRequest } from './judge-request.ts'
import { refusedPaths } from './refused-paths.ts'
import { checkedOut, pathsOf } from './repository.ts'
import { isResumable } from './resumable.ts'

/** `run --model A,B,C`: the gate of each at the same time, on the same cases and against one baseline; one result. */
export async function runSeveral(
  globs: readonly string[],
  flags: RunFlags,
  models: readonly string[],
  io: CommandIo,
): Promise<number> {
  const need = flags.need ?? 'any'
  const commit = checkedOut(io)
  const candidates = candidateRequests([...new Set(models)], need, (model) => ({
    ...withJournal(requestOf(globs, flags, model, io.cwd), flags.reportDir),
    ...commit,
  }))
  const leading = refusedPaths(
    candidates.flatMap(({ folder, request }) => [`${flags.reportDir}/${folder}`, request.journal?.file]),
    io,
  )
  if (leading !== null) return leading
  const ends = await judgeTogether(candidates, flags, io)
  const code = await publishSeveral(ends, { need, missing: 0 }, flags.reportDir, flags, io)
  const isOpen = ends.some(({ end }, at) => isResumable(end, candidates[at]?.request.journal ?? null))
  if (isOpen && flags.format === 'text' && !flags.quiet) {
    const journal = flags.journal ?? `${flags.reportDir}/${JOURNAL_FILE}`
    io.sink.err(`to go on: the same command with --journal ${shellWord(journal)}\n`)
  }
  return code
}

const withJournal = (request: ReturnType<typeof requestOf>, folder: string): typeof request => ({
  ...request,
  journal: request.journal ?? (request.replay === null ? { file: `${folder}/${JOURNAL_FILE}`, resume: false } : null),
})

function judgeTogether(
  candidates: readonly CandidateRequest[],
  flags: RunFlags,
  io: CommandIo,
): Promise<readonly CandidateEnd[]> {
  const write = io.terminal ? io.sink.live : io.sink.err
  const progress = createProgress({ write, terminal: io.terminal, columns: io.width, now: () => performance.now() })
  const each = progressTogether(progress)
  const batchProgress = (line: string): void => (flags.quiet ? undefined : io.sink.err(`${line}\n`))
  const started: GatePorts['started'] = (plan, spentUsd) => {
    io.signals.watch()
    return flags.quiet ? () => {} : progressOf(plan, spentUsd, each(plan.contracts[0]?.candidate.model ?? ''))
  }
  const ports = { ...io.gatePorts(io.signals.signal), batchProgress, started }
  return runTogether(candidates, ports, (request, shared) => judgeRequest(request, flags.base, shared))
}

/** Says what came of several candidates, writes each one's files and those of all, and returns the exit code. */
export async function publishSeveral(
  ends: readonly CandidateEnd[],
  { need, missing }: Pick<Matrix, 'need' | 'missing'>,
  folder: string,
  { format, quiet }: Pick<RunFlags, 'format' | 'quiet'>,
  io: CommandIo,
): Promise<number> {
  const { matrix, unwritten } = await writeCandidates(
    ends,
    { need, missing },
    absolute(io.cwd, folder),
    io.sink,
    pathsOf(io),
  )
  const isJudged = ends.some(({ end }) => end.kind === 'judged')
  if (isJudged || format !== 'text' || quiet)
    io.sink.out(
      await MATRIX_PRINTS[format](matrix, {
        quiet: quiet === true,
        judged: isJudged,
        elapsedMs: null,
        color: io.color,
        width: io.width(),
      }),
    )
  const problems = [...refusalsOf(ends), ...unwritten]
  if (problems.length > 0) io.sink.err(`${problems.map(renderProblem).join('\n')}\n`)
  const kept = ends.flatMap(({ end }) => end.journalKept ?? [])
  if (kept.length > 0 && !quiet) io.sink.err(`the journals that lay there are now ${kept.join(', ')}\n`)
  if (isJudged && unwritten.length === 0 && format === 'text' && !quiet) io.sink.err(`reports: ${folder}/\n`)
  const bug = ends.find(({ end }) => end.kind === 'judged' && end.bug !== undefined)?.end
  if (bug?.kind === 'judged') throw bug.bug
  return io.signals.signal.aborted ? io.signals.code() : matrix.exit_code
}
