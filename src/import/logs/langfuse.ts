import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { ForeignDocument, ForeignRow } from '../source/document.ts'
import { callLogFormat } from './call-log.ts'
import { asObject, messagesIn, parametersIn, parsedJson, toolsIn } from './recorded-call.ts'

/** Langfuse: batches of its ingestion API, and exported observations. A trace and its generation are one call. */
export const langfuse = callLogFormat({
  name: 'Langfuse export',
  rowsOf,
  isRow: ({ value }) => isGeneration(value) || isTrace(value),
  callOf: ({ value, place }, { log }) => {
    if (isTrace(value)) {
      log.changed('trace and generation are the same call: import once', 'the generation is taken', place)
      return null
    }
    const body = bodyOf(value)
    const messages = messagesIn(body.input)
    if (messages === null) {
      log.leftOut('a generation without messages', 'its input is empty, or of another shape', place)
      return null
    }
    const given = asObject(body.modelParameters) ?? asObject(body.model_parameters) ?? {}
    for (const [key, member] of Object.entries(given))
      if (typeof member === 'string' && parsedJson(member) !== undefined && !OBJECTS.has(key))
        log.leftOut(`modelParameters.${key} is a JSON string`, 'what it holds is not taken for parameters', place)
    for (const [key, member] of Object.entries(given))
      if (NUMBERS.has(key) && typeof withNumber(member) !== 'number' && member !== null)
        log.leftOut(`modelParameters.${key}`, 'it is no number', place)
    const input = asObject(body.input)
    return {
      messages,
      tools: toolsIn(input?.tools ?? given.tools),
      parameters: parametersIn(withNumbers(given)),
      place,
    }
  },
})

/** Events of `{batch: […]}` lie one level down. */
function rowsOf({ rows, root }: ForeignDocument): readonly ForeignRow[] {
  const [first] = rows
  if (!Array.isArray(root.batch) || !first) return rows.some(({ value }) => isGeneration(value)) ? rows : []
  return (root.batch as JsonArray).filter(isObject).map((value) => ({ value, place: first.place }))
}

const bodyOf = (value: JsonObject): JsonObject => (isObject(value.body) ? value.body : value)
const isGeneration = (value: JsonObject): boolean =>
  /^generation-(create|update)$/.test(String(value.type)) || (value.type === 'GENERATION' && value.input !== undefined)
const isTrace = (value: JsonObject): boolean =>
  /^(trace|span|event|score|sdk-log|observation)(-create|-update)?$/i.test(String(value.type))

const OBJECTS = new Set(['response_format', 'tool_choice', 'stop'])
const NUMBERS = new Set(
  'temperature max_tokens max_completion_tokens top_p top_k seed frequency_penalty presence_penalty'.split(' '),
)

const withNumber = (value: JsonValue): JsonValue =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value

/** Langfuse keeps parameters as texts; numbers that are none are left out. */
const withNumbers = (given: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(given).flatMap(([key, value]): [string, JsonValue][] => {
      const read = OBJECTS.has(key) && typeof value === 'string' ? (parsedJson(value) ?? value) : withNumber(value)
      return NUMBERS.has(key) && typeof read !== 'number' ? [] : [[key, read]]
    }),
  )
