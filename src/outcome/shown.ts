import { childPointer } from '../json/pointer.ts'
import type { JsonValue, Pointer } from '../json/value.ts'

/** Most characters of any value that evidence carries; the rest is counted, not kept. */
export const SHOWN_CHARACTERS = 300
/** Most names of calls that evidence carries. */
const SHOWN_NAMES = 20

/** At most 300 characters of a text, never half of a surrogate pair, an ellipsis where something is left out. */
export function clip(text: string, limit: number = SHOWN_CHARACTERS): string {
  if (text.length <= limit) return text
  const end = limit - 1
  const splitsPair = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '')
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`
}

export const clipNames = (names: readonly string[]): readonly string[] =>
  names.length <= SHOWN_NAMES
    ? names.map((name) => clip(name))
    : [...names.slice(0, SHOWN_NAMES).map((name) => clip(name)), `and ${names.length - SHOWN_NAMES} more`]

/**
 * JSON text of a value as it was sent (numbers that a double can't hold keep their digits), at most 300 characters.
 * Work is bounded by what is shown, not by the size of the value: answers reach 1 MiB.
 */
export function shown(value: JsonValue, exact: ReadonlyMap<Pointer, string>, pointer: Pointer = ''): string {
  const parts: string[] = []
  let left = SHOWN_CHARACTERS + 1
  const put = (text: string): void => {
    parts.push(text)
    left -= text.length
  }
  const write = (current: JsonValue, at: Pointer): void => {
    if (left <= 0) return
    if (typeof current === 'string') return put(JSON.stringify(current.slice(0, SHOWN_CHARACTERS + 1)))
    if (typeof current === 'number') return put(exact.get(at) ?? JSON.stringify(current))
    if (current === null || typeof current === 'boolean') return put(String(current))
    const list = Array.isArray(current)
    put(list ? '[' : '{')
    let first = true
    for (const key in current as object) {
      if (left <= 0) return
      put(`${first ? '' : ', '}${list ? '' : `${JSON.stringify(key)}: `}`)
      write((current as Record<string, JsonValue>)[key] as JsonValue, childPointer(at, list ? Number(key) : key))
      first = false
    }
    put(list ? ']' : '}')
  }
  write(value, pointer)
  return clip(parts.join(''))
}

/** Stands for what a model said where the policy shows no values. */
export const HIDDEN = '(not shown)'
