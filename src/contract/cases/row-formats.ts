import { bad, good, type Place, type Problem, type Result } from '../../problem/problem.ts'
import { csvRecordsOf } from '../files/csv.ts'
import { decodeUtf8 } from '../files/include.ts'
import { isList, itemsOf } from '../files/json-items.ts'
import { linesOf } from '../files/lines.ts'
import type { FileRecord, RecordFault } from '../files/records.ts'
import type { SchemaDocument } from '../schema-document.ts'
import { csvRowReader } from './csv-row.ts'
import { type ReadRow, readJsonRow } from './row.ts'

/** At most so long is a row: large values belong into files. */
const MAX_ROW_BYTES = 1024 * 1024

/** The rows of a case file as they come, and how each is read, now and again later. */
export interface Rows {
  readonly records: Iterable<FileRecord | RecordFault>
  readonly read: ReadRow
}

export interface RowsOptions {
  readonly file: string
  /** Told of every piece of the file. */
  readonly seen: (chunk: Uint8Array) => void
  /** What the contract's answers conform to: whether a cell of CSV is text depends on it. */
  readonly schema: SchemaDocument | null
}

/** JSON lines, a JSON list, or CSV with a header: the last by the file's name, the others by how the file begins. */
export function rowsIn(chunks: Iterable<Uint8Array>, options: RowsOptions): Result<Rows> {
  if (/\.csv$/i.test(options.file)) return csvRows(chunks, options)
  const [isItems, whole] = isList(chunks)
  return good({ records: (isItems ? itemsOf : linesOf)(whole, MAX_ROW_BYTES, options.seen), read: readJsonRow })
}

function csvRows(chunks: Iterable<Uint8Array>, { file, seen, schema }: RowsOptions): Result<Rows> {
  const records = csvRecordsOf(chunks, MAX_ROW_BYTES, seen)
  const first = records.next()
  if (first.done) return good({ records: [], read: readJsonRow })
  const place: Place = { file, line: first.value.line, column: 1 }
  const fault = (reason: string): Problem => ({ code: 'csv-header', args: { reason }, place })
  if ('fault' in first.value) return bad(fault(first.value.fault))
  const text = first.value.tooLong ? null : decodeUtf8(first.value.bytes)
  if (text === null) return bad(fault(first.value.tooLong ? 'it is longer than 1 MiB' : 'it is no UTF-8'))
  const reader = csvRowReader(text, place, schema)
  return reader.ok ? good({ records, read: reader.value }) : reader
}
