import type { ProviderProfile, SentApi } from '../../provider/profile.ts'
import type { Answer, Failure, Timing } from '../answer.ts'
import type { ModelClient, ModelRequest } from '../client.ts'
import { type BodyReader, readBody } from '../read/answer-body.ts'
import type { Reading } from '../read/reading.ts'
import type { Exchange, Stamps } from './exchange.ts'
import { keyHeaders } from './key-headers.ts'
import type { ProxySettings } from './proxy.ts'
import { answerRedaction, failureRedaction } from './redaction.ts'
import { backoffMs, createRetryBudget, isRetryable, MAX_ATTEMPTS, retryAfterMs } from './retry.ts'
import { createTransport, DEADLINES, type Deadlines, type Transport } from './transport.ts'

export interface ModelClientOptions {
  /** With its path: `https://api.openai.com/v1`. The only host that is connected to and that gets the key. */
  readonly baseUrl: string
  readonly apiKey: string | null
  /** Whose headers carry the key; default: OpenAI's. */
  readonly dialect?: ProviderProfile['dialect']
  /** Most requests at a time; each has a connection of its own. */
  readonly connections: number
  readonly deadlines?: Partial<Deadlines>
  readonly proxy?: ProxySettings | null
  /** Ask a streaming chat endpoint for token counts (`stream_options`); default true. */
  readonly streamUsage?: boolean
  /** Monotonic ms (`performance.now`): durations must not follow a wall clock that jumps. */
  readonly now: () => number
  /** 0 ≤ random < 1, for the jitter of waits. */
  readonly random: () => number
  /** Ends early, without an error, when the signal aborts: `sleep` of sleep.ts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Takes secrets out of every text that an endpoint sent; default: the API key itself. */
  readonly redact?: (text: string) => string
  /** Told of every answer that says 429, with the wait that was asked for in ms, so that the run can lower its concurrency. */
  readonly onThrottled?: (retryAfterMs: number | null) => void
}

/** One attempt: what it said, when, and what a retry should know. */
interface Attempt {
  readonly reading: Reading
  readonly status: number | null
  readonly final: boolean
  readonly stamps: Stamps
  readonly firstTokenAt: number | null
  readonly retryAfterMs: number | null
  readonly named: { readonly requestId?: string }
  readonly server: string | null
}

interface Context {
  readonly options: ModelClientOptions
  readonly transport: Transport
  readonly deadlines: Deadlines
  readonly budget: ReturnType<typeof createRetryBudget>
}

/**
 * The client for endpoints that speak OpenAI's Chat Completions or Responses API, or Anthropic's Messages. Retries network errors, time-outs,
 * cut answers, 408, 409, 429 and 5xx, at most 3 attempts, within a budget that all calls share.
 */
export function createModelClient(options: ModelClientOptions): ModelClient {
  const deadlines = { ...DEADLINES, ...options.deadlines }
  const headers = { ...REQUEST_HEADERS, ...keyHeaders(options.dialect ?? 'openai', keyOf(options)) }
  const transport = createTransport({
    baseUrl: options.baseUrl,
    headers,
    connections: options.connections,
    deadlines,
    proxy: options.proxy ?? null,
    now: options.now,
  })
  const context: Context = { options, transport, deadlines, budget: createRetryBudget() }
  return { call: (request, signal) => call(context, request, signal), close: transport.close }
}

/** `identity`: an answer that was never compressed can't be a decompression bomb. */
const REQUEST_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  'accept-encoding': 'identity',
  'user-agent': 'modelgate',
}

