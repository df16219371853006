import { parsedJson } from '../../json/parsed.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { ImportContext } from '../context.ts'
import type { ForeignFile } from './foreign-files.ts'
import { readForeignYaml } from './foreign-yaml.ts'
import type { FileLine } from './places.ts'

/** One object of a file that holds many, and its line. */
export interface ForeignRow {
  readonly value: JsonObject
  readonly place: FileLine
}

/** A file as formats look at it: its one value, or its rows where it holds one object a line or a list of them. */
export interface ForeignDocument {
  readonly file: ForeignFile
  /** null: rows of JSON lines, or a text that is no data. */
  readonly value: JsonValue | null
  readonly rows: readonly ForeignRow[]
  /** The root as a mapping; empty where it is none. */
  readonly root: JsonObject
}

/** Longer lines are told and passed over: a row of cases is at most as long. */
const MAX_LINE = 1024 * 1024
/** YAML, and JSON with the places of everything in it, is read up to here; larger JSON without places. */
const MAX_PLACED = 2 * 1024 * 1024

/** Reads a file by what it holds; what can't be read is told, line by line where it has lines. */
export function readDocument(file: ForeignFile, context: ImportContext): ForeignDocument {
  const text = file.text.replace(/^\ufeff/, '')
  const none = { file, value: null, rows: [], root: {} }
  if (/\.(csv|tsv|md|txt)$/i.test(file.realPath)) return none
  const isJson = /^\s*[[{]/.test(text)
  const whole = isJson && !/\.(jsonl|ndjson)$/i.test(file.realPath) ? wholeJson(text, file, context) : undefined
  if (whole !== undefined) return ofValue(file, whole, context)
  if (isJson) return { ...none, rows: jsonLines(text, file, context) }
  const read = readForeignYaml(text, file.shown, context.places)
  if (!read.ok) {
    context.log.leftOut(file.shown, `no YAML: ${read.message}`, { file: file.shown, line: read.line })
    return none
  }
  if (read.more)
    context.log.leftOut('further YAML documents', 'one document of a file is read', { file: file.shown, line: 1 })
  return ofValue(file, read.value, context)
}

function wholeJson(text: string, file: ForeignFile, { places }: ImportContext): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text)
    if (text.length > MAX_PLACED) return value
    const placed = readForeignYaml(text, file.shown, places)
    return placed.ok ? placed.value : value
  } catch {
    // Objects one behind the other, a comma too many: lines or YAML.
    if (/^\s*\{[^\n]*\}\s*\n\s*\{/.test(text)) return undefined
    const read = readForeignYaml(text, file.shown, places)
    return read.ok ? read.value : undefined
  }
}

function ofValue(file: ForeignFile, value: JsonValue, { places }: ImportContext): ForeignDocument {
  const top = { file: file.shown, line: 1 }
  // What OpenAI's API answers to a list of stored completions, and so what people save of it.
  const listed = isObject(value) && value.object === 'list' && Array.isArray(value.data) ? value.data : null
  const list = listed ?? (Array.isArray(value) ? (value as JsonArray) : [])
  const rows = list.flatMap((one, index) => (isObject(one) ? [{ value: one, place: places.at(list, index, top) }] : []))
  return {
    file,
    value,
    rows: isObject(value) && listed === null ? [{ value, place: top }] : rows,
    root: isObject(value) ? value : {},
  }
}

function jsonLines(text: string, file: ForeignFile, { log }: ImportContext): readonly ForeignRow[] {
  const rows: ForeignRow[] = []
  for (let [from, line] = [0, 1]; from < text.length; line++) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    const place = { file: file.shown, line }
    const one = to - from > MAX_LINE ? null : text.slice(from, to).trim()
    if (one === null) log.leftOut('a line longer than 1 MiB', `it has ${to - from} characters`, place)
    else if (one !== '') {
      const value = parsedJson(one)
      if (isObject(value)) rows.push({ value, place })
      else
        log.leftOut(
          'a line that is no JSON object',
          value === undefined ? 'it is cut off, or no JSON' : 'a row is one object a line',
          place,
        )
    }
    from = to + 1
  }
  return rows
}
