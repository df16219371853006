import { childPointer } from '../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { DialectFinding } from './dialect-finding.ts'
import type { Effect, ProviderProfile, SchemaRules } from './profile.ts'

/** Keywords whose value is a schema, a list of schemas or both; and those that map names to schemas. */
const SCHEMA_VALUED = [
  'items',
  'prefixItems',
  'additionalItems',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'anyOf',
  'allOf',
  'oneOf',
  'propertyNames',
  'additionalProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
]
const SCHEMA_MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']

interface Place {
  readonly schema: JsonObject
  readonly pointer: Pointer
  /** Levels of objects and arrays above it. */
  readonly depth: number
}

/** Keywords that the provider is known not to honour, and shapes that its strict mode is known to refuse. */
export function schemaFindings(schema: JsonValue, profile: ProviderProfile): readonly DialectFinding[] {
  const places = [...subschemas(schema, '', 1)]
  const unsupported = new Set(profile.unsupportedKeywords)
  const keywords = places.flatMap(({ schema: here, pointer }) =>
    Object.keys(here)
      .filter((name) => unsupported.has(name))
      .map((name) =>
        finding(
          childPointer(pointer, name),
          name,
          profile.keywordEffect,
          `${profile.title}: \`${name}\` is ${profile.keywordEffect}`,
        ),
      ),
  )
  return profile.schemaRules === null
    ? keywords
    : [...keywords, ...ruleFindings(places, profile.schemaRules, profile.title)]
}

function* subschemas(value: JsonValue | undefined, pointer: Pointer, depth: number): Generator<Place> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* subschemas(item, childPointer(pointer, index), depth)
    return
  }
  if (!isObject(value)) return
  yield { schema: value, pointer, depth }
  const inner = holdsOthers(value) ? depth + 1 : depth
  for (const name of SCHEMA_VALUED) {
    if (Object.hasOwn(value, name)) yield* subschemas(value[name], childPointer(pointer, name), inner)
  }
  for (const name of SCHEMA_MAPS) {
    const map = Object.hasOwn(value, name) ? value[name] : undefined
    if (!isObject(map)) continue
    for (const [key, item] of Object.entries(map))
      yield* subschemas(
        item,
        childPointer(childPointer(pointer, name), key),
        name.startsWith('$def') || name === 'definitions' ? 1 : inner,
      )
  }
}

const holdsOthers = (schema: JsonObject): boolean => schema.properties !== undefined || schema.items !== undefined

function ruleFindings(places: readonly Place[], rules: SchemaRules, title: string): readonly DialectFinding[] {
  const root = places[0]?.schema
  const rootFault = rules.rootObject && (root === undefined || root.type !== 'object' || root.anyOf !== undefined)
  const objects = places.filter(({ schema }) => isObject(schema.properties) || schema.type === 'object')
  return [
    ...(rootFault ? [refused('', 'type', `${title}: the root must be an object, not an anyOf`)] : []),
    ...(rules.closedObjects
      ? objects
          .filter(({ schema }) => schema.additionalProperties !== false)
          .map(({ pointer }) =>
            refused(pointer, 'additionalProperties', `${title}: an object needs \`additionalProperties: false\``),
          )
      : []),
    ...(rules.allRequired ? objects.flatMap((place) => optional(place, title)) : []),
    ...countFindings(places, rules, title),
  ]
}

function optional({ schema, pointer }: Place, title: string): readonly DialectFinding[] {
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  return (isObject(schema.properties) ? Object.keys(schema.properties) : [])
    .filter((name) => !required.has(name))
    .map((name) =>
      refused(
        childPointer(childPointer(pointer, 'properties'), name),
        'required',
        `${title}: every member must be required, \`${name}\` is not`,
      ),
    )
}

function countFindings(places: readonly Place[], rules: SchemaRules, title: string): readonly DialectFinding[] {
  const sum = (size: (schema: JsonObject) => number): number =>
    places.reduce((total, { schema }) => total + size(schema), 0)
  const properties = sum((schema) => (isObject(schema.properties) ? Object.keys(schema.properties).length : 0))
  const values = sum((schema) => (Array.isArray(schema.enum) ? schema.enum.length : 0))
  const nesting = places
    .filter(({ schema }) => holdsOthers(schema))
    .reduce((most, { depth }) => Math.max(most, depth), 0)
  const over = (count: number, limit: number | null, subject: string, noun: string): readonly DialectFinding[] =>
    limit !== null && count > limit ? [refused('', subject, `${title}: ${count} ${noun}, at most ${limit}`)] : []
  return [
    ...over(properties, rules.maxProperties, 'properties', 'properties in all'),
    ...over(nesting, rules.maxNesting, 'nesting', 'levels'),
    ...over(values, rules.maxEnumValues, 'enum', 'enum values in all'),
  ]
}

const finding = (pointer: Pointer, subject: string, effect: Effect, message: string): DialectFinding => ({
  in: 'schema',
  pointer,
  subject,
  effect,
  message,
})
const refused = (pointer: Pointer, subject: string, message: string): DialectFinding =>
  finding(pointer, subject, 'refused', message)
