import { canonicalJson } from '../../json/canonical.ts'
import { childPointer } from '../../json/pointer.ts'
import type { JsonValue, Pointer } from '../../json/value.ts'

/** Source text of numbers that a double can't hold, by JSON Pointer. */
export type ExactTexts = ReadonlyMap<Pointer, string>

const NONE: ExactTexts = new Map()

/** Canonical text of a value that stands at `at` in the document that `exact` speaks of. */
export function canonicalAt(value: JsonValue, at: Pointer, exact: ExactTexts): string {
  if (exact.size === 0) return canonicalJson(value)
  const inside = [...exact].filter(([pointer]) => pointer === at || pointer.startsWith(`${at}/`))
  return canonicalJson(value, new Map(inside.map(([pointer, text]) => [pointer.slice(at.length), text])))
}

/** The index of the first item that repeats an earlier one, or -1. Linear, where comparing pairs is quadratic. */
export function firstRepeated(items: readonly JsonValue[], at: Pointer = '', exact: ExactTexts = NONE): number {
  const scalars = new Set<unknown>()
  const texts = new Set<string>()
  return items.findIndex((item, index) => {
    const plain = (typeof item !== 'object' || item === null) && (typeof item !== 'number' || exact.size === 0)
    const seen: Set<unknown> = plain ? scalars : texts
    const key = plain ? item : canonicalAt(item, childPointer(at, index), exact)
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}
