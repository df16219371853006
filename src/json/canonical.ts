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

/** What was written of an object's members, so that those which are the same value the next time are not written again. */
export type WrittenMembers = Map<string, { readonly value: JsonValue; readonly text: string }>

/** `canonicalJson` of an object whose members mostly are those of the last one, the same objects and lists. */
export function canonicalMembers(object: JsonObject, written: WrittenMembers): string {
  let all = '{'
  for (const name of sortedNames(object)) {
    const value = object[name] as JsonValue
    const known = written.get(name)
    const text = known?.value === value ? known.text : `${JSON.stringify(name)}:${plain(value)}`
    if (known?.value !== value) written.set(name, { value, text })
    all += all === '{' ? text : `,${text}`
  }
  return `${all}}`
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

/** As many names as an object mostly has: sorting them in their place takes a third of the time and no memory. */
const FEW = 16

function sortedNames(object: JsonObject): string[] {
  const names = Object.keys(object)
  if (names.length > FEW) return names.sort()
  for (let at = 1; at < names.length; at++) {
    const name = names[at] as string
    let before = at - 1
    for (; before >= 0 && (names[before] as string) > name; before--) names[before + 1] = names[before] as string
    names[before + 1] = name
  }
  return names
}

const scalar = (value: JsonValue): string => JSON.stringify(value)

/** Whether two values are the same JSON, whatever the order of members. */
export const isSameJson = (one: JsonValue, other: JsonValue): boolean => canonicalJson(one) === canonicalJson(other)
