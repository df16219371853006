import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { JournalCall } from '../../journal/line.ts'
import { isMeasured } from '../../journal/recorded.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Failure } from '../../model/answer.ts'
import type {
  BatchClient,
  BatchFault,
  BatchState,
  ControlResult,
  ResultFile,
  ResultLine,
} from '../../model/batch/batch-client.ts'
import { control } from '../../model/batch/control.ts'
import { type LineKey, readCustomId } from '../../model/batch/custom-id.ts'
import { countLines, endsInTheMiddle, linesOfFile } from '../../model/batch/file-of-lines.ts'
import { notRun, readResult, resultAnswer } from '../../model/batch/read-result.ts'
import { readFailure } from '../../model/read/failure.ts'
import type { Reading } from '../../model/read/reading.ts'
import { parseWire } from '../../model/read/wire-json.ts'
import type { Plan, PlannedContract } from '../../plan/plan.ts'
import { sentApi } from '../../provider/map-request.ts'
import type { SentApi } from '../../provider/profile.ts'
import { stopsTheRun } from '../stop.ts'
import { type BatchPorts, LOOKS_MS } from './batch-ports.ts'
import type { OpenBatch } from './batch-tracker.ts'
import { CallStates } from './call-states.ts'

/** A batch whose results are taken into the journal. */
export interface Collected {
  readonly answered: number
  readonly lost: number
  /** Lines of the results that are no JSON, or nobody's of this batch: what they answered is asked again. */
  readonly unread: number
  /** Answers that the batch says it has, and that no line of its results holds: they are asked again. */
  readonly missing: number
  /** What says that no further call can succeed, and of which unit. */
  readonly stopping: { readonly failure: Failure; readonly place: number } | null
}

/** A cut that came cleanly shows in the number of lines alone. */
const MOST_DOWNLOADS = 4
/** The loop is given back after so many lines. */
const AT_ONCE = 250

/** Takes a batch's results into the journal, whatever is left of them; a failure says that they could not be had now. */
export async function collect(
  batch: OpenBatch,
  state: BatchState,
  plan: Plan,
  client: BatchClient,
  ports: BatchPorts,
  signal: AbortSignal,
): Promise<ControlResult<Collected>> {
  const taker = new Taker(batch, plan, client, ports)
  for (const [index, file] of state.results.entries()) {
    const path = join(ports.folder, `${batch.key}-results-${index}.jsonl`)
    try {
      const result = await fetchWhole(file, path, client, ports, signal)
      if (result.ok) await taker.readFile(path)
      else if (result.failure.kind !== 'not-found') return result
    } finally {
      await rm(path, { force: true })
    }
  }
  const missing = taker.countMissing(state)
  const isRefused = taker.takeFaults(state.faults) || (isQueueFull(state.faults) && batch.places.length > 1)
  // Lines that validation did not name are good: the batch was refused for others, or for now, and they were never asked.
  if (state.status !== 'failed' || !isRefused) taker.takeLost(reasonOf(state))
  const { answered, lost, unread, stopping } = taker
  return { ok: true, value: { answered, lost, unread, missing, stopping } }
}

/** Books every call of a batch that could not be made as lost. */
export function loseAll(batch: OpenBatch, failure: Failure, plan: Plan, client: BatchClient, ports: BatchPorts): void {
  new Taker(batch, plan, client, ports).takeLost({ kind: 'unread', failure })
}

/** The vendor takes more once other batches have ended. */
export const isQueueFull = (faults: readonly BatchFault[]): boolean =>
  faults.some(({ code }) => code === 'token_limit_exceeded')

async function fetchWhole(
  file: ResultFile,
  path: string,
  client: BatchClient,
  ports: BatchPorts,
  signal: AbortSignal,
): Promise<ControlResult<null>> {
  for (let downloads = 1; ; downloads++) {
    const result = await control(() => client.download(file.ref, path, signal), 'safe', signal, ports)
    if (downloads === MOST_DOWNLOADS || signal.aborted) return result
    if (!result.ok && result.failure.kind !== 'not-found') return result
    if (!result.ok) await ports.sleep(LOOKS_MS[downloads - 1] as number, signal)
    else if (file.lines === null ? !endsInTheMiddle(path) : countLines(path) >= file.lines) return result
  }
}

const reasonOf = ({ status, faults }: BatchState): Reading => {
  const [fault] = faults
  if (fault) return isQueueFull(faults) ? notRun('token_limit_exceeded', fault.message) : readFault(fault)
  if (status === 'expired') return notRun('batch_expired', 'the batch expired before this request was run')
  if (status.startsWith('cancel'))
    return notRun('batch_cancelled', 'the batch was cancelled before this request was run')
  if (status === 'gone') return notRun('batch_gone', 'the vendor knows nothing of the batch any more')
  return notRun('batch_line_missing', 'the results of the batch hold no line for this request')
}

