import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JsonObject, JsonValue } from '../json/value.ts'
import { createConforms } from '../outcome/schema/conforms.ts'
import { apiOf } from './api.ts'
import { refusal } from './check-request.ts'
import { broken, unknownModel, wrongKey } from './errors.ts'
import { Repeats } from './repeats.ts'
import { errorAnswer, type HttpAnswer, type Memory, respond, slowMs } from './respond.ts'
import { modelNamed, modelsList } from './simulated-models.ts'

export interface SimulatorOptions {
  /** Decides every answer together with the request; default 1. */
  readonly seed?: number
  /** 0, the default: any free port. */
  readonly port?: number
  readonly host: '127.0.0.1'
  /** ISO day from which shutdowns of models are counted; default 2026-01-01. */
  readonly today?: string
  /** Where given, requests without `Authorization: Bearer <key>` get 401. */
  readonly apiKey?: string
}

export interface Simulator {
  /** The base URL for OpenAI clients: `http://127.0.0.1:PORT/v1`. */
  readonly url: string
  /** Ends every connection. */
  readonly close: () => Promise<void>
}

const maxBodyBytes = 8 * 2 ** 20

/** Starts the OpenAI-compatible endpoint on loopback; rejects where the port is taken. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  // A static import of node:http costs every command's start about 50 ms.
  const { createServer } = process.getBuiltinModule('node:http')
  const memory: Memory = { seed: options.seed ?? 1, repeats: new Repeats(), conforms: createConforms() }
  const server = createServer((request, response) => {
    handle(request, options, memory)
      .catch((bug: unknown) => errorAnswer(broken(bug), null))
      .then((answer) => write(response, answer))
      // The peer went away.
      .catch(() => response.destroy())
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(options.port ?? 0, options.host, listening)
  })
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return { url: `http://${options.host}:${port}/v1`, close }
}

async function handle(request: IncomingMessage, options: SimulatorOptions, memory: Memory): Promise<HttpAnswer> {
  const path = request.url?.split('?')[0]
  const api = apiOf(path)
  const body = await bodyOf(request)
  if (options.apiKey !== undefined && !isKey(request, options.apiKey)) {
    return errorAnswer(wrongKey, api)
  }
  const listed = request.method === 'GET' ? modelsAnswer(path ?? '', options.today ?? FIRST_DAY) : null
  if (listed !== null) return listed
  if (request.method !== 'POST' || api === null) {
    return errorAnswer(refusal(404, `Unknown request URL: ${request.method} ${path}.`, null, 'unknown_url'), api)
  }
  if (body === null) return errorAnswer(refusal(413, 'The request body is larger than 8 MiB.'), api)
  return respond(api, parsed(body), memory)
}

/** As OpenAI's clients send a key, or as Anthropic's do. */
const isKey = ({ headers }: IncomingMessage, key: string): boolean =>
  headers.authorization === `Bearer ${key}` || headers['x-api-key'] === key

const FIRST_DAY = '2026-01-01'

/** GET /v1/models and /v1/models/{id}; null: another path. */
function modelsAnswer(path: string, today: string): HttpAnswer | null {
  if (path === '/v1/models') return jsonAnswer(modelsList(today))
  const [, encoded] = /^\/v1\/models\/([^/]+)$/.exec(path) ?? []
  if (encoded === undefined) return null
  const id = decodedName(encoded)
  const found = modelNamed(id, today)
  return found === null ? errorAnswer(unknownModel(id), null) : jsonAnswer(found)
}

function decodedName(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

const jsonAnswer = (body: JsonObject): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  pieces: [JSON.stringify(body)],
  fault: null,
})

/** The body's text; null where it is too large. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes <= maxBodyBytes) parts.push(part)
  }
  return bytes > maxBodyBytes ? null : Buffer.concat(parts).toString('utf8')
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return null
  }
}

async function write(response: ServerResponse, answer: HttpAnswer): Promise<void> {
  if (answer.fault === 'slow') await new Promise((waited) => setTimeout(waited, slowMs).unref())
  const text = answer.pieces.join('')
  const streamed = answer.pieces.length > 1
  const length = streamed ? {} : { 'content-length': Buffer.byteLength(text) }
  const named = answer.fault === null ? {} : { 'x-sim-fault': answer.fault }
  response.writeHead(answer.status, { ...answer.headers, ...length, ...named })
  if (answer.fault === 'cut') return cut(response, answer)
  for (const piece of answer.pieces) response.write(piece)
  response.end()
}

/** A stream ends as if it were whole, without its last events; a body breaks off with the connection. */
function cut(response: ServerResponse, { pieces }: HttpAnswer): void {
  if (pieces.length > 1) {
    response.end(pieces.slice(0, Math.ceil(pieces.length / 2)).join(''))
    return
  }
  const text = pieces.join('')
  response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy())
}
