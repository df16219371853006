import { mayBeAbsent, type Pattern } from '../contract/expect.ts'
import { isLike } from '../contract/like.ts'
import { isWithin } from '../json/decimal.ts'
import { childPointer } from '../json/pointer.ts'
import { sameScalar } from '../json/same-scalar.ts'
import type { JsonDocument, JsonScalar, JsonValue, Pointer } from '../json/value.ts'
import { isObject } from '../json/value.ts'
import { unreachable } from '../problem/problem.ts'
import { maximumMatching } from './matching.ts'
import type { Difference } from './outcome.ts'
import { patternText } from './pattern-text.ts'
import { shown } from './shown.ts'

/** A place in a document: the value that stands there and where. */
export interface Spot {
  readonly document: JsonDocument
  readonly value: JsonValue
  readonly pointer: Pointer
}

type TextPattern = Extract<Pattern, { kind: 'text' }>

/** Most differences that evidence carries; a hostile array has a million. */
export const MOST_DIFFERENCES = 100
const NONE: readonly Difference[] = []

/** Whether a document is what a pattern expects (docs/contracts.md#expected-values). */
export const holds = (pattern: Pattern, document: JsonDocument): boolean => differences(pattern, document).length === 0

/** What keeps a document, or the value at a place in it, from being what a pattern expects; empty where it holds. */
export function differences(pattern: Pattern, document: JsonDocument, at?: Spot): readonly Difference[] {
  return compare(pattern, at ?? { document, value: document.value, pointer: '' })
}

function compare(pattern: Pattern, spot: Spot): readonly Difference[] {
  switch (pattern.kind) {
    case 'scalar':
      return unless(matchesScalar(pattern.value, pattern.exact, spot), pattern, spot)
    case 'like':
      return unless(typeof spot.value === 'string' && isLike(pattern.text, spot.value), pattern, spot)
    case 'text':
      return unless(typeof spot.value === 'string' && holdsText(pattern, spot.value), pattern, spot)
    case 'not':
      return unless(compare(pattern.pattern, spot).length > 0, pattern, spot)
    case 'all-of':
      return compareAll(pattern.parts, spot)
    case 'near':
      return unless(isNear(pattern.written, spot), pattern, spot)
    case 'absent-or':
      return compare(pattern.pattern, spot)
    case 'any-of':
      return compareAnyOf(pattern, spot)
    case 'object':
      return compareObject(pattern, spot)
    case 'array':
      return compareArray(pattern, spot)
    case 'unordered':
      return compareUnordered(pattern, spot)
    default:
      return unreachable(pattern)
  }
}

const unless = (fits: boolean, pattern: Pattern, spot: Spot): readonly Difference[] =>
  fits ? NONE : [{ pointer: spot.pointer, expected: patternText(pattern), found: shownAt(spot) }]

const shownAt = (spot: Spot): string => shown(spot.value, spot.document.exact, spot.pointer)

const child = (spot: Spot, key: string | number, value: JsonValue): Spot => ({
  document: spot.document,
  value,
  pointer: childPointer(spot.pointer, key),
})

function matchesScalar(value: JsonScalar, exact: string | undefined, spot: Spot): boolean {
  if (typeof spot.value === 'object' && spot.value !== null) return false
  const found = { value: spot.value as JsonScalar, exact: spot.document.exact.get(spot.pointer) }
  return sameScalar({ value, exact }, found)
}

function isNear([value, tolerance]: Extract<Pattern, { kind: 'near' }>['written'], spot: Spot): boolean {
  if (typeof spot.value !== 'number') return false
  return isWithin(spot.document.exact.get(spot.pointer) ?? String(spot.value), value, tolerance)
}

const RELATIONS: Readonly<Record<TextPattern['relation'], (found: string, text: string) => boolean>> = {
  contains: (found, text) => found.includes(text),
  'starts-with': (found, text) => found.startsWith(text),
  'ends-with': (found, text) => found.endsWith(text),
  is: (found, text) => found === text,
}

function holdsText({ relation, text, anyCase }: TextPattern, found: string): boolean {
  return anyCase ? RELATIONS[relation](found.toLowerCase(), text.toLowerCase()) : RELATIONS[relation](found, text)
}

