import type { Pattern } from '../../src/contract/expect.ts'
import { isObject, type JsonArray, type JsonObject, type JsonScalar, type JsonValue } from '../../src/json/value.ts'

/** A compiled pattern from the notation of contracts; `closed` is `equals`. Exact numbers are given as `{ $exact: text }`. */
export function pattern(value: JsonValue, closed = true): Pattern {
  if (Array.isArray(value)) return { kind: 'array', items: value.map((item) => pattern(item, closed)) }
  if (!isObject(value)) return { kind: 'scalar', value: value as JsonScalar }
  const [name] = Object.keys(value)
  const inner = value[name ?? ''] as JsonValue
  const list = () => (inner as JsonArray).map((item) => pattern(item, closed))
  switch (name) {
    case '$any_of':
      return { kind: 'any-of', options: list() }
    case '$unordered':
      return { kind: 'unordered', items: list() }
    case '$absent_or':
      return { kind: 'absent-or', pattern: pattern(inner, closed) }
    case '$near': {
      const [near, tolerance] = inner as readonly number[]
      return { kind: 'near', value: near as number, tolerance: tolerance as number }
    }
    case '$like':
      return { kind: 'like', document: { value: inner, exact: new Map() } }
    case '$exact':
      return { kind: 'scalar', value: Number(inner), exact: inner as string }
    default:
      return { kind: 'object', closed, members: membersOf(value, closed) }
  }
}

const membersOf = (value: JsonObject, closed: boolean): ReadonlyMap<string, Pattern> =>
  new Map(Object.entries(value).map(([name, member]) => [name, pattern(member, closed)]))
