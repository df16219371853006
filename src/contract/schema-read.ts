import { canonicalJson } from '../json/canonical.ts'
import { sha256 } from '../json/digest.ts'
import { lineAndColumn } from '../json/place.ts'
import { childPointer } from '../json/pointer.ts'
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
import { folderOf, locate, readIncludedText } from './files/include.ts'
import { offsetOf } from './files/json-offset.ts'
import type { Included } from './files/port.ts'
import { readYaml } from './files/yaml.ts'
import type { Reading } from './reading.ts'
import {
  acceptsAnything,
  draftOf,
  isMetaSchema,
  KNOWN_DRAFTS,
  MAX_SCHEMA_BYTES,
  MAX_SCHEMA_DEPTH,
  type SchemaDocument,
} from './schema-document.ts'

/** Files that one schema may pull in. */
const MAX_RESOURCES = 100

/** A schema that stands by itself, as one in a request does; nothing it refers to is read from anywhere. */
export function inlineSchema(root: JsonValue, place: Place): SchemaDocument {
  return { digest: sha256(textOf(root, {}, new Map())), draft: draftOf(root) ?? '2020-12', root, resources: {}, place }
}

/** `schema: ./file.json` (or .yaml), relative to the file that names it. */
export function readSchemaFile(reading: Reading, from: Included, path: string, place: Place): SchemaDocument | null {
  const file = locate(reading, from, path, place)
  if (!file) return null
  const known = reading.schemas.get(file.realPath)
  if (known !== undefined) return known
  const document = readSchemaText(reading, file, place)
  const schema =
    document && checkedSchema(reading, file, document, { file: file.shown, line: 1, column: 1 }, document.placeOf)
  reading.schemas.set(file.realPath, schema)
  return schema
}

/** A schema written where it is used, with the files that it refers to. */
export function readInlineSchema(
  reading: Reading,
  from: Included,
  document: JsonDocument,
  place: Place,
  placeOf: PlaceOf,
): SchemaDocument | null {
  const schema = checkedSchema(reading, from, document, place, placeOf)
  if (schema) reading.schemas.set(schema.digest, schema)
  return schema
}

type PlaceOf = NonNullable<SchemaDocument['placeOf']>

function checkedSchema(
  reading: Reading,
  file: Included,
  document: JsonDocument,
  place: Place,
  placeOf: PlaceOf,
): SchemaDocument | null {
  const { findings } = reading
  const { value: root } = document
  if (typeof root !== 'boolean' && !isObject(root)) {
    findings.problem('schema-type', { file: file.shown }, place)
    return null
  }
  const draft = draftOf(root)
  if (draft === null) {
    findings.problem(
      'schema-other-draft',
      { found: String((root as JsonObject).$schema), allowed: KNOWN_DRAFTS },
      placeOf('/$schema'),
    )
    return null
  }
  if (acceptsAnything(root)) findings.warn('schema-accepts-anything', {}, place)
  for (const [pointer, text] of document.exact)
    findings.warn('schema-inexact-number', { found: text, pointer }, placeOf(pointer))
  const read = readResources(reading, file, root, placeOf)
  if (read === null) return null
  const { resources, places } = read
  const exact = new Map([
    ...[...document.exact].map(([pointer, text]) => [`#${pointer}`, text] as const),
    ...read.exact,
  ])
  const anywhere: PlaceOf = (pointer, name = '') => (places.get(name) ?? placeOf)(pointer)
  const text = textOf(root, resources, exact)
  const digest = sha256(text)
  if (!reading.schemas.has(digest) && !fits(reading, 'schemaCharacters', text.length, file.shown, place)) return null
  return { digest, draft, root, resources, exact, place, placeOf: anywhere }
}

interface PlacedDocument extends JsonDocument {
  readonly placeOf: PlaceOf
}

function readSchemaText(reading: Reading, file: Included, place: Place): PlacedDocument | null {
  const text = readIncludedText(reading, file, MAX_SCHEMA_BYTES, place)
  if (text === null) return null
  if (/\.ya?ml$/.test(file.realPath)) {
    const read = readYaml(text, file.shown, reading.bounds)
    if (read.ok) return read.value
    for (const problem of read.problems) reading.findings.problems.push(problem)
    return null
  }
  const read = readJson(text, MAX_SCHEMA_DEPTH)
  if (read.ok) {
    const placeOf: PlaceOf = (pointer) => ({ file: file.shown, ...lineAndColumn(text, offsetOf(text, pointer, true)) })
    return { ...read.document, placeOf }
  }
  const { kind, line, column, message } = read.fault
  reading.findings.problem(
    kind === 'too-deep' ? 'schema-file-too-deep' : 'schema-syntax',
    { message, limit: MAX_SCHEMA_DEPTH },
    { file: file.shown, line, column },
  )
  return null
}

