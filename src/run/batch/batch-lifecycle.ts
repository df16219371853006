import { rm } from 'node:fs/promises'
import type { JournalLine } from '../../journal/line.ts'
import type { Failure } from '../../model/answer.ts'
import type { BatchClient, BatchState, ControlResult } from '../../model/batch/batch-client.ts'
import { control } from '../../model/batch/control.ts'
import { writeRanges } from '../../model/batch/ranges.ts'
import type { Plan, PlannedContract, Role } from '../../plan/plan.ts'
import { stopsTheRun } from '../stop.ts'
import { type BatchPorts, LOOKS_MS } from './batch-ports.ts'
import type { OpenBatch } from './batch-tracker.ts'
import { collect, isQueueFull, loseAll } from './collect.ts'
import type { ReadyBatch } from './inputs.ts'
import { poll } from './poll.ts'

export interface BatchContext {
  readonly plan: Plan
  readonly ports: BatchPorts
  readonly signal: AbortSignal
  /** No new batch is made once a run is to end. */
  readonly mayBegin: () => boolean
  readonly write: (line: JournalLine) => void
  /** Runs one piece of work after another. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>
}

/** What a batch came to, beside the journal's lines. */
export interface BatchEnd {
  readonly freedUsd: number
  /** Calls of this run that were never made: another batch may make them. */
  readonly unasked: number
  readonly unread: number
  readonly missing: number
  readonly gone: boolean
  /** Lines of a batch for which the vendor's queue had no room. */
  readonly queueFull: number | null
  readonly stopping: { readonly failure: Failure; readonly place: number; readonly role: Role } | null
}

const NOTHING: BatchEnd = {
  freedUsd: 0,
  unasked: 0,
  unread: 0,
  missing: 0,
  gone: false,
  queueFull: null,
  stopping: null,
}

/** Brings one batch to its end, from its input or from what an earlier run left: made once, waited for, collected. */
export async function completeBatch(
  from: { readonly ready: ReadyBatch } | { readonly open: OpenBatch },
  context: BatchContext,
): Promise<BatchEnd> {
  const open = 'ready' in from ? await alone(from.ready.client, context, () => submit(from.ready, context)) : from.open
  if (!('places' in open)) return open
  const known =
    open.id === null ? await alone(clientOf(open, context), context, () => findSubmitted(open, context)) : open
  if (!('places' in known)) return known
  if ('ready' in from) return context.ports.detach ? NOTHING : await waitFor(known, context)
  // An earlier run counted these calls.
  return { ...(await waitFor(known, context)), unasked: 0 }
}

/** What is found by its time alone is made while no other one is. */
const alone = <Value>(client: BatchClient, { inTurn }: BatchContext, work: () => Promise<Value>): Promise<Value> =>
  client.isMarked ? work() : inTurn(work)

/** Uploads and makes a batch; the journal knows of it before the vendor is asked. */
async function submit(ready: ReadyBatch, context: BatchContext): Promise<OpenBatch | BatchEnd> {
  const { ports, signal, write } = context
  const { client, key, role, turn, attempt, places, worstUsd, results } = ready
  const input = { path: ready.path, lines: places.length, api: ready.api, model: ready.model, key }
  try {
    if (!context.mayBegin()) return { ...NOTHING, freedUsd: worstUsd, unasked: places.length }
    const uploaded = await control(() => client.upload(input, signal), 'safe', signal, ports)
    if (!uploaded.ok) return notMade(ready, uploaded, context)
    const sent = { key, role, turn, attempt, input: uploaded.value, worst_usd: worstUsd, results }
    write({ type: 'batch', event: 'sent', ...sent, places: writeRanges(places) })
    const open: OpenBatch = { ...sent, places, id: null }
    const made = await makeOnce(open, () => client.create(input, uploaded.value, signal), client, context)
    if (made === 'unknown') return NOTHING
    if (!made.ok) {
      write({ type: 'batch', event: 'over', key, status: 'not-made', answered: 0, lost: 0 })
      return notMade(ready, made, context)
    }
    write({ type: 'batch', event: 'submitted', key, id: made.value.id })
    return { ...open, id: made.value.id }
  } finally {
    await rm(ready.path, { force: true })
  }
}

/** A create that may have taken effect is looked for before it is asked for again. */
async function makeOnce(
  open: OpenBatch,
  create: () => Promise<ControlResult<BatchState>>,
  client: BatchClient,
  context: BatchContext,
): Promise<ControlResult<BatchState> | 'unknown'> {
  const { ports, signal } = context
  for (let creates = 1; ; creates++) {
    const made = await control(create, 'once', signal, ports)
    if (made.ok || !made.unsure) return made
    const found = await findCreated(open, client, context)
    if (!found.ok || signal.aborted) return 'unknown'
    if (found.value !== null) return { ok: true, value: found.value }
    if (creates === MOST_CREATES) return made
  }
}

const MOST_CREATES = 4

async function findCreated(
  open: OpenBatch,
  client: BatchClient,
  { ports, signal }: BatchContext,
): Promise<ControlResult<BatchState | null>> {
  const known = new Set(ports.tracker.open().flatMap(({ id }) => id ?? []))
  const sought = { key: open.key, uploaded: open.input, lines: open.places.length }
  let found: ControlResult<BatchState | null> = { ok: true, value: null }
  for (const ms of LOOKS_MS) {
    await ports.sleep(ms, signal)
    if (signal.aborted) break
    found = await control(() => client.find(sought, known, signal), 'safe', signal, ports)
    if (!found.ok || found.value !== null) break
  }
  return found
}

/** A batch of which an earlier run said that it was to be made: it is there, or its questions are asked anew. */
async function findSubmitted(open: OpenBatch, context: BatchContext): Promise<OpenBatch | BatchEnd> {
  const found = await findCreated(open, clientOf(open, context), context)
  if (!found.ok || context.signal.aborted) return NOTHING
  if (found.value === null) {
    context.write({ type: 'batch', event: 'over', key: open.key, status: 'not-made', answered: 0, lost: 0 })
    return { ...NOTHING, freedUsd: open.worst_usd }
  }
  context.write({ type: 'batch', event: 'submitted', key: open.key, id: found.value.id })
  return { ...open, id: found.value.id }
}

const clientOf = ({ places, role }: OpenBatch, { plan, ports }: BatchContext): BatchClient => {
  const { contractIndex } = plan.slotAt(places[0] as number)
  return ports.client(plan.contracts[contractIndex] as PlannedContract, role)
}

/** Nothing was paid: the calls of a batch that could not be made are lost once, or end the run. */
function notMade(ready: ReadyBatch, result: ControlResult<unknown> & { ok: false }, context: BatchContext): BatchEnd {
  const { role, places, worstUsd, turn, attempt, key } = ready
  const { failure } = result
  const carried = { ...NOTHING, freedUsd: worstUsd, unasked: places.length }
  if (context.signal.aborted) return carried
  if (stopsTheRun(failure)) return { ...carried, stopping: { failure, place: places[0] as number, role } }
  const batch: OpenBatch = { key, role, turn, attempt, places, id: null, input: null, worst_usd: worstUsd }
  loseAll(batch, failure, context.plan, ready.client, context.ports)
  return carried
}

/** Waits until a batch has ended, then takes its results. */
async function waitFor(open: OpenBatch, context: BatchContext): Promise<BatchEnd> {
  const client = clientOf(open, context)
  const polled = await poll(open, client, context.ports, context.signal)
  if (polled.kind === 'over') return takeResults(open, polled.state, client, context)
  if (polled.kind === 'under-way') return NOTHING
  const { failure } = polled
  return { ...NOTHING, stopping: { failure, place: open.places[0] as number, role: open.role } }
}

async function takeResults(
  open: OpenBatch,
  state: BatchState,
  client: BatchClient,
  context: BatchContext,
): Promise<BatchEnd> {
  const { plan, ports, signal, write } = context
  const result = await collect(open, state, plan, client, ports, signal)
  // What could not be had now is there for the next run: the batch stays open.
  if (!result.ok || signal.aborted || ports.journal.trouble() !== null) return NOTHING
  const { answered, lost, unread, missing, stopping } = result.value
  write({ type: 'batch', event: 'over', key: open.key, status: state.status, answered, lost })
  return {
    freedUsd: open.worst_usd,
    unasked: open.places.length - answered - lost,
    unread,
    missing,
    gone: state.status === 'gone',
    queueFull: isQueueFull(state.faults) ? open.places.length : null,
    stopping: stopping && { ...stopping, role: open.role },
  }
}

/** Asks the vendor to end a batch; what it has answered by then is collected by the next run. */
export async function cancelBatch(open: OpenBatch, context: BatchContext, signal: AbortSignal): Promise<void> {
  const { id } = open
  if (id !== null) await control(() => clientOf(open, context).cancel(id, signal), 'safe', signal, context.ports)
}
