import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Dispatcher } from 'undici'
import type { JsonValue } from '../../json/value.ts'
import type { Failure } from '../answer.ts'
import { readFailure } from '../read/failure.ts'
import { parseWire } from '../read/wire-json.ts'
import type { ProxySettings } from '../wire/proxy.ts'
import { retryAfterMs } from '../wire/retry.ts'
import { DEADLINES, openPool } from '../wire/transport.ts'
import { proxyStatus, wireFailure } from '../wire/wire-failure.ts'
import type { ControlResult } from './batch-client.ts'

/** A control call's answer, or what an error page may hold: more is nonsense. */
const MOST_CONTROL_BYTES = 4 * 1024 * 1024

export interface BatchHttpOptions {
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** null: no proxy is asked. Hosts on this machine never are. */
  readonly proxy: ProxySettings | null
}

/** The part of a form that is no file. */
export type FormFields = Readonly<Record<string, string>>

/** Our own dispatcher for what must stream: `fetch`, and so every vendor's package, keeps an upload in memory. */
export interface BatchHttp {
  readonly json: (
    method: 'GET' | 'POST',
    path: string,
    body: JsonValue | undefined,
    signal: AbortSignal,
  ) => Promise<ControlResult<JsonValue>>
  /** Sends pieces as they come; `bytes` is their sum, known before. */
  readonly send: (
    path: string,
    pieces: AsyncIterable<Uint8Array>,
    bytes: number,
    type: string,
    signal: AbortSignal,
  ) => Promise<ControlResult<JsonValue>>
  /** A form whose one file is read from disk as it is sent. */
  readonly upload: (
    path: string,
    fields: FormFields,
    file: { readonly path: string; readonly name: string },
    signal: AbortSignal,
  ) => Promise<ControlResult<JsonValue>>
  /** What a package that asks for `fetch` is given; its URLs must be of the base URL's origin. */
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>
  readonly download: (path: string, to: string, signal: AbortSignal) => Promise<ControlResult<null>>
  readonly close: () => Promise<void>
}

