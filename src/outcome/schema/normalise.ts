import type { SchemaDocument } from '../../contract/schema-document.ts'
import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import { FORMATS } from './formats.ts'
import { checkLimits } from './limits.ts'
import { DEFS, type NormalDocument, type NormalNode, type NormalSchema, type Origin } from './normal.ts'
import { linkReferences, placeKey, type SchemaPlace, type Survey } from './references.ts'
import type { ExactTexts } from './repeated.ts'
import {
  has,
  isEarly,
  rewriteBounds,
  rewriteContains,
  rewriteExact,
  rewriteValues,
  unsafeBounds,
  type Writable,
} from './rewrite.ts'
import { checkNumbers, checkStructure } from './schema-checks.ts'
import type { SchemaProblem } from './schema-problem.ts'
import { surveySchema } from './survey.ts'

/** A schema document in normal form, or all the reasons why it is refused. */
export type Normalised =
  | { readonly ok: true; readonly normal: NormalDocument }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] }

export function normaliseSchema(document: SchemaDocument): Normalised {
  const beyond = checkLimits(document)
  if (beyond.length > 0) return { ok: false, problems: beyond }
  const { survey, problems } = surveySchema(document)
  const files = new Map<string, JsonValue>([['', document.root], ...Object.entries(document.resources)])
  const links = linkReferences(survey, files)
  const found = [...problems, ...links.problems, ...(document.exact ? [] : checkNumbers(survey))]
  if (found.length > 0) return { ok: false, problems: found }
  const normal = new Writer(survey, links.targets, document.exact).write()
  const structural = checkStructure(normal, survey.placeOf)
  return structural.length > 0 ? { ok: false, problems: structural } : { ok: true, normal }
}

/** What is let through in a schema and checks nothing. */
export const schemaNotes = (document: SchemaDocument): readonly SchemaProblem[] =>
  checkLimits(document).length > 0 ? [] : surveySchema(document).notes

const COPIED = [
  'type',
  'multipleOf',
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'format',
  'maxItems',
  'minItems',
  'maxProperties',
  'minProperties',
  'required',
  'dependentRequired',
] as const
const NESTED = [
  'contains',
  'additionalProperties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'not',
  'if',
] as const
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
const MAPS = ['properties', 'patternProperties', 'dependentSchemas'] as const
/** Keywords that treat `false` themselves, with words of their own. */
const MAY_BE_FALSE = new Set([
  'items',
  'additionalItems',
  'additionalProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
])

class Writer {
  private readonly defs: Record<string, NormalNode> = {}
  private readonly origins = new Map<NormalNode, Origin>()
  private readonly names = new Map<SchemaPlace, string>()
  private readonly waiting: SchemaPlace[] = []
  private readonly referred: ReadonlySet<SchemaPlace>
  private readonly survey: Survey
  private readonly links: ReadonlyMap<SchemaPlace, readonly SchemaPlace[]>
  private readonly exact: SchemaDocument['exact']
  private unevaluated = false
  private isExact = false

  constructor(survey: Survey, links: ReadonlyMap<SchemaPlace, readonly SchemaPlace[]>, exact: SchemaDocument['exact']) {
    this.survey = survey
    this.exact = exact
    this.links = links
    this.referred = new Set([...links.values()].flat())
  }

  write(): NormalDocument {
    const root = this.schema(this.survey.root)
    for (let place = this.waiting.pop(); place !== undefined; place = this.waiting.pop()) {
      this.defs[this.names.get(place) as string] = this.node(place)
    }
    return {
      draft: this.survey.draft,
      root,
      defs: this.defs,
      origins: this.origins,
      unevaluated: this.unevaluated,
      exact: this.isExact,
    }
  }

  /** A schema that is referred to stands in `$defs` once and is named everywhere else. */
  private schema(place: SchemaPlace): NormalSchema {
    if (place.schema === true) return true
    return this.referred.has(place) ? this.track(place, { $ref: this.reference(place) }) : this.node(place)
  }

  private reference(place: SchemaPlace): string {
    const known = this.names.get(place)
    if (known !== undefined) return DEFS + known
    const name = `n${this.names.size + 1}`
    this.names.set(place, name)
    this.waiting.push(place)
    return DEFS + name
  }

  private track<N extends NormalNode>(place: SchemaPlace, node: N, renamed: Origin['renamed'] = {}): N {
    this.origins.set(node, { file: place.file, pointer: place.pointer, renamed })
    return node
  }

  private child(place: SchemaPlace, ...steps: (string | number)[]): NormalSchema {
    const pointer = steps.reduce<Pointer>(childPointer, place.pointer)
    const child = this.survey.places.get(placeKey(place.file, pointer)) as SchemaPlace
    return child.schema === false && steps.length === 1 && MAY_BE_FALSE.has(steps[0] as string)
      ? false
      : this.schema(child)
  }

