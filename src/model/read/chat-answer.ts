import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { AssistantMessage, ToolCall, Usage } from '../answer.ts'
import { readStatedFailure } from './failure.ts'
import { finishReason, isStated, saysProviderFailed } from './finish-reason.ts'
import { madeCall, withOwnIds } from './made-calls.ts'
import { shapeFault } from './message-shape.ts'
import { malformed, type Reading, unread } from './reading.ts'
import { cacheWriteOf, statedCost } from './stated-cost.ts'
import { countAt, listAt, objectAt, textAt } from './wire-value.ts'

/** Reads a Chat Completions object: its first choice. `status` is the HTTP status it came with. */
export function readChatAnswer(envelope: JsonValue, status: number): Reading {
  if (!isObject(envelope)) return malformed(status, 'the body is not a JSON object')
  const choices = listAt(envelope, 'choices')
  const choice = choices.find((item) => isObject(item) && (item.index ?? 0) === 0)
  if (!isObject(choice))
    return malformed(status, choices.length === 0 ? '"choices" is empty or missing' : 'no choice has index 0')
  const message = objectAt(choice, 'message')
  const raw = textAt(choice, 'finish_reason')
  // OpenRouter puts what failed at the provider behind it into the choice.
  if (isObject(choice.error) && !isStated(raw)) return failedChoice(choice.error, status)
  if (message === null && !isStated(raw)) return malformed(status, 'the choice has no "message"')
  const fault = message === null ? null : (shapeFault(message) ?? callFault(message))
  if (fault !== null) return malformed(status, fault)
  if (saysProviderFailed(raw))
    return unread('server-error', status, `the provider ended the answer with finish_reason "${raw}"`)
  return {
    kind: 'read',
    answer: {
      servedModel: textAt(envelope, 'model'),
      fingerprint: textAt(envelope, 'system_fingerprint'),
      ...upstreamOf(envelope),
      finishReason: finishReason(raw),
      message: readMessage(message ?? {}),
      usage: readChatUsage(objectAt(envelope, 'usage')),
      ...(message === null ? {} : { turn: message }),
    },
  }
}

/** OpenRouter names who answered behind it (openrouter.ai/docs, chat completion responses, read 2026-11). */
function upstreamOf(envelope: JsonObject): { readonly upstream?: string } {
  const upstream = textAt(envelope, 'provider')
  return upstream === null || upstream.trim() === '' ? {} : { upstream: upstream.slice(0, 200) }
}

function readMessage(message: JsonObject): AssistantMessage {
  const reasoning =
    textAt(message, 'reasoning_content') ?? textAt(message, 'reasoning') ?? partsText(message, 'thinking')
  return {
    content: textAt(message, 'content') ?? partsText(message, 'text'),
    refusal: textAt(message, 'refusal') || partsText(message, 'refusal'),
    ...(reasoning === null || reasoning === '' ? {} : { reasoning }),
    toolCalls: readToolCalls(message),
  }
}

/** Content as a list of parts: the texts of one type, joined; null where there is none. */
export function partsText(message: JsonObject, type: 'text' | 'refusal' | 'thinking'): string | null {
  const texts = listAt(message, 'content').flatMap((part) => {
    if (!isObject(part) || (part.type === 'output_text' ? 'text' : part.type) !== type) return []
    const nested = listAt(part, type).flatMap((inner) => (isObject(inner) ? (textAt(inner, 'text') ?? []) : []))
    return [textAt(part, type) ?? nested.join('')]
  })
  return texts.length === 0 ? null : texts.join('')
}

/**
 * Name and arguments stand one level below, and a call without that level says nothing. Servers that write their call in
 * both ways write the same one; where they don't, no client reads all of them.
 */
function callFault(message: JsonObject): string | null {
  const calls = callsOf(message)
  if (!calls.every((call) => functionOf(call) !== null)) return 'a call of "tool_calls" has no function'
  const legacy = objectAt(message, 'function_call')
  const name = legacy === null ? null : textAt(legacy, 'name') || null
  const isKnown = calls.length === 0 || calls.some((call) => textAt(functionOf(call) ?? {}, 'name') === name)
  return name === null || isKnown ? null : `"function_call" names "${name}", which no call of "tool_calls" does`
}

const callsOf = (message: JsonObject): readonly JsonObject[] => listAt(message, 'tool_calls').filter(isObject)
const functionOf = (call: JsonObject): JsonObject | null => objectAt(call, 'function') ?? objectAt(call, 'custom')

function readToolCalls(message: JsonObject): readonly ToolCall[] {
  const calls = callsOf(message).map((call) => madeCall(textAt(call, 'id'), functionOf(call) ?? {}))
  const legacy = objectAt(message, 'function_call')
  return withOwnIds(calls.length > 0 || legacy === null ? calls : [madeCall(null, legacy)])
}

const failedChoice = (error: JsonObject, status: number): Reading =>
  readStatedFailure(JSON.stringify({ error }), (message) =>
    unread('server-error', status, `an error in the choice: ${message}`),
  )

/** null unless the provider counted both sides: a missing count is never taken for zero. */
function readChatUsage(usage: JsonObject | null): Usage | null {
  const input = countAt(usage, 'prompt_tokens')
  const output = countAt(usage, 'completion_tokens')
  if (usage === null || input === null || output === null) return null
  const cached =
    countAt(objectAt(usage, 'prompt_tokens_details'), 'cached_tokens') ?? countAt(usage, 'prompt_cache_hit_tokens')
  return {
    input,
    output,
    cachedInput: cached ?? 0,
    ...cacheWriteOf(objectAt(usage, 'prompt_tokens_details')),
    reasoning: countAt(objectAt(usage, 'completion_tokens_details'), 'reasoning_tokens') ?? 0,
    ...statedCost(usage),
  }
}
