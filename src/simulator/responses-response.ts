import type { JsonObject } from '../json/value.ts'
import type { Reply } from './ask.ts'
import { type Envelope, replyTokens } from './chat-response.ts'

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
      ? { type: 'output_text', text: reply.text ?? '', annotations: [] }
      : { type: 'refusal', refusal: reply.refusal }
  return [{ type: 'message', id: `msg_${envelope.id}`, role: 'assistant', status, content: [part] }]
}

/** The `response` object of the Responses API. */
export function responseObject(envelope: Envelope, reply: Reply): JsonObject {
  const status = reply.finish === 'length' ? 'incomplete' : 'completed'
  const output = replyTokens(reply)
  return {
    id: `resp_${envelope.id}`,
    object: 'response',
    created_at: created,
    status,
    error: null,
    incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' } : null,
    model: envelope.model,
    output: outputOf(envelope, reply, status),
    usage: {
      input_tokens: envelope.inputTokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: envelope.inputTokens + output,
    },
  }
}

const pieces = (text: string): readonly string[] => text.match(/[\s\S]{1,16}/g) ?? []

/** The server-sent events of a streamed response, the whole object in the last one. */
export function responseEvents(envelope: Envelope, reply: Reply): readonly string[] {
  const whole = responseObject(envelope, reply)
  const started = { ...whole, status: 'in_progress', output: [], usage: null }
  const deltas = (
    reply.calls.length > 0 ? reply.calls.map((call) => call.arguments) : [reply.text ?? reply.refusal ?? '']
  ).flatMap((text, index) => pieces(text).map((delta) => ({ type: deltaType(reply), output_index: index, delta })))
  const end = whole.status === 'incomplete' ? 'response.incomplete' : 'response.completed'
  const events: JsonObject[] = [
    { type: 'response.created', response: started },
    ...deltas,
    { type: end, response: whole },
  ]
  return events.map(
    (event, index) => `event: ${event.type}\ndata: ${JSON.stringify({ ...event, sequence_number: index })}\n\n`,
  )
}

function deltaType(reply: Reply): string {
  if (reply.calls.length > 0) return 'response.function_call_arguments.delta'
  return reply.refusal === null ? 'response.output_text.delta' : 'response.refusal.delta'
}