  private node(place: SchemaPlace): NormalNode {
    const { schema } = place
    if (!isObject(schema)) return this.track(place, schema ? {} : { not: {} })
    const node: Writable = {}
    const renamed: Record<string, string> = {}
    const [first, ...others] = (this.links.get(place) ?? []).map((target) => this.reference(target))
    if (first !== undefined) node.$ref = first
    if (first !== undefined && isEarly(this.survey.draft)) return this.track(place, node)
    const exact = this.exactIn(place)
    rewriteExact(node, exact)
    this.copy(place, schema, node)
    if (this.exact === undefined) unsafeBounds(node, renamed)
    rewriteValues(schema, node, exact)
    this.isExact ||= node.exact !== undefined
    this.arrays(place, schema, node, renamed)
    this.dependencies(place, schema, node, renamed)
    if (others.length > 0) node.allOf = [...(node.allOf ?? []), ...others.map(($ref) => this.track(place, { $ref }))]
    this.unevaluated ||= node.unevaluatedItems !== undefined || node.unevaluatedProperties !== undefined
    return this.track(place, node, renamed)
  }

  private copy(place: SchemaPlace, schema: JsonObject, node: Writable): void {
    const target = node as Record<string, unknown>
    for (const keyword of COPIED) if (has(schema, keyword)) target[keyword] = schema[keyword]
    // Let through beside a pattern only.
    if (typeof schema['format'] === 'string' && !FORMATS.has(schema['format'])) delete node.format
    for (const keyword of NESTED) if (has(schema, keyword)) target[keyword] = this.child(place, keyword)
    for (const keyword of LISTS)
      if (has(schema, keyword))
        target[keyword] = (schema[keyword] as JsonValue[]).map((_, index) => this.child(place, keyword, index))
    for (const keyword of MAPS)
      if (has(schema, keyword)) target[keyword] = this.map(place, keyword, Object.keys(schema[keyword] as JsonObject))
    if (schema['uniqueItems'] === true) node.uniqueItems = true
    if (has(schema, 'if'))
      for (const keyword of ['then', 'else'] as const)
        if (has(schema, keyword)) node[keyword] = this.child(place, keyword)
    // An `if` by itself checks nothing, and ajv's strict mode refuses it.
    if (node.if !== undefined && node.then === undefined && node.else === undefined) node.else = true
    if (node.contains !== undefined) rewriteContains(schema, node)
    if (this.survey.draft === 'draft-04') rewriteBounds(schema, node)
  }

  /** The source texts that belong to a schema, by JSON Pointer into it. */
  private exactIn({ file, pointer }: SchemaPlace): ExactTexts {
    if (this.exact === undefined || this.exact.size === 0) return NONE
    const before = `${file}#${pointer}/`
    const inside = [...this.exact].filter(([source]) => source.startsWith(before))
    return new Map(inside.map(([source, text]) => [source.slice(before.length - 1), text]))
  }

  private map(place: SchemaPlace, keyword: string, names: readonly string[]): Record<string, NormalSchema> {
    return Object.fromEntries(names.map((name) => [name, this.child(place, keyword, name)]))
  }

  /** A list under `items` is 2020-12's `prefixItems`, and `additionalItems` its `items`. */
  private arrays(place: SchemaPlace, schema: JsonObject, node: Writable, renamed: Record<string, string>): void {
    const { items } = schema
    if (!has(schema, 'items')) return
    if (!Array.isArray(items)) {
      node.items = this.child(place, 'items')
      return
    }
    if (items.length > 0) node.prefixItems = items.map((_, index) => this.child(place, 'items', index))
    if (has(schema, 'additionalItems')) node.items = this.child(place, 'additionalItems')
    Object.assign(renamed, { prefixItems: 'items', items: 'additionalItems' })
  }

  private dependencies(place: SchemaPlace, schema: JsonObject, node: Writable, renamed: Record<string, string>): void {
    if (!has(schema, 'dependencies')) return
    const entries = Object.entries(schema['dependencies'] as JsonObject)
    const lists = entries.filter(([, value]) => Array.isArray(value)) as [string, readonly string[]][]
    const schemas = entries
      .filter(([, value]) => !Array.isArray(value))
      .map(([name]) => [name, this.child(place, 'dependencies', name)] as const)
    const extra: Writable = {}
    if (lists.length > 0) extra.dependentRequired = Object.fromEntries(lists)
    if (schemas.length > 0) extra.dependentSchemas = Object.fromEntries(schemas)
    if (node.dependentRequired !== undefined || node.dependentSchemas !== undefined) {
      node.allOf = [...(node.allOf ?? []), this.track(place, extra, DEPENDENCIES)]
      return
    }
    Object.assign(node, extra)
    Object.assign(renamed, DEPENDENCIES)
  }
}

const NONE: ExactTexts = new Map()
const DEPENDENCIES = { dependentRequired: 'dependencies', dependentSchemas: 'dependencies' }