/** A mistake that validation found is what an online call would have been answered with status 400. */
const readFault = ({ code, message, param }: BatchFault): Reading =>
  readFailure(400, JSON.stringify({ error: { message, type: 'invalid_request_error', param, code } }))

class Taker {
  unread = 0
  stopping: Collected['stopping'] = null
  /** Lines of this batch that hold an answer of a model. */
  private statedAnswers = 0
  private readonly states: CallStates
  private readonly batch: OpenBatch
  private readonly mark: string
  private readonly plan: Plan
  private readonly client: BatchClient
  private readonly ports: BatchPorts

  constructor(batch: OpenBatch, plan: Plan, client: BatchClient, ports: BatchPorts) {
    this.batch = batch
    this.mark = batch.key.split('-')[0] as string
    this.plan = plan
    this.client = client
    this.ports = ports
    this.states = new CallStates(batch.places)
  }

  get answered(): number {
    return this.states.measured
  }

  get lost(): number {
    return this.states.lost
  }

  async readFile(path: string): Promise<void> {
    let count = 0
    for (const { text } of linesOfFile(path)) {
      if (text === '') continue
      const line = text === null ? null : this.parse(text)
      const key = line && this.keyOf(line)
      if (line === null || key === null) this.unread++
      else if (!this.states.isMeasured(key.place)) {
        if (line.result.kind === 'answer' && line.result.status === 200) this.statedAnswers++
        this.take(key.place, key.request, (api, keepTurn) => readResult(line, api, keepTurn))
      }
      if (++count % AT_ONCE === 0) await setImmediate()
    }
  }

  /** Whether any of them is of a line that is there. */
  takeFaults(faults: readonly BatchFault[]): boolean {
    for (const fault of faults) {
      const place = fault.line === null ? undefined : this.batch.places[fault.line - 1]
      if (place !== undefined && !this.states.isMeasured(place)) this.take(place, '', () => readFault(fault))
    }
    return this.answered > 0
  }

  takeLost(reason: Reading): void {
    for (const place of this.batch.places) if (!this.states.isKnown(place)) this.take(place, '', () => reason)
  }

  /** Vendors that count no answers are held to a batch that ran as a whole; lines that were unread are told by themselves. */
  countMissing({ status, counts, results }: BatchState): number {
    const unknown = this.batch.places.length - this.answered - this.lost
    const stated = counts?.completed ?? (status === 'completed' && results.length > 0 ? this.batch.places.length : 0)
    return Math.max(0, Math.min(unknown, stated - this.statedAnswers) - this.unread)
  }

  private parse(text: string): ResultLine | null {
    try {
      const value: JsonValue = parseWire(text)
      return isObject(value) ? this.client.read(value as JsonObject) : null
    } catch {
      return null
    }
  }

  /** null for a line that answers nothing of this batch: another run's, another batch's, or a stranger's. */
  private keyOf({ customId }: ResultLine): LineKey | null {
    const key = readCustomId(customId)
    const isOurs = key !== null && key.run === this.mark && key.turn === this.batch.turn
    return isOurs && this.states.has(key.place) ? key : null
  }

  private apiOf(contractIndex: number): SentApi {
    const { contract, candidate, baseline } = this.plan.contracts[contractIndex] as PlannedContract
    const target = this.batch.role === 'candidate' ? candidate : baseline
    return target === null ? contract.api : sentApi(contract.api, target.provider)
  }

  private take(place: number, request: string, read: (api: SentApi, keepTurn: boolean) => Reading): void {
    const { batch, plan, ports } = this
    const { role, turn, attempt } = batch
    const { contractIndex, caseIndex, sample } = plan.slotAt(place)
    const { contract } = plan.contracts[contractIndex] as PlannedContract
    const single = contract.cases.labelAt(caseIndex)
    const reading = read(this.apiOf(contractIndex), turn + 1 < (single.turns?.length ?? 0))
    const answer = resultAnswer(reading, attempt, ports.redact)
    if (answer.kind === 'failed' && stopsTheRun(answer.failure)) this.stopping ??= { failure: answer.failure, place }
    this.states.set(place, isMeasured(answer))
    // What a run took before it was killed within this batch is there already.
    if (ports.tracker.isAnswered(place, role)) return
    if (!isMeasured(answer) && ports.tracker.attempts(place, role) >= attempt) return
    const key = { role, contract: contract.name, case: single.id, sample, turn }
    if (ports.tracker.memory.holds(key)) return
    const results = batch.results?.[String(place)]
    const line: JournalCall = { type: 'call', ...key, place, request, answer, ...(results ? { results } : {}) }
    // Until the batch is said to be over, its results can be had again.
    ports.journal.gather(line)
    ports.tracker.add(line)
  }
}
