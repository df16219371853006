import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'

/** Members that name or place something: they are repeated with every piece, not continued. */
const NAMING: ReadonlySet<string> = new Set(['index', 'id', 'type', 'role', 'name', 'format', 'object'])

/**
 * Adds what one event of a stream brings to what came before, for members that the API does not name (signatures,
 * `reasoning_details`): texts are continued, objects merged, items of lists placed by their `index`, and anything else
 * is replaced, as OpenAI's own clients do (openai-python 2.x, `accumulate_delta`).
 */
export function mergeDelta(before: JsonObject, delta: JsonObject): JsonObject {
  const merged: Record<string, JsonValue> = { ...before }
  for (const [name, value] of Object.entries(delta)) {
    const known = Object.hasOwn(merged, name) ? (merged[name] as JsonValue) : undefined
    merged[name] = known === undefined || NAMING.has(name) ? value : mergeValue(known, value)
  }
  return merged
}

function mergeValue(before: JsonValue, next: JsonValue): JsonValue {
  if (next === null) return before
  if (typeof before === 'string' && typeof next === 'string') return before + next
  if (isObject(before) && isObject(next)) return mergeDelta(before, next)
  if (Array.isArray(before) && Array.isArray(next)) return next.reduce(mergeItem, before)
  return next
}

function mergeItem(items: readonly JsonValue[], item: JsonValue): readonly JsonValue[] {
  const at =
    isObject(item) && typeof item.index === 'number'
      ? items.findIndex((known) => isObject(known) && known.index === item.index)
      : -1
  return at < 0 ? [...items, item] : items.with(at, mergeDelta(items[at] as JsonObject, item as JsonObject))
}