function compareAll(parts: readonly Pattern[], spot: Spot): readonly Difference[] {
  const found: Difference[] = []
  for (const part of parts) {
    if (found.length >= MOST_DIFFERENCES) break
    found.push(...compare(part, spot))
  }
  return found
}

/** The closest option is the one with the fewest differences; where it differs as a whole, all options are named. */
function compareAnyOf(pattern: Extract<Pattern, { kind: 'any-of' }>, spot: Spot): readonly Difference[] {
  let closest: readonly Difference[] | null = null
  for (const option of pattern.options) {
    const found = compare(option, spot)
    if (found.length === 0) return NONE
    if (isCloser(found, closest, spot)) closest = found
  }
  return closest === null || isWhole(closest, spot) ? unless(false, pattern, spot) : closest
}

const isWhole = (found: readonly Difference[], spot: Spot): boolean =>
  found.some(({ pointer }) => pointer === spot.pointer)

/** An option of the value's own shape is closer than one that differs as a whole. */
function isCloser(found: readonly Difference[], closest: readonly Difference[] | null, spot: Spot): boolean {
  if (closest === null) return true
  if (isWhole(found, spot) !== isWhole(closest, spot)) return isWhole(closest, spot)
  return found.length < closest.length
}

function compareObject(pattern: Extract<Pattern, { kind: 'object' }>, spot: Spot): readonly Difference[] {
  if (!isObject(spot.value)) return unless(false, pattern, spot)
  const found: Difference[] = []
  for (const [name, expected] of pattern.members) {
    if (found.length >= MOST_DIFFERENCES) break
    if (Object.hasOwn(spot.value, name)) {
      found.push(...compare(expected, child(spot, name, spot.value[name] as JsonValue)))
    } else if (!mayBeAbsent(expected)) {
      found.push({ pointer: childPointer(spot.pointer, name), expected: patternText(expected), found: null })
    }
  }
  if (pattern.closed) {
    for (const name in spot.value) {
      if (found.length >= MOST_DIFFERENCES) break
      if (!pattern.members.has(name)) found.push(superfluous(child(spot, name, spot.value[name] as JsonValue)))
    }
  }
  return found
}

const superfluous = (spot: Spot): Difference => ({ pointer: spot.pointer, expected: null, found: shownAt(spot) })

function compareArray(pattern: Extract<Pattern, { kind: 'array' }>, spot: Spot): readonly Difference[] {
  if (!Array.isArray(spot.value)) return unless(false, pattern, spot)
  const values: readonly JsonValue[] = spot.value
  const found: Difference[] = []
  for (const [i, expected] of pattern.items.entries()) {
    if (found.length >= MOST_DIFFERENCES) break
    if (i < values.length) found.push(...compare(expected, child(spot, i, values[i] as JsonValue)))
    else found.push({ pointer: childPointer(spot.pointer, i), expected: patternText(expected), found: null })
  }
  for (let i = pattern.items.length; i < values.length && found.length < MOST_DIFFERENCES; i++) {
    found.push(superfluous(child(spot, i, values[i] as JsonValue)))
  }
  return found
}

/** Any order is a matching of the items expected with those found; what stays over on both sides is shown in pairs. */
function compareUnordered(pattern: Extract<Pattern, { kind: 'unordered' }>, spot: Spot): readonly Difference[] {
  if (!Array.isArray(spot.value)) return unless(false, pattern, spot)
  const values: readonly JsonValue[] = spot.value
  const spots = values.slice(0, pattern.items.length + MOST_DIFFERENCES).map((value, i) => child(spot, i, value))
  const fits = (item: number, place: number): boolean =>
    compare(pattern.items[item] as Pattern, spots[place] as Spot).length === 0
  const placeOf = maximumMatching(pattern.items.length, spots.length, fits)
  const taken = new Set(placeOf)
  const over = spots.filter((_, i) => !taken.has(i))
  const missing = pattern.items.filter((_, i) => placeOf[i] === -1)
  const found: Difference[] = []
  for (const [i, expected] of missing.entries()) {
    const beside = over[i]
    if (beside) found.push(...compare(expected, beside))
    else
      found.push({
        pointer: childPointer(spot.pointer, spots.length + i - over.length),
        expected: patternText(expected),
        found: null,
      })
  }
  return [...found, ...over.slice(missing.length).map(superfluous)].slice(0, MOST_DIFFERENCES)
}
