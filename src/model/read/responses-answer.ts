import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { AssistantMessage, FinishReason, Usage } from '../answer.ts'
import { readStatedFailure } from './failure.ts'
import { finishReason } from './finish-reason.ts'
import { madeCall, withOwnIds } from './made-calls.ts'
import { outputFault } from './message-shape.ts'
import { malformed, type Reading, unread } from './reading.ts'
import { cacheWriteOf, statedCost } from './stated-cost.ts'
import { countAt, listAt, objectAt, textAt } from './wire-value.ts'

/** Reads a Responses API object: its output items become one assistant message. */
export function readResponsesAnswer(envelope: JsonValue, status: number): Reading {
  if (!isObject(envelope)) return malformed(status, 'the body is not a JSON object')
  const state = textAt(envelope, 'status')
  if (state === 'failed' || state === 'cancelled') return failedResponse(envelope, status, state)
  if (state === 'in_progress' || state === 'queued') return malformed(status, `the response is still "${state}"`)
  if (!Array.isArray(envelope.output)) return malformed(status, '"output" is missing')
  const fault = outputFault(envelope.output)
  if (fault !== null) return malformed(status, fault)
  const message = readOutput(envelope.output)
  const finish = readFinish(envelope, state, message)
  if (finish === null) return unread('cut', status, 'the response is incomplete, and not for a limit or a filter')
  if (envelope.output.length === 0 && state !== 'incomplete') return malformed(status, '"output" is empty')
  return {
    kind: 'read',
    answer: {
      servedModel: textAt(envelope, 'model'),
      fingerprint: textAt(envelope, 'system_fingerprint'),
      finishReason: finish,
      message,
      usage: readUsage(objectAt(envelope, 'usage')),
      turn: envelope.output,
    },
  }
}

function failedResponse(envelope: JsonObject, status: number, state: string): Reading {
  const error = objectAt(envelope, 'error')
  const unknown = (message: string): Reading => unread('server-error', status, message)
  if (error === null) return unknown(`the response is "${state}"`)
  return readStatedFailure(JSON.stringify({ error }), unknown)
}

/** null: cut short for another reason than the model's own limit or a filter, so that there is no answer to judge. */
function readFinish(envelope: JsonObject, state: string | null, message: AssistantMessage): FinishReason | null {
  const reason = textAt(objectAt(envelope, 'incomplete_details') ?? {}, 'reason')
  if (state === 'incomplete' || reason !== null) {
    const finish = finishReason(reason)
    return finish.unified === 'length' || finish.unified === 'content-filter' ? finish : null
  }
  if (state === 'completed' && message.toolCalls.length > 0) return { unified: 'tool-calls', raw: state }
  return finishReason(state)
}

function readOutput(output: readonly JsonValue[]): AssistantMessage {
  const items = output.filter(isObject)
  const messages = items.filter((item) => item.type === 'message')
  const isPhased = messages.some(({ phase }) => typeof phase === 'string')
  // What a model says on the way (`phase: "commentary"`) is no answer (OpenAI, gpt-5.4 and later: `phase` of a message).
  const parts = messages
    .filter(({ phase }) => !isPhased || phase === 'final_answer')
    .flatMap((item) => listAt(item, 'content').filter(isObject))
  const reasoning = items
    .filter((item) => item.type === 'reasoning')
    .map(reasoningText)
    .join('')
  return {
    content: joined(parts, ['output_text', 'text'], 'text'),
    refusal: joined(parts, ['refusal'], 'refusal'),
    ...(reasoning === '' ? {} : { reasoning }),
    toolCalls: withOwnIds(
      items.filter(isCall).map((item) => madeCall(textAt(item, 'call_id') ?? textAt(item, 'id'), functionOf(item))),
    ),
  }
}

const isCall = ({ type }: JsonObject): boolean => type === 'function_call' || type === 'custom_tool_call'

const functionOf = ({ type, name = null, arguments: text = null, input = null }: JsonObject): JsonObject => ({
  name,
  arguments: type === 'function_call' ? text : input,
})

function joined(parts: readonly JsonObject[], types: readonly JsonValue[], member: string): string | null {
  const texts = parts.filter(({ type = null }) => types.includes(type)).map((part) => textAt(part, member) ?? '')
  return texts.length === 0 ? null : texts.join('')
}

const reasoningText = (item: JsonObject): string =>
  [...listAt(item, 'content'), ...listAt(item, 'summary')]
    .map((part) => (isObject(part) ? (textAt(part, 'text') ?? '') : ''))
    .join('')

function readUsage(usage: JsonObject | null): Usage | null {
  const input = countAt(usage, 'input_tokens')
  const output = countAt(usage, 'output_tokens')
  if (usage === null || input === null || output === null) return null
  return {
    input,
    output,
    cachedInput: countAt(objectAt(usage, 'input_tokens_details'), 'cached_tokens') ?? 0,
    ...cacheWriteOf(objectAt(usage, 'input_tokens_details')),
    reasoning: countAt(objectAt(usage, 'output_tokens_details'), 'reasoning_tokens') ?? 0,
    ...statedCost(usage),
  }
}
