import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { type Envelope, pieces, replyTokens } from './chat-api.ts'
import {
  contentText,
  listOf,
  numberOf,
  objectOf,
  readFormat,
  readToolChoice,
  readTools,
  resultValue,
  textOf,
} from './reading.ts'
import type { ConversationMessage, Reply, SimulatorRequest } from './request.ts'

/** Reads the body of POST /v1/responses: text, messages, function calls and their outputs. */
export function readResponsesRequest(body: JsonObject): SimulatorRequest {
  const instructions = textOf(body.instructions)
  const input = typeof body.input === 'string' ? [{ role: 'user', content: body.input }] : listOf(body.input)
  const said = input.map((item) => readItem(objectOf(item)))
  return {
    model: textOf(body.model),
    conversation: instructions === '' ? said : [{ role: 'system', text: instructions }, ...said],
    ...readFormat(objectOf(objectOf(body.text).format)),
    tools: readTools(body.tools),
    toolChoice: readToolChoice(body.tool_choice),
    parallelCalls: body.parallel_tool_calls !== false,
    maxTokens: numberOf(body.max_output_tokens),
    temperature: numberOf(body.temperature) ?? 1,
    // The Responses API has none of the four.
    seed: null,
    stop: [],
    choices: 1,
    logprobs: false,
    stream: body.stream === true,
    streamUsage: true,
  }
}

function readItem(item: JsonObject): ConversationMessage {
  if (item.type === 'function_call') {
    const call = { id: textOf(item.call_id), name: textOf(item.name), arguments: textOf(item.arguments) }
    return { role: 'assistant', text: '', calls: [call] }
  }
  if (item.type === 'function_call_output') {
    return { role: 'tool', callId: textOf(item.call_id), value: resultValue(contentText(item.output)) }
  }
  const text = contentText(item.content)
  if (item.role === 'assistant') return { role: 'assistant', text, calls: [] }
  return { role: item.role === 'user' ? 'user' : 'system', text }
}

/** No clock: the same request gets the same bytes. */
const created = 1_767_225_600

function outputOf(envelope: Envelope, reply: Reply, status: string): readonly JsonObject[] {
  const calls = reply.calls.map((call) => ({
    type: 'function_call',
    id: `fc_${call.id}`,
    call_id: call.id,
    name: call.name,
    arguments: call.arguments,
    status,
  }))
  if (calls.length > 0) return calls
  const part: JsonObject =
    reply.refusal === null
      ? { type: 'output_text', text: reply.text ?? '', annotations: [], logprobs: [] }
      : { type: 'refusal', refusal: reply.refusal }
  return [{ type: 'message', id: `msg_${envelope.id}`, role: 'assistant', status, content: [part] }]
}

/** The `response` object of the Responses API, with what the request said of it. */
export function responseObject(envelope: Envelope, reply: Reply, body: JsonObject): JsonObject {
  const status = reply.finish === 'length' ? 'incomplete' : 'completed'
  const output = replyTokens(reply)
  return {
    id: `resp_${envelope.id}`,
    object: 'response',
    created_at: created,
    completed_at: status === 'completed' ? created : null,
    status,
    error: null,
    incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' } : null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    metadata: body.metadata ?? {},
    model: envelope.model,
    output: outputOf(envelope, reply, status),
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: false,
    temperature: body.temperature ?? 1,
    text: body.text ?? { format: { type: 'text' } },
    tool_choice: body.tool_choice ?? 'auto',
    tools: body.tools ?? [],
    top_p: body.top_p ?? 1,
    truncation: 'disabled',
    usage: {
      input_tokens: envelope.inputTokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: envelope.inputTokens + output,
    },
  }
}

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
