import { lineAndColumn } from '../../json/place.ts'
import { readJson } from '../../json/read.ts'
import { isObject, type JsonObject, type Pointer } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import { decodeUtf8 } from '../files/include.ts'
import { offsetOf } from '../files/json-offset.ts'
import type { Source } from '../files/source.ts'

const MAX_ROW_DEPTH = 64

/** One line of a case file. */
export interface Row {
  readonly source: Source
  readonly value: JsonObject
  /** The line's text without white space around it: what the digest of a row without an id is taken of. */
  readonly text: string
}

export type RowFault = { readonly found: string; readonly place: Place }

/** Reads one line of a case file, which holds one JSON object. */
export function readRow(bytes: Uint8Array, file: string, line: number): Row | RowFault {
  const decoded = decodeUtf8(bytes)
  if (decoded === null) return { found: 'bytes that are not UTF-8', place: { file, line, column: 1 } }
  const read = readJson(decoded, MAX_ROW_DEPTH)
  if (!read.ok) return { found: read.fault.message, place: { file, line, column: read.fault.column } }
  const { value } = read.document
  if (!isObject(value)) return { found: 'a value that is no object', place: { file, line, column: 1 } }
  const placeOf = (pointer: Pointer, ofKey: boolean): Place => ({
    file,
    line,
    column: lineAndColumn(decoded, offsetOf(decoded, pointer, ofKey)).column,
  })
  const source: Source = {
    value,
    exact: read.document.exact,
    numbers: new Map(),
    file,
    placeOf: (pointer) => placeOf(pointer, false),
    keyPlaceOf: (pointer) => placeOf(pointer, true),
  }
  return { source, value, text: decoded.replace(/^\ufeff/, '').trim() }
}
