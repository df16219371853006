import { pointerOf, valueAt } from '../../json/pointer.ts'
import { readJson } from '../../json/read.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import { bad, good, type Place, type Problem, type Result } from '../../problem/problem.ts'
import { type Cell, cellsOf, csvRecordsOf } from '../files/csv.ts'
import { decodeUtf8 } from '../files/include.ts'
import type { FileRecord, RecordFault } from '../files/records.ts'
import { isList, itemsOf, linesOf } from '../files/records.ts'
import type { Source } from '../files/source.ts'
import type { SchemaDocument } from '../schema-document.ts'
import { placesIn, type ReadRow, type RowRead, readJsonRow, trimmedRow } from './row.ts'

/** At most so long is a row: large values belong into files. */
export const MAX_ROW_BYTES = 1024 * 1024

/** The rows of a case file as they come, and how each is read, now and again later. */
interface Rows {
  readonly records: Iterable<FileRecord | RecordFault>
  readonly read: ReadRow
}

interface RowsOptions {
  readonly file: string
  /** Told of every piece of the file. */
  readonly seen: (chunk: Uint8Array) => void
  /** What the contract's answers conform to: whether a cell of CSV is text depends on it. */
  readonly schema: SchemaDocument | null
}

/** JSON lines, a JSON list, or CSV with a header: the last by the file's name, the others by how the file begins. */
export function rowsIn(chunks: Iterable<Uint8Array>, options: RowsOptions): Result<Rows> {
  if (isCsv(options.file)) return csvRows(chunks, options)
  const [isItems, whole] = isList(chunks)
  return good({ records: (isItems ? itemsOf : linesOf)(whole, MAX_ROW_BYTES, options.seen), read: readJsonRow })
}

export const isCsv = (file: string): boolean => /\.csv$/i.test(file)

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

/** What a column is, and where its cells come to stand in a row. */
interface Column {
  readonly name: string
  readonly path: readonly string[]
  readonly place: Place
  /** An empty cell says nothing; of a variable it is the empty text. */
  readonly isOptional: boolean
  /** Its cells are JSON: the schema allows no text there. */
  readonly isJson: boolean
}

/**
 * Columns by their header: `id` and `group` are the row's own, `expect` the answer, `expect.NAME` its member (dots
 * nest), every other one a variable.
 */
function csvRowReader(header: string, start: Place, schema: SchemaDocument | null): Result<ReadRow> {
  const placeAt = placesIn(header, start)
  const columns = cellsOf(header).map((cell) => columnOf(cell, placeAt(cell.offset), schema))
  const faults = headerFaults(columns)
  return faults.length > 0 ? bad(...faults) : good((bytes, place) => readCells(bytes, place, columns))
}

function columnOf(cell: Cell, place: Place, schema: SchemaDocument | null): Column {
  const name = cell.text.trim()
  if (name === 'id' || name === 'group') return { name, path: [name], place, isOptional: true, isJson: false }
  if (name !== 'expect' && !name.startsWith('expect.'))
    return { name, path: ['vars', name], place, isOptional: false, isJson: false }
  const within = name.split('.').slice(1)
  const isJson = schema !== null && !allowsText(schema, within)
  return { name, path: ['expect', 'match', ...within], place, isOptional: true, isJson }
}

function headerFaults(columns: readonly Column[]): readonly Problem[] {
  const taken = new Map<string, string>()
  return columns.flatMap(({ name, path, place }, index) => {
    const fault = (reason: string): readonly Problem[] => [{ code: 'csv-header', args: { reason }, place }]
    if (name === '') return fault(`column ${index + 1} has no name`)
    if (path.includes('')) return fault(`a part of ${name} has no name`)
    const at = path.join('\n')
    const other = [...taken].find(([one]) => one === at || one.startsWith(`${at}\n`) || at.startsWith(`${one}\n`))
    taken.set(at, name)
    if (other === undefined) return []
    return fault(other[1] === name ? `${name} stands there twice` : `${other[1]} and ${name} are one place`)
  })
}

