import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Reading } from '../schema/context.ts'
import { compiledPattern } from '../schema/satisfies.ts'

/** Formats that have a grammar of their own (json_schema_converter.cc, `JSONFormatToRegexPattern`). */
export const XGRAMMAR_FORMATS = [
  ...['email', 'date', 'time', 'date-time', 'duration', 'ipv4', 'ipv6', 'hostname', 'uuid', 'uri', 'uri-reference'],
  ...['uri-template', 'json-pointer', 'relative-json-pointer'],
]

/** Of these the first that stands in a schema is the only one that is read (`SchemaParser::Parse`). */
const FIRST_OF = ['$ref', 'const', 'enum', 'anyOf', 'oneOf', 'allOf']
/** Members that do not count when a schema is looked up among those of one type alone (`ComputeCacheKey`). */
const ANNOTATIONS = [
  ...['title', 'default', 'description', 'examples', 'deprecated', 'readOnly', 'writeOnly', '$comment', '$schema'],
]

export const has = (schema: JsonObject, ...names: readonly string[]): boolean =>
  names.some((name) => schema[name] !== undefined)

/** The type whose grammar is made: without a `type`, members of objects and of arrays imply theirs. */
export function dispatched(schema: JsonObject): string | null {
  if (typeof schema.type === 'string') return schema.type
  if (has(schema, 'properties', 'additionalProperties', 'unevaluatedProperties')) return 'object'
  return has(schema, 'items', 'prefixItems', 'unevaluatedItems') ? 'array' : null
}

/** `{type: object}` and `{type: array}` alone are open; with anything beside it strict mode closes them. */
const isBare = (schema: JsonObject): boolean =>
  schema.type !== undefined && Object.keys(schema).every((name) => name === 'type' || ANNOTATIONS.includes(name))

/** What differs from one version to the next. */
export interface XgrammarVersion {
  /** Which bounds of a `number` are kept. */
  readonly numberBounds: (schema: JsonObject) => readonly string[]
  /** Whether `multipleOf` of an integer is kept. */
  readonly keepsMultipleOf: (schema: JsonObject) => boolean
  /** Whether named members stay beside `patternProperties` and `propertyNames`. */
  readonly mixesMembers: boolean
}

export function xgrammarReading(version: XgrammarVersion): Reading {
  return {
    reads: (schema) => reads(schema, version),
    adds: (schema) => adds(schema, version),
    allOf: (branches, context) => (branches.length === 1 ? context.written(branches[0] ?? true) : [{}]),
    follows: (reference) => reference === '#' || reference.startsWith('#/'),
    instead: () => null,
    delegates: ['$ref', 'anyOf', 'oneOf', 'allOf'],
    splitsTypes: true,
  }
}

function reads(schema: JsonObject, version: XgrammarVersion): readonly string[] {
  const first = FIRST_OF.find((name) => schema[name] !== undefined)
  if (first === 'allOf') return Array.isArray(schema.allOf) && schema.allOf.length === 1 ? ['allOf'] : []
  if (first !== undefined) return [first]
  const type = dispatched(schema)
  return type === null ? [] : ['type', ...readsOfType(type, schema, version)]
}

function readsOfType(type: string, schema: JsonObject, version: XgrammarVersion): readonly string[] {
  if (type === 'string') return readsOfString(schema)
  if (type === 'integer')
    return [
      ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
      ...(version.keepsMultipleOf(schema) ? ['multipleOf'] : []),
    ]
  if (type === 'number') return version.numberBounds(schema)
  if (type === 'array')
    return ['items', 'prefixItems', 'minItems', 'maxItems', ...(has(schema, 'items') ? [] : ['unevaluatedItems'])]
  return type === 'object' ? readsOfObject(schema, version) : []
}

/** A known format, else a pattern, else lengths (`GenerateString`). */
function readsOfString({ format, pattern }: JsonObject): readonly string[] {
  if (typeof format === 'string' && XGRAMMAR_FORMATS.includes(format)) return ['format']
  return pattern === undefined ? ['minLength', 'maxLength'] : ['pattern']
}

const named = (schema: JsonObject): readonly string[] =>
  isObject(schema.properties) ? Object.keys(schema.properties) : []

