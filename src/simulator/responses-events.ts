import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { type Envelope, pieces } from './chat-response.ts'
import type { Reply } from './request.ts'
import { responseObject } from './responses-response.ts'

/**
 * The server-sent events of a streamed response, in OpenAI's order (openai-openapi, `ResponseStreamEvent`): each item is
 * added, grows by deltas and is done; the last event holds the whole object.
 */
export function responseEvents(envelope: Envelope, reply: Reply, body: JsonObject): readonly string[] {
  const whole = responseObject(envelope, reply, body)
  const begun = {
    ...whole,
    status: 'in_progress',
    completed_at: null,
    incomplete_details: null,
    output: [],
    usage: null,
  }
  const items = whole.output as readonly JsonObject[]
  const events: readonly JsonObject[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...items.flatMap((item, index) =>
      item.type === 'function_call' ? callEvents(item, index) : messageEvents(item, index),
    ),
    { type: `response.${whole.status as string}`, response: whole },
  ]
  return events.map(
    (event, index) =>
      `event: ${event.type as string}\ndata: ${JSON.stringify({ ...event, sequence_number: index })}\n\n`,
  )
}

function callEvents(item: JsonObject, index: number): readonly JsonObject[] {
  const at = { output_index: index, item_id: item.id as string }
  const text = item.arguments as string
  const type = 'response.function_call_arguments'
  return [
    {
      type: 'response.output_item.added',
      output_index: index,
      item: { ...item, arguments: '', status: 'in_progress' },
    },
    ...pieces(text).map((delta) => ({ type: `${type}.delta`, ...at, delta })),
    { type: `${type}.done`, ...at, name: item.name as JsonValue, arguments: text },
    { type: 'response.output_item.done', output_index: index, item },
  ]
}

function messageEvents(item: JsonObject, index: number): readonly JsonObject[] {
  const content: readonly JsonValue[] = Array.isArray(item.content) ? item.content : []
  return [
    { type: 'response.output_item.added', output_index: index, item: { ...item, content: [], status: 'in_progress' } },
    ...content.flatMap((part, at) =>
      isObject(part) ? partEvents(part, { output_index: index, item_id: item.id as string, content_index: at }) : [],
    ),
    { type: 'response.output_item.done', output_index: index, item },
  ]
}

/** A part with text, or one with a refusal: the same events under two names. */
function partEvents(part: JsonObject, at: JsonObject): readonly JsonObject[] {
  const isText = part.type === 'output_text'
  const [name, member] = isText ? ['response.output_text', 'text'] : ['response.refusal', 'refusal']
  const text = part[member as 'text'] as string
  const extra = isText ? { logprobs: [] } : {}
  return [
    { type: 'response.content_part.added', ...at, part: { ...part, [member as 'text']: '' } },
    ...pieces(text).map((delta) => ({ type: `${name}.delta`, ...at, delta, ...extra })),
    { type: `${name}.done`, ...at, [member as 'text']: text, ...extra },
    { type: 'response.content_part.done', ...at, part },
  ]
}
