import { parsedJson } from '../json/parsed.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'

/** The schema that a prompt asks for in its text: a JSON Schema or an example in it, or a list of keys; else any object. */
export function promptSchema(prompt: string): JsonObject | null {
  if (!/\bjson\b/i.test(prompt)) return null
  for (const value of objectsIn(prompt)) {
    if (typeof value.type === 'string' || isObject(value.properties)) return value
    if (Object.keys(value).length > 0) return schemaOf(value) as JsonObject
  }
  const keys =
    /\b(?:keys|fields|members|properties)\b[^\n"'`\w]*((?:["'`]?\w+["'`]?(?:\s*,\s*(?:and\s+)?|\s+and\s+))*["'`]?\w+["'`]?)/i.exec(
      prompt,
    )
  const names = (keys?.[1] ?? '').split(/[^\w]+/).filter((name) => name !== '' && name !== 'and')
  return names.length === 0 ? null : objectWith(names.map((name) => [name, { type: 'string' }]))
}

/** The JSON objects that stand in a text, outermost first. */
function* objectsIn(text: string): Generator<JsonObject> {
  for (let start = text.indexOf('{'); start >= 0; start = text.indexOf('{', start + 1)) {
    for (let end = text.lastIndexOf('}'); end > start; end = text.lastIndexOf('}', end - 1)) {
      const value = parsedJson(text.slice(start, end + 1))
      if (!isObject(value)) continue
      yield value
      break
    }
  }
}

const objectWith = (members: readonly (readonly [string, JsonValue])[]): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(members),
  required: members.map(([name]) => name),
  additionalProperties: false,
})

/** The schema of things like an example; `"low|medium|high"` in it is an enumeration. */
function schemaOf(example: JsonValue): JsonValue {
  if (example === null) return { type: 'null' }
  if (Array.isArray(example)) return { type: 'array', items: schemaOf(example[0] ?? '') }
  if (isObject(example)) return objectWith(Object.entries(example).map(([name, value]) => [name, schemaOf(value)]))
  if (typeof example !== 'string') return { type: typeof example }
  const options = example.split('|').map((option) => option.trim())
  return options.length > 1 ? { enum: options } : { type: 'string' }
}
