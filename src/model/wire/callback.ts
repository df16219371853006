import type { JsonValue } from '../../json/value.ts'
import { isLoopbackHost } from '../../provider/resolve-provider.ts'
import type { Failure, ToolCall } from '../answer.ts'
import { readErrorBody } from '../read/error-body.ts'
import { collectText, MAX_ANSWER_BYTES } from './body-text.ts'
import { createTransport } from './transport.ts'

/** What a real downstream returned, or why it did not. */
export type Called =
  | { readonly kind: 'returned'; readonly result: JsonValue }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface CallbackOptions {
  readonly signal: AbortSignal
  /** Monotonic ms. */
  readonly now: () => number
  /** From connecting to the last byte; default 30 s. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 30_000
const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json',
  'accept-encoding': 'identity',
  'user-agent': 'modelgate',
}

/**
 * Asks the real downstream of a flow's tool (docs/contracts.md#flows): posts the call's arguments as the model wrote
 * them and reads what comes back, JSON or a text as a string. It gets no key, is asked once because it may have
 * effects, and every fault is a `Failure` of kind `downstream`, the end of the run included. `url` must be on this
 * machine: the policy's reader has refused any other, so one here is a bug and throws.
 */
export async function callBack(url: string, made: ToolCall, options: CallbackOptions): Promise<Called> {
  if (!isLoopbackHost(new URL(url).hostname)) throw new Error(`the callback of ${made.name} is not on this machine`)
  const { signal, now, timeoutMs = TIMEOUT_MS } = options
  const deadlines = { connectMs: timeoutMs, firstByteMs: timeoutMs, idleMs: timeoutMs, callMs: timeoutMs }
  const transport = createTransport({ baseUrl: url, headers: HEADERS, connections: 1, deadlines, now })
  const sink = collectText(MAX_ANSWER_BYTES)
  const exchange = await transport.post({
    path: '',
    body: made.arguments === '' ? '{}' : made.arguments,
    timeoutMs,
    signal,
    open: () => sink,
  })
  await transport.close()
  if (exchange.kind === 'broken')
    return failed(exchange.failure.status, `the callback of ${made.name}: ${exchange.failure.message}`)
  return readResult(exchange.status, exchange.header('content-type'), sink.text(), made.name)
}

function readResult(status: number, type: string | null, text: string, name: string): Called {
  if (status < 200 || status >= 300)
    return failed(status, `the callback of ${name} answered ${status}: ${readErrorBody(text).message ?? 'no message'}`)
  if (text === '') return { kind: 'returned', result: null }
  if (!/\bjson\b/i.test(type ?? '')) return { kind: 'returned', result: text }
  try {
    return { kind: 'returned', result: JSON.parse(text) as JsonValue }
  } catch {
    return failed(status, `the callback of ${name} answered what is not JSON`)
  }
}

const failed = (status: number | null, message: string): Called => ({
  kind: 'failed',
  failure: { kind: 'downstream', phase: 'callback', status, message: message.slice(0, 2_000), code: null, param: null },
})
