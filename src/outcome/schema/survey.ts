import type { Draft, SchemaDocument } from '../../contract/schema-document.ts'
import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import type { Code } from '../../problem/problems.ts'
import { clip, shown } from '../shown.ts'
import { FORMATS } from './formats.ts'
import { type Inner, isAnnotation, KEYWORDS, nearestKeyword, VENDOR_ANNOTATIONS } from './keywords.ts'
import { readPattern } from './pattern.ts'
import { placeKey, type SchemaPlace, type Survey } from './references.ts'
import { refusal, type SchemaProblem } from './schema-problem.ts'
import { FOLDER, resolveUri, SCHEMA_URIS, withoutFragment } from './uris.ts'

/** Keywords that are refused wherever they stand. */
const FORBIDDEN: ReadonlyMap<string, Code> = new Map([
  ['$async', 'schema-async'],
  ['$vocabulary', 'schema-vocabulary'],
  ['nullable', 'schema-nullable'],
])

/** OpenAPI's `nullable` is an annotation where the type says the same. */
function isImpliedByType(keyword: string, value: JsonValue, schema: SchemaPlace['schema']): boolean {
  const type = isObject(schema) ? schema['type'] : undefined
  if (keyword !== 'nullable' || type === undefined) return false
  return value === (Array.isArray(type) ? type.includes('null') : type === 'null')
}

const brief = (value: JsonValue): string => clip(shown(value, new Map()), 60)

/** Walks every schema-valued place, checks each keyword and value there, and collects what can be referred to. */
export function surveySchema(document: SchemaDocument): {
  readonly survey: Survey
  readonly problems: readonly SchemaProblem[]
  /** What is let through and checks nothing. */
  readonly notes: readonly SchemaProblem[]
} {
  const surveyor = new Surveyor(document)
  return { survey: surveyor.survey(), problems: surveyor.problems, notes: surveyor.notes }
}

class Surveyor {
  readonly problems: SchemaProblem[] = []
  readonly notes: SchemaProblem[] = []
  private readonly places = new Map<string, SchemaPlace>()
  private readonly fileUris = new Map<string, string>()
  private readonly resources = new Map<string, SchemaPlace>()
  private readonly anchors = new Map<string, SchemaPlace>()
  private readonly dynamicAnchors = new Map<string, number>()
  private recursiveAnchor = false
  private readonly document: SchemaDocument
  private readonly draft: Draft

  constructor(document: SchemaDocument) {
    this.document = document
    this.draft = document.draft
  }

  survey(): Survey {
    const { document } = this
    const name = document.place.file.split(/[\\/]/).at(-1) ?? ''
    const rootUri = withoutFragment(resolveUri(encodeURIComponent(name === '' ? 'schema' : name), FOLDER) ?? FOLDER)
    for (const [file, value] of Object.entries(document.resources)) {
      const uri = resolveUri(file, FOLDER)
      if (uri !== null) this.file(file, value, withoutFragment(uri))
    }
    const root = this.file('', document.root, rootUri)
    return {
      draft: this.draft,
      root,
      places: this.places,
      fileUris: this.fileUris,
      resources: this.resources,
      anchors: this.anchors,
      dynamicAnchors: this.dynamicAnchors,
      recursiveAnchor: this.recursiveAnchor,
      placeOf: (file) => this.placeOf(file),
    }
  }

  private placeOf(file: string): Place {
    return file === '' ? this.document.place : { file, line: 1, column: 1 }
  }

  private refuse(
    code: Code,
    file: string,
    pointer: Pointer,
    args: Readonly<Record<string, string | number>> = {},
  ): void {
    this.problems.push(refusal(code, this.placeOf(file), pointer, args))
  }

  private file(file: string, value: JsonValue, uri: string): SchemaPlace {
    this.fileUris.set(file, uri)
    const place = this.walk(file, '', value, uri)
    this.resources.set(uri, place)
    return place
  }

  /** Records the schema at a place, checks its keywords and walks on. Depth is bounded by `checkLimits`. */
  private walk(file: string, pointer: Pointer, value: JsonValue, outerBase: string): SchemaPlace {
    const known =
      isObject(value) ||
      (typeof value === 'boolean' && (this.draft !== 'draft-04' || /\/additional(Items|Properties)$/.test(pointer)))
    if (!known) this.refuse('schema-not-a-schema', file, pointer, { found: brief(value) })
    if (!isObject(value)) return this.record({ file, pointer, schema: value === true, base: outerBase })
    const base = this.identify(file, pointer, value, outerBase)
    const place = this.record({ file, pointer, schema: value, base })
    if (base !== outerBase) this.name(this.resources, base, place, 'id')
    this.anchor(place, value)
    for (const [keyword, inner] of Object.entries(value)) this.keyword(place, keyword, inner)
    return place
  }

  private record(place: SchemaPlace): SchemaPlace {
    this.places.set(placeKey(place.file, place.pointer), place)
    return place
  }

  private name(names: Map<string, SchemaPlace>, name: string, place: SchemaPlace, keyword: string): void {
    if (names.has(name)) this.refuse('schema-duplicate-id', place.file, `${place.pointer}/${keyword}`, { id: name })
    names.set(name, place)
  }

  private get idKeyword(): string {
    return this.draft === 'draft-04' ? 'id' : '$id'
  }

  private get ignoresBesideRef(): boolean {
    return this.draft === 'draft-04' || this.draft === 'draft-06' || this.draft === 'draft-07'
  }

