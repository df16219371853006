import type { OpenAI } from 'openai'
import type { JsonValue } from '../json/value.ts'
import type { ControlResult } from './batch/batch-client.ts'
import { networkFailure, statusFailure } from './batch/http.ts'
import { retryAfterMs } from './wire/retry.ts'

export interface OpenAiOptions {
  readonly baseUrl: string
  readonly apiKey: string | null
  readonly timeoutMs: number
  readonly headers?: Readonly<Record<string, string>>
  /** Connections of our own, through the proxy that is named; nothing is redirected. */
  readonly fetch: typeof fetch
}

/** The `openai` package for what is not timed: files, batches, lists of models. Loaded where it is asked for. */
export async function openAiClient(options: OpenAiOptions): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai')
  const { baseUrl, apiKey, timeoutMs, headers } = options
  const key = (apiKey ?? '').trim()
  return new Client({
    baseURL: baseUrl,
    apiKey: key === '' ? 'none' : key,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    // Who asks again, and when, is not for a package to say: it repeats a create that took effect.
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    fetch: options.fetch,
    ...(headers && { defaultHeaders: headers }),
  })
}

/** What the package throws, as a value. */
export async function asResult(work: () => Promise<unknown>): Promise<ControlResult<JsonValue>> {
  try {
    return { ok: true, value: (await work()) as JsonValue }
  } catch (error) {
    const { status, error: body, headers } = error as { status?: number; error?: unknown; headers?: Headers }
    if (typeof status === 'number') {
      const text = body === undefined ? ((error as Error).message ?? '') : JSON.stringify({ error: body })
      return statusFailure(
        status,
        text,
        retryAfterMs((name) => headers?.get(name) ?? null),
      )
    }
    const lost = networkFailure(causeOf(error))
    if (lost === null) throw error
    return lost
  }
}

/** The package and `fetch` each wrap what the network said. */
function causeOf(error: unknown): unknown {
  let found = error
  while (found instanceof Error && found.cause instanceof Error) found = found.cause
  return found instanceof Error && /^APIUserAbort/.test(found.constructor.name) ? abortError() : asNetwork(found)
}

const abortError = (): Error => Object.assign(new Error('stopped'), { name: 'AbortError' })

/** A connection that could not be made is an error of the package's own, without a code. */
const asNetwork = (error: unknown): unknown =>
  error instanceof Error && /^API(Connection|ConnectionTimeout)Error$/.test(error.constructor.name)
    ? Object.assign(new Error(error.message), { code: 'UND_ERR_SOCKET' })
    : error