interface Resources {
  readonly resources: Readonly<Record<string, JsonValue>>
  /** Source text of the numbers in them that a double can't hold, by `file#pointer`. */
  readonly exact: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, PlaceOf>
}

/** Every file that the schema and those files refer to, by its path relative to the root's folder. */
function readResources(reading: Reading, rootFile: Included, root: JsonValue, rootPlaceOf: PlaceOf): Resources | null {
  const resources = new Map<string, JsonValue>()
  const exact = new Map<string, string>()
  const places = new Map<string, PlaceOf>()
  const ids = new Set<string>(idsOf(root))
  const base = folderOf(rootFile.realPath)
  const waiting: { file: Included; schema: JsonValue; placeOf: PlaceOf }[] = [
    { file: rootFile, schema: root, placeOf: rootPlaceOf },
  ]
  const before = reading.findings.problems.length
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const [reference, pointer] of fileReferences(next.schema)) {
      const place = next.placeOf(pointer)
      if (isMetaSchema(reference) || [...ids].some((id) => id === reference || id.endsWith(`/${reference}`))) continue
      if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) {
        reading.findings.problem('schema-url', { found: reference }, place)
        continue
      }
      const file = locate(reading, next.file, decodePath(reference), place)
      const name = file && relativePath(base, file.realPath)
      if (
        !file ||
        name === null ||
        file.realPath === rootFile.realPath ||
        resources.has(name) ||
        resources.size >= MAX_RESOURCES
      )
        continue
      const document = readSchemaText(reading, file, place)
      if (!document) continue
      resources.set(name, document.value)
      places.set(name, document.placeOf)
      for (const [pointer, text] of document.exact) {
        exact.set(`${name}#${pointer}`, text)
        reading.findings.warn('schema-inexact-number', { found: text, pointer }, document.placeOf(pointer))
      }
      for (const id of idsOf(document.value)) ids.add(id)
      waiting.push({ file, schema: document.value, placeOf: document.placeOf })
    }
  }
  return reading.findings.problems.length > before ? null : { resources: Object.fromEntries(resources), exact, places }
}

/** What the `$ref`s of a schema name apart from places in itself, without their fragments, and where each is first. */
function fileReferences(schema: JsonValue): ReadonlyMap<string, Pointer> {
  const found = new Map<string, Pointer>()
  eachSchemaObject(schema, (object, pointer) => {
    const name = typeof object.$ref === 'string' ? object.$ref.replace(/#.*$/s, '') : ''
    if (name !== '' && !found.has(name)) found.set(name, childPointer(pointer, '$ref'))
  })
  return found
}

function idsOf(schema: JsonValue): readonly string[] {
  const ids: string[] = []
  eachSchemaObject(schema, (object) => {
    for (const id of [object.$id, object.id]) if (typeof id === 'string') ids.push(id.replace(/#.*$/s, ''))
  })
  return ids.filter((id) => id !== '')
}

/** Members whose values are data, not schemas. */
const DATA_KEYWORDS = new Set(['const', 'enum', 'default', 'examples', 'example'])

function eachSchemaObject(
  value: JsonValue,
  visit: (object: JsonObject, pointer: Pointer) => void,
  pointer: Pointer = '',
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of (value as JsonArray).entries())
      eachSchemaObject(item, visit, childPointer(pointer, index))
  } else if (isObject(value)) {
    visit(value, pointer)
    for (const [key, member] of Object.entries(value))
      if (!DATA_KEYWORDS.has(key)) eachSchemaObject(member, visit, childPointer(pointer, key))
  }
}

/** All that tells a schema from another. */
const textOf = (
  root: JsonValue,
  resources: Readonly<Record<string, JsonValue>>,
  exact: ReadonlyMap<string, string>,
): string => canonicalJson({ root, resources, ...(exact.size > 0 && { exact: Object.fromEntries(exact) }) })

function relativePath(folder: string, path: string): string {
  const from = folder.split('/').filter(Boolean)
  const to = path.split('/').filter(Boolean)
  let shared = 0
  while (shared < from.length && from[shared] === to[shared]) shared++
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}

function decodePath(reference: string): string {
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}
