import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { AssistantMessage, FinishReason, ToolCall, Usage } from './answer.ts'
import { finishReason } from './finish-reason.ts'
import { malformed, type Reading, unread } from './reading.ts'
import { countAt, listAt, objectAt, textAt } from './wire-value.ts'

/** Reads a Responses API object: its output items become one assistant message. */
export function readResponsesAnswer(envelope: JsonValue, status: number): Reading {
  if (!isObject(envelope)) return malformed(status, 'the body is not a JSON object')
  const state = textAt(envelope, 'status')
  if (state === 'failed' || state === 'cancelled') return failedResponse(envelope, status, state)
  if (state === 'in_progress' || state === 'queued') return malformed(status, `the response is still "${state}"`)
  if (!Array.isArray(envelope.output)) return malformed(status, '"output" is missing')
  const message = readOutput(envelope.output)
  if (envelope.output.length === 0 && state !== 'incomplete') return malformed(status, '"output" is empty')
  return {
    kind: 'read',
    answer: {
      servedModel: textAt(envelope, 'model'),
      fingerprint: textAt(envelope, 'system_fingerprint'),
      finishReason: readFinish(envelope, state, message),
      message,
      usage: readUsage(objectAt(envelope, 'usage')),
    },
  }
}

function failedResponse(envelope: JsonObject, status: number, state: string): Reading {
  const error = objectAt(envelope, 'error') ?? {}
  const code = textAt(error, 'code')
  const kind = code === 'rate_limit_exceeded' ? 'rate-limited' : 'server-error'
  const reading = unread(kind, status, textAt(error, 'message') ?? `the response is "${state}"`)
  return reading.kind === 'unread' ? { ...reading, failure: { ...reading.failure, code } } : reading
}

function readFinish(envelope: JsonObject, state: string | null, message: AssistantMessage): FinishReason {
  if (state === 'incomplete') {
    const reason = textAt(objectAt(envelope, 'incomplete_details') ?? {}, 'reason')
    return reason === null ? { unified: 'other', raw: state } : finishReason(reason)
  }
  if (state === 'completed' && message.toolCalls.length > 0) return { unified: 'tool-calls', raw: state }
  return finishReason(state)
}

function readOutput(output: readonly JsonValue[]): AssistantMessage {
  const items = output.filter(isObject)
  const parts = items
    .filter((item) => item.type === 'message')
    .flatMap((item) => listAt(item, 'content').filter(isObject))
  const reasoning = items
    .filter((item) => item.type === 'reasoning')
    .map(reasoningText)
    .join('')
  return {
    content: joined(parts, 'output_text', 'text'),
    refusal: joined(parts, 'refusal', 'refusal'),
    ...(reasoning === '' ? {} : { reasoning }),
    toolCalls: items.flatMap(readToolCall),
  }
}

function joined(parts: readonly JsonObject[], type: string, member: string): string | null {
  const texts = parts.filter((part) => part.type === type).map((part) => textAt(part, member) ?? '')
  return texts.length === 0 ? null : texts.join('')
}

const reasoningText = (item: JsonObject): string =>
  [...listAt(item, 'content'), ...listAt(item, 'summary')]
    .map((part) => (isObject(part) ? (textAt(part, 'text') ?? '') : ''))
    .join('')

function readToolCall(item: JsonObject, index: number): readonly ToolCall[] {
  if (item.type !== 'function_call' && item.type !== 'custom_tool_call') return []
  const sent = textAt(item, item.type === 'function_call' ? 'arguments' : 'input') ?? ''
  return [
    {
      id: textAt(item, 'call_id') ?? textAt(item, 'id') ?? `call_${index}`,
      name: textAt(item, 'name') ?? '',
      arguments: sent,
    },
  ]
}

function readUsage(usage: JsonObject | null): Usage | null {
  const input = countAt(usage, 'input_tokens')
  const output = countAt(usage, 'output_tokens')
  if (usage === null || input === null || output === null) return null
  return {
    input,
    output,
    cachedInput: countAt(objectAt(usage, 'input_tokens_details'), 'cached_tokens') ?? 0,
    reasoning: countAt(objectAt(usage, 'output_tokens_details'), 'reasoning_tokens') ?? 0,
  }
}
