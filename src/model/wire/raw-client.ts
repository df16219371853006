import type { JsonObject } from '../../json/value.ts'
import type { Failure } from '../answer.ts'
import { readFailure } from '../read/failure.ts'
import { collectText, MAX_BODY_BYTES } from './body-text.ts'
import type { ProxySettings } from './proxy.ts'
import { retryAfterMs } from './retry.ts'
import { createTransport, type Deadlines } from './transport.ts'

/** One request as it is sent; `path` is added to the base URL's own. */
export interface RawRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Left out of a GET. */
  readonly body: JsonObject
  /** The key's among them. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What came back, unread; `broken`: no whole answer did. */
export type RawAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly text: string
      /** The header of that name: which software answered. */
      readonly server: string | null
      readonly retryAfterMs: number | null
      /** What a status that is no answer says; null for an answer. */
      readonly failure: Failure | null
    }
  | { readonly kind: 'broken'; readonly failure: Failure }

/** For what a probe must see that no answer of a model holds: statuses, headers, choices, events. One attempt a request. */
export interface RawClient {
  readonly send: (request: RawRequest, signal: AbortSignal) => Promise<RawAnswer>
  readonly close: () => Promise<void>
}

export interface RawClientOptions {
  readonly baseUrl: string
  readonly deadlines: Deadlines
  readonly proxy: ProxySettings | null
  /** Monotonic ms. */
  readonly now: () => number
}

/** The same transport as a run's: one host, no redirect, deadlines. */
export function createRawClient({ baseUrl, deadlines, proxy, now }: RawClientOptions): RawClient {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'accept-encoding': 'identity',
    'user-agent': 'modelgate',
  }
  const transport = createTransport({ baseUrl, headers, connections: 1, deadlines, proxy, now })
  const send: RawClient['send'] = async ({ method, path, body, headers: own = {} }, signal) => {
    const sink = collectText(MAX_BODY_BYTES)
    const exchange = await transport.post({
      path,
      body: JSON.stringify(body),
      headers: own,
      timeoutMs: deadlines.callMs,
      signal,
      open: () => sink,
      ...(method === 'GET' && { method }),
    })
    if (exchange.kind === 'broken') return { kind: 'broken', failure: exchange.failure }
    const { status, header } = exchange
    const text = sink.text()
    return {
      kind: 'answered',
      status,
      text,
      server: header('server'),
      retryAfterMs: retryAfterMs(header),
      failure: status < 300 ? null : failureOf(status, text),
    }
  }
  return { send, close: transport.close }
}

/** A text that an endpoint wrote and then refused to hand over is a refusal here. */
function failureOf(status: number, text: string): Failure {
  const reading = readFailure(status, text)
  if (reading.kind === 'unread') return reading.failure
  const message = 'the endpoint took back what the model wrote'
  return { kind: 'rejected', phase: 'body', status, message, code: null, param: null }
}
