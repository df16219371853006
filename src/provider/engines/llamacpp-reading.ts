import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Context, Reading, Written } from '../schema/context.ts'
import { llamacppPattern } from './llamacpp-pattern.ts'

const LLAMACPP_FORMATS = ['date', 'time', 'date-time', 'uuid']

const has = (schema: JsonObject, ...names: readonly string[]): boolean =>
  names.some((name) => schema[name] !== undefined)

const hasMembers = (schema: JsonObject): boolean =>
  has(schema, 'properties') || (schema.additionalProperties !== undefined && schema.additionalProperties !== true)

const isKnownFormat = (format: JsonValue | undefined): boolean =>
  typeof format === 'string' && (LLAMACPP_FORMATS.includes(format) || /^uuid[1-5]$/.test(format))

/** common/json-schema-to-grammar.cpp; the order is the one in which the parser asks. */
export const LLAMACPP_READING: Reading = {
  reads,
  adds,
  allOf: merged,
  follows: (reference) => reference.startsWith('#/'),
  instead: () => null,
  delegates: ['$ref', 'anyOf', 'oneOf'],
  splitsTypes: true,
}

function reads(schema: JsonObject): readonly string[] {
  if (has(schema, '$ref')) return ['$ref']
  if (has(schema, 'oneOf', 'anyOf')) return [has(schema, 'oneOf') ? 'oneOf' : 'anyOf']
  if (Array.isArray(schema.type)) return ['type']
  const values = ['const', 'enum'].find((name) => has(schema, name))
  if (values !== undefined) return [values]
  switch (dispatched(schema)) {
    case 'object':
      return ['type', 'properties', 'required', 'additionalProperties']
    case 'allOf':
      return ['allOf']
    case 'array':
      return ['type', ...readsOfArray(schema)]
    case 'string':
      return ['type', ...readsOfString(schema)]
    case 'integer':
      return [
        'type',
        has(schema, 'minimum') ? 'minimum' : 'exclusiveMinimum',
        has(schema, 'maximum') ? 'maximum' : 'exclusiveMaximum',
      ]
    default:
      return ['type']
  }
}

/** What the grammar is made for: a type, members that imply one, or an `allOf`. */
export function dispatched(schema: JsonObject): string | null {
  const { type } = schema
  if (type === undefined) {
    if (hasMembers(schema)) return 'object'
    if (has(schema, 'allOf')) return 'allOf'
    if (has(schema, 'items', 'prefixItems')) return 'array'
    return has(schema, 'pattern', 'minLength', 'maxLength') || isKnownFormat(schema.format) ? 'string' : null
  }
  if (has(schema, 'allOf') && (type === 'string' || (type === 'object' && !hasMembers(schema)))) return 'allOf'
  return typeof type === 'string' ? type : null
}

/** `items` wins over `prefixItems`, and as a list is a tuple, as `prefixItems` is. */
function readsOfArray({ items }: JsonObject): readonly string[] {
  if (items === undefined) return ['prefixItems', 'minItems', 'maxItems']
  return Array.isArray(items) ? ['items'] : ['items', 'minItems', 'maxItems']
}

/** A pattern, else a known format, else lengths; a pattern that has no grammar is any string. */
function readsOfString({ pattern, format }: JsonObject): readonly string[] {
  if (typeof pattern === 'string') return llamacppPattern(pattern) === 'any string' ? [] : ['pattern']
  return isKnownFormat(format) ? ['format'] : ['minLength', 'maxLength']
}

function adds(schema: JsonObject): JsonObject {
  if (['$ref', 'oneOf', 'anyOf', 'const', 'enum'].some((name) => has(schema, name))) return {}
  switch (dispatched(schema)) {
    case 'object':
      return { type: 'object', ...closed(schema) }
    case 'array':
      return { type: 'array', ...tuple(schema) }
    case 'string':
      return { type: 'string' }
    default:
      return {}
  }
}

function closed({ properties, required, additionalProperties }: JsonObject): JsonObject {
  const members = isObject(properties) ? Object.keys(properties) : []
  const always = Array.isArray(required) ? required.filter((name) => members.includes(String(name))) : []
  return { required: always, additionalProperties: additionalProperties ?? properties === undefined }
}

/** A tuple is written whole, with nothing behind it. */
function tuple({ items, prefixItems }: JsonObject): JsonObject {
  const list = Array.isArray(items) ? items : items === undefined && Array.isArray(prefixItems) ? prefixItems : null
  return list === null ? {} : { prefixItems: list, items: false, minItems: list.length, maxItems: list.length }
}

/**
 * An `allOf` becomes an object of all members that its branches name, each of them required, or the values that all
 * branches list; whatever else the branches say is left out (`_visit_all_of`).
 */
function merged(branches: readonly JsonValue[], context: Context): readonly Written[] {
  const properties: [string, JsonValue][] = []
  const required: string[] = []
  const values = new Map<string, { readonly value: JsonValue; count: number }>()
  const add = (branch: JsonValue, isRequired: boolean, depth: number): void => {
    if (!isObject(branch) || depth > 8) return
    const target = typeof branch.$ref === 'string' ? context.resolve(branch.$ref) : undefined
    if (target !== undefined) add(target, isRequired, depth + 1)
    else if (dispatched(branch) === 'object' && isObject(branch.properties)) {
      properties.push(...Object.entries(branch.properties))
      if (isRequired) required.push(...Object.keys(branch.properties))
    } else if (Array.isArray(branch.enum)) {
      for (const value of branch.enum) {
        const key = JSON.stringify(value)
        values.set(key, { value, count: (values.get(key)?.count ?? 0) + 1 })
      }
    }
  }
  for (const branch of branches) {
    const alternatives = isObject(branch) && !has(branch, '$ref') ? (branch.oneOf ?? branch.anyOf) : undefined
    if (Array.isArray(alternatives)) for (const one of alternatives) add(one, false, 0)
    else add(branch, true, 0)
  }
  const shared = [...values.values()].filter(({ count }) => count === branches.length).map(({ value }) => value)
  if (shared.length > 0) return [{ enum: shared }]
  return [{ type: 'object', properties: Object.fromEntries(properties), required, additionalProperties: false }]
}
