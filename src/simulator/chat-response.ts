import type { JsonObject, JsonValue } from '../json/value.ts'
import { type Ask, type Reply, tokensOf } from './ask.ts'

/** What is the same in every object of one answer. */
export interface Envelope {
  readonly id: string
  readonly model: string
  readonly inputTokens: number
}

/** No clock: the same request gets the same bytes. */
const created = 1_767_225_600

export const replyTokens = (reply: Reply): number =>
  tokensOf([reply.text ?? reply.refusal ?? '', ...reply.calls.map((call) => call.name + call.arguments)].join(''))

const usageOf = (envelope: Envelope, reply: Reply): JsonObject => {
  const output = replyTokens(reply)
  return {
    prompt_tokens: envelope.inputTokens,
    completion_tokens: output,
    total_tokens: envelope.inputTokens + output,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  }
}

const toolCall = (call: Reply['calls'][number]): JsonObject => ({
  id: call.id,
  type: 'function',
  function: { name: call.name, arguments: call.arguments },
})

/** The `chat.completion` object. */
export function chatCompletion(envelope: Envelope, reply: Reply): JsonObject {
  const calls = reply.calls.length === 0 ? {} : { tool_calls: reply.calls.map(toolCall) }
  const message: JsonObject = { role: 'assistant', content: reply.text, refusal: reply.refusal, ...calls }
  return {
    id: `chatcmpl-${envelope.id}`,
    object: 'chat.completion',
    created,
    model: envelope.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: reply.finish }],
    usage: usageOf(envelope, reply),
    system_fingerprint: 'fp_simulator',
  }
}

const pieces = (text: string): readonly string[] => text.match(/[\s\S]{1,16}/g) ?? []

function deltasOf(reply: Reply): readonly JsonObject[] {
  const role = { role: 'assistant', content: reply.calls.length > 0 ? null : '' }
  const text = pieces(reply.text ?? '').map((content) => ({ content }))
  const refusal = pieces(reply.refusal ?? '').map((piece) => ({ refusal: piece }))
  const calls = reply.calls.flatMap((call, index) => [
    { tool_calls: [{ index, ...toolCall({ ...call, arguments: '' }) }] },
    ...pieces(call.arguments).map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ])
  return [role, ...text, ...refusal, ...calls]
}

/** The server-sent events of a streamed answer, `[DONE]` last. */
export function chatEvents(envelope: Envelope, reply: Reply, ask: Ask): readonly string[] {
  const chunk = (delta: JsonObject, finish: string | null): JsonObject => ({
    id: `chatcmpl-${envelope.id}`,
    object: 'chat.completion.chunk',
    created,
    model: envelope.model,
    system_fingerprint: 'fp_simulator',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(ask.streamUsage ? { usage: null } : {}),
  })
  const chunks = [...deltasOf(reply).map((delta) => chunk(delta, null)), chunk({}, reply.finish)]
  const usage = ask.streamUsage
    ? [{ ...chunk({}, null), choices: [] as JsonValue, usage: usageOf(envelope, reply) }]
    : []
  return [...[...chunks, ...usage].map((each) => `data: ${JSON.stringify(each)}\n\n`), 'data: [DONE]\n\n']
}
