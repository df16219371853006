import { EXIT } from '../exit-codes.ts'
import { type RejudgeRequest, runRejudge } from '../gate/journals/rejudge.ts'
import { modelOfInput, runRejudgeOutputs } from '../gate/journals/rejudge-outputs.ts'
import { type CandidateEnd, candidateFolders } from '../gate/matrix/candidates.ts'
import { type RecordedCandidate, recordedCandidates } from '../gate/matrix/recorded-candidates.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import type { GatePorts } from '../gate/request/request.ts'
import type { Problem } from '../problem/problem.ts'
import { REJUDGE_FOLDER, REPORT_FOLDER } from '../publish/report-folders.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import type { CommandIo } from './io.ts'
import { refusedPaths } from './refused-paths.ts'
import { publish } from './run.ts'
import { publishSeveral } from './run-several.ts'

/** What commander hands over for `rejudge`. */
export interface RejudgeFlags extends Omit<RunFlags, 'reportDir' | 'model'> {
  reportDir?: string
  /** Of batch outputs alone. */
  model?: string
  output?: string[]
  input?: string[]
  take?: number
}

/** `modelgate rejudge`: other contracts, policy or confidence than the run's make it an answer to "what if". */
export async function rejudge(named: readonly string[], flags: RejudgeFlags, io: CommandIo): Promise<number> {
  const refused = refusedPaths([flags.reportDir], io)
  if (refused !== null) return refused
  const ports: GatePorts = { ...io.gatePorts(io.signals.signal), started: () => () => {} }
  const { output, input, model } = flags
  if (output !== undefined && input !== undefined) {
    const folder = flags.reportDir ?? REJUDGE_FOLDER
    const own = { ...flags, model: undefined, reportDir: folder } as unknown as RunFlags
    const request = requestOf(named, own, model ?? modelOfInput(input[0] ?? '', io.cwd, ports), io.cwd)
    const batchInputs = { files: input, take: flags.take ?? null }
    // No call is made: what a file answers takes nothing from a limit.
    const asked = { ...request, replay: '', via: 'batch', batchInputs } as const
    return publish(await runRejudgeOutputs({ asked, outputs: output }, ports), folder, flags, io)
  }
  if (output !== undefined || input !== undefined) return refuse({ code: 'outputs-without-inputs', args: {} }, io)
  if (named.length === 0) return refuse({ code: 'journals-unnamed', args: {} }, io)
  const overrides = {
    ...(flags.policy === undefined ? {} : { policyFiles: flags.policy }),
    ...(flags.confidence === undefined ? {} : { confidence: flags.confidence }),
  }
  const asked = {
    cwd: io.cwd,
    elsewhere: true,
    overrides,
    ...(flags.earlier ? { earlier: flags.earlier } : {}),
  } as const
  const candidates = await recordedCandidates(named, io.cwd, ports)
  if (candidates !== null && candidates.length > 1) return rejudgeSeveral(candidates, asked, flags, ports, io)
  const end = await runRejudge({ ...asked, journals: named }, ports)
  return publish(end, flags.reportDir ?? (named.length > 1 ? REPORT_FOLDER : REJUDGE_FOLDER), flags, io)
}

/** The journals of a run of several candidates: its table again. */
async function rejudgeSeveral(
  candidates: readonly RecordedCandidate[],
  asked: Omit<RejudgeRequest, 'journals'>,
  flags: RejudgeFlags,
  ports: GatePorts,
  io: CommandIo,
): Promise<number> {
  const folders = candidateFolders(candidates.map(({ model }) => model))
  const ends: CandidateEnd[] = []
  for (const [at, { journals }] of candidates.entries())
    ends.push({
      folder: folders[at] as string,
      end: await runRejudge({ ...asked, journals }, ports),
    })
  const { need, of } = (candidates[0] as RecordedCandidate).place
  const isMerge = candidates.some(({ journals }) => journals.length > 1)
  const folder = flags.reportDir ?? (isMerge ? REPORT_FOLDER : REJUDGE_FOLDER)
  return publishSeveral(ends, { need, missing: of - candidates.length }, folder, flags, io)
}

function refuse(problem: Problem, io: CommandIo): number {
  io.sink.err(`${renderProblem(problem)}\n`)
  return EXIT.refused
}
