import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'

/** Members that name or place something: they are repeated with every piece, not continued. */
const NAMING: ReadonlySet<string> = new Set(['index', 'id', 'type', 'role', 'name', 'format', 'object'])

/** What has come so far of members that the API does not name. It may hold values of the events, and changes them. */
export type Merged = Record<string, JsonValue>

/**
 * Adds what one event of a stream brings to what came before, for members that the API does not name (signatures,
 * `reasoning_details`): texts are continued, objects merged, items of lists placed by their `index`, and anything else
 * is replaced, as OpenAI's own clients do (openai-python 2.x, `accumulate_delta`). In place: to copy what is there with
 * each piece would take a long answer a time that grows with its square.
 */
export function mergeDelta(merged: Merged, delta: JsonObject): void {
  for (const [name, value] of Object.entries(delta)) {
    const known = Object.hasOwn(merged, name) ? (merged[name] as JsonValue) : undefined
    merged[name] = known === undefined || NAMING.has(name) ? value : mergeValue(known, value)
  }
}

function mergeValue(known: JsonValue, next: JsonValue): JsonValue {
  if (next === null) return known
  if (typeof known === 'string' && typeof next === 'string') return known + next
  if (isObject(known) && isObject(next)) mergeDelta(known as Merged, next)
  else if (Array.isArray(known) && Array.isArray(next)) for (const item of next) mergeItem(known, item)
  else return next
  return known
}

function mergeItem(items: JsonValue[], item: JsonValue): void {
  const known = isObject(item) && typeof item.index === 'number' ? items.find(isAt(item.index)) : undefined
  if (known === undefined) items.push(item)
  else mergeDelta(known as Merged, item as JsonObject)
}

const isAt =
  (index: number) =>
  (item: JsonValue): boolean =>
    isObject(item) && item.index === index

const LEAST_WEIGHT = 64

/**
 * Characters of what is only kept; they count for the size of an answer too, because a stranger's server may send any
 * number of members. What many repeat with each piece, a role or a type, takes the place of the one before.
 */
export const weightOf = (value: JsonValue | undefined): number =>
  typeof value !== 'object' || value === null || Object.keys(value).every((name) => NAMING.has(name))
    ? 0
    : JSON.stringify(value).length + LEAST_WEIGHT
