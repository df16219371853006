import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { countAt, listAt, objectAt, textAt } from '../read/wire-value.ts'
import { keyHeaders } from '../wire/key-headers.ts'
import type { BatchClient, BatchState, ControlResult } from './batch-client.ts'
import { endpointOf, faultsOf, readResultLine, resultFiles } from './files-shape.ts'
import { createBatchHttp } from './http.ts'
import { type BatchClientOptions, idOf } from './openai-batches.ts'

const TIMEOUT_MS = 60_000
const PAGE = 100
const MOST_PAGES = 20

/**
 * Mistral's jobs (github.com/mistralai/platform-docs-public, studio-api/batch-processing, 2026-08-21): the model stands
 * on the job.
 */
export async function createMistralBatches({ baseUrl, apiKey, proxy }: BatchClientOptions): Promise<BatchClient> {
  const key = (apiKey ?? '').trim()
  const http = await createBatchHttp({ baseUrl, headers: keyHeaders('openai', key), timeoutMs: TIMEOUT_MS, proxy })
  return {
    isMarked: true,
    limits: { lines: 50_000, bytes: 199_000_000 },
    line: (customId, { body }) => JSON.stringify({ custom_id: customId, body: withoutModel(body) }),
    upload: async (input, signal) => {
      const name = `modelgate-${input.key}.jsonl`
      return idOf(await http.upload('/files', { purpose: 'batch' }, { path: input.path, name }, signal))
    },
    create: async (input, uploaded, signal) => {
      const body = {
        input_files: [uploaded ?? ''],
        model: input.model,
        endpoint: endpointOf(input.api),
        timeout_hours: 24,
        metadata: { modelgate: input.key },
      }
      return jobOf(await http.json('POST', '/batch/jobs', body, signal))
    },
    find: async ({ key: mark }, known, signal) => {
      for (let page = 0; page < MOST_PAGES; page++) {
        const result = await http.json('GET', `/batch/jobs?page=${page}&page_size=${PAGE}`, undefined, signal)
        if (!result.ok) return result
        const jobs = isObject(result.value) ? listAt(result.value, 'data').filter(isObject) : []
        const made = jobs.find(
          (job) => !known.has(textAt(job, 'id') ?? '') && textAt(objectAt(job, 'metadata') ?? {}, 'modelgate') === mark,
        )
        if (made) return jobOf({ ok: true, value: made })
        if (jobs.length < PAGE) break
      }
      return { ok: true, value: null }
    },
    state: async (id, signal) =>
      jobOf(await http.json('GET', `/batch/jobs/${encodeURIComponent(id)}`, undefined, signal)),
    cancel: async (id, signal) => {
      const result = await http.json('POST', `/batch/jobs/${encodeURIComponent(id)}/cancel`, undefined, signal)
      return result.ok ? { ok: true, value: null } : result
    },
    download: (ref, path, signal) => http.download(`/files/${encodeURIComponent(ref)}/content`, path, signal),
    read: readResultLine,
    close: http.close,
  }
}

const withoutModel = ({ model: _, ...body }: JsonObject): JsonObject => body

/** Mistral's words for the states that the others know. */
const STATUS: Readonly<Record<string, string>> = { success: 'completed', timeout_exceeded: 'expired' }
const OVER = new Set(['success', 'failed', 'timeout_exceeded', 'cancelled'])

function jobOf(result: ControlResult<JsonValue>): ControlResult<BatchState> {
  const named = idOf(result)
  if (!result.ok || !named.ok) return named.ok ? (result as ControlResult<never>) : named
  const job = result.value as JsonObject
  const status = (textAt(job, 'status') ?? '').toLowerCase()
  const [total, completed, failed] = ['total_requests', 'succeeded_requests', 'failed_requests'].map((name) =>
    countAt(job, name),
  )
  return {
    ok: true,
    value: {
      id: named.value,
      status: STATUS[status] ?? status,
      isOver: OVER.has(status),
      counts: total != null && completed != null && failed != null ? { total, completed, failed } : null,
      results: resultFiles([
        [textAt(job, 'output_file'), completed ?? null],
        [textAt(job, 'error_file'), null],
      ]),
      faults: status === 'failed' ? faultsOf(job.errors) : [],
    },
  }
}
