import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import type { CallKey, ModelRequest } from '../../src/model/client.ts'
import { createModelClient, type ModelClientOptions } from '../../src/model/wire/model-client.ts'

export interface Seen {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Loopback {
  readonly url: string
  readonly seen: Seen[]
  readonly close: () => Promise<void>
}

/** A real server on 127.0.0.1: `answer` is called with each request, whose number starts at 0. */
export async function loopback(
  answer: (response: ServerResponse, number: number, seen: Seen) => void,
): Promise<Loopback> {
  const seen: Seen[] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      const entry = { path: request.url ?? '', headers: request.headers, body }
      seen.push(entry)
      answer(response, seen.length - 1, entry)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const json = (
  response: ServerResponse,
  status: number,
  body: JsonValue,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

export const completion = (message: JsonObject, over: JsonObject = {}): JsonObject => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'served-1',
  system_fingerprint: 'fp_1',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
  ...over,
})

const KEY: CallKey = { role: 'candidate', contract: 'c', case: 'a', sample: 0, turn: 0, request: 'sha256:0' }

export const chatRequest = (over: Partial<ModelRequest> = {}): ModelRequest => ({
  api: 'chat',
  body: { model: 'm', messages: [{ role: 'user', content: 'hi' }] },
  stream: false,
  key: KEY,
  ...over,
})

/** A client whose waits are noted in `waits` and take no time. */
export function quickClient(baseUrl: string, over: Partial<ModelClientOptions> = {}) {
  const waits: number[] = []
  const client = createModelClient({
    baseUrl,
    apiKey: 'sk-canary-0123456789abcdef',
    connections: 4,
    now: () => performance.now(),
    random: () => 0.5,
    sleep: async (ms) => {
      waits.push(ms)
    },
    ...over,
  })
  return {
    client,
    waits,
    call: (request = chatRequest(), signal = new AbortController().signal) => client.call(request, signal),
  }
}

/** A server that does with each connection's first bytes what `respond` says, below HTTP. */
export async function rawServer(
  respond: (socket: Socket) => void,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', () => respond(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
