import { canonicalJson } from '../../json/canonical.ts'
import { readJson } from '../../json/read.ts'
import type { JsonDocument, JsonValue, Pointer } from '../../json/value.ts'
import { clip, shown } from '../shown.ts'
import { compareExact, type ExactNumber, exactNumber, isMultiple, isMultipleOf, isWhole } from './exact-number.ts'
import { type Findings, joinWords } from './findings.ts'
import { matchesFormat } from './formats.ts'
import type { NormalNode } from './normal.ts'
import { readPattern } from './pattern.ts'
import type { Reading } from './reading.ts'
import { canonicalAt } from './repeated.ts'

type Report = (keyword: string, allowed: string) => void

/** `type`, `const`, `enum` and the keywords of numbers and strings. */
export function checkScalar(reading: Reading, node: NormalNode, value: JsonValue, at: Pointer, into: Findings): void {
  const report: Report = (keyword, allowed) => into.add({ pointer: at, keyword, node, allowed, value })
  if (node.type !== undefined) {
    const types = typeof node.type === 'string' ? [node.type] : node.type
    if (!types.some((type) => hasType(type, value, reading, at))) report('type', joinWords(types, 'or'))
  }
  checkValues(reading, node, value, at, report)
  if (typeof value === 'number') checkNumber(reading, node, value, at, report)
  if (typeof value === 'string') checkText(reading, node, value, report)
}

function hasType(type: string, value: JsonValue, reading: Reading, at: Pointer): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'integer':
      return typeof value === 'number' && isInteger(value, reading, at)
    default:
      return typeof value === type
  }
}

function isInteger(value: number, reading: Reading, at: Pointer): boolean {
  const source = reading.exact.size === 0 ? undefined : reading.exact.get(at)
  if (source === undefined) return Number.isInteger(value)
  const number = exactNumber(source)
  return Number.isFinite(value) && number !== null && isWhole(number)
}

function checkValues(reading: Reading, node: NormalNode, value: JsonValue, at: Pointer, report: Report): void {
  if (node.const === undefined && node.enum === undefined && node.valueIn === undefined) return
  const key = canonicalAt(value, at, reading.exact)
  const among = (values: readonly JsonValue[]) => values.some((option) => canonicalJson(option) === key)
  if (node.const !== undefined && !among([node.const])) report('const', text(node.const))
  if (node.enum !== undefined && !among(node.enum)) report('enum', oneOf(node.enum.map(text)))
  if (node.valueIn !== undefined && !node.valueIn.includes(key))
    report(node.valueIn.length === 1 ? 'const' : 'enum', oneOf(node.valueIn.map((one) => readCanonical(one).words)))
}

export const text = (value: JsonValue): string => shown(value, new Map())

/** The value of a canonical JSON text, and its words as values are shown elsewhere. */
export function readCanonical(canonical: string): { readonly document: JsonDocument | null; readonly words: string } {
  const read = readJson(canonical)
  return read.ok
    ? { document: read.document, words: shown(read.document.value, read.document.exact) }
    : { document: null, words: canonical }
}

export function oneOf(texts: readonly string[]): string {
  if (texts.length === 0) return 'nothing'
  if (texts.length === 1) return clip(texts[0] as string)
  let list = 'one of '
  for (const [index, one] of texts.entries()) {
    const next = `${index === 0 ? '' : ', '}${clip(one, 100)}`
    if (list.length + next.length > 280) return `${list}, … (${texts.length} values)`
    list += next
  }
  return list
}

/** A double as it was read: beyond the safe integers its exact value, not its shortest text. */
const exactDouble = (value: number): ExactNumber | null =>
  Number.isInteger(value) && !Number.isSafeInteger(value)
    ? exactNumber(BigInt(value).toString())
    : exactNumber(String(value))

/** Each bound, whether a value on this side of it (`value − bound`) is let in, and its words. */
const BOUNDS = [
  ['maximum', (side: number) => side <= 0, 'at most'],
  ['minimum', (side: number) => side >= 0, 'at least'],
  ['exclusiveMaximum', (side: number) => side < 0, 'less than'],
  ['exclusiveMinimum', (side: number) => side > 0, 'more than'],
] as const

function checkNumber(reading: Reading, node: NormalNode, value: number, at: Pointer, report: Report): void {
  const source = reading.exact.size === 0 ? undefined : reading.exact.get(at)
  const exact = source === undefined ? null : exactNumber(source)
  const against = (limit: number, written: string | undefined): number => {
    if (exact === null && written === undefined) return value - limit
    const [a, b] = [exact ?? exactDouble(value), written === undefined ? exactDouble(limit) : exactNumber(written)]
    return a === null || b === null ? value - limit : compareExact(a, b)
  }
  for (const [keyword, admits, words] of BOUNDS) {
    const limit = node[keyword]
    if (limit === undefined) continue
    const written = node.exact?.[keyword]
    if (!admits(against(limit, written))) report(keyword, `${words} ${written ?? limit}`)
  }
  if (node.multipleOf !== undefined) {
    const written = node.exact?.multipleOf ?? String(node.multipleOf)
    const [number, divisor] = [exact ?? exactNumber(String(value)), exactNumber(written)]
    const whole =
      number === null || divisor === null ? isMultipleOf(value, node.multipleOf) : isMultiple(number, divisor)
    if (!whole) report('multipleOf', `a multiple of ${written}`)
  }
  if (
    node.format !== undefined &&
    !(matchesFormat(node.format, value) && (exact === null || node.format !== 'int64' || isInt64(exact)))
  ) {
    report('format', `format ${node.format}`)
  }
}

function isInt64(number: ExactNumber): boolean {
  const [low, high] = [exactNumber('-9223372036854775808'), exactNumber('9223372036854775807')] as const
  return low !== null && high !== null && compareExact(number, low) >= 0 && compareExact(number, high) <= 0
}

function checkText(reading: Reading, node: NormalNode, value: string, report: Report): void {
  if (node.maxLength !== undefined || node.minLength !== undefined) {
    const length = codePoints(value)
    if (node.maxLength !== undefined && length > node.maxLength)
      report('maxLength', `at most ${plural(node.maxLength, 'character')}`)
    if (node.minLength !== undefined && length < node.minLength)
      report('minLength', `at least ${plural(node.minLength, 'character')}`)
  }
  if (node.pattern !== undefined && !patternOf(reading, node.pattern).test(value))
    report('pattern', `text that matches ${node.pattern}`)
  if (node.format !== undefined && !matchesFormat(node.format, value)) report('format', `format ${node.format}`)
}

/** Compiled once a reading; a pattern that can't be read was refused with its schema. */
export function patternOf(reading: Reading, source: string): RegExp {
  const known = reading.patterns.get(source)
  if (known !== undefined) return known
  const pattern = readPattern(source)
  if (typeof pattern === 'string') throw new Error(`unread pattern ${source}`)
  reading.patterns.set(source, pattern)
  return pattern
}

function codePoints(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const pair = unit >= 0xd800 && unit <= 0xdbff && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00
    if (pair) index += 1
    count += 1
  }
  return count
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
