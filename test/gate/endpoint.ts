import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.ts'

/** One request as the endpoint heard it. */
export interface Heard {
  /** From 0, in order of arrival. */
  readonly number: number
  readonly body: JsonObject
  /** The last user message. */
  readonly text: string
  readonly headers: IncomingMessage['headers']
}

export interface Endpoint {
  readonly url: string
  readonly heard: readonly Heard[]
  /** Most requests that were open at one time. */
  readonly mostOpen: () => number
  readonly close: () => Promise<void>
}

/** The model that each request asks for, which a completion then says has answered. */
const asked = new WeakMap<ServerResponse, JsonValue>()
const AS_ASKED = 'as-asked'

type Answer = (heard: Heard, response: ServerResponse) => void

/** An OpenAI-compatible endpoint on 127.0.0.1 that does what the test says. */
export async function startEndpoint(answer: Answer, port = 0): Promise<Endpoint> {
  const heard: Heard[] = []
  let open = 0
  let mostOpen = 0
  const server = createServer((request, response) => {
    mostOpen = Math.max(mostOpen, ++open)
    response.on('close', () => open--)
    let text = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    request.on('end', () => {
      const body = JSON.parse(text) as JsonObject
      const messages = (body.messages ?? []) as readonly { role: string; content: string }[]
      const user = messages.findLast((message) => message.role === 'user')?.content ?? ''
      const one: Heard = { number: heard.length, body, text: user, headers: request.headers }
      heard.push(one)
      asked.set(response, body.model ?? null)
      answer(one, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    mostOpen: () => mostOpen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: JsonValue,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  const isEcho = isObject(body) && body.model === AS_ASKED
  response.end(JSON.stringify(isEcho ? { ...body, model: asked.get(response) ?? null } : body))
}

/** A Chat Completion with this text, or these tool calls. */
export const completion = (content: string | null, over: JsonObject = {}, finish = 'stop'): JsonObject => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: AS_ASKED,
  choices: [{ index: 0, message: { role: 'assistant', content, ...over }, finish_reason: finish }],
  usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
})

export const toolCall = (id: string, name: string, args: JsonValue): JsonObject => ({
  tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(args) } }],
})

export const failure = (message: string, code: string | null = null): JsonObject => ({
  error: { message, type: 'error', param: null, code },
})

/** Answers what the echo contract asks for: the number in the message. */
export const echo: Answer = ({ text }, response) =>
  sendJson(response, 200, completion(JSON.stringify({ n: Number(text) })))

/** Waits before it answers. */
export const after =
  (ms: number, answer: Answer): Answer =>
  (heard, response) => {
    setTimeout(() => answer(heard, response), ms)
  }

/** A contract of `count` cases; each asks for its own number back, and `thresholds` stand as given. */
export function echoContract(count: number, rest = '', name = 'echo'): string {
  const cases = Array.from(
    { length: count },
    (_, n) => `  - { id: c${n}, vars: { n: "${n}" }, expect: { match: { n: ${n} } } }`,
  )
  return `version: 1
name: ${name}
request:
  messages: [{ role: user, content: "{{n}}" }]
  max_tokens: 20
expect:
  schema: { type: object, properties: { n: { type: integer } }, required: [n], additionalProperties: false }
cases:
${cases.join('\n')}
${rest}`
}

/** The same cases as the rows of a case file, where there are too many to write into the contract. */
export const echoRows = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `${JSON.stringify({ id: `c${n}`, vars: { n: String(n) }, expect: { match: { n } } })}\n`,
  ).join('')

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
