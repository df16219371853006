import type { OpenAI } from 'openai'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { asResult, openAiClient } from '../openai-package.ts'
import { countAt, listAt, objectAt, textAt } from '../read/wire-value.ts'
import { keyHeaders } from '../wire/key-headers.ts'
import type { ProxySettings } from '../wire/proxy.ts'
import type { BatchClient, BatchInput, BatchLimits, BatchRequest, BatchState, ControlResult } from './batch-client.ts'
import { endpointOf, faultsOf, readResultLine, requestLine, resultFiles } from './files-shape.ts'
import { type BatchHttp, createBatchHttp } from './http.ts'

/** What vendors of OpenAI's shape do otherwise. */
export interface BatchDialect {
  readonly limits: BatchLimits
  readonly uploadPath: string
  readonly uploadFields: (name: string) => Readonly<Record<string, string>>
  readonly line: (customId: string, request: BatchRequest) => string
  /** Beside endpoint, input and window. */
  readonly createMembers: (input: Pick<BatchInput, 'key' | 'model'>) => JsonObject
}

/** developers.openai.com, Batch: 50,000 requests and 200 MB; Groq (console.groq.com, batch) the same. */
export const OPENAI_DIALECT: BatchDialect = {
  // A file that is allowed to the byte has been refused: megabytes are counted either way.
  limits: { lines: 50_000, bytes: 199_000_000 },
  uploadPath: '/files',
  uploadFields: () => ({ purpose: 'batch' }),
  line: requestLine,
  createMembers: ({ key }) => ({ metadata: { modelgate: key } }),
}

/** help.aliyun.com, OpenAI Batch: 50,000 requests; the copies of that page say 100 and 500 MB. */
export const DASHSCOPE_DIALECT: BatchDialect = { ...OPENAI_DIALECT, limits: { lines: 50_000, bytes: 99_000_000 } }

/** docs.together.ai, inference/batch: 100 MB; lines of two members, no metadata, and answers that differ from call to call. */
export const TOGETHER_DIALECT: BatchDialect = {
  limits: { lines: 50_000, bytes: 99_000_000 },
  uploadPath: '/files/upload',
  uploadFields: (name) => ({ purpose: 'batch-api', file_name: name }),
  line: (customId, { body }) => JSON.stringify({ custom_id: customId, body }),
  createMembers: ({ model }) => ({ model_id: model }),
}

export interface BatchClientOptions {
  readonly baseUrl: string
  readonly apiKey: string | null
  readonly proxy: ProxySettings | null
}

const TIMEOUT_MS = 60_000
/** Pages of 100 that are looked through for a batch that a lost answer may have made. */
const MOST_PAGES = 20

/** The Files and Batches of OpenAI's shape. Uploads and downloads stream on our own dispatcher; all else is the package's. */
export async function createOpenAiBatches(options: BatchClientOptions, dialect: BatchDialect): Promise<BatchClient> {
  const key = (options.apiKey ?? '').trim()
  const http = await createBatchHttp({
    baseUrl: options.baseUrl,
    headers: keyHeaders('openai', key),
    timeoutMs: TIMEOUT_MS,
    proxy: options.proxy,
  })
  const { baseUrl, apiKey } = options
  const openai = await openAiClient({ baseUrl, apiKey, timeoutMs: TIMEOUT_MS, fetch: http.fetch })
  const { limits } = dialect
  return { ...filesOf(http, dialect), ...controlsOf(openai, dialect), isMarked: true, limits, close: http.close }
}

type Files = Pick<BatchClient, 'line' | 'upload' | 'download' | 'read'>

const filesOf = (http: BatchHttp, dialect: BatchDialect): Files => ({
  line: dialect.line,
  upload: async (input, signal) => {
    const name = `modelgate-${input.key}.jsonl`
    const result = await http.upload(dialect.uploadPath, dialect.uploadFields(name), { path: input.path, name }, signal)
    return idOf(result)
  },
  download: (ref, path, signal) => http.download(`/files/${encodeURIComponent(ref)}/content`, path, signal),
  read: readResultLine,
})

