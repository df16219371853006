import { canonicalJson } from '../../json/canonical.ts'
import type { JsonValue, Pointer } from '../../json/value.ts'
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
  if (node.enum !== undefined && !among(node.enum)) report('enum', oneOf(node.enum))
  if (node.valueIn !== undefined && !among(node.valueIn))
    report(node.valueIn.length === 1 ? 'const' : 'enum', oneOf(node.valueIn))
}

const text = (value: JsonValue): string => shown(value, new Map())

function oneOf(values: readonly JsonValue[]): string {
  if (values.length === 0) return 'nothing'
  if (values.length === 1) return text(values[0] as JsonValue)
  let list = 'one of '
  for (const [index, value] of values.entries()) {
    const next = `${index === 0 ? '' : ', '}${clip(text(value), 100)}`
    if (list.length + next.length > 280) return `${list}, … (${values.length} values)`
    list += next
  }
  return list
}

/** A bound as it was read: beyond the safe integers its exact value, not its shortest text. */
const bound = (limit: number): ExactNumber | null =>
  Number.isInteger(limit) && !Number.isSafeInteger(limit)
    ? exactNumber(BigInt(limit).toString())
    : exactNumber(String(limit))

function checkNumber(reading: Reading, node: NormalNode, value: number, at: Pointer, report: Report): void {
  const source = reading.exact.size === 0 ? undefined : reading.exact.get(at)
  const exact = source === undefined ? null : exactNumber(source)
  const against = (limit: number): number => {
    const other = exact === null ? null : bound(limit)
    return exact === null || other === null ? value - limit : compareExact(exact, other)
  }
  if (node.maximum !== undefined && !(against(node.maximum) <= 0)) report('maximum', `at most ${node.maximum}`)
  if (node.minimum !== undefined && !(against(node.minimum) >= 0)) report('minimum', `at least ${node.minimum}`)
  if (node.exclusiveMaximum !== undefined && !(against(node.exclusiveMaximum) < 0))
    report('exclusiveMaximum', `less than ${node.exclusiveMaximum}`)
  if (node.exclusiveMinimum !== undefined && !(against(node.exclusiveMinimum) > 0))
    report('exclusiveMinimum', `more than ${node.exclusiveMinimum}`)
  if (node.multipleOf !== undefined) {
    const divisor = exactNumber(String(node.multipleOf))
    const whole = exact === null || divisor === null ? isMultipleOf(value, node.multipleOf) : isMultiple(exact, divisor)
    if (!whole) report('multipleOf', `a multiple of ${node.multipleOf}`)
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
