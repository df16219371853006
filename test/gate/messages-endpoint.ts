import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.ts'
import { eventsOf, message, refusal, sendEvents } from '../model/messages-events.ts'

export interface Asked {
  readonly body: JsonObject
  readonly path: string
  readonly headers: IncomingMessage['headers']
  /** From 0. */
  readonly number: number
}

export interface MessagesEndpoint {
  /** As the vendor's package is given it: without the version. */
  readonly url: string
  readonly asked: readonly Asked[]
  readonly close: () => Promise<void>
}

/** Blocks and members of a message; or a response that the test writes itself. */
export type Say = (
  asked: Asked,
  response: ServerResponse,
) => { readonly content: readonly JsonObject[]; readonly over?: JsonObject } | null

const KEY = 'sk-test-0123456789'

/** Anthropic's Messages API on 127.0.0.1 as far as its rules for requests are documented: it refuses what they refuse. */
export async function startMessagesEndpoint(say: Say): Promise<MessagesEndpoint> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    request.on('end', () => {
      const one = {
        body: JSON.parse(text) as JsonObject,
        path: request.url ?? '',
        headers: request.headers,
        number: asked.length,
      }
      asked.push(one)
      const fault = faultOf(one)
      if (fault !== null) return send(response, fault[0], refusal(fault[1], fault[2]))
      const said = say(one, response)
      if (said === null) return
      const whole = message(said.content, { model: one.body.model ?? null, ...said.over })
      if (one.body.stream === true) sendEvents(response, eventsOf(whole))
      else send(response, 200, whole)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function send(response: ServerResponse, status: number, body: JsonObject, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_01', ...headers })
  response.end(JSON.stringify(body))
}

const MEMBERS = new Set([
  ...['model', 'max_tokens', 'messages', 'system', 'tools', 'tool_choice', 'output_config', 'thinking', 'metadata'],
  ...['stop_sequences', 'stream', 'temperature', 'top_p', 'top_k', 'service_tier'],
])

type Fault = readonly [status: number, type: string, message: string]
const invalid = (words: string): Fault => [400, 'invalid_request_error', words]

function faultOf({ body, path, headers }: Asked): Fault | null {
  if (path !== '/v1/messages') return [404, 'not_found_error', 'Not found']
  if (headers['x-api-key'] !== KEY) return [401, 'authentication_error', 'invalid x-api-key']
  if (headers['anthropic-version'] === undefined) return invalid('anthropic-version: header is required')
  const extra = Object.keys(body).find((name) => !MEMBERS.has(name))
  if (extra !== undefined) return invalid(`${extra}: Extra inputs are not permitted`)
  if (typeof body.max_tokens !== 'number') return invalid('max_tokens: Field required')
  if (!Array.isArray(body.messages) || body.messages.length === 0)
    return invalid('messages: at least one message is required')
  return turnFault(body.messages)
}

/** Alternating turns that begin with the user's, no empty text, and a result for every call before anything else. */
function turnFault(messages: readonly JsonValue[]): Fault | null {
  let open: readonly JsonValue[] = []
  for (const [index, turn] of messages.entries()) {
    if (!isObject(turn) || turn.role !== (index % 2 === 0 ? 'user' : 'assistant'))
      return invalid(`messages.${index}: roles must alternate, the user's first`)
    const blocks: JsonValue | undefined =
      typeof turn.content === 'string' ? [{ type: 'text', text: turn.content }] : turn.content
    if (!Array.isArray(blocks) || blocks.length === 0) return invalid(`messages.${index}.content: must not be empty`)
    if (blocks.some((block) => isObject(block) && block.type === 'text' && block.text === ''))
      return invalid(`messages.${index}: text content blocks must be non-empty`)
    const results = blocks.slice(0, open.length).map((block) => (isObject(block) ? (block.tool_use_id ?? null) : null))
    if (JSON.stringify(results) !== JSON.stringify(open))
      return invalid(`messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after`)
    open = blocks.flatMap((block) => (isObject(block) && block.type === 'tool_use' ? [block.id ?? null] : []))
  }
  return messages.length % 2 === 0 ? invalid('This model does not support assistant message prefill.') : null
}
