import { lineAndColumn } from '../../json/place.ts'
import { readJson } from '../../json/read.ts'
import type { JsonDocument } from '../../json/value.ts'
import type { ParseFault } from '../outcome.ts'
import { leadingReasoning } from './around-json.ts'
import { type Diagnosis, diagnose } from './diagnose.ts'
import { findFences } from './fences.ts'
import { isRepairable } from './repair.ts'
import { opensContainer, type Region, trimmed } from './scan.ts'

export type ParsedAnswer =
  | { readonly ok: true; readonly document: JsonDocument; readonly bom: boolean }
  | { readonly ok: false; readonly fault: ParseFault }

const MAX_SHOWN = 300

/**
 * Reads an answer as production's parser would: `strict` takes exactly one JSON value (a BOM is stripped and
 * reported), `fenced` also takes it where one code fence is the whole answer. Total: never throws, and reads every
 * character a bounded number of times.
 *
 * Where several things are wrong the first of these names the fault:
 * 1. nothing but blanks, an empty fence or a think block: `empty`; a think block that never ends: `cut-off`
 * 2. a fault inside the value (the first in the text; the grammar's before a repeated name): `single-quoted`,
 *    `trailing-comma`, `python-literal`, `not-a-number`, `cut-off`, `duplicate-key`, with what stands around
 * 3. more than one whole value: `several-values`
 * 4. one whole value behind other words, a think block or a tag, or a fence with words around it: `prose-around`
 * 5. one fence that is the whole answer: `fenced`
 * 6. one whole value, then other text: `trailing-text`
 * 7. everything else: `not-json`
 */
export function parseAnswer(text: string, parser: 'strict' | 'fenced'): ParsedAnswer {
  const read = readJson(text)
  if (read.ok) return finite(text, read)
  const bom = text.startsWith('\ufeff')
  const all = trimmed(text, { start: bom ? 1 : 0, end: text.length })
  const unfenced = parser === 'fenced' ? readFence(text, all, bom) : null
  if (unfenced !== null) return unfenced
  return { ok: false, fault: faultOf(text, bom, outermost(text, all)) }
}

function readFence(text: string, region: Region, bom: boolean): ParsedAnswer | null {
  if (!text.startsWith('```', region.start)) return null
  const [fence, another] = findFences(text, region)
  if (fence === undefined || another !== undefined || !fence.closed || fence.end !== region.end) return null
  const read = readJson(text.slice(fence.content.start, fence.content.end))
  const inside = { start: fence.content.start, end: fence.content.end }
  return read.ok ? finite(text, { ...read, bom }, inside) : null
}

type Read = Extract<ParsedAnswer, { ok: true }>

/** What was read, unless a number in it is none that a double holds. */
function finite(text: string, read: Read, region: Region = { start: 0, end: text.length }): ParsedAnswer {
  const number = overflowingNumber(text.slice(region.start, region.end), read.document)
  if (number === null) return read
  const span = { start: region.start + number.start, end: region.start + number.end }
  return { ok: false, fault: faultOf(text, false, { kind: 'not-a-number', ...span }) }
}

function outermost(text: string, all: Region): Diagnosis {
  if (all.start === all.end) return { kind: 'empty', start: 0, end: text.length }
  const thinking = leadingReasoning(text, all.start)
  if (thinking.found === 'none') return diagnose(text, all) ?? foreignBlanks(text, all)
  const around = 'think-block'
  if (thinking.found === 'open') return { kind: 'cut-off', ...all, around }
  const answer = trimmed(text, { start: thinking.answerStart, end: all.end })
  if (answer.start === answer.end) return { kind: 'empty', start: answer.end, end: answer.end, around }
  const rest = diagnose(text, answer)
  const thoughts = { start: all.start, end: thinking.answerStart }
  if (rest === null) return { kind: 'prose-around', ...thoughts, around, recoveredBy: 'span' }
  const isEnvelope = rest.kind === 'fenced' || rest.kind === 'prose-around' || rest.kind === 'trailing-text'
  return isEnvelope ? { ...rest, kind: 'prose-around', ...thoughts, around } : { ...rest, around }
}

/** Nothing but the value, and blanks that JSON does not have: a no-break space, a second BOM. */
function foreignBlanks(text: string, value: Region): Diagnosis {
  const recoveredBy = opensContainer(text, value.start) ? 'span' : undefined
  const isInFront = /[^ \t\r\n]/.test(text.slice(0, value.start).replace(/^\ufeff/, ''))
  if (isInFront) return { kind: 'prose-around', start: 0, end: value.start, recoveredBy }
  return { kind: 'trailing-text', start: value.end, end: text.length, recoveredBy }
}

function faultOf(text: string, bom: boolean, diagnosis: Diagnosis): ParseFault {
  const { kind, start, end, broken } = diagnosis
  const isRepaired = broken !== undefined && isRepairable(text, broken, kind)
  const recoveredBy = diagnosis.recoveredBy ?? (isRepaired ? 'repair' : undefined)
  const around = diagnosis.around ?? (bom ? 'bom' : undefined)
  return {
    kind,
    span: { start, end, ...lineAndColumn(text, start), text: shown(text, start, end) },
    ...(around === undefined ? {} : { around }),
    recoverable: recoveredBy !== undefined,
    ...(recoveredBy === undefined ? {} : { recoveredBy }),
  }
}

/** At most 300 characters, no half of a surrogate pair at the end. */
function shown(text: string, start: number, end: number): string {
  if (end - start <= MAX_SHOWN) return text.slice(start, end)
  const last = text.charCodeAt(start + MAX_SHOWN - 1)
  const isHalf = last >= 0xd800 && last <= 0xdbff
  return text.slice(start, start + MAX_SHOWN - (isHalf ? 1 : 0))
}

/**
 * The first number of a value that no double holds (`1e400`), or null: `JSON.parse` makes infinity of it, so production
 * would compute with what the model did not write. `text` is the JSON that the document was read from.
 */
function overflowingNumber(text: string, { exact }: JsonDocument): Region | null {
  if (exact.size === 0 || ![...exact.values()].some(isInfinite)) return null
  const number = /[-+\d.eE]+/y
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') {
      at = stringEnd(text, at)
      continue
    }
    number.lastIndex = at
    const found = /[-\d]/.test(text[at] as string) ? number.exec(text)?.[0] : undefined
    if (found === undefined) continue
    if (isInfinite(found)) return { start: at, end: at + found.length }
    at += found.length - 1
  }
  return null
}

const isInfinite = (text: string): boolean => Math.abs(Number(text)) === Number.POSITIVE_INFINITY

/** Where the string that begins here ends: at its closing quote. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}
