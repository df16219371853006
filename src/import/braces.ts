import { isObject, type JsonArray, type JsonValue } from '../json/value.ts'

/** Braces that were sent are no variables of ours. */
export function unexpanded(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replaceAll('{{', '\\{{')
  if (Array.isArray(value)) return (value as JsonArray).map(unexpanded)
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unexpanded(member)]))
    : value
}
