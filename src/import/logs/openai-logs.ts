import type { JsonObject, JsonValue } from '../../json/value.ts'
import { callLogFormat } from './call-log.ts'
import { asObject, messagesIn, parametersIn, toolsIn } from './recorded-call.ts'

/** OpenAI: exported stored completions, lines of its Batch API, and pairs of a request and its response. */
export const openaiLogs = callLogFormat({
  name: 'OpenAI request log',
  isRow: ({ value }) => requestOf(value) !== null || isAnswer(value),
  callOf: ({ value, place }, { log }) => {
    const request = requestOf(value)
    const messages = request && messagesIn(request.messages ?? request.input ?? request.input_messages)
    if (request === null || messages === null) {
      log.leftOut('a call without messages', 'content was not stored, or is of another shape', place)
      return null
    }
    const instructions =
      typeof request.instructions === 'string' ? [{ role: 'system', content: request.instructions }] : []
    return {
      messages: [...instructions, ...messages],
      tools: toolsIn(request.tools ?? request.functions),
      parameters: parametersIn(request),
      place,
    }
  },
})

/** The object of a row that holds what was sent; null where none does. */
function requestOf(row: JsonObject): JsonObject | null {
  for (const key of ['request', 'request_body', 'requestBody', 'body', 'params', 'kwargs']) {
    const inside = asObject(row[key])
    const body = asObject(inside?.body) ?? inside
    if (body && isRequest(body)) return body
  }
  const isStored =
    ['chat.completion', 'response'].includes(String(row.object)) ||
    row.choices !== undefined ||
    ((row.response ?? row.output ?? row.completion) !== undefined && isNamed(row))
  return isStored && isRequest(row) ? row : null
}

/** Rows of instructions and answers that were never a call name no model and have no messages. */
const isNamed = (row: JsonObject): boolean => typeof row.model === 'string' || Array.isArray(messagesOf(row))
const messagesOf = ({ messages, input, input_messages }: JsonObject): JsonValue | undefined =>
  [messages, input, input_messages].find(Array.isArray)

/** An answer as the API stores it; what was asked lies elsewhere. */
const isAnswer = ({ object }: JsonObject): boolean => object === 'chat.completion' || object === 'response'

const isRequest = (value: JsonObject): boolean =>
  [value.messages, value.input, value.input_messages].some((one) => messagesIn(one) !== null)