  private identify(file: string, pointer: Pointer, schema: JsonObject, outerBase: string): string {
    const id = schema[this.idKeyword]
    if (typeof id !== 'string' || !Object.hasOwn(schema, this.idKeyword)) return outerBase
    if (this.ignoresBesideRef && Object.hasOwn(schema, '$ref')) {
      this.refuse('schema-id-beside-ref', file, pointer, { keyword: this.idKeyword })
      return outerBase
    }
    const uri = resolveUri(id, outerBase)
    if (uri === null) {
      this.refuse('schema-keyword-value', file, `${pointer}/${this.idKeyword}`, {
        keyword: this.idKeyword,
        expected: 'a URI',
        found: id,
      })
      return outerBase
    }
    return this.ignoresBesideRef && id.startsWith('#') ? outerBase : withoutFragment(uri)
  }

  private anchor(place: SchemaPlace, schema: JsonObject): void {
    const id = schema[this.idKeyword]
    if (this.ignoresBesideRef && typeof id === 'string' && /#./.test(id)) {
      const uri = resolveUri(id, place.base)
      if (uri !== null) this.name(this.anchors, uri, place, this.idKeyword)
    }
    if (this.ignoresBesideRef) return
    const { $anchor, $dynamicAnchor } = schema
    if (typeof $anchor === 'string') this.name(this.anchors, `${place.base}#${$anchor}`, place, '$anchor')
    if (typeof $dynamicAnchor === 'string') {
      if ($dynamicAnchor !== $anchor)
        this.name(this.anchors, `${place.base}#${$dynamicAnchor}`, place, '$dynamicAnchor')
      this.dynamicAnchors.set($dynamicAnchor, (this.dynamicAnchors.get($dynamicAnchor) ?? 0) + 1)
    }
    if (schema['$recursiveAnchor'] === true) this.recursiveAnchor = true
  }

  private keyword(place: SchemaPlace, name: string, value: JsonValue): void {
    const { file, pointer } = place
    const at = childPointer(pointer, name)
    const keyword = KEYWORDS.get(name)
    const forbidden = FORBIDDEN.get(name)
    if (isImpliedByType(name, value, place.schema)) this.note('schema-annotation', file, at, { keyword: name })
    else if (forbidden !== undefined) this.refuse(forbidden, file, at)
    else if (keyword === undefined || !keyword.drafts.includes(this.draft)) this.unknown(file, at, name)
    else if (!keyword.accepts(value, this.draft)) {
      this.refuse('schema-keyword-value', file, at, { keyword: name, expected: keyword.expected, found: brief(value) })
    } else {
      this.text(place, name, at, value)
      this.inner(place, keyword.inner, at, value)
    }
  }

  private note(code: Code, file: string, pointer: Pointer, args: Readonly<Record<string, string>>): void {
    this.notes.push(refusal(code, this.placeOf(file), pointer, args))
  }

  private unknown(file: string, at: Pointer, keyword: string): void {
    if (isAnnotation(keyword)) return
    if (VENDOR_ANNOTATIONS.has(keyword)) return this.note('schema-annotation', file, at, { keyword })
    const nearest = nearestKeyword(keyword, this.draft)
    const hint = nearest === null ? '' : `Did you mean ${nearest}? `
    this.refuse('schema-unknown-keyword', file, at, { keyword, draft: this.draft, nearest: hint })
  }

  private text(place: SchemaPlace, name: string, at: Pointer, value: JsonValue): void {
    if (typeof value !== 'string') return
    if (name === 'format' && !FORMATS.has(value)) {
      // zod 4 writes formats of its own (nanoid, e164, base64url, …) beside the pattern that checks them.
      const isChecked = isObject(place.schema) && typeof place.schema['pattern'] === 'string'
      if (isChecked) return this.note('schema-format-unchecked', place.file, at, { format: value })
      this.refuse('schema-unknown-format', place.file, at, { format: value, known: [...FORMATS.keys()].join(', ') })
    }
    if (name === 'pattern') this.pattern(place.file, at, value)
    if (name === '$schema' && withoutFragment(value) !== SCHEMA_URIS[this.draft]) {
      this.refuse('schema-draft', place.file, at, { found: value, draft: this.draft })
    }
  }

  private pattern(file: string, at: Pointer, source: string): void {
    const read = readPattern(source)
    if (typeof read === 'string')
      this.refuse('schema-pattern', file, at, { pattern: clip(source, 100), reason: read.slice(0, 200) })
  }

  private inner(place: SchemaPlace, kind: Inner, at: Pointer, value: JsonValue): void {
    const { file, base } = place
    if (kind === 'names-map') this.reserved(file, at, value as JsonObject)
    if (kind === 'none' || kind === 'names-map') return
    if (kind === 'schema' || (kind === 'schema-or-schemas' && !Array.isArray(value))) {
      this.walk(file, at, value, base)
      return
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) this.walk(file, childPointer(at, index), item as JsonValue, base)
      return
    }
    this.reserved(file, at, value as JsonObject)
    for (const [name, item] of Object.entries(value as JsonObject)) {
      const here = childPointer(at, name)
      if (at.endsWith('/patternProperties')) this.pattern(file, here, name)
      if (kind === 'schema-map' || !Array.isArray(item)) this.walk(file, here, item, base)
      else this.names(file, here, item)
    }
  }

  private reserved(file: string, at: Pointer, names: JsonObject): void {
    const name = '__proto__'
    if (Object.hasOwn(names, name)) this.refuse('schema-reserved-name', file, childPointer(at, name), { name })
  }

  private names(file: string, at: Pointer, value: readonly JsonValue[]): void {
    if (value.every((item) => typeof item === 'string')) return
    const found = brief(value)
    this.refuse('schema-keyword-value', file, at, { keyword: 'dependencies', expected: 'a list of names', found })
  }
}
