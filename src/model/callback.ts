import type { JsonValue } from '../json/value.ts'
import { isLoopbackHost } from '../provider/resolve-provider.ts'
import type { Failure, ToolCall } from './answer.ts'
import { MAX_ANSWER_BYTES, collectText, type TextSink } from './body-text.ts'
import { readErrorBody } from './error-body.ts'
import { createTransport, type Transport } from './transport.ts'

export interface CallbackOptions {
  /** Tool name → URL on this machine; any other host throws, the policy's reader has refused it before. */
  readonly urls: Readonly<Record<string, string>>
  /** For one callback, from connecting to its last byte. */
  readonly timeoutMs: number
  /** Most requests at a time for one tool. */
  readonly connections: number
  /** Monotonic ms. */
  readonly now: () => number
}

export type CallbackResult =
  | { readonly kind: 'returned'; readonly value: JsonValue }
  /** `downstream`, or `aborted` where the run was stopped; never the model's fault. */
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface Callbacks {
  /** Posts a call's arguments, as the model wrote them, and reads what came back: JSON, or a text as a string. Asked once: it may have effects. */
  readonly call: (made: ToolCall, signal: AbortSignal) => Promise<CallbackResult>
  readonly close: () => Promise<void>
}

/** The real downstreams of a flow's tools (contract.md, "Flows"). They get no key. */
export function createCallbacks(options: CallbackOptions): Callbacks {
  const { timeoutMs, connections, now } = options
  const deadlines = { connectMs: timeoutMs, firstByteMs: timeoutMs, idleMs: timeoutMs, callMs: timeoutMs }
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'modelgate' }
  const open = ([tool, url]: [string, string]): [string, Transport] => {
    if (!isLoopbackHost(new URL(url).hostname)) throw new Error(`the callback of ${tool} is not on this machine`)
    return [tool, createTransport({ baseUrl: url, headers, connections, deadlines, now })]
  }
  const transports = new Map(Object.entries(options.urls).map(open))
  return {
    call: (made, signal) => {
      const transport = transports.get(made.name)
      if (transport === undefined) throw new Error(`no callback for ${made.name}`)
      return post(transport, made, timeoutMs, signal)
    },
    close: async () => {
      await Promise.all([...transports.values()].map((transport) => transport.close()))
    },
  }
}

async function post(transport: Transport, made: ToolCall, timeoutMs: number, signal: AbortSignal): Promise<CallbackResult> {
  const sink: TextSink = collectText(MAX_ANSWER_BYTES)
  const body = made.arguments === '' ? '{}' : made.arguments
  const exchange = await transport.post({ path: '', body, timeoutMs, signal, open: () => sink })
  if (exchange.kind === 'broken') {
    const { kind, status, message } = exchange.failure
    return failed(kind === 'aborted' ? 'aborted' : 'downstream', status, `the callback of ${made.name}: ${message}`)
  }
  const { status, header } = exchange
  const text = sink.text()
  if (status < 200 || status >= 300) return failed('downstream', status, `the callback of ${made.name} answered ${status}: ${readErrorBody(text).message ?? 'no message'}`)
  if (text === '') return { kind: 'returned', value: null }
  if (!/\bjson\b/i.test(header('content-type') ?? '')) return { kind: 'returned', value: text }
  try {
    return { kind: 'returned', value: JSON.parse(text) as JsonValue }
  } catch {
    return failed('downstream', status, `the callback of ${made.name} answered what is not JSON`)
  }
}

const failed = (kind: 'downstream' | 'aborted', status: number | null, message: string): CallbackResult => ({
  kind: 'failed',
  failure: { kind, phase: 'callback', status, message: message.slice(0, 2_000), code: null, param: null },
})