async function call(context: Context, request: ModelRequest, signal: AbortSignal): Promise<Answer> {
  const { options, transport, deadlines, budget } = context
  const body = requestBody(request, options.streamUsage ?? true)
  const startedAt = options.now()
  let onWireMs = 0
  let timedOut: number | null = null
  budget.countCall()
  for (let attempts = 1; ; attempts += 1) {
    const reader = readBody(request)
    const timeoutMs = deadlines.callMs - onWireMs
    const path = PATHS[request.api]
    const tried = attempt(context, reader, await transport.post({ path, body, timeoutMs, signal, open: reader.open }))
    const ms = { ...timing(startedAt, tried), ...(timedOut === null ? {} : { timedOut }) }
    if (tried.reading.kind === 'read') {
      const answer = answerRedaction(tried.reading.answer, redactorOf(options))
      const server = tried.server === null ? {} : { server: redactorOf(options)(tried.server) }
      return { kind: 'answered', status: tried.status ?? 0, ...answer, ...server, ms, attempts, ...tried.named }
    }
    const failure = failureRedaction(tried.reading.failure, redactorOf(options))
    onWireMs += ms.total
    const mayRetry = !tried.final && isRetryable(failure) && attempts < MAX_ATTEMPTS && onWireMs < deadlines.callMs
    if (!mayRetry || signal.aborted || !budget.take()) return { kind: 'failed', failure, ms, attempts, ...tried.named }
    if (failure.kind === 'timeout' && failure.phase !== 'connect') timedOut = Math.max(timedOut ?? 0, ms.total)
    await options.sleep(tried.retryAfterMs ?? backoffMs(attempts, options.random), signal)
    if (signal.aborted) return { kind: 'failed', failure: abortedWhileWaiting(failure), ms, attempts }
  }
}

function attempt({ options }: Context, reader: BodyReader, exchange: Exchange): Attempt {
  const { stamps } = exchange
  if (exchange.kind === 'broken') {
    return {
      reading: { kind: 'unread', failure: exchange.failure },
      status: exchange.failure.status,
      final: exchange.final,
      stamps,
      firstTokenAt: null,
      retryAfterMs: null,
      named: {},
      server: null,
    }
  }
  const reading = reader.read()
  const wait = reading.kind === 'unread' ? retryAfterMs(exchange.header) : null
  if (reading.kind === 'unread' && reading.failure.kind === 'rate-limited') options.onThrottled?.(wait)
  return {
    reading,
    status: exchange.status,
    final: false,
    stamps,
    firstTokenAt: reader.firstTokenAt(),
    retryAfterMs: wait,
    named: nameOf(exchange.header),
    server: serverOf(exchange.header),
  }
}

/** Anthropic's header, else OpenAI's; what is no name is left out. */
function nameOf(header: (name: string) => string | null): Attempt['named'] {
  const name = header('request-id') ?? header('x-request-id')
  return name !== null && /^[\w.:-]{1,128}$/.test(name) ? { requestId: name } : {}
}

/** Product and version (RFC 9110 §10.2.4); what is none is left out. */
function serverOf(header: (name: string) => string | null): string | null {
  const server = header('server')
  return server !== null && /^[\w.:/()+ -]{1,128}$/.test(server) ? server : null
}

const PATHS: Readonly<Record<SentApi, string>> = {
  chat: '/chat/completions',
  responses: '/responses',
  messages: '/messages',
}

/** Bytes, so that no text of it is held beside them until the answer is there. */
function requestBody(request: ModelRequest, streamUsage: boolean): Buffer {
  if (!request.stream) return Buffer.from(JSON.stringify(request.body))
  const options = request.api === 'chat' && streamUsage ? { stream_options: { include_usage: true } } : {}
  return Buffer.from(JSON.stringify({ ...request.body, stream: true, ...options }))
}

/** `queued` runs from the call's start to the last attempt's send: waits and earlier attempts are in it, the answer is not. */
function timing(startedAt: number, { stamps, firstTokenAt }: Attempt): Timing & { readonly total: number } {
  const sentAt = stamps.sentAt ?? stamps.endAt
  return {
    queued: sentAt - startedAt,
    firstByte: stamps.firstByteAt === null ? null : stamps.firstByteAt - sentAt,
    firstToken: firstTokenAt === null ? null : firstTokenAt - sentAt,
    total: stamps.endAt - sentAt,
  }
}

const abortedWhileWaiting = (last: Failure): Failure => ({
  ...last,
  kind: 'aborted',
  message: `stopped while it waited to ask again after: ${last.message}`.slice(0, 2_000),
})

const redactorOf = (options: ModelClientOptions): ((text: string) => string) => {
  const key = keyOf(options)
  return options.redact ?? ((text) => (key.length >= 16 ? text.replaceAll(key, '[redacted]') : text))
}

/** Secrets are often stored with a line end that no header may hold. */
const keyOf = ({ apiKey }: ModelClientOptions): string => (apiKey ?? '').trim()
