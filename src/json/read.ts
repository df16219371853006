import type { JsonDocument } from './value.ts'

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
