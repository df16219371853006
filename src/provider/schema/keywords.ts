import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { JSON_TYPES, type JsonType } from './json-type.ts'

export type Draft = 'draft-07' | '2020-12'

/** Drafts before 2019-09 are read as draft-07; without `$schema` a schema is of 2020-12. */
export const draftOf = (root: JsonValue): Draft =>
  isObject(root) && typeof root.$schema === 'string' && /draft-0[3467]/.test(root.$schema) ? 'draft-07' : '2020-12'

const NUMBERS: readonly JsonType[] = ['integer', 'fraction']
const on = (types: readonly JsonType[], ...names: readonly string[]): readonly [string, readonly JsonType[]][] =>
  names.map((name) => [name, types])

/** The keywords that a value can fail, with the types of values that can. */
export const ASSERTIONS: ReadonlyMap<string, readonly JsonType[]> = new Map([
  ...on(JSON_TYPES, '$ref', '$dynamicRef', '$recursiveRef', 'type', 'enum', 'const'),
  ...on(JSON_TYPES, 'anyOf', 'oneOf', 'allOf', 'not', 'if'),
  ...on(NUMBERS, 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'),
  ...on(['string'], 'minLength', 'maxLength', 'pattern', 'format'),
  ...on(['array'], 'items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'minItems', 'maxItems'),
  ...on(['array'], 'uniqueItems', 'contains'),
  ...on(['object'], 'properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'),
  ...on(['object'], 'minProperties', 'maxProperties', 'dependentRequired', 'dependentSchemas', 'dependencies'),
  ...on(['object'], 'unevaluatedProperties'),
])

/** Keywords that came after draft-07, and those that went with it. */
const LATER = [
  ...['prefixItems', 'unevaluatedItems', 'unevaluatedProperties', 'dependentRequired', 'dependentSchemas'],
  ...['$dynamicRef', '$recursiveRef', 'minContains', 'maxContains'],
]

/** Formats that JSON Schema 2020-12 defines (validation vocabulary, §7.3); any other name is an annotation. */
const FORMATS = [
  ...['date', 'time', 'date-time', 'duration', 'email', 'idn-email', 'hostname', 'idn-hostname', 'ipv4', 'ipv6'],
  ...['uri', 'uri-reference', 'iri', 'iri-reference', 'uuid', 'uri-template', 'json-pointer'],
  ...['relative-json-pointer', 'regex'],
]

const isOpen = (value: JsonValue | undefined): boolean =>
  value === true || (isObject(value) && Object.keys(value).every((name) => !ASSERTIONS.has(name)))
const isEmpty = (value: JsonValue | undefined): boolean =>
  isObject(value) ? Object.keys(value).length === 0 : Array.isArray(value) && value.length === 0

/** Keywords with a value, or neighbours, by which they ask for nothing. */
const ASKS_NOTHING: Readonly<Record<string, (value: JsonValue, schema: JsonObject, draft: Draft) => boolean>> = {
  minLength: (value) => Number(value) <= 0,
  minItems: (value) => Number(value) <= 0,
  minProperties: (value) => Number(value) <= 0,
  uniqueItems: (value) => value !== true,
  required: (value) => !Array.isArray(value) || value.length === 0,
  properties: (value) => !isObject(value) || Object.values(value).every(isOpen),
  patternProperties: (value) => !isObject(value) || Object.values(value).every(isOpen),
  dependentRequired: (value) => !isObject(value) || Object.values(value).every(isEmpty),
  dependentSchemas: (value) => !isObject(value) || Object.values(value).every(isOpen),
  dependencies: (value) => !isObject(value) || Object.values(value).every((one) => isEmpty(one) || isOpen(one)),
  propertyNames: (value) =>
    isOpen(value) || (isObject(value) && Object.keys(value).length === 1 && value.type === 'string'),
  additionalProperties: isOpen,
  unevaluatedProperties: isOpen,
  unevaluatedItems: isOpen,
  items: isOpen,
  additionalItems: (value, schema, draft) => isOpen(value) || draft !== 'draft-07' || !Array.isArray(schema.items),
  contains: (_value, schema) => schema.minContains === 0 && schema.maxContains === undefined,
  if: (_value, schema) =>
    (schema.then === undefined || isOpen(schema.then)) && (schema.else === undefined || isOpen(schema.else)),
  not: (value) => value === false,
  allOf: (value) => Array.isArray(value) && value.every(isOpen),
  anyOf: (value) => Array.isArray(value) && value.some(isOpen),
  format: (value) => typeof value !== 'string' || !FORMATS.includes(value),
  pattern: (value) => value === '' || value === '.*' || value === '^.*$' || value === '^.*',
}

/** Whether a keyword could turn any value down in this draft. What is only said to the reader could not. */
export function asks(keyword: string, schema: JsonObject, draft: Draft): boolean {
  const value = schema[keyword]
  if (value === undefined || !ASSERTIONS.has(keyword)) return false
  if (draft === 'draft-07' && (LATER.includes(keyword) || ('$ref' in schema && keyword !== '$ref'))) return false
  return !ASKS_NOTHING[keyword]?.(value, schema, draft)
}