function readCells(bytes: Uint8Array, start: Place, columns: readonly Column[]): RowRead {
  const text = decodeUtf8(bytes)
  if (text === null) return { fault: { code: 'row-syntax', args: { found: 'bytes that are not UTF-8' }, place: start } }
  const cells = cellsOf(text)
  const placeAt = placesIn(text, start)
  if (cells.length !== columns.length) {
    const args = { found: cells.length, wanted: columns.length, columns: columns.map(({ name }) => name).join(', ') }
    return { fault: { code: 'row-cells', args, place: start } }
  }
  const exact = new Map<Pointer, string>()
  const leaves: Leaf[] = []
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] as Cell
    if (column.isOptional && cell.text === '') continue
    if (!column.isJson) {
      leaves.push({ path: column.path, value: cell.text })
      continue
    }
    const read = readJson(cell.text)
    if (!read.ok)
      return {
        fault: { code: 'row-cell', args: { column: column.name, found: cell.text }, place: placeAt(cell.offset) },
      }
    for (const [pointer, number] of read.document.exact) exact.set(pointerOf(column.path) + pointer, number)
    leaves.push({ path: column.path, value: read.document.value })
  }
  const value = nested(leaves) as JsonObject
  const columnAt = (pointer: Pointer): number =>
    columns.findIndex(({ path }) => `${pointer}/`.startsWith(`${pointerOf(path)}/`))
  const source: Source = {
    value,
    exact,
    numbers: new Map(),
    file: start.file,
    placeOf: (pointer) => placeAt(cells[columnAt(pointer)]?.offset ?? 0),
    keyPlaceOf: (pointer) => columns[columnAt(pointer)]?.place ?? start,
  }
  return { source, value, text: trimmedRow(text) }
}

interface Leaf {
  readonly path: readonly string[]
  readonly value: JsonValue
}

/** Members by their paths; names such as `__proto__` are members like any other. */
function nested(leaves: readonly Leaf[]): JsonValue {
  const [only] = leaves
  if (only?.path.length === 0) return only.value
  const names = [...new Set(leaves.map(({ path }) => path[0] as string))]
  const below = (name: string): readonly Leaf[] =>
    leaves.filter(({ path }) => path[0] === name).map(({ path, value }) => ({ path: path.slice(1), value }))
  return Object.fromEntries(names.map((name) => [name, nested(below(name))]))
}

/** References inside references, past which nothing is known. */
const MOST_REFERENCES = 32

/** Whether a schema lets a text stand at a place of the answer; where it does not say, a text may. */
const allowsText = ({ root }: SchemaDocument, path: readonly string[]): boolean =>
  maybe(root, root, path, MOST_REFERENCES)

function maybe(root: JsonValue, schema: JsonValue | undefined, path: readonly string[], left: number): boolean {
  if (!isObject(schema) || left === 0) return true
  const inside = (one: JsonValue | undefined): boolean => maybe(root, one, path, left - 1)
  const every = Array.isArray(schema.allOf) ? (schema.allOf as readonly JsonValue[]) : []
  const branches = [schema.anyOf, schema.oneOf].filter(Array.isArray) as readonly (readonly JsonValue[])[]
  const { $ref } = schema
  const target = typeof $ref === 'string' && $ref.startsWith('#') ? valueAt(root, $ref.slice(1)) : undefined
  return (
    itself(root, schema, path, left) &&
    every.every(inside) &&
    branches.every((any) => any.some(inside)) &&
    inside(target)
  )
}

function itself(
  root: JsonValue,
  { type, enum: values, const: value, properties }: { readonly [key: string]: JsonValue },
  [name, ...rest]: readonly string[],
  left: number,
): boolean {
  if (name !== undefined)
    return maybe(
      root,
      isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined,
      rest,
      left - 1,
    )
  if (type !== undefined && ![type].flat().includes('string')) return false
  if (Array.isArray(values) && !values.some((one) => typeof one === 'string')) return false
  return value === undefined || typeof value === 'string'
}
