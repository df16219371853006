import type { ParseFault } from '../outcome.ts'
import { hasToolCallTag } from './around-json.ts'
import { findEmbedded, looksMeant } from './embedded.ts'
import { type FaultyToken, faultyToken } from './faulty-token.ts'
import { type Fence, findFences } from './fences.ts'
import { isReadable } from './repair.ts'
import { opensContainer, type Region, repeatedName, scan, trimmed } from './scan.ts'

export type Around = NonNullable<ParseFault['around']>

export interface Diagnosis extends FaultyToken {
  readonly around?: Around | undefined
  readonly recoveredBy?: ParseFault['recoveredBy'] | undefined
  /** Where a repairing parser may be asked; once an answer, by whoever reports the diagnosis. */
  readonly broken?: Region
}

/**
 * What is wrong with a part of an answer; null where it is one whole value and nothing else. The part has no blanks at
 * its ends and holds something.
 */
export function diagnose(text: string, region: Region): Diagnosis | null {
  const begins = opensContainer(text, region.start) ? container(text, region) : scalar(text, region)
  if (begins === null || begins.kind !== 'not-json' || looksMeant(text, region.start)) return begins
  const fences = findFences(text, region)
  const inside = fences.length > 0 ? fenced(text, region, fences) : null
  return inside ?? embedded(text, region) ?? withTag(begins, text, region)
}

/** The region begins as an object or array: the fault is in it or behind it. */
function container(text: string, region: Region): Diagnosis | null {
  const { fault, end } = scan(text, region)
  if (fault !== null) return inValue(region, faultyToken(text, fault, region))
  const value = { start: region.start, end }
  const repeated = repeatedName(text, value)
  const rest = trimmed(text, { start: end, end: region.end })
  if (repeated !== null) {
    const around = rest.start < rest.end ? aroundOf(text, rest) : undefined
    return { ...faultyToken(text, repeated, value), around, recoveredBy: around === undefined ? 'repair' : 'span' }
  }
  return rest.start === rest.end ? null : behindValue(text, rest)
}

function behindValue(text: string, rest: Region): Diagnosis {
  const next = secondValue(text, rest)
  if (next !== null) return { kind: 'several-values', ...next }
  const tag = hasToolCallTag(text, rest) ? 'tool-call-tag' : undefined
  return { kind: 'trailing-text', ...rest, around: tag, recoveredBy: 'span' }
}

/** Another value right behind the first, or an object or array further on. */
function secondValue(text: string, rest: Region): Region | null {
  const separator = /^[,;]?\s*/.exec(text.slice(rest.start, rest.start + 100))?.[0].length ?? 0
  const start = rest.start + separator
  const { fault, end } = scan(text, { start, end: rest.end })
  if (fault === null && (end === rest.end || /[\s,;{[]/.test(text[end] as string))) return { start, end }
  return findEmbedded(text, rest).whole[0] ?? null
}

/** The region begins with something else: a lone string, number or word is one fault, prose is another. */
function scalar(text: string, region: Region): Diagnosis | null {
  const { fault, end } = scan(text, region)
  if (fault !== null) {
    const named = faultyToken(text, fault, region)
    const isAlone = named.start === region.start && named.end === region.end
    return isAlone ? named : { kind: 'not-json', ...region }
  }
  const rest = trimmed(text, { start: end, end: region.end })
  if (rest.start === rest.end) return null
  const isApart = rest.start > end
  const { kind, ...span } = behindValue(text, rest)
  const isPlain = isApart && kind === 'trailing-text' && findFences(text, rest).length === 0
  if (isPlain) return { kind, start: span.start, end: span.end }
  return isApart && kind === 'several-values' && !hasWords(text, { start: end, end: span.start })
    ? { kind, ...span }
    : { kind: 'not-json', ...region }
}

const hasWords = (text: string, region: Region): boolean => /\w/.test(text.slice(region.start, region.end))

function inValue(region: Region, fault: FaultyToken, around?: Around): Diagnosis {
  return { ...fault, around, broken: region }
}

function fenced(text: string, region: Region, fences: readonly Fence[]): Diagnosis | null {
  const around: Around = fences.length > 1 ? 'several-fences' : 'fence'
  const readings = fences
    .filter(({ content }) => content.start < content.end)
    .map((fence) => ({ fence, fault: diagnose(text, fence.content) }))
  const whole = readings.filter(({ fault }) => fault === null).map(({ fence }) => fence)
  const [first, second] = whole
  if (second !== undefined) return { kind: 'several-values', ...second.content, around }
  if (first !== undefined) return wholeFence(text, region, first, fences.length)
  const broken = readings.find(
    ({ fence, fault }) => fault?.kind !== 'not-json' || looksMeant(text, fence.content.start),
  )
  if (broken?.fault) {
    const isWhole =
      broken.fault.kind === 'duplicate-key' && broken.fault.recoveredBy === 'repair' && broken.fence.closed
    const recoveredBy = isWhole ? 'fence' : broken.fault.recoveredBy
    return { ...broken.fault, around: broken.fault.around ?? around, recoveredBy }
  }
  const only = fences.length === 1 ? fences[0] : undefined
  if (only !== undefined && only.start === region.start && only.end === region.end) {
    if (readings.length === 0) return { kind: 'empty', ...region, around }
    return { ...(readings[0]?.fault as Diagnosis), around }
  }
  return embedded(text, region)
}

/** One fence of the answer holds one whole value. */
function wholeFence(text: string, region: Region, fence: Fence, count: number): Diagnosis {
  const before = trimmed(text, { start: region.start, end: fence.start })
  const after = trimmed(text, { start: fence.end, end: region.end })
  const recoveredBy = isReadable(text, fence.content) ? (fence.closed ? 'fence' : 'span') : undefined
  const span = before.start < before.end ? before : after
  if (span.start === span.end) return { kind: 'fenced', start: fence.start, end: fence.content.start, recoveredBy }
  const around = hasToolCallTag(text, before) || hasToolCallTag(text, after) ? 'tool-call-tag' : undefined
  return { kind: 'prose-around', ...span, around: around ?? (count > 1 ? 'several-fences' : undefined), recoveredBy }
}

/** Objects and arrays between words. */
function embedded(text: string, region: Region): Diagnosis | null {
  const { whole, broken } = findEmbedded(text, region)
  const around = aroundOf(text, region)
  const [first, second] = whole
  if (first === undefined) {
    return broken && inValue({ start: broken.start, end: region.end }, broken.blame, around)
  }
  const tag = around === 'tool-call-tag' ? around : undefined
  if (second !== undefined) return { kind: 'several-values', ...second, around: tag }
  const repeated = repeatedName(text, first)
  if (repeated !== null) return { ...faultyToken(text, repeated, first), around, recoveredBy: 'span' }
  const before = trimmed(text, { start: region.start, end: first.start })
  return { kind: 'prose-around', ...before, around: tag, recoveredBy: 'span' }
}

const aroundOf = (text: string, region: Region): Around => (hasToolCallTag(text, region) ? 'tool-call-tag' : 'prose')

function withTag(diagnosis: Diagnosis, text: string, region: Region): Diagnosis {
  return hasToolCallTag(text, region) ? { ...diagnosis, around: 'tool-call-tag' } : diagnosis
}
