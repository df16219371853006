import { childPointer } from '../json/pointer.ts'
import type { JsonDocument, JsonValue, Pointer } from '../json/value.ts'
import { isObject } from '../json/value.ts'
import { sameScalar } from './same-value.ts'

/**
 * The Berkeley leaderboard's rule for strings: lower-cased, without white space and `, . / - _ * ^`, `'` read as `"`.
 * Source: contract.md, "Expected values"; `standardize_string` of bfcl_eval's ast_checker.
 */
const likeText = (text: string): string =>
  text
    .replace(/[\s,./\-_*^]/g, '')
    .toLowerCase()
    .replaceAll("'", '"')

/** Whether two values have the same structure, with strings compared by `likeText` and all else by JSON value. */
export function isLike(expected: JsonDocument, found: JsonDocument, foundAt: Pointer, foundValue: JsonValue): boolean {
  const alike = (a: JsonValue, aAt: Pointer, b: JsonValue, bAt: Pointer): boolean => {
    if (typeof a === 'string' && typeof b === 'string') return likeText(a) === likeText(b)
    if (Array.isArray(a)) {
      return (
        Array.isArray(b) &&
        a.length === b.length &&
        a.every((item, i) => alike(item, childPointer(aAt, i), b[i] as JsonValue, childPointer(bAt, i)))
      )
    }
    if (isObject(a)) {
      if (!isObject(b)) return false
      const names = Object.keys(a)
      return (
        names.length === Object.keys(b).length &&
        names.every(
          (name) =>
            Object.hasOwn(b, name) &&
            alike(a[name] as JsonValue, childPointer(aAt, name), b[name] as JsonValue, childPointer(bAt, name)),
        )
      )
    }
    if (typeof b === 'object' && b !== null) return false
    return sameScalar(
      { value: a as never, exact: expected.exact.get(aAt) },
      { value: b as never, exact: found.exact.get(bAt) },
    )
  }
  return alike(expected.value, '', foundValue, foundAt)
}
