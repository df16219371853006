import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Answered } from '../model/answer.ts'
import { readChatAnswer } from '../model/read/chat-answer.ts'
import type { Reading } from '../model/read/reading.ts'
import { readResponsesAnswer } from '../model/read/responses-answer.ts'
import { bad, good, type Result } from '../problem/problem.ts'
import type { GivenAnswer } from './public-types.ts'

/** Reads an answer as it would be read from an endpoint. */
export function answered(given: GivenAnswer): Result<Answered> {
  const read = typeof given === 'string' ? chatMessage({ content: given }) : reading(asJson(given))
  if (read === null) return bad({ code: 'answer-shape', args: { reason: 'it holds no choices, output or content' } })
  if (read.kind === 'unread') return bad({ code: 'answer-shape', args: { reason: read.failure.message } })
  const ms = { queued: 0, firstByte: null, firstToken: null, total: 0 }
  return good({ kind: 'answered', status: 200, ms, attempts: 1, ...read.answer })
}

/** A client's response may be an instance of a class of its own: only what JSON holds of it counts. */
function asJson(given: object): JsonValue {
  try {
    return JSON.parse(JSON.stringify(given)) as JsonValue
  } catch {
    return null
  }
}

function reading(value: JsonValue): Reading | null {
  if (!isObject(value)) return null
  if (value.choices !== undefined) return readChatAnswer(value, 200)
  if (value.output !== undefined) return readResponsesAnswer(value, 200)
  return ['content', 'tool_calls', 'refusal', 'function_call'].some((key) => value[key] !== undefined)
    ? chatMessage(value)
    : null
}

const chatMessage = (message: JsonObject): Reading =>
  readChatAnswer({ choices: [{ index: 0, message, finish_reason: 'stop' }] }, 200)
