import type { ServerResponse } from 'node:http'
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.ts'

/** A message of the Messages API, as @anthropic-ai/sdk 1.14.0 types it. */
export const message = (content: readonly JsonObject[], over: JsonObject = {}): JsonObject => ({
  id: 'msg_01',
  type: 'message',
  role: 'assistant',
  model: 'claude-haiku-4-5-20251001',
  container: null,
  diagnostics: null,
  content,
  stop_details: null,
  stop_reason: content.some(({ type }) => type === 'tool_use') ? 'tool_use' : 'end_turn',
  stop_sequence: null,
  usage: {
    input_tokens: 21,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
    output_tokens: 13,
    output_tokens_details: null,
    server_tool_use: null,
    service_tier: 'standard',
    inference_geo: null,
    speed: null,
  },
  ...over,
})

export const text = (words: string): JsonObject => ({ type: 'text', text: words, citations: null })
export const toolUse = (id: string, name: string, input: JsonObject): JsonObject => ({
  type: 'tool_use',
  id,
  name,
  input,
})

export type Event = JsonObject & { readonly type: string }

/** The events in which the API streams a message: pieces of text, of JSON and of thought, pings among them. */
export function eventsOf(whole: JsonObject): readonly Event[] {
  const { content, stop_reason = null, stop_sequence = null, stop_details = null } = whole
  const usage = isObject(whole.usage) ? whole.usage : {}
  const blocks = (content as readonly JsonObject[]).flatMap((block, index): readonly Event[] => [
    { type: 'content_block_start', index, content_block: emptied(block) },
    ...(index === 0 ? [{ type: 'ping' }] : []),
    ...deltasOf(block).map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ])
  const begun = { ...whole, content: [], stop_reason: null, stop_sequence: null, stop_details: null }
  return [
    { type: 'message_start', message: { ...begun, usage: { ...usage, output_tokens: 1 } } },
    ...blocks,
    {
      type: 'message_delta',
      delta: { stop_reason, stop_sequence, stop_details, container: null },
      usage: { ...usage, input_tokens: null, cache_read_input_tokens: null, cache_creation_input_tokens: null },
    },
    { type: 'message_stop' },
  ]
}

const EMPTY: Readonly<Record<string, JsonObject>> = {
  text: { text: '' },
  thinking: { thinking: '', signature: '' },
  tool_use: { input: {} },
}

const emptied = (block: JsonObject): JsonObject => ({ ...block, ...EMPTY[String(block.type)] })

function deltasOf(block: JsonObject): readonly JsonObject[] {
  switch (block.type) {
    case 'text':
      return pieces(String(block.text)).map((piece) => ({ type: 'text_delta', text: piece }))
    case 'thinking':
      return [
        ...pieces(String(block.thinking)).map((piece) => ({ type: 'thinking_delta', thinking: piece })),
        { type: 'signature_delta', signature: block.signature ?? '' },
      ]
    case 'tool_use':
      return ['', ...pieces(typeof block.input === 'string' ? block.input : JSON.stringify(block.input))].map(
        (piece) => ({
          type: 'input_json_delta',
          partial_json: piece,
        }),
      )
    default:
      return []
  }
}

const pieces = (whole: string): readonly string[] => whole.match(/[\s\S]{1,5}/g) ?? []

const sse = (event: JsonValue, name: string): string => `event: ${name}\ndata: ${JSON.stringify(event)}\n\n`

/** Sends events as they are; `end` false leaves the connection to be broken off. */
export function sendEvents(response: ServerResponse, events: readonly Event[], end: 'end' | 'break' = 'end'): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'request-id': 'req_01' })
  for (const event of events) response.write(sse(event, event.type))
  if (end === 'end') response.end()
  else setTimeout(() => response.destroy(), 20)
}

export const refusal = (type: string, words: string): JsonObject => ({
  type: 'error',
  error: { type, message: words },
  request_id: 'req_01',
})