/** `path` is added to the base URL's own; only that URL's origin is ever connected to, and no redirect is followed. */
export async function createBatchHttp(options: BatchHttpOptions): Promise<BatchHttp> {
  const { request } = await import('undici/lib/api/index.js')
  const base = new URL(options.baseUrl)
  const prefix = base.pathname.replace(/\/+$/, '')
  const { timeoutMs, proxy } = options
  const pool = await openPool(base, {
    proxy,
    connectMs: DEADLINES.connectMs,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  const ask = (asked: Pick<Dispatcher.RequestOptions, 'method' | 'path' | 'body' | 'headers' | 'signal'>) =>
    request.call(pool.dispatcher, {
      ...asked,
      origin: base.origin,
      path: `${prefix}${asked.path}${asked.path.includes('?') ? base.search.replace('?', '&') : base.search}`,
      headers: { ...options.headers, 'accept-encoding': 'identity', 'user-agent': 'modelgate', ...asked.headers },
    })
  const send: BatchHttp['send'] = (path, pieces, bytes, type, signal) =>
    asResult(async () => {
      const headers = { 'content-type': type, 'content-length': String(bytes) }
      return readJson(await ask({ method: 'POST', path, body: pieces as never, headers, signal }))
    })
  return {
    json: (method, path, body, signal) =>
      asResult(async () => {
        const sent =
          body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
        return readJson(await ask({ method, path, ...sent, signal }))
      }),
    send,
    upload: async (path, fields, file, signal) => {
      const { pieces, bytes, type } = await formOf(fields, file)
      return send(path, pieces, bytes, type, signal)
    },
    fetch: fetchOf(base, (asked) => request.call(pool.dispatcher, asked)),
    download: (path, to, signal) =>
      asResult(async () => {
        const response = await ask({ method: 'GET', path, signal })
        if (response.statusCode !== 200) return readJson(response)
        await pipeline(response.body, createWriteStream(to, { mode: 0o600 }))
        return { ok: true, value: null }
      }) as Promise<ControlResult<null>>,
    close: pool.close,
  }
}

/** A form as it is sent, its file read from disk. */
async function formOf(fields: FormFields, file: { readonly path: string; readonly name: string }) {
  const boundary = `modelgate-${'0'.repeat(16)}${file.name.replace(/[^A-Za-z0-9]/g, '')}`
  const head = Buffer.from(`${formFields(fields, boundary)}${fileHead(file.name, boundary)}`)
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  const { size } = await stat(file.path)
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    yield head
    yield* createReadStream(file.path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>
    yield tail
  }
  const type = `multipart/form-data; boundary=${boundary}`
  return { pieces: pieces(), bytes: head.length + size + tail.length, type }
}

/** Control calls of a package, over the connections that uploads have. */
function fetchOf(
  base: URL,
  ask: (asked: Dispatcher.RequestOptions) => Promise<Dispatcher.ResponseData>,
): BatchHttp['fetch'] {
  return async (url, init = {}) => {
    const target = new URL(String(url))
    if (target.origin !== base.origin) throw new Error('a call to another host than the one that was named')
    const response = await ask({
      origin: base.origin,
      path: target.pathname + target.search,
      method: (init.method ?? 'GET') as Dispatcher.HttpMethod,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: (init.body ?? null) as string | null,
      signal: init.signal ?? null,
    })
    const text = await textOf(response.body)
    if (text === null) throw Object.assign(new Error('the answer is too long'), { code: 'UND_ERR_SOCKET' })
    const { statusCode: status, headers } = response
    return new Response(text === '' ? null : text, { status, headers: plainHeaders(headers) })
  }
}

const formFields = (fields: FormFields, boundary: string): string =>
  Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')

const fileHead = (name: string, boundary: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/jsonl\r\n\r\n`

async function readJson(response: Dispatcher.ResponseData): Promise<ControlResult<JsonValue>> {
  const { statusCode: status, headers, body } = response
  const header = (name: string): string | null => {
    const value = headers[name]
    return typeof value === 'string' ? value : (value?.[0] ?? null)
  }
  const text = await textOf(body)
  if (text === null) return refusal(malformedFailure(status, 'the answer is too long'), true, null)
  if (status < 200 || status >= 300) return statusFailure(status, text, retryAfterMs(header))
  try {
    return { ok: true, value: parseWire(text) }
  } catch {
    return refusal(malformedFailure(status, 'the answer is not JSON'), true, null)
  }
}

/** null for more than a control call answers. */
async function textOf(body: Dispatcher.ResponseData['body']): Promise<string | null> {
  let text = ''
  body.setEncoding('utf8')
  for await (const piece of body) {
    text += piece
    if (text.length > MOST_CONTROL_BYTES) return null
  }
  return text
}

const plainHeaders = (headers: Dispatcher.ResponseData['headers']): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [value].flat().map((one) => [name, one]),
  )

const malformedFailure = (status: number, message: string): Failure => ({
  kind: 'malformed',
  phase: 'body',
  status,
  message,
  code: null,
  param: null,
})

/** An error status: a server that answers 5xx may have done what it was asked. */
export function statusFailure(status: number, text: string, waitMs: number | null): ControlResult<never> {
  const reading = readFailure(status, text)
  const failure =
    reading.kind === 'unread' ? reading.failure : malformedFailure(status, 'an answer in place of an error')
  return refusal(failure, status >= 500, waitMs)
}

const refusal = (failure: Failure, unsure: boolean, retryAfterMs: number | null): ControlResult<never> => ({
  ok: false,
  failure,
  unsure,
  retryAfterMs,
})

/** Errors of the network as what they are; of the disk and of ours they stay exceptions. */
async function asResult<Value>(work: () => Promise<ControlResult<Value>>): Promise<ControlResult<Value>> {
  try {
    return await work()
  } catch (error) {
    const lost = networkFailure(error)
    if (lost === null) throw error
    return lost
  }
}

const DISK = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'ENOENT', 'EIO', 'EFBIG', 'EMFILE', 'EISDIR'])

/** null for what no network does. */
export function networkFailure(error: unknown): ControlResult<never> | null {
  if (!(error instanceof Error) || DISK.has((error as NodeJS.ErrnoException).code ?? '')) return null
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) return null
  const isRefusedWay = proxyStatus(error) !== null
  // undici gives both one name.
  const aborted = error.name === 'AbortError' && !isRefusedWay
  const phase = isRefusedWay || CONNECTING.has((error as NodeJS.ErrnoException).code ?? '') ? 'connect' : 'sent'
  const failure = wireFailure(error, phase, null)
  return refusal(aborted ? { ...failure, kind: 'aborted' } : failure, phase === 'sent', null)
}

const CONNECTING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
