import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { countAt, listAt, objectAt, textAt } from '../read/wire-value.ts'
import { keyHeaders } from '../wire/key-headers.ts'
import type { BatchClient, BatchState, ControlResult } from './batch-client.ts'
import { type BatchHttp, createBatchHttp } from './http.ts'
import { readMessageResult } from './message-result.ts'
import { type BatchClientOptions, idOf } from './openai-batches.ts'

const TIMEOUT_MS = 60_000
const BATCHES = '/messages/batches'
/** What one page of the list holds at most (`limit`). */
const PAGE = 1000
const MOST_PAGES = 5

/**
 * Anthropic's Message Batches (`MessageBatch` of @anthropic-ai/sdk 1.14.0; platform.claude.com, batch processing:
 * 100,000 requests, 256 MB): the requests stand in the call that makes a batch, which is streamed from disk. A batch
 * carries no mark of ours: it is known by how many requests it has and by when it was made.
 */
export async function createAnthropicBatches({ baseUrl, apiKey, proxy }: BatchClientOptions): Promise<BatchClient> {
  const headers = keyHeaders('messages', (apiKey ?? '').trim())
  const http = await createBatchHttp({ baseUrl, headers, timeoutMs: TIMEOUT_MS, proxy })
  const pathOf = (id: string): string => `${BATCHES}/${encodeURIComponent(id)}`
  return {
    isMarked: false,
    // A size that is allowed to the byte may be counted otherwise: megabytes of a million, and room for what is around.
    limits: { lines: 100_000, bytes: 255_000_000 },
    line: (customId, { body }) => JSON.stringify({ custom_id: customId, params: body }),
    upload: (_, signal) => newest(http, signal),
    create: async ({ path }, _, signal) => {
      const { size } = await stat(path)
      return stateOf(await http.send(BATCHES, inline(path), HEAD.length + size + 1, 'application/json', signal))
    },
    find: (made, known, signal) => findMade(http, made, known, signal),
    state: async (id, signal) => stateOf(await http.json('GET', pathOf(id), undefined, signal)),
    cancel: async (id, signal) => {
      const result = await http.json('POST', `${pathOf(id)}/cancel`, {}, signal)
      return result.ok ? { ok: true, value: null } : result
    },
    // `results_url` names the same path; a key goes to the host that was named, and to no other.
    download: (id, path, signal) => http.download(`${pathOf(id)}/results`, path, signal),
    read: readMessageResult,
    close: http.close,
  }
}

const HEAD = Buffer.from('{"requests":[')
const LINE_END = 0x0a
const [COMMA] = Buffer.from(',')

/** A file of lines as one JSON list: no line holds a line end of its own, so each one becomes a comma, the last `]`. */
async function* inline(path: string): AsyncGenerator<Uint8Array> {
  yield HEAD
  let last: Buffer | null = null
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (last !== null) yield withCommas(last)
    last = piece
  }
  if (last !== null) yield withCommas(last.subarray(0, -1))
  yield Buffer.from(']}')
}

function withCommas(piece: Buffer): Buffer {
  for (let at = piece.indexOf(LINE_END); at >= 0; at = piece.indexOf(LINE_END, at + 1)) piece[at] = COMMA as number
  return piece
}

/** The batch that is the last before ours, by its time: what is newer may be ours. null where there is none. */
async function newest(http: BatchHttp, signal: AbortSignal): Promise<ControlResult<string | null>> {
  const result = await http.json('GET', `${BATCHES}?limit=1`, undefined, signal)
  if (!result.ok) return result
  const [last] = batchesIn(result.value)
  const [time, id] = last === undefined ? [null, null] : [textAt(last, 'created_at'), textAt(last, 'id')]
  return { ok: true, value: time === null || id === null ? null : `${time} ${id}` }
}

const batchesIn = (page: JsonValue): readonly JsonObject[] =>
  isObject(page) ? listAt(page, 'data').filter(isObject) : []

/** The oldest batch since then with as many requests and unknown to us; the list begins with the newest. */
async function findMade(
  http: BatchHttp,
  { lines, uploaded }: { readonly lines: number; readonly uploaded: string | null },
  known: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ControlResult<BatchState | null>> {
  const [since, lastId] = uploaded?.split(' ') ?? []
  const isNewer = (batch: JsonObject): boolean =>
    since === undefined || Date.parse(textAt(batch, 'created_at') ?? '') >= Date.parse(since)
  let found: JsonObject | null = null
  let after = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const result = await http.json('GET', `${BATCHES}?limit=${PAGE}${after}`, undefined, signal)
    if (!result.ok) return result
    const listed = batchesIn(result.value)
    const ids = new Set([...known, lastId ?? ''])
    const made = listed
      .filter(isNewer)
      .filter((batch) => !ids.has(textAt(batch, 'id') ?? '') && totalOf(batch) === lines)
    found = made.at(-1) ?? found
    const last = isObject(result.value) && result.value.has_more === true ? textAt(result.value, 'last_id') : null
    if (last === null || !listed.every(isNewer)) break
    after = `&after_id=${encodeURIComponent(last)}`
  }
  return found === null ? { ok: true, value: null } : stateOf({ ok: true, value: found })
}

const COUNTS = ['processing', 'succeeded', 'errored', 'canceled', 'expired'] as const

/** The sum of all counts is the number of requests; null where one is missing. */
function totalOf(batch: JsonObject): number | null {
  const counts = COUNTS.map((name) => countAt(objectAt(batch, 'request_counts'), name))
  return counts.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0)
}

function stateOf(result: ControlResult<JsonValue>): ControlResult<BatchState> {
  const named = idOf(result)
  if (!result.ok || !named.ok) return named.ok ? (result as ControlResult<never>) : named
  const batch = result.value as JsonObject
  const status = textAt(batch, 'processing_status') ?? ''
  const total = totalOf(batch)
  const completed = countAt(objectAt(batch, 'request_counts'), 'succeeded') ?? 0
  const processing = countAt(objectAt(batch, 'request_counts'), 'processing') ?? 0
  const hasResults = status === 'ended' && textAt(batch, 'results_url') !== null
  return {
    ok: true,
    value: {
      id: named.value,
      status,
      isOver: status === 'ended',
      counts: total === null ? null : { total, completed, failed: total - completed - processing },
      results: hasResults ? [{ ref: named.value, lines: total }] : [],
      faults: [],
    },
  }
}
