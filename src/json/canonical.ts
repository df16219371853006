import { normalDecimal } from './decimal.ts'
import { childPointer } from './pointer.ts'
import type { JsonArray, JsonObject, JsonValue, Pointer } from './value.ts'

/**
 * One text for one value, to digest and compare: no white space, members sorted by UTF-16 code units (as RFC 8785),
 * numbers by value (`1.0` is `1`, `-0` is `0`), numbers that a double can't hold by their normalised decimal text.
 * @param exact a document's source texts by JSON Pointer
 */
export function canonicalJson(value: JsonValue, exact?: ReadonlyMap<Pointer, string>): string {
  return exact === undefined || exact.size === 0 ? plain(value) : withExact(value, '', exact)
}

const plain = (value: JsonValue): string => appended('', value)

/** One text that grows: joining the parts of every level would copy a long request as often as it has levels. */
function appended(text: string, value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return text + scalar(value)
  let mark = ''
  if (Array.isArray(value)) {
    let all = `${text}[`
    for (const item of value as JsonArray) {
      all = appended(all + mark, item)
      mark = ','
    }
    return `${all}]`
  }
  const object = value as JsonObject
  let all = `${text}{`
  for (const name of sortedNames(object)) {
    all = appended(`${all}${mark}${JSON.stringify(name)}:`, object[name] as JsonValue)
    mark = ','
  }
  return `${all}}`
}

function withExact(value: JsonValue, at: Pointer, exact: ReadonlyMap<Pointer, string>): string {
  const text = exact.get(at)
  if (text !== undefined) return normalDecimal(text)
  if (typeof value !== 'object' || value === null) return scalar(value)
  if (Array.isArray(value)) {
    const items = (value as JsonArray).map((item, index) => withExact(item, childPointer(at, index), exact))
    return `[${items.join(',')}]`
  }
  const object = value as JsonObject
  const members = sortedNames(object).map(
    (name) => `${JSON.stringify(name)}:${withExact(object[name] as JsonValue, childPointer(at, name), exact)}`,
  )
  return `{${members.join(',')}}`
}

const sortedNames = (object: JsonObject): string[] => Object.keys(object).sort()

const scalar = (value: JsonValue): string => JSON.stringify(value)

/** Whether two values are the same JSON, whatever the order of members. */
export const isSameJson = (one: JsonValue, other: JsonValue): boolean => canonicalJson(one) === canonicalJson(other)
