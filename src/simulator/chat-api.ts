import type { JsonObject, JsonValue } from '../json/value.ts'
import {
  contentText,
  listOf,
  numberOf,
  objectOf,
  readCalls,
  readFormat,
  readToolChoice,
  readTools,
  resultValue,
  textOf,
} from './reading.ts'
import { type ConversationMessage, countTokens, type Reply, type SimulatorRequest } from './request.ts'

/** Reads the body of POST /v1/chat/completions; total, for bodies that `check-request.ts` let through. */
export function readChatRequest(body: JsonObject): SimulatorRequest {
  return {
    model: textOf(body.model),
    conversation: listOf(body.messages).map((message) => readMessage(objectOf(message))),
    ...readFormat(objectOf(body.response_format)),
    tools: readTools(body.tools),
    toolChoice: readToolChoice(body.tool_choice),
    parallelCalls: body.parallel_tool_calls !== false,
    maxTokens: numberOf(body.max_completion_tokens) ?? numberOf(body.max_tokens),
    temperature: numberOf(body.temperature) ?? 1,
    seed: numberOf(body.seed),
    stop: typeof body.stop === 'string' ? [body.stop] : listOf(body.stop).map(textOf),
    choices: numberOf(body.n) ?? 1,
    logprobs: body.logprobs === true,
    stream: body.stream === true,
    streamUsage: objectOf(body.stream_options).include_usage === true,
  }
}

function readMessage(message: JsonObject): ConversationMessage {
  const text = contentText(message.content)
  switch (message.role) {
    case 'assistant':
      return { role: 'assistant', text, calls: readCalls(message.tool_calls) }
    case 'tool':
      return { role: 'tool', callId: textOf(message.tool_call_id), value: resultValue(text) }
    case 'user':
      return { role: 'user', text }
    default:
      return { role: 'system', text }
  }
}

/** What is the same in every object of one answer. */
export interface Envelope {
  readonly id: string
  readonly model: string
  readonly inputTokens: number
  readonly fingerprint: string
}

/** No clock: the same request gets the same bytes. */
const created = 1_767_225_600

export const replyTokens = (reply: Reply): number =>
  countTokens([reply.text ?? reply.refusal ?? '', ...reply.calls.map((call) => call.name + call.arguments)].join(''))

const usageOf = (envelope: Envelope, replies: readonly Reply[]): JsonObject => {
  const output = replies.reduce((sum, reply) => sum + replyTokens(reply), 0)
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

/** The `chat.completion` object, a choice for each reply. */
export function chatCompletion(
  envelope: Envelope,
  replies: readonly Reply[],
  { logprobs }: SimulatorRequest,
): JsonObject {
  const choices = replies.map((reply, index): JsonObject => {
    const calls = reply.calls.length === 0 ? {} : { tool_calls: reply.calls.map(toolCall) }
    const message = { role: 'assistant', content: reply.text, refusal: reply.refusal, ...calls }
    return { index, message, logprobs: logprobs ? certain(reply.text ?? '') : null, finish_reason: reply.finish }
  })
  return {
    id: `chatcmpl-${envelope.id}`,
    object: 'chat.completion',
    created,
    model: envelope.model,
    choices,
    usage: usageOf(envelope, replies),
    system_fingerprint: envelope.fingerprint,
  }
}

/** What is drawn from a seed could not have been anything else: every token has the probability 1. */
const certain = (text: string): JsonObject => ({
  content: (text.match(/[\s\S]{1,4}/g) ?? []).map((token) => ({
    token,
    logprob: 0,
    bytes: [...Buffer.from(token)],
    top_logprobs: [],
  })),
  refusal: null,
})

export const pieces = (text: string): readonly string[] => text.match(/[\s\S]{1,16}/g) ?? []

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
export function chatEvents(
  envelope: Envelope,
  replies: readonly Reply[],
  request: SimulatorRequest,
): readonly string[] {
  const chunk = (index: number, delta: JsonObject, finish: string | null): JsonObject => ({
    id: `chatcmpl-${envelope.id}`,
    object: 'chat.completion.chunk',
    created,
    model: envelope.model,
    system_fingerprint: envelope.fingerprint,
    choices: [
      { index, delta, logprobs: request.logprobs ? certain(String(delta.content ?? '')) : null, finish_reason: finish },
    ],
    ...(request.streamUsage ? { usage: null } : {}),
  })
  const chunks = replies.flatMap((reply, index) => [
    ...deltasOf(reply).map((delta) => chunk(index, delta, null)),
    chunk(index, {}, reply.finish),
  ])
  const usage = request.streamUsage
    ? [{ ...chunk(0, {}, null), choices: [] as JsonValue, usage: usageOf(envelope, replies) }]
    : []
  return [...[...chunks, ...usage].map((each) => `data: ${JSON.stringify(each)}\n\n`), 'data: [DONE]\n\n']
}
