import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'

/**
 * What keeps a message, or what a stream adds to one, from being read; null where nothing does. A member of another
 * type than the API's is no answer of the model's: taken for missing it would pass, or fail, for what nobody saw.
 */
export function shapeFault(message: JsonObject): string | null {
  const { content, refusal, tool_calls: calls, function_call: legacy } = message
  if (isGiven(content) && typeof content !== 'string' && !isListOf(content, isPart))
    return '"content" is neither a text nor a list of parts'
  if (isGiven(refusal) && refusal !== false && typeof refusal !== 'string') return '"refusal" is not a text'
  if (isGiven(calls) && !isListOf(calls, isObject)) return '"tool_calls" is not a list of calls'
  return isGiven(legacy) && !isObject(legacy) ? '"function_call" is not a call' : null
}

/** The same of the Responses API's output: items, and the parts of those that are messages. */
export function outputFault(output: readonly JsonValue[]): string | null {
  if (!output.every(isObject)) return 'an item of "output" is not an object'
  const messages = output.filter((item) => isObject(item) && item.type === 'message') as readonly JsonObject[]
  return messages.every(({ content }) => isListOf(content, isPart))
    ? null
    : 'the content of a message is not a list of parts'
}

const isGiven = (value: JsonValue | undefined): value is JsonValue => value !== undefined && value !== null

const isListOf = (value: JsonValue | undefined, isItem: (item: JsonValue) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem)

/** Parts of other types (images, sources) are left alone: they hold no text that is judged. */
function isPart(part: JsonValue): boolean {
  if (!isObject(part) || typeof part.type !== 'string') return false
  if (part.type === 'text' || part.type === 'output_text') return typeof part.text === 'string'
  return part.type !== 'refusal' || typeof part.refusal === 'string'
}
