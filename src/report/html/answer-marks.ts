import { childPointer, parsePointer } from '../../json/pointer.ts'
import { readJson } from '../../json/read.ts'
import type { JsonValue, Pointer } from '../../json/value.ts'
import { faultPlace } from '../../outcome/kinds.ts'
import type { Outcome, ParseFault } from '../../outcome/outcome.ts'
import type { ReportFailure } from '../reported-call.ts'
import { count } from '../text/numbers.ts'
import { cutText } from '../text/visible.ts'
import { htmlLines } from './escape.ts'

/** `fault`: where the answer goes wrong; `differs`: where the other model said something else. */
export interface Mark extends TextSpan {
  readonly kind: 'fault' | 'differs'
}

/** Characters of one text that are shown. */
const MOST_TEXT = 20_000

/** A text with its marks, which may overlap; one without width, at the end of a cut answer, is drawn as a block. */
export function markedText(whole: string, marks: readonly Mark[]): string {
  const { text, cut } = cutText(whole, MOST_TEXT)
  const shown = marks.filter(({ start, end }) => start <= end && end <= text.length)
  const edges = [...new Set([0, ...shown.flatMap(({ start, end }) => [start, end]), text.length])].sort((a, b) => a - b)
  const pieces = edges.map((from, index) => {
    const empty = shown.some(({ kind, start, end }) => kind === 'fault' && start === from && end === from)
    const to = edges[index + 1] ?? from
    const kinds = new Set(
      shown.filter(({ start, end }) => start <= from && to <= end && start < end).map((m) => m.kind),
    )
    const piece = htmlLines(text.slice(from, to))
    return `${empty ? '<mark class="fault">▮</mark>' : ''}${kinds.size === 0 || from === to ? piece : `<mark class="${[...kinds].join(' ')}">${piece}</mark>`}`
  })
  return `${pieces.join('')}${cut === 0 ? '' : `\n<em>…${count(cut)} more characters</em>`}`
}

/** Where in the answer the fault stands, as far as the evidence tells; null where it is the answer as a whole. */
export function faultSpan({ answer, outcome, evidence }: ReportFailure): TextSpan | null {
  if (answer === undefined) return null
  const place = faultPlace({ kind: outcome, ...evidence } as Outcome)
  switch (place?.kind) {
    case 'pointer':
      return locatePointer(answer, place.pointer)
    case 'span':
      return offending(answer, place.span)
    case 'end':
      return { start: answer.length, end: answer.length }
    case undefined:
      return null
  }
}

/** The span that the parse fault names, if that text stands there; else where the text first stands. */
function offending(answer: string, { text, start, end }: ParseFault['span']): TextSpan | null {
  if (end <= answer.length && answer.startsWith(text, start)) return { start, end }
  const found = text === '' ? -1 : answer.indexOf(text)
  return found === -1 ? null : { start: found, end: found + text.length }
}

/** Where two answers differ, in the text of each. */
interface AnswerDifference {
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

interface TextSpan {
  readonly start: number
  readonly end: number
}

const STRING = /"(?:[^"\\]|\\.)*"/y
const SCALAR = /[^\s,:[\]{}"]+/y
const SPACE = /\s*/y

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/**
 * Where the value of a JSON Pointer stands in a text that holds one JSON value, fences and words around it allowed.
 * Where the place itself is missing, the start of the deepest container that is there. null where nothing is found.
 */
export function locatePointer(text: string, pointer: string): TextSpan | null {
  const tokens = parsePointer(pointer)
  const opening = text.search(/[{[]/)
  if (tokens === null || opening === -1) return null
  let at = opening
  for (const token of tokens) {
    const child = childOf(text, at, token)
    if (child === null) return { start: at, end: at + 1 }
    at = child
  }
  return { start: at, end: skipValue(text, at) }
}

/** Offset of the value of a member or item of the container at `at`. */
function childOf(text: string, at: number, token: string): number | null {
  const isObject = text[at] === '{'
  if (!isObject && text[at] !== '[') return null
  let here = matchEnd(SPACE, text, at + 1)
  for (let index = 0; here < text.length && text[here] !== '}' && text[here] !== ']'; index++) {
    let name = String(index)
    if (isObject) {
      const end = matchEnd(STRING, text, here)
      name = memberName(text.slice(here, end))
      here = matchEnd(SPACE, text, matchEnd(SPACE, text, end) + 1)
    }
    if (name === token) return here
    const next = matchEnd(SPACE, text, skipValue(text, here))
    if (text[next] !== ',') return null
    here = matchEnd(SPACE, text, next + 1)
  }
  return null
}

function memberName(source: string): string {
  try {
    return JSON.parse(source) as string
  } catch {
    return source
  }
}

/** Behind the value at `at`; always further on, so that a text that is no JSON is left in the end. */
function skipValue(text: string, at: number): number {
  let depth = 0
  let here = at
  while (here < text.length) {
    const character = text[here]
    if (character === '"') here = Math.max(here + 1, matchEnd(STRING, text, here))
    else if (character === '{' || character === '[') {
      depth++
      here++
    } else if (character === '}' || character === ']') {
      if (depth === 0) return here
      depth--
      here++
    } else if (character === ',' || character === ':') {
      if (depth === 0) return here
      here++
    } else here = Math.max(here + 1, matchEnd(SCALAR, text, here))
    if (depth === 0) return here
  }
  return here
}
