import { dirname } from 'node:path'
import { isReadFault } from '../../contract/files/port.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import type { JournalHeader } from '../../journal/line.ts'
import { type JournalLock, lockJournal, lockPathOf } from '../../journal/lock.ts'
import { moveAside } from '../../journal/move-aside.ts'
import { type Recorded, readRecorded } from '../../journal/recorded.ts'
import { type JournalWriter, openJournal } from '../../journal/writer.ts'
import type { Plan } from '../../plan/plan.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import { systemReason } from '../../problem/system-reason.ts'
import { redactValue } from '../../publish/redact.ts'
import { absolute } from '../request/absolute-path.ts'
import type { GatePorts, GateRequest } from '../request/request.ts'
import { differs, hostsIn } from './endpoints-asked.ts'
import { journalFault } from './journal-fault.ts'
import { headerOf } from './journal-header.ts'

/** Journals that a run takes answers from in place of an endpoint. */
export interface Recordings {
  readonly replay: Recorded | null
  readonly baselineReplay: Recorded | null
}

/** Reads `--replay` and `--baseline-replay`. */
export async function readRecordings(request: GateRequest, { files }: GatePorts): Promise<Result<Recordings>> {
  const warnings: Problem[] = []
  const problems: Problem[] = []
  const recording = async (file: string | null): Promise<Recorded | null> => {
    if (file === null) return null
    const fault = journalFault(file, request.cwd, files)
    if (fault !== null) {
      problems.push(fault)
      return null
    }
    const recorded = await readRecorded(absolute(request.cwd, file))
    if (recorded.header === null) problems.push({ code: 'journal-without-header', args: { file } })
    warnings.push(...unreadableLines(file, recorded.unreadable))
    return recorded
  }
  const replay = await recording(request.replay)
  const baselineReplay = await recording(request.baselineReplay)
  return problems.length > 0 ? bad(...problems) : good({ replay, baselineReplay }, warnings)
}

/** Hears of every line of a journal that is resumed, and says of a call whether it is to be looked up. */
export type Keeps = NonNullable<Parameters<typeof readRecorded>[1]>

/** The journal that a run writes. */
export interface OpenedJournal {
  readonly writer: JournalWriter
  /** What an earlier run of the same plan left in it. */
  readonly resumed: Recorded | null
  /** Where the journal that lay in its place is now; null where none did. */
  readonly kept: string | null
  readonly release: () => Promise<void>
}

/**
 * Opens the journal of a run, or resumes it. It is locked before it is read: what another run still writes must not be
 * cut off. Where the report folder can't be written, a journal that nobody asked for is left out, with a warning.
 */
export async function openJournalOf(
  plan: Plan,
  policy: Policy,
  request: GateRequest,
  ports: GatePorts,
  keeps: Keeps = () => true,
): Promise<Result<OpenedJournal | null>> {
  if (request.journal === null) return good(null)
  const { file, resume } = request.journal
  // Answers are to appear nowhere that nobody named (docs/journal.md#kept).
  if (!resume && !policy.showValues) return good(null)
  const path = absolute(request.cwd, file)
  let lock: JournalLock | null
  try {
    lock = await lockJournal(path)
  } catch (error) {
    const problem: Problem = {
      code: resume ? 'journal-not-writable' : 'journal-not-written',
      args: { file, reason: systemReason(error) },
    }
    return resume ? bad(problem) : good(null, [problem])
  }
  if (lock === null) return bad({ code: 'journal-locked', args: { file, lock: lockPathOf(file) } })
  const how = resume ? 'resume' : request.via === 'batch' ? 'resume-unfinished' : 'afresh'
  const opened = await openLocked(path, file, headerOf(plan, policy, request), how, keeps, ports)
  if (!opened.ok) {
    await lock.release()
    return opened
  }
  return good({ ...opened.value, release: lock.release }, opened.warnings)
}

async function openLocked(
  path: string,
  file: string,
  fresh: JournalHeader,
  how: 'resume' | 'resume-unfinished' | 'afresh',
  keeps: Keeps,
  { files, redact }: GatePorts,
): Promise<Result<Omit<OpenedJournal, 'release'>>> {
  const found = how === 'afresh' ? null : files.inspect(path)
  const header = redactValue(fresh, redact)
  try {
    if (found !== null && found.kind !== 'file')
      return bad({ code: 'journal-not-writable', args: { file, reason: 'it is no regular file' } })
    const recorded =
      found !== null && found.size > 0 && !isTornHeader(path, files) ? await readRecorded(path, keeps) : null
    const fault = recorded === null ? null : whyNot(recorded.header, header)
    if (fault !== null && how === 'resume')
      return bad({ code: fault, args: { file, was: hostsIn(recorded?.header ?? null), is: hostsIn(header) } })
    const resumed = fault === null && (how === 'resume' || isUnfinished(recorded)) ? recorded : null
    const kept = how === 'resume' || resumed !== null ? null : moveAside(path)
    const writer = openJournal(path, resumed?.endByte ?? 0)
    if (resumed === null) writer.append(header)
    return good(
      { writer, resumed, kept: kept && `${dirname(file)}/${kept}` },
      unreadableLines(file, resumed?.unreadable ?? null),
    )
  } catch (error) {
    return bad({ code: 'journal-not-writable', args: { file, reason: systemReason(error) } })
  }
}

/** A run that was killed, or left batches to their vendor. */
const isUnfinished = (recorded: Recorded | null): boolean => recorded?.ends.at(-1)?.reason !== 'finished'

const HEADER_START = '{"type":"header"'
const LONGEST_HEADER_BYTES = 1 << 20

/** A run that was killed, or out of disk, within its very first line left nothing to resume. */
function isTornHeader(path: string, files: GatePorts['files']): boolean {
  const bytes = files.read(path, LONGEST_HEADER_BYTES)
  return !isReadFault(bytes) && !bytes.includes(0x0a) && Buffer.from(bytes).toString('utf8').startsWith(HEADER_START)
}

/** Why a journal can't be resumed by this run. */
function whyNot(
  found: JournalHeader | null,
  header: JournalHeader,
): 'journal-without-header' | 'journal-other-plan' | 'journal-other-endpoint' | 'journal-other-shard' | null {
  if (found === null) return 'journal-without-header'
  if (found.plan !== header.plan) return 'journal-other-plan'
  if (differs(found.settings.asked_of, header.settings.asked_of)) return 'journal-other-endpoint'
  return found.shard?.index === header.shard?.index && found.shard?.total === header.shard?.total
    ? null
    : 'journal-other-shard'
}

export const unreadableLines = (file: string, unreadable: Recorded['unreadable']): readonly Problem[] =>
  unreadable === null
    ? []
    : [{ code: 'journal-unreadable-lines', args: { file, line: unreadable.first, count: unreadable.count } }]
