import { rm } from 'node:fs/promises'
import type { JournalLine } from '../../journal/line.ts'
import type { Failure } from '../../model/answer.ts'
import type { BatchClient, BatchState, Told } from '../../model/batch/batch-client.ts'
import { control } from '../../model/batch/control.ts'
import { writeRanges } from '../../model/batch/ranges.ts'
import type { Plan, PlannedContract, Role } from '../../plan/plan.ts'
import { stopsTheRun } from '../stop.ts'
import type { BatchPorts } from './batch-ports.ts'
import type { OpenBatch } from './book.ts'
import { collect, isQueueFull, loseAll } from './collect.ts'
import type { ReadyBatch } from './inputs.ts'

export interface Carrier {
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
export interface Carried {
  readonly freedUsd: number
  readonly unread: number
  readonly gone: boolean
  /** Lines of a batch for which the vendor's queue had no room. */
  readonly queueFull: number | null
  readonly stopping: { readonly failure: Failure; readonly place: number; readonly role: Role } | null
}

const NOTHING: Carried = { freedUsd: 0, unread: 0, gone: false, queueFull: null, stopping: null }

/** Brings one batch to its end, from its input or from what an earlier run left: made once, waited for, collected. */
export async function carryBatch(
  from: { readonly ready: ReadyBatch } | { readonly open: OpenBatch },
  carrier: Carrier,
): Promise<Carried> {
  const open = 'ready' in from ? await alone(from.ready.client, carrier, () => begin(from.ready, carrier)) : from.open
  if (!('places' in open)) return open
  const known = open.id === null ? await alone(clientOf(open, carrier), carrier, () => adopt(open, carrier)) : open
  if (!('places' in known)) return known
  return 'ready' in from && carrier.ports.detach ? NOTHING : await waitFor(known, carrier)
}

/** What is found by its time alone is made while no other one is. */
const alone = <Value>(client: BatchClient, { inTurn }: Carrier, work: () => Promise<Value>): Promise<Value> =>
  client.isMarked ? work() : inTurn(work)

/** Uploads and makes a batch; the journal knows of it before the vendor is asked. */
async function begin(ready: ReadyBatch, carrier: Carrier): Promise<OpenBatch | Carried> {
  const { ports, signal, write } = carrier
  const { client, key, role, turn, attempt, places, worstUsd, results } = ready
  const input = { path: ready.path, lines: places.length, api: ready.api, model: ready.model, key }
  try {
    if (!carrier.mayBegin()) return { ...NOTHING, freedUsd: worstUsd }
    const uploaded = await control(() => client.upload(input, signal), 'safe', signal, ports)
    if (!uploaded.ok) return notMade(ready, uploaded, carrier)
    const sent = { key, role, turn, attempt, input: uploaded.value, worst_usd: worstUsd, results }
    write({ type: 'batch', event: 'sent', ...sent, places: writeRanges(places) })
    const open: OpenBatch = { ...sent, places, id: null }
    const made = await makeOnce(open, () => client.create(input, uploaded.value, signal), client, carrier)
    if (made === 'unknown') return NOTHING
    if (!made.ok) {
      write({ type: 'batch', event: 'over', key, status: 'not-made', answered: 0, lost: 0 })
      return notMade(ready, made, carrier)
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
  create: () => Promise<Told<BatchState>>,
  client: BatchClient,
  carrier: Carrier,
): Promise<Told<BatchState> | 'unknown'> {
  const { ports, signal } = carrier
  for (let creates = 1; ; creates++) {
    const made = await control(create, 'once', signal, ports)
    if (made.ok || !made.unsure) return made
    const found = await look(open, client, carrier)
    if (!found.ok || signal.aborted) return 'unknown'
    if (found.value !== null) return { ok: true, value: found.value }
    if (creates === MOST_CREATES) return made
  }
}

const MOST_CREATES = 4
/** A list may lag behind what was made. */
const LOOKS_MS = [250, 1_000, 3_000]

async function look(
  open: OpenBatch,
  client: BatchClient,
  { ports, signal }: Carrier,
): Promise<Told<BatchState | null>> {
  const known = new Set(ports.book.open().flatMap(({ id }) => id ?? []))
  const sought = { key: open.key, uploaded: open.input, lines: open.places.length }
  let found: Told<BatchState | null> = { ok: true, value: null }
  for (const ms of LOOKS_MS) {
    await ports.sleep(ms, signal)
    if (signal.aborted) break
    found = await control(() => client.find(sought, known, signal), 'safe', signal, ports)
    if (!found.ok || found.value !== null) break
  }
  return found
}

/** A batch of which an earlier run said that it was to be made: it is there, or its questions are asked anew. */
async function adopt(open: OpenBatch, carrier: Carrier): Promise<OpenBatch | Carried> {
  const found = await look(open, clientOf(open, carrier), carrier)
  if (!found.ok || carrier.signal.aborted) return NOTHING
  if (found.value === null) {
    carrier.write({ type: 'batch', event: 'over', key: open.key, status: 'not-made', answered: 0, lost: 0 })
    return { ...NOTHING, freedUsd: open.worst_usd }
  }
  carrier.write({ type: 'batch', event: 'submitted', key: open.key, id: found.value.id })
  return { ...open, id: found.value.id }
}

const clientOf = ({ places, role }: OpenBatch, { plan, ports }: Carrier): BatchClient => {
  const { contractIndex } = plan.slotAt(places[0] as number)
  return ports.client(plan.contracts[contractIndex] as PlannedContract, role)
}

/** Nothing was paid: the calls of a batch that could not be made are lost once, or end the run. */
function notMade(ready: ReadyBatch, told: Told<unknown> & { ok: false }, carrier: Carrier): Carried {
  const { role, places, worstUsd, turn, attempt, key } = ready
  const { failure } = told
  const carried = { ...NOTHING, freedUsd: worstUsd }
  if (carrier.signal.aborted) return carried
  if (stopsTheRun(failure)) return { ...carried, stopping: { failure, place: places[0] as number, role } }
  const batch: OpenBatch = { key, role, turn, attempt, places, id: null, input: null, worst_usd: worstUsd }
  loseAll(batch, failure, carrier.plan, ready.client, carrier.ports)
  return carried
}

const FIRST_POLL_MS = 500
const MOST_POLL_MS = 60_000
/** Polls that failed in a row: half an hour and more without the endpoint. */
const MOST_FAILED_POLLS = 40

/** Polls until a batch has ended, then takes its results. With `detach` it is asked once. */
async function waitFor(open: OpenBatch, carrier: Carrier): Promise<Carried> {
  const { ports, signal } = carrier
  const client = clientOf(open, carrier)
  let delayMs = FIRST_POLL_MS
  let failed = 0
  for (let polls = 0; !signal.aborted; polls++) {
    if (!ports.detach && polls > 0) {
      await ports.sleep(delayMs, signal)
      if (signal.aborted) break
    }
    const told = await client.state(open.id ?? '', signal)
    if (told.ok) {
      failed = 0
      ports.progress(open.key, told.value)
      if (told.value.isOver) return takeResults(open, told.value, client, carrier)
      if (ports.detach) return NOTHING
      if (polls > 0) delayMs = Math.min(MOST_POLL_MS, delayMs * 2)
      continue
    }
    if (signal.aborted) break
    if (told.failure.kind === 'not-found') return takeResults(open, GONE, client, carrier)
    if (stopsTheRun(told.failure))
      return { ...NOTHING, stopping: { failure: told.failure, place: open.places[0] as number, role: open.role } }
    if (++failed === MOST_FAILED_POLLS) break
    delayMs = told.retryAfterMs ?? Math.min(MOST_POLL_MS, delayMs * 2)
  }
  return NOTHING
}

const GONE: BatchState = { id: '', isOver: true, status: 'gone', counts: null, results: [], faults: [] }

async function takeResults(
  open: OpenBatch,
  state: BatchState,
  client: BatchClient,
  carrier: Carrier,
): Promise<Carried> {
  const { plan, ports, signal, write } = carrier
  const told = await collect(open, state, plan, client, ports, signal)
  // What could not be had now is there for the next run: the batch stays open.
  if (!told.ok || signal.aborted || ports.journal.trouble() !== null) return NOTHING
  const { answered, lost, unread, stopping } = told.value
  write({ type: 'batch', event: 'over', key: open.key, status: state.status, answered, lost })
  return {
    freedUsd: open.worst_usd,
    unread,
    gone: state.status === 'gone',
    queueFull: isQueueFull(state.faults) ? open.places.length : null,
    stopping: stopping && { ...stopping, role: open.role },
  }
}

/** Asks the vendor to end a batch; what it has answered by then is collected by the next run. */
export async function cancelBatch(open: OpenBatch, carrier: Carrier, signal: AbortSignal): Promise<void> {
  const { id } = open
  if (id !== null) await control(() => clientOf(open, carrier).cancel(id, signal), 'safe', signal, carrier.ports)
}
