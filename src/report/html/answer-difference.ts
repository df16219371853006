import { childPointer } from '../../json/pointer.ts'
import { readJson } from '../../json/read.ts'
import type { JsonValue, Pointer } from '../../json/value.ts'
import type { TextSpan } from './locate.ts'
import { locatePointer } from './locate.ts'

/** Where two answers differ, in the text of each. */
export interface AnswerDifference {
  readonly own: readonly TextSpan[]
  readonly other: readonly TextSpan[]
}

/** Places that are marked in one answer; more tell a reader nothing. */
const MOST_PLACES = 40

/** Values that differ, where both texts hold one JSON value, fences and words around it allowed; else the text between what both begin and end with. */
export function answerDifference(own: string, other: string): AnswerDifference {
  if (own === other) return { own: [], other: [] }
  const values = [valueIn(own), valueIn(other)] as const
  if (values[0] === null || values[1] === null) return textDifference(own, other)
  const pointers: Pointer[] = []
  collect(values[0].value, values[1].value, '', pointers)
  const around = [surrounds(own, values[0]), surrounds(other, values[1])] as const
  return {
    own: [...unlike(around[0], around[1]), ...spansOf(own, pointers)],
    other: [...unlike(around[1], around[0]), ...spansOf(other, pointers)],
  }
}

const spansOf = (text: string, pointers: readonly Pointer[]): readonly TextSpan[] =>
  pointers.flatMap((pointer) => locatePointer(text, pointer) ?? [])

/** What stands in front of a value and behind it: words, a fence, a tool's name. */
const surrounds = (text: string, { from, to }: Found): readonly (TextSpan & { readonly text: string })[] => [
  { start: 0, end: from, text: text.slice(0, from).trim() },
  { start: to, end: text.length, text: text.slice(to).trim() },
]

function unlike(own: ReturnType<typeof surrounds>, other: ReturnType<typeof surrounds>): readonly TextSpan[] {
  return own.filter((span, index) => span.text !== '' && span.text !== other[index]?.text)
}

interface Found {
  readonly value: JsonValue
  /** Where it stands. */
  readonly from: number
  readonly to: number
}

/** The JSON value that a text is, or that stands from its first bracket to its last (in a fence, behind a tool's name). */
function valueIn(text: string): Found | null {
  const [from, to] = [text.search(/[{[]/), Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))]
  if (from === -1 || to < from) return null
  const inner = readJson(text.slice(from, to + 1))
  return inner.ok ? { value: inner.document.value, from, to: to + 1 } : null
}

/** The places at which two values differ; a member that one of them lacks is told at its own place. */
function collect(own: JsonValue, other: JsonValue, at: Pointer, found: Pointer[]): void {
  if (found.length >= MOST_PLACES || own === other) return
  if (!isContainer(own) || !isContainer(other) || Array.isArray(own) !== Array.isArray(other)) {
    found.push(at)
    return
  }
  const [mine, theirs] = [own as Record<string, JsonValue>, other as Record<string, JsonValue>]
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const place = childPointer(at, Array.isArray(own) ? Number(key) : key)
    const [left, right] = [mine[key], theirs[key]]
    if (left === undefined || right === undefined) found.push(place)
    else collect(left, right, place, found)
    if (found.length >= MOST_PLACES) return
  }
}

const isContainer = (value: JsonValue): boolean => typeof value === 'object' && value !== null

function textDifference(own: string, other: string): AnswerDifference {
  const most = Math.min(own.length, other.length)
  let start = 0
  while (start < most && own[start] === other[start]) start++
  let end = 0
  while (end < most - start && own[own.length - 1 - end] === other[other.length - 1 - end]) end++
  // Never half of a surrogate pair.
  if (/[\ud800-\udbff]/.test(own[start - 1] ?? '')) start--
  if (/[\udc00-\udfff]/.test(own[own.length - end] ?? '')) end--
  return { own: [{ start, end: own.length - end }], other: [{ start, end: other.length - end }] }
}
