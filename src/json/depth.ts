import type { JsonArray, JsonObject, JsonValue } from './value.ts'

/** Containers inside containers, as the caps on answers have it. */
const MOST_DEPTH = 128

/** Whether a value nests no deeper than an answer may: what walks it would run out of stack. */
export function isShallow(value: JsonValue, mostDepth = MOST_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) {
    for (const item of value as JsonArray) if (mostDepth === 0 || !isShallow(item, mostDepth - 1)) return false
    return true
  }
  // for…in, because it allocates nothing: this is on the way of every answer.
  for (const name in value)
    if (mostDepth === 0 || !isShallow((value as JsonObject)[name] as JsonValue, mostDepth - 1)) return false
  return true
}