/** An upload that has no name can't be used. */
export function idOf(result: ControlResult<JsonValue>): ControlResult<string> {
  if (!result.ok) return result
  const id = isObject(result.value) ? textAt(result.value, 'id') : null
  return id === null ? withoutId() : { ok: true, value: id }
}

const withoutId = (): ControlResult<never> => ({
  ok: false,
  failure: {
    kind: 'malformed',
    phase: 'body',
    status: 200,
    message: 'the answer names no id',
    code: null,
    param: null,
  },
  unsure: true,
  retryAfterMs: null,
})

type Controls = Pick<BatchClient, 'create' | 'find' | 'state' | 'cancel'>

function controlsOf(openai: OpenAI, dialect: BatchDialect): Controls {
  const one = async (work: () => Promise<unknown>): Promise<ControlResult<BatchState>> => {
    const result = await asResult(work)
    if (!result.ok) return result
    const state = readBatch(result.value)
    return state === null ? withoutId() : { ok: true, value: state }
  }
  return {
    create: (input, uploaded, signal) =>
      one(() => {
        const body = {
          input_file_id: uploaded ?? '',
          endpoint: endpointOf(input.api),
          completion_window: '24h' as const,
          ...dialect.createMembers(input),
        }
        return openai.batches.create(body, { signal })
      }),
    state: (id, signal) => one(() => openai.batches.retrieve(id, { signal })),
    cancel: async (id, signal) => {
      const result = await asResult(() => openai.batches.cancel(id, { signal }))
      return result.ok ? { ok: true, value: null } : result
    },
    find: async ({ key, uploaded }, known, signal) => {
      let after: string | null = null
      for (let page = 0; page < MOST_PAGES; page++) {
        const query: Record<string, string> = after === null ? { limit: '100' } : { limit: '100', after }
        const result = await asResult(() => openai.get('/batches', { query, signal }))
        if (!result.ok) return result
        const listed = isObject(result.value)
          ? listAt(result.value, 'data')
          : Array.isArray(result.value)
            ? result.value
            : []
        const found = listed.find((batch: JsonValue) => isMade(batch, key, uploaded, known))
        const state = found === undefined ? null : readBatch(found)
        if (state !== null) return { ok: true, value: state }
        const last = listed.at(-1)
        after = isObject(last) ? textAt(last, 'id') : null
        if (after === null || !isObject(result.value) || result.value.has_more !== true) break
      }
      return { ok: true, value: null }
    },
  }
}

/** By our own mark where the vendor keeps one, else by the input, which is ours alone. */
function isMade(batch: JsonValue, key: string, uploaded: string | null, known: ReadonlySet<string>): boolean {
  if (!isObject(batch) || known.has(textAt(batch, 'id') ?? '')) return false
  const mark = textAt(objectAt(batch, 'metadata') ?? {}, 'modelgate')
  return mark === key || (mark === null && uploaded !== null && textAt(batch, 'input_file_id') === uploaded)
}

const OVER = new Set(['completed', 'failed', 'expired', 'cancelled', 'canceled', 'error'])

/** A batch as OpenAI, Groq and DashScope tell of it; Together wraps it once and writes its states in capitals. */
function readBatch(answer: unknown): BatchState | null {
  const outer = answer as JsonValue
  const batch = isObject(outer) ? (objectAt(outer, 'job') ?? outer) : null
  const id = batch && textAt(batch, 'id')
  if (batch === null || id === null) return null
  const status = (textAt(batch, 'status') ?? '').toLowerCase()
  const counted = objectAt(batch, 'request_counts')
  const [total, completed, failed] = ['total', 'completed', 'failed'].map((name) => countAt(counted, name))
  const counts = total != null && completed != null && failed != null && total > 0 ? { total, completed, failed } : null
  return {
    id,
    status,
    isOver: OVER.has(status),
    counts,
    // Lines that were never run may be in the error file and in no count.
    results: resultFiles([
      [textAt(batch, 'output_file_id'), counts?.completed ?? null],
      [textAt(batch, 'error_file_id'), status === 'completed' ? (counts?.failed ?? null) : null],
    ]),
    faults: faultsOf(batch.errors ?? batch.error),
  }
}
