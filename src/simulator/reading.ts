import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { MadeCall, SimulatorRequest, Tool } from './request.ts'

export const objectOf = (value: JsonValue | undefined): JsonObject => (isObject(value) ? value : {})
export const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])
export const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: JsonValue | undefined): number | null => (typeof value === 'number' ? value : null)

/** The text of a message's content: a string, or parts of which those with text count. */
export function contentText(content: JsonValue | undefined): string {
  if (typeof content === 'string') return content
  return listOf(content)
    .map((part) => textOf(objectOf(part).text))
    .join('')
}

/** A tool's result as it was sent back: JSON where it is JSON, else its text. */
export function resultValue(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}

/** `tools` in either shape: Chat nests the function, Responses does not. */
export function readTools(value: JsonValue | undefined): readonly Tool[] {
  return listOf(value).map((entry) => {
    const tool = objectOf(entry)
    const declared = isObject(tool.function) ? tool.function : tool
    return {
      name: textOf(declared.name),
      description: textOf(declared.description),
      parameters: objectOf(declared.parameters),
    }
  })
}

export function readToolChoice(value: JsonValue | undefined): SimulatorRequest['toolChoice'] {
  if (value === 'none' || value === 'required') return value
  const name = textOf(objectOf(objectOf(value).function).name) || textOf(objectOf(value).name)
  return name === '' ? 'auto' : { name }
}

/** What the answer's text must be, from `response_format` or `text.format`. */
export function readFormat(format: JsonObject): { schema: JsonValue | null; json: boolean } {
  const declared = isObject(format.json_schema) ? format.json_schema : format
  if (format.type === 'json_schema') return { schema: objectOf(declared.schema), json: true }
  return { schema: null, json: format.type === 'json_object' }
}

export function readCalls(value: JsonValue | undefined): readonly MadeCall[] {
  return listOf(value).map((entry) => {
    const call = objectOf(entry)
    const made = objectOf(call.function)
    return { id: textOf(call.id), name: textOf(made.name), arguments: textOf(made.arguments) }
  })
}
