import { lineAndColumn } from '../../json/place.ts'
import { readJson } from '../../json/read.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Place, Problem } from '../../problem/problem.ts'
import type { Case } from '../contract.ts'
import { decodeUtf8 } from '../files/include.ts'
import { offsetOf } from '../files/json-offset.ts'
import type { Source } from '../files/source.ts'
import type { Origin } from '../reading.ts'
import { type CaseBase, checkVariables } from './case-read.ts'

export const MAX_ROW_DEPTH = 64

/** One row of a case file. */
export interface Row {
  readonly source: Source
  readonly value: JsonObject
  /** The row's text without white space around it: what the digest of a row without an id is taken of. */
  readonly text: string
}

export type RowRead = Row | { readonly fault: Problem }

/** Reads a row from its bytes, which begin at a place of the file. */
export type ReadRow = (bytes: Uint8Array, start: Place) => RowRead

/** A row that is one JSON object. */
export const readJsonRow: ReadRow = (bytes, start) => {
  const syntax = (found: string, place: Place): RowRead => ({ fault: { code: 'row-syntax', args: { found }, place } })
  const decoded = decodeUtf8(bytes)
  if (decoded === null) return syntax('bytes that are not UTF-8', start)
  const placeAt = placesIn(decoded, start)
  const read = readJson(decoded, MAX_ROW_DEPTH)
  if (!read.ok) return syntax(read.fault.message, placeAt(read.fault.offset))
  const { value, exact } = read.document
  if (!isObject(value)) return syntax('a value that is no object', start)
  const placeOf = (pointer: Pointer, ofKey: boolean): Place => placeAt(offsetOf(decoded, pointer, ofKey))
  const source: Source = {
    value,
    exact,
    numbers: new Map(),
    file: start.file,
    placeOf: (pointer) => placeOf(pointer, false),
    keyPlaceOf: (pointer) => placeOf(pointer, true),
  }
  return { source, value, text: trimmedRow(decoded) }
}

export const trimmedRow = (text: string): string => text.replace(/^\ufeff/, '').trim()

/** UTF-16 offsets of a text that begins at a place of its file → places. */
export const placesIn =
  (text: string, { file, line, column }: Place) =>
  (offset: number): Place => {
    const within = lineAndColumn(text, offset)
    return {
      file,
      line: line + within.line - 1,
      column: within.line === 1 ? column + within.column - 1 : within.column,
    }
  }

/** What of a request an answer is judged by, or a reader wants to see. */
const MEMBERS = ['messages', 'input', 'tools', 'tool_choice', 'parallel_tool_calls']

/** A line of a batch's input, `{custom_id, body}`: what production asked, held to what the contract expects of all. */
export function readBatchInput(origin: Origin, row: JsonObject, base: CaseBase, id: string): Case {
  const { placeOf } = origin.source
  const body = isObject(row.body) ? row.body : {}
  const request: JsonObject = Object.fromEntries(
    MEMBERS.flatMap((key): [string, JsonValue][] => (body[key] === undefined ? [] : [[key, body[key] as JsonValue]])),
  )
  if (typeof row.custom_id !== 'string' || (request.messages ?? request.input) === undefined)
    origin.findings.problem('batch-input-row', {}, placeOf(''))
  checkVariables(origin, '', base, {}, base.vars, [], new Set(Object.keys(request)))
  return { id, vars: base.vars, expect: base.inherited, request, place: placeOf(''), placeOf }
}
