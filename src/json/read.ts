import { lineAndColumn } from './place.ts'
import { Scanner, type ScanFault } from './scan.ts'
import type { JsonArray, JsonDocument, JsonValue, Pointer } from './value.ts'

export type JsonFaultKind = 'empty' | 'syntax' | 'cut-off' | 'trailing' | 'duplicate-key' | 'too-deep'

/** The first place at which a text stops being one RFC 8259 value. Offsets are UTF-16, line and column 1-based. */
export interface JsonFault {
  readonly kind: JsonFaultKind
  readonly offset: number
  readonly line: number
  readonly column: number
  /** What was found and what could stand there, in words. */
  readonly message: string
}

export type ReadResult =
  | { readonly ok: true; readonly document: JsonDocument; readonly bom: boolean }
  | { readonly ok: false; readonly fault: JsonFault }

/** Reads exactly what RFC 8259 allows, plus a leading BOM that is reported. Total: never throws. */
export type ReadJson = (text: string, maxDepth?: number) => ReadResult

/** Containers inside containers, as the caps on answers have it. */
export const MAX_DEPTH = 128

const NOTHING_EXACT: ReadonlyMap<Pointer, string> = new Map()

/** What a number must look like before a double could fail to hold it; strings may look so too, which costs time only. */
const LONG_NUMBER = /[\d.]{16}|\d[eE][-+]?\d{3}/

/**
 * `JSON.parse` decides what is JSON and, nearly always, builds the value. It drops repeated members silently, rounds
 * numbers and can mistake a name, so cheap counts tell whether that could have happened here; only then every
 * character is looked at again.
 */
export const readJson: ReadJson = (text, maxDepth = MAX_DEPTH) => {
  const bom = text.charCodeAt(0) === 0xfeff
  let value: JsonValue
  try {
    value = JSON.parse(bom ? text.slice(1) : text)
  } catch {
    return { ok: false, fault: firstFault(text, bom, maxDepth) }
  }
  const count = text.includes('\\') ? countMembersWithoutBackslash : countMembers
  if (count(value, maxDepth) === countColons(text) && !LONG_NUMBER.test(text)) {
    return { ok: true, document: { value, exact: NOTHING_EXACT }, bom }
  }
  const scanner = new Scanner(text, { start: bom ? 1 : 0, end: text.length, maxDepth, duplicates: true })
  const fault = scanner.scanValue()
  if (fault !== null) return { ok: false, fault: placed(text, fault) }
  return { ok: true, document: { value: scanner.value, exact: scanner.exact }, bom }
}

/** Members of all objects together; NaN, which equals no count, where the value is nested too deeply. */
function countMembers(value: JsonValue, levels: number): number {
  if (typeof value !== 'object' || value === null) return 0
  if (levels === 0) return Number.NaN
  const items = Array.isArray(value) ? (value as JsonArray) : Object.values(value)
  let count = Array.isArray(value) ? 0 : items.length
  for (const item of items) {
    if (typeof item === 'object' && item !== null) count += countMembers(item, levels - 1)
  }
  return count
}

/**
 * The same, and NaN where a name has a backslash: V8 (13.6) looks an escaped name up among those it has seen by
 * comparing the escape's source text, and so reads `"\u0061"` as `\` once an object had a member of that name.
 */
function countMembersWithoutBackslash(value: JsonValue, levels: number): number {
  if (typeof value !== 'object' || value === null) return 0
  if (levels === 0) return Number.NaN
  const items = Array.isArray(value) ? (value as JsonArray) : Object.values(value)
  let count = 0
  if (!Array.isArray(value)) {
    for (const name of Object.keys(value)) {
      if (name.includes('\\')) return Number.NaN
      count++
    }
  }
  for (const item of items) count += countMembersWithoutBackslash(item, levels - 1)
  return count
}

/**
 * Colons that follow a quotation mark: at least as many as the text has members. Strings can only add to the count,
 * so that where it equals the members of the value no member was dropped.
 */
function countColons(text: string): number {
  let count = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1
    let code = text.charCodeAt(before)
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(--before)
    if (code === 0x22) count++
  }
  return count
}

function firstFault(text: string, bom: boolean, maxDepth: number): JsonFault {
  const scanner = new Scanner(text, { start: bom ? 1 : 0, end: text.length, maxDepth, duplicates: true })
  scanner.skipWhitespace()
  if (scanner.offset === text.length) {
    return placed(text, { kind: 'empty', offset: text.length, message: 'found nothing, expected a value' })
  }
  const fault = scanner.scanValue()
  if (fault !== null) return placed(text, fault)
  scanner.skipWhitespace()
  return placed(text, { kind: 'trailing', offset: scanner.offset, message: 'found more text behind the value' })
}

function placed(text: string, fault: Pick<ScanFault, 'offset' | 'message'> & { kind: JsonFaultKind }): JsonFault {
  return { kind: fault.kind, offset: fault.offset, ...lineAndColumn(text, fault.offset), message: fault.message }
}