/** Members by pattern or by name take the place of all others, in 0.1 even of named ones (`GenerateObject`). */
function readsOfObject(schema: JsonObject, { mixesMembers }: XgrammarVersion): readonly string[] {
  const counts = ['minProperties', 'maxProperties']
  const patterned = ['patternProperties', 'propertyNames'].find((name) => isUsed(schema, name))
  const rest = ['additionalProperties', 'unevaluatedProperties']
  if (patterned === undefined) return ['properties', 'required', ...rest, ...counts]
  if (named(schema).length === 0 || !mixesMembers) return [patterned, ...counts]
  return ['properties', 'required', patterned, ...rest, ...counts]
}

const isUsed = (schema: JsonObject, name: string): boolean => {
  const value = schema[name]
  return isObject(value) && (name === 'propertyNames' || Object.keys(value).length > 0)
}

function adds(schema: JsonObject, version: XgrammarVersion): JsonObject {
  const type = FIRST_OF.some((name) => schema[name] !== undefined) ? null : dispatched(schema)
  if (type === 'array') return { type, ...(isBare(schema) ? {} : closedArray(schema)) }
  return type === 'object' ? { type, ...(isBare(schema) ? {} : closedObject(schema, version)) } : {}
}

function closedArray(schema: JsonObject): JsonObject {
  const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0
  const least = [first, schema.minItems, schema.minContains].map((value) => (typeof value === 'number' ? value : 0))
  return {
    items: (Array.isArray(schema.items) ? undefined : schema.items) ?? schema.unevaluatedItems ?? false,
    minItems: Math.max(...least),
  }
}

function closedObject(schema: JsonObject, version: XgrammarVersion): JsonObject {
  const read = readsOfObject(schema, version)
  const members = read.includes('properties') ? named(schema) : []
  const required = Array.isArray(schema.required)
    ? schema.required.filter((name) => members.includes(String(name)))
    : []
  const rest = read.includes('additionalProperties')
    ? (schema.additionalProperties ?? schema.unevaluatedProperties ?? false)
    : read.includes('propertyNames')
  return {
    additionalProperties: rest,
    required,
    ...optionalMembers(schema, members, required, rest, version),
    ...patternMembers(schema, rest, read),
  }
}

/** Beside named members and others, a name that fits a pattern can also be written as one of the others. */
function patternMembers({ patternProperties }: JsonObject, rest: JsonValue, read: readonly string[]): JsonObject {
  if (!isObject(patternProperties) || rest === false || !read.includes('patternProperties')) return {}
  const mixed = Object.entries(patternProperties).map(([pattern, own]) => [pattern, { anyOf: [own, rest] }])
  return { patternProperties: Object.fromEntries(mixed) }
}

/**
 * An optional member can also be written as one of the others, with their schema, where their names are not kept apart:
 * in 0.1 always, later where the others go by pattern or by name.
 */
function optionalMembers(
  schema: JsonObject,
  members: readonly string[],
  required: readonly JsonValue[],
  rest: JsonValue,
  { mixesMembers }: XgrammarVersion,
): JsonObject {
  if (!isObject(schema.properties) || members.length === 0) return {}
  const patterns = isObject(schema.patternProperties) ? Object.entries(schema.patternProperties) : []
  const others = (name: string): readonly JsonValue[] => {
    if (required.includes(name)) return []
    const fitting = patterns.flatMap(([pattern, own]) => (compiledPattern(pattern)?.test(name) ? [own] : []))
    const isApart = mixesMembers && patterns.length === 0 && !isUsed(schema, 'propertyNames')
    return [...fitting, ...(rest === false || isApart ? [] : [rest])]
  }
  return {
    properties: Object.fromEntries(
      Object.entries(schema.properties).map(([name, own]) => {
        const also = others(name)
        return [name, also.length === 0 ? own : { anyOf: [own, ...also] }]
      }),
    ),
  }
}

export const widthOf = (schema: JsonObject): number => {
  const end = (...values: readonly (JsonValue | undefined)[]): number =>
    Number(values.find((value) => value !== undefined) ?? Number.NaN)
  return end(schema.maximum, schema.exclusiveMaximum) - end(schema.minimum, schema.exclusiveMinimum)
}
