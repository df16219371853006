import { parsedJson } from '../json/parsed.ts'
import type { JsonObject } from '../json/value.ts'
import { type Envelope, pieces, replyTokens } from './chat-response.ts'
import type { Reply } from './request.ts'

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
