import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'

export type JsonType = 'null' | 'boolean' | 'integer' | 'fraction' | 'string' | 'array' | 'object'

/** What JSON Schema calls `number` is both of `integer` and `fraction` here, so that types are plain sets. */
export const JSON_TYPES: readonly JsonType[] = ['null', 'boolean', 'integer', 'fraction', 'string', 'array', 'object']

export function typeOfValue(value: JsonValue): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (isObject(value)) return 'object'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction'
  return typeof value === 'string' ? 'string' : 'boolean'
}

/** The types that a `type` keyword lets in; all of them where there is none. */
export function namedTypes(type: JsonValue | undefined): readonly JsonType[] {
  const names = typeof type === 'string' ? [type] : Array.isArray(type) ? type : null
  if (names === null) return JSON_TYPES
  return JSON_TYPES.filter(
    (one) => names.includes(one) || (names.includes('number') && (one === 'integer' || one === 'fraction')),
  )
}

/** The values that `const` or `enum` lists; null where neither stands there. */
export function listedValues(schema: JsonObject): readonly JsonValue[] | null {
  if (schema.const !== undefined) return [schema.const]
  return Array.isArray(schema.enum) ? schema.enum : null
}

/** The types that a schema's own `type`, `const` and `enum` let in. */
export function ownTypes(schema: JsonObject): readonly JsonType[] {
  const values = listedValues(schema)
  if (values === null) return namedTypes(schema.type)
  const listed = new Set(values.map(typeOfValue))
  return namedTypes(schema.type).filter((type) => listed.has(type))
}
