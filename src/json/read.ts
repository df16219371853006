import { mayHaveLost } from './loss.ts'
import { lineAndColumn } from './place.ts'
import { type ScanFault, Scanner } from './scan.ts'
import type { JsonDocument, JsonValue, Pointer } from './value.ts'

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

/**
 * Reads exactly what RFC 8259 allows, plus a leading BOM that is reported; repeated member names, which the RFC only
 * advises against (§4), are a fault of their own, named where the grammar has none. Total: never throws.
 */
export type ReadJson = (text: string, maxDepth?: number) => ReadResult

/** Containers inside containers, as the caps on answers have it. */
export const MAX_DEPTH = 128

const NOTHING_EXACT: ReadonlyMap<Pointer, string> = new Map()

/**
 * `JSON.parse` decides what is JSON and, nearly always, builds the value; only where something may have been lost every
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
  if (!mayHaveLost(text, value, maxDepth)) return { ok: true, document: { value, exact: NOTHING_EXACT }, bom }
  const scanner = new Scanner(text, { start: bom ? 1 : 0, end: text.length, maxDepth, duplicates: true })
  const fault = scanner.scanValue()
  if (fault !== null) return { ok: false, fault: placed(text, fault) }
  return { ok: true, document: { value: scanner.value, exact: scanner.exact }, bom }
}

function firstFault(text: string, bom: boolean, maxDepth: number): JsonFault {
  const scanner = new Scanner(text, { start: bom ? 1 : 0, end: text.length, maxDepth, duplicates: false })
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
