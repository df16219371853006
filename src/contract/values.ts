import { lineAndColumn } from '../json/place.ts'
import { childPointer, valueAt } from '../json/pointer.ts'
import { readJson } from '../json/read.ts'
import {
  isObject,
  type JsonArray,
  type JsonDocument,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import { fits } from './bounds.ts'
import { decodeUtf8, locate, readIncluded } from './files/include.ts'
import { offsetOf } from './files/json-offset.ts'
import type { Included } from './files/port.ts'
import { readYaml } from './files/yaml.ts'
import { MAX_YAML_BYTES } from './files/yaml-caps.ts'
import type { Origin, Reading } from './reading.ts'
import { shownValue } from './schema-words.ts'
import { holdsTodo, TODO } from './todo.ts'

const MAX_VALUE_FILE_BYTES = 16 * 1024 * 1024
const MAX_DEPTH = 64

const MEDIA: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  opus: 'audio/opus',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
}

/** A value with every `{ $file: path }` in it replaced by what the file holds. Paths are relative to `from`. */
export function includeFiles(origin: Origin, pointer: Pointer, value: JsonValue): JsonValue {
  if (Array.isArray(value))
    return (value as JsonArray).map((item, index) => includeFiles(origin, childPointer(pointer, index), item))
  if (!isObject(value)) {
    const exact = origin.source.exact.get(pointer)
    if (exact !== undefined) warnInexact(origin, exact, value, origin.source.placeOf(pointer))
    return value
  }
  if (Object.hasOwn(value, '$file')) return includeOne(origin, pointer, value)
  if (Object.hasOwn(value, TODO)) return leftToDo(origin, pointer, value)
  const members = Object.entries(value).map(
    ([key, member]) => [key, includeFiles(origin, childPointer(pointer, key), member)] as const,
  )
  return Object.fromEntries(members)
}

/** The text of what is to be done stands in its place, so that the rest can be looked at. */
function leftToDo({ findings, source }: Origin, pointer: Pointer, value: JsonObject): JsonValue {
  const text = value[TODO]
  const place = source.keyPlaceOf(childPointer(pointer, TODO))
  const beside = Object.keys(value).filter((key) => key !== TODO)
  if (typeof text === 'string' && beside.length === 0) {
    findings.warn('todo', { text }, place)
    return text
  }
  if (beside.length > 0) findings.problem('operator-alone', { operator: TODO, beside: beside.join(', ') }, place)
  else
    findings.problem(
      'operator-argument',
      { operator: TODO, found: shownValue(text), allowed: 'a text that says what is to be put there' },
      place,
    )
  return null
}

function includeOne(origin: Origin, pointer: Pointer, value: JsonObject): JsonValue {
  const { findings } = origin
  const beside = Object.keys(value).filter((key) => key !== '$file')
  if (beside.length > 0)
    findings.problem(
      'file-alone',
      { beside: beside.join(', ') },
      origin.source.keyPlaceOf(childPointer(pointer, beside[0] as string)),
    )
  const path = value.$file
  const place = origin.source.placeOf(childPointer(pointer, '$file'))
  if (typeof path !== 'string' || path === '') {
    findings.problem('file-name', { found: shownValue(path) }, place)
    return null
  }
  const file = beside.length > 0 ? null : locate(origin, origin.file, path, place)
  return file && readValueFile(origin, file, place)
}

/** `.json`, `.yaml`, `.yml`: the value. Images and audio: a data URI. Anything else: its text. */
function readValueFile(reading: Reading, file: Included, place: Place): JsonValue {
  const extension = /\.([a-z0-9]+)$/i.exec(file.realPath)?.[1]?.toLowerCase() ?? ''
  const isYaml = extension === 'yaml' || extension === 'yml'
  const bytes = readIncluded(reading, file, isYaml ? MAX_YAML_BYTES : MAX_VALUE_FILE_BYTES, place)
  if (bytes === null) return null
  const size = isYaml ? bytes.length * YAML_BYTES : extension === 'json' ? jsonSize(bytes) : bytes.length
  if (!fits(reading, reading.includes, size, file.shown, place)) return null
  const media = Object.hasOwn(MEDIA, extension) ? MEDIA[extension] : undefined
  if (media !== undefined) return `data:${media};base64,${Buffer.from(bytes).toString('base64')}`
  const text = decodeUtf8(bytes)
  if (text === null) {
    reading.findings.problem('file-kind', { path: file.shown, allowed: Object.keys(MEDIA).join(', ') }, place)
    return null
  }
  if (!isYaml && extension !== 'json') return text.replace(/^\ufeff/, '')
  const document = isYaml ? readYamlValue(reading, text, file) : readJsonValue(reading, text, file)
  if (document === null) return null
  for (const [pointer, found] of document.exact)
    warnInexact(reading, found, valueAt(document.value, pointer) ?? null, document.placeOf(pointer))
  if (holdsTodo(document.value)) reading.findings.warn('todo', { text: `complete ${file.shown}` }, place)
  if (holdsFile(document.value)) reading.findings.problem('file-nested', { path: file.shown }, place)
  return document.value
}

/** A value takes at most so many bytes of memory for one of text. */
const YAML_BYTES = 8
/** So many for each value of JSON, in the seconds that reading it takes too: `[{},{}]` is the worst. */
const JSON_VALUE_BYTES = 128

/** What a JSON file weighs: its bytes, and its values, of which there are no more than opening brackets and commas. */
function jsonSize(bytes: Uint8Array): number {
  let values = 0
  for (const byte of bytes) if (byte === COMMA || byte === OPEN_BRACE || byte === OPEN_BRACKET) values++
  return bytes.length + values * JSON_VALUE_BYTES
}

const [COMMA, OPEN_BRACE, OPEN_BRACKET] = [0x2c, 0x7b, 0x5b]

interface ValueDocument extends JsonDocument {
  readonly placeOf: (pointer: Pointer) => Place
}

function readJsonValue({ findings }: Reading, text: string, file: Included): ValueDocument | null {
  const read = readJson(text, MAX_DEPTH)
  const { shown } = file
  if (read.ok)
    return {
      ...read.document,
      placeOf: (pointer) => ({ file: shown, ...lineAndColumn(text, offsetOf(text, pointer, false)) }),
    }
  const { message, line, column } = read.fault
  findings.problem('file-syntax', { path: shown, message }, { file: shown, line, column })
  return null
}

function readYamlValue({ findings, bounds }: Reading, text: string, file: Included): ValueDocument | null {
  const read = readYaml(text, file.shown, bounds)
  if (read.ok) return read.value
  for (const problem of read.problems) findings.problems.push(problem)
  return null
}

/** A number is sent as a double, which may be another one. */
function warnInexact({ findings }: Reading, found: string, value: JsonValue, place: Place): void {
  findings.warn('number-inexact', { found, sent: JSON.stringify(value) }, place)
}

/** A file's content is taken as it stands; a `$file` in it would silently be sent to the model. */
function holdsFile(value: JsonValue): boolean {
  if (Array.isArray(value)) return (value as JsonArray).some(holdsFile)
  return isObject(value) && (Object.hasOwn(value, '$file') || Object.values(value).some(holdsFile))
}
