import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'

export interface BatchRow {
  readonly custom_id: string
  readonly body: JsonObject
}

export interface FakeBatch {
  readonly id: string
  readonly number: number
  readonly rows: readonly BatchRow[]
  readonly members: JsonObject
  polls: number
  isCancelled: boolean
}

/** What a test wants of an endpoint; everything left out goes well. */
export interface BatchScript {
  /** A line of results; null: it has none. */
  readonly line?: (row: BatchRow, batch: FakeBatch) => JsonValue | string | null
  /** Polls before a batch ends. */
  readonly polls?: number
  /** How a batch ends. */
  readonly end?: (batch: FakeBatch) => JsonObject
  /** Takes an answer over: true where it wrote one. `done`: the call had its effect. */
  readonly meddle?: (route: string, nth: number, response: ServerResponse, done: boolean) => boolean
  /** Bytes of a file as they are sent, by how often it was asked for. */
  readonly content?: (text: string, nth: number) => string
  readonly shape?: 'openai' | 'together' | 'mistral'
}

export interface BatchEndpoint {
  readonly url: string
  readonly batches: readonly FakeBatch[]
  /** Routes as they were asked, such as `POST /files`. */
  readonly heard: string[]
  readonly script: BatchScript
  readonly set: (script: BatchScript) => void
  readonly close: () => Promise<void>
}

/** The model that was asked answers, under its own name. */
export const answeredLine = ({ custom_id, body: asked }: BatchRow, answer: JsonObject, status = 200): JsonObject => ({
  id: `req_${custom_id.slice(0, 8)}`,
  custom_id,
  response: {
    status_code: status,
    request_id: 'r',
    body: status === 200 ? { ...answer, model: asked.model ?? null } : answer,
  },
  error: null,
})

export const lostLine = ({ custom_id }: BatchRow, code: string): JsonObject => ({
  id: 'req',
  custom_id,
  response: null,
  error: { code, message: `lost: ${code}` },
})

/** Files and Batches on 127.0.0.1, in memory. Results come in the reverse order of the input. */
export async function startBatchEndpoint(first: BatchScript): Promise<BatchEndpoint> {
  let script = first
  const files = new Map<string, string>()
  const batches: FakeBatch[] = []
  const heard: string[] = []
  const asked = new Map<string, number>()
  const resultsOf = (batch: FakeBatch, isError: boolean): string =>
    [...batch.rows]
      .reverse()
      .map((row) => script.line?.(row, batch) ?? null)
      .filter((line) => line !== null && isErrorLine(line) === isError)
      .map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
      .join('')
  const stateOf = (batch: FakeBatch): JsonObject => {
    const isOver = batch.polls >= (script.polls ?? 0)
    const status = batch.isCancelled ? 'cancelled' : isOver ? 'completed' : 'in_progress'
    const [output, error] = [resultsOf(batch, false), resultsOf(batch, true)]
    files.set(`${batch.id}-out`, output)
    files.set(`${batch.id}-err`, error)
    const count = (text: string): number => text.split('\n').length - 1
    const state = {
      ...batch.members,
      id: batch.id,
      object: 'batch',
      status,
      errors: null,
      output_file_id: isOver && output !== '' ? `${batch.id}-out` : null,
      error_file_id: isOver && error !== '' ? `${batch.id}-err` : null,
      request_counts: { total: batch.rows.length, completed: count(output), failed: count(error) },
      ...(isOver ? script.end?.(batch) : {}),
    }
    return shaped(state, script.shape)
  }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { pathname } = new URL(request.url ?? '', 'http://x')
      const path = pathname.replace(/^\/v1/, '').replace('/batch/jobs', '/batches')
      const route = `${request.method} ${path.replace(/(batch|file)-\d+(-out|-err)?/, '{id}')}`
      heard.push(route)
      const nth = (asked.get(route) ?? 0) + 1
      asked.set(route, nth)
      if (script.meddle?.(route, nth, response, false)) return
      const answer = respond(request, path, body)
      if (script.meddle?.(route, nth, response, true)) return
      if (typeof answer === 'string')
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(answer)
      else if (answer === null)
        send(response, 404, { error: { message: 'No such thing', type: 'invalid_request_error' } })
      else send(response, 200, answer)
    })
  })
  const respond = (request: IncomingMessage, path: string, body: string): JsonValue | string | null => {
    if (request.method === 'POST' && path.startsWith('/files')) {
      const id = `file-${files.size}`
      files.set(id, fileIn(body))
      return { id, object: 'file' }
    }
    if (request.method === 'POST' && path === '/batches') {
      const members = JSON.parse(body) as JsonObject
      const input = (members.input_file_id ?? (members.input_files as string[])[0]) as string
      const rows = (files.get(input) ?? '').split('\n').filter(Boolean)
      const batch: FakeBatch = {
        id: `batch-${batches.length}`,
        number: batches.length,
        rows: rows.map((row) => JSON.parse(row) as BatchRow),
        members,
        polls: -1,
        isCancelled: false,
      }
      batches.push(batch)
      const state = stateOf(batch)
      return script.shape === 'together' ? { job: state, warning: '' } : state
    }
    if (path === '/batches') {
      const data = batches.map(stateOf).reverse()
      return script.shape === 'together' ? data : { object: 'list', data, has_more: false }
    }
    const [, kind, id = '', rest] = /^\/(files|batches)\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? []
    if (kind === 'files') {
      const text = files.get(id)
      const nth = (asked.get(id) ?? 0) + 1
      asked.set(id, nth)
      return text === undefined ? null : (script.content?.(text, nth) ?? text)
    }
    const batch = batches.find((one) => one.id === id)
    if (batch === undefined) return null
    if (rest === 'cancel') batch.isCancelled = true
    else batch.polls++
    return stateOf(batch)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    batches,
    heard,
    get script() {
      return script
    },
    set: (next) => {
      script = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const send = (response: ServerResponse, status: number, body: JsonValue): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function isErrorLine(line: JsonValue | string): boolean {
  if (typeof line === 'string') return false
  const { response } = line as { response?: { status_code?: number } | null }
  return response?.status_code !== 200
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

/** The part of a form that is a file. */
const fileIn = (form: string): string =>
  /filename="[^"]*"\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*?)\r\n--[^\r\n]+--\r\n$/.exec(form)?.[1] ?? ''

const MISTRAL: Readonly<Record<string, string>> = {
  completed: 'SUCCESS',
  in_progress: 'RUNNING',
  cancelled: 'CANCELLED',
  expired: 'TIMEOUT_EXCEEDED',
  failed: 'FAILED',
}

function shaped(state: JsonObject, shape: BatchScript['shape']): JsonObject {
  const { request_counts, output_file_id, error_file_id, ...rest } = state
  if (shape === 'together')
    return {
      ...rest,
      output_file_id: output_file_id ?? null,
      error_file_id: error_file_id ?? null,
      status: String(state.status).toUpperCase(),
    }
  if (shape !== 'mistral') return state
  const counts = request_counts as { total: number; completed: number; failed: number }
  return {
    ...rest,
    status: MISTRAL[String(state.status)] ?? 'RUNNING',
    output_file: output_file_id ?? null,
    error_file: error_file_id ?? null,
    total_requests: counts.total,
    succeeded_requests: counts.completed,
    failed_requests: counts.failed,
    completed_requests: counts.total,
    errors: [],
  }
}
