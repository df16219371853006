import type { JsonObject } from '../json/value.ts'
import { type Envelope, replyTokens } from './chat-response.ts'
import type { Reply } from './request.ts'

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
