import { parsedJson } from '../json/parsed.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import { type Envelope, pieces, replyTokens } from './chat-api.ts'
import { contentText, listOf, numberOf, objectOf, resultValue, textOf } from './reading.ts'
import type { ConversationMessage, MadeCall, Reply, SimulatorRequest } from './request.ts'

/** Reads the body of POST /v1/messages, Anthropic's API; total, for bodies that `check-request.ts` let through. */
export function readMessagesRequest(body: JsonObject): SimulatorRequest {
  const system = contentText(body.system)
  const said = listOf(body.messages).flatMap((message) => readTurn(objectOf(message)))
  const format = objectOf(objectOf(body.output_config).format)
  const choice = objectOf(body.tool_choice)
  return {
    model: textOf(body.model),
    conversation: system === '' ? said : [{ role: 'system', text: system }, ...said],
    schema: format.type === 'json_schema' ? objectOf(format.schema) : null,
    json: format.type === 'json_schema',
    tools: listOf(body.tools).map((tool) => {
      const { name, description, input_schema: schema } = objectOf(tool)
      return { name: textOf(name), description: textOf(description), parameters: objectOf(schema) }
    }),
    toolChoice: readChoice(choice),
    parallelCalls: choice.disable_parallel_tool_use !== true,
    maxTokens: numberOf(body.max_tokens),
    temperature: numberOf(body.temperature) ?? 1,
    seed: null,
    stop: listOf(body.stop_sequences).map(textOf),
    choices: 1,
    logprobs: false,
    stream: body.stream === true,
    streamUsage: true,
  }
}

function readChoice({ type, name }: JsonObject): SimulatorRequest['toolChoice'] {
  if (type === 'none') return 'none'
  if (type === 'any') return 'required'
  return type === 'tool' ? { name: textOf(name) } : 'auto'
}

/** A turn is one message of several blocks: what tools returned comes before what the user says beside it. */
function readTurn({ role, content }: JsonObject): readonly ConversationMessage[] {
  const blocks = typeof content === 'string' ? [] : listOf(content).map(objectOf)
  const text = contentText(typeof content === 'string' ? content : blocks.filter(({ type }) => type === 'text'))
  if (role === 'assistant') {
    const calls = blocks.filter(({ type }) => type === 'tool_use').map(readCall)
    return [{ role: 'assistant', text, calls }]
  }
  const results = blocks
    .filter(({ type }) => type === 'tool_result')
    .map(
      (block): ConversationMessage => ({
        role: 'tool',
        callId: textOf(block.tool_use_id),
        value: resultValue(contentText(block.content)),
      }),
    )
  return text === '' && results.length > 0 ? results : [...results, { role: 'user', text }]
}

const readCall = (block: JsonObject): MadeCall => ({
  id: textOf(block.id),
  name: textOf(block.name),
  arguments: JSON.stringify((block.input ?? {}) as JsonValue),
})

/** The `message` object of Anthropic's Messages API. Arguments that were cut off are the text that was written. */
export function messageObject(envelope: Envelope, reply: Reply): JsonObject {
  const calls = reply.calls.map((call) => ({
    type: 'tool_use',
    id: `toolu_${call.id}`,
    name: call.name,
    input: parsedJson(call.arguments) ?? {},
  }))
  const text = reply.text ?? reply.refusal
  return {
    ...begun(envelope),
    content: calls.length > 0 ? calls : [{ type: 'text', text: text ?? '', citations: null }],
    ...stopOf(reply),
    usage: { ...usageOf(envelope), output_tokens: replyTokens(reply) },
  }
}

const begun = ({ id, model }: Envelope): JsonObject => ({ id: `msg_${id}`, type: 'message', role: 'assistant', model })

const usageOf = ({ inputTokens }: Envelope): JsonObject => ({
  input_tokens: inputTokens,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
})

function stopOf({ refusal, finish, stoppedBy }: Reply): JsonObject {
  if (refusal !== null) return { stop_reason: 'refusal', stop_sequence: null }
  if (stoppedBy !== undefined) return { stop_reason: 'stop_sequence', stop_sequence: stoppedBy }
  const reasons = { stop: 'end_turn', length: 'max_tokens', tool_calls: 'tool_use' } as const
  return { stop_reason: reasons[finish], stop_sequence: null }
}

/** The server-sent events of a streamed message, each block by itself. */
export function messageEvents(envelope: Envelope, reply: Reply): readonly string[] {
  const start = {
    ...begun(envelope),
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { ...usageOf(envelope), output_tokens: 0 },
  }
  const blocks =
    reply.calls.length > 0
      ? reply.calls.map((call) => ({
          opens: { type: 'tool_use', id: `toolu_${call.id}`, name: call.name, input: {} },
          deltas: pieces(call.arguments).map((partial_json) => ({ type: 'input_json_delta', partial_json })),
        }))
      : [
          {
            opens: { type: 'text', text: '' },
            deltas: pieces(reply.text ?? reply.refusal ?? '').map((text) => ({ type: 'text_delta', text })),
          },
        ]
  const events: readonly JsonObject[] = [
    { type: 'message_start', message: start },
    ...blocks.flatMap(({ opens, deltas }, index): readonly JsonObject[] => [
      { type: 'content_block_start', index, content_block: opens },
      ...deltas.map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]),
    { type: 'message_delta', delta: stopOf(reply), usage: { output_tokens: replyTokens(reply) } },
    { type: 'message_stop' },
  ]
  return events.map((event) => `event: ${event.type as string}\ndata: ${JSON.stringify(event)}\n\n`)
}
