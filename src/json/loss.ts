import { doubleHolds } from './decimal.ts'
import type { JsonArray, JsonObject, JsonValue } from './value.ts'

interface Census {
  members: number
  /** A number so small or large, or a zero, that an exponent could have taken it out of a double's range. */
  hasExtreme: boolean
  /** Nested too deeply, or a name that `JSON.parse` can have mistaken. */
  isDoubtful: boolean
}

const LONG = 16
const LONG_EXPONENT = /\d[eE][-+]?\d{3}/

/**
 * Could the value that `JSON.parse` made of this text lack something that the text says? It drops repeated members
 * silently, rounds numbers, and can mistake a name; also true where the value is nested too deeply. True may be
 * needless, false is certain; this is on the way of every answer, so it looks at few characters.
 */
export function mayHaveLost(text: string, value: JsonValue, maxDepth: number): boolean {
  const census: Census = { members: 0, hasExtreme: false, isDoubtful: false }
  count(value, maxDepth, census, text.includes('\\'))
  if (census.isDoubtful || census.members !== countColons(text)) return true
  return (census.hasExtreme && LONG_EXPONENT.test(text)) || hasUnholdableNumber(text)
}

/**
 * A name with a backslash is doubtful: V8 (13.6) looks an escaped name up among those it has seen by comparing the
 * escape's source text, and so reads `"\u0061"` as `\` once an object had a member of that name.
 */
function count(value: JsonValue, levels: number, census: Census, hasEscapes: boolean): void {
  if (typeof value === 'number') {
    const size = Math.abs(value)
    if (size < 1e-80 || size > 1e80) census.hasExtreme = true
  } else if (typeof value === 'object' && value !== null) {
    if (levels === 0) census.isDoubtful = true
    else if (Array.isArray(value)) countItems(value, levels - 1, census, hasEscapes)
    else countMembers(value as JsonObject, levels - 1, census, hasEscapes)
  }
}

function countItems(items: JsonArray, levels: number, census: Census, hasEscapes: boolean): void {
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as JsonValue
    if (typeof item !== 'string') count(item, levels, census, hasEscapes)
  }
}

function countMembers(object: JsonObject, levels: number, census: Census, hasEscapes: boolean): void {
  // for…in, because it allocates nothing; an enumerable member that somebody put on Object.prototype would only
  // raise the count.
  for (const name in object) {
    census.members++
    if (hasEscapes && name.includes('\\')) census.isDoubtful = true
    const member = object[name] as JsonValue
    if (typeof member !== 'string') count(member, levels, census, hasEscapes)
  }
}

/**
 * Colons behind a quotation mark that is not escaped: at least as many as the text has members. Strings can only add
 * to them (`": "`), so that where their number is that of the value's members, no member was dropped.
 */
function countColons(text: string): number {
  let colons = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1
    let code = text.charCodeAt(before)
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(--before)
    if (code === 0x22 && !isEscaped(text, before)) colons++
  }
  return colons
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === 0x5c) before--
  return (at - before) % 2 === 0
}

/**
 * A number of up to 15 digits fits into a double. Longer ones are at least 16 characters of digits and a point, and
 * such a run can't lie between two places that are 16 apart. A run inside a string may be found, too.
 */
function hasUnholdableNumber(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!isDigitOrPoint(text.charCodeAt(at))) continue
    let start = at
    while (isDigitOrPoint(text.charCodeAt(start - 1))) start--
    let end = at + 1
    while (isDigitOrPoint(text.charCodeAt(end))) end++
    if (end - start >= LONG && !holds(text, start, end)) return true
    at = end - (end % LONG) - 1
  }
  return false
}

function holds(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(end) === 0x65 || text.charCodeAt(end) === 0x45) return false
  return doubleHolds(text.slice(start, end))
}

const isDigitOrPoint = (code: number): boolean => code >= 0x2e && code <= 0x39 && code !== 0x2f
