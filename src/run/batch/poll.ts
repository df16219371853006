import type { Failure } from '../../model/answer.ts'
import type { BatchClient, BatchState } from '../../model/batch/batch-client.ts'
import { stopsTheRun } from '../stop.ts'
import { type BatchPorts, LOOKS_MS } from './batch-ports.ts'
import type { OpenBatch } from './batch-tracker.ts'

const FIRST_POLL_MS = 500
const MOST_POLL_MS = 60_000
/** Polls that failed in a row: half an hour and more without the endpoint; a run that only looks in waits less. */
const MOST_FAILED_POLLS = 40
const MOST_FAILED_LOOKS = 8

/** What polling came to; `under-way`: another run has to ask. */
export type Polled =
  | { readonly kind: 'over'; readonly state: BatchState }
  | { readonly kind: 'under-way' }
  | { readonly kind: 'refused'; readonly failure: Failure }

const UNDER_WAY: Polled = { kind: 'under-way' }
const GONE: BatchState = { id: '', isOver: true, status: 'gone', counts: null, results: [], faults: [] }

/** Asks for a batch until it has ended; with `detach`, until the vendor has said once how it stands. */
export async function poll(
  { key, id }: OpenBatch,
  client: BatchClient,
  ports: Pick<BatchPorts, 'detach' | 'progress' | 'sleep'>,
  signal: AbortSignal,
): Promise<Polled> {
  const mostFailed = ports.detach ? MOST_FAILED_LOOKS : MOST_FAILED_POLLS
  let delayMs = ports.detach ? 0 : FIRST_POLL_MS
  let [failed, looks] = [0, 0]
  for (let polls = 0; !signal.aborted; polls++) {
    if (polls > 0) await ports.sleep(delayMs, signal)
    if (signal.aborted) break
    const result = await client.state(id ?? '', signal)
    if (signal.aborted) break
    const isOdd = result.ok ? lacksResults(result.value) : result.failure.kind === 'not-found'
    if (isOdd && looks < LOOKS_MS.length) {
      delayMs = LOOKS_MS[looks++] as number
    } else if (result.ok) {
      failed = 0
      ports.progress(key, result.value)
      if (result.value.isOver) return { kind: 'over', state: result.value }
      if (ports.detach) break
      delayMs = polls === 0 ? FIRST_POLL_MS : Math.min(MOST_POLL_MS, delayMs * 2)
    } else if (isOdd) {
      return { kind: 'over', state: GONE }
    } else if (stopsTheRun(result.failure)) {
      return { kind: 'refused', failure: result.failure }
    } else {
      if (++failed === mostFailed) break
      delayMs = result.retryAfterMs ?? Math.min(MOST_POLL_MS, Math.max(FIRST_POLL_MS, delayMs * 2))
    }
  }
  return UNDER_WAY
}

/** It has answers, as it says, and names no file of them yet. */
const lacksResults = ({ isOver, counts, results }: BatchState): boolean =>
  isOver && results.length === 0 && (counts?.completed ?? 0) > 0
