import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Reading } from '../schema/context.ts'
import { listedValues } from '../schema/json-type.ts'
import { readOf } from '../schema/places.ts'
import type { Engine, Rule, Source } from './engine.ts'
import { branchesOverlap, rules, shapeRule, unenforced } from './rules.ts'

const source: Source = {
  evidence: 'measured',
  ref: 'node-llama-cpp 3.22.1, and withcatai/node-llama-cpp src/utils/gbnfJson @f53ea51, 2026-06-29',
  checked: '2026-11-30',
}

const KNOWN_FORMATS = ['date', 'time', 'date-time']
const SCALARS = ['string', 'number', 'integer', 'boolean', 'null']

/** `getGbnfJsonTerminalForGbnfJsonSchema`: the order in which a schema is asked what it is. */
const READING: Reading = {
  reads: (schema) => {
    if (typeof schema.$ref === 'string') return ['$ref']
    const first = ['oneOf', 'const', 'enum'].find((name) => schema[name] !== undefined)
    if (first !== undefined) return [first]
    if (schema.type === 'object')
      return ['type', 'properties', 'additionalProperties', 'minProperties', 'maxProperties']
    if (schema.type === 'array') return ['type', 'items', 'prefixItems', 'minItems', 'maxItems']
    if (schema.type === 'string')
      return schema.format === undefined ? ['type', 'minLength', 'maxLength'] : ['type', 'format']
    return ['type']
  },
  adds: (schema) => {
    if (listedValues(schema) !== null) return {}
    if (schema.type === 'object') {
      const members = isObject(schema.properties) ? Object.keys(schema.properties) : []
      return { required: members, additionalProperties: schema.additionalProperties ?? false }
    }
    if (schema.type === 'array') return firstItems(schema)
    const types = Array.isArray(schema.type) ? schema.type.filter((one) => SCALARS.includes(String(one))) : []
    return types.length > 0 ? { type: types } : {}
  },
  allOf: () => [{}],
  follows: (reference, { root }) =>
    reference.startsWith('#/$defs/') &&
    isObject(root) &&
    isObject(root.$defs) &&
    Object.hasOwn(root.$defs, reference.slice(8)),
  instead,
  delegates: ['$ref', 'oneOf'],
  splitsTypes: false,
}

/** All items of a tuple are written; others can follow. */
function firstItems({ prefixItems, minItems }: JsonObject): JsonObject {
  const first = Array.isArray(prefixItems) ? prefixItems.length : 0
  return { minItems: Math.max(first, typeof minItems === 'number' ? minItems : 0) }
}

/** Without a type, `oneOf`, `const`, `enum` or `$ref` nothing but `null` can be written; for most formats an empty string. */
function instead(schema: JsonObject): JsonObject | null {
  if (['$ref', 'oneOf', 'const', 'enum'].some((name) => schema[name] !== undefined)) return null
  if (schema.type === 'string' && typeof schema.format === 'string' && !KNOWN_FORMATS.includes(schema.format))
    return { const: '' }
  if (schema.type === 'array' && Array.isArray(schema.items)) return { type: 'array', maxItems: 0 }
  const types = [schema.type ?? []].flat()
  const isKnown =
    typeof schema.type === 'string'
      ? [...SCALARS, 'object', 'array'].includes(schema.type)
      : types.some((one) => SCALARS.includes(String(one)))
  return isKnown ? null : { type: 'null' }
}

const RULES: readonly Rule[] = [
  ...unenforced(source, (keyword) => ({
    effect: 'ignored',
    condition:
      'everywhere but where `$ref` (`#/$defs/…`), `oneOf`, `const`, `enum`, or what belongs to one `type` is read: members, items and their counts, lengths, and the formats date, time and date-time',
    says:
      keyword === '$ref'
        ? 'leads anywhere but to `#/$defs/…`: anything can be written there'
        : 'is not enforced here by node-llama-cpp',
    ...(keyword === '$ref' ? { rewrite: 'move what it leads to below `$defs` at the root' } : {}),
  })),
  ...rules(
    source,
    ['oneOf'],
    {
      effect: 'ignored',
      condition: 'where an answer can fit two branches',
      says: 'lets an answer be written that fits two branches',
    },
    branchesOverlap,
  ),
  ...rules(
    source,
    ['const', 'enum'],
    {
      effect: 'refused',
      condition: 'with an object or a list among the values',
      says: 'holds an object or a list, which is refused',
    },
    (schema, _place, context) => {
      const read = readOf(schema, context)
      return (
        (read.includes('const') || read.includes('enum')) &&
        listedOf(schema, read).some((value) => typeof value === 'object' && value !== null)
      )
    },
  ),
  shapeRule(
    source,
    'type',
    {
      effect: 'stricter',
      condition: 'left out, or a list without a scalar',
      says: 'is missing: nothing but `null` can be written here',
      rewrite: 'name one `type`',
    },
    ({ schema }) => !isObject(schema) || instead(schema)?.type === 'null',
  ),
  ...rules(
    source,
    ['items'],
    {
      effect: 'stricter',
      condition: 'a list, as in draft-07',
      says: 'is a list: nothing but `null` can be written for an item',
      rewrite: 'name the list `prefixItems`',
    },
    (schema) => schema.type === 'array' && Array.isArray(schema.items),
  ),
  shapeRule(
    source,
    'format',
    {
      effect: 'stricter',
      condition: 'other than date, time and date-time',
      says: 'is not known: nothing but an empty string can be written here',
      rewrite: 'leave the format out',
    },
    ({ schema }) => isObject(schema) && instead(schema)?.const === '',
  ),
  ...rules(
    source,
    ['properties'],
    {
      effect: 'stricter',
      condition: 'with an optional member, or without `additionalProperties`',
      says: 'must all be written, in this order, and others only where `additionalProperties` says so',
    },
    (schema, _place, context) => readOf(schema, context).includes('properties'),
  ),
]

const listedOf = (schema: JsonObject, read: readonly string[]): readonly JsonValue[] =>
  read.includes('const') ? [schema.const as JsonValue] : Array.isArray(schema.enum) ? schema.enum : []

export const NODE_LLAMA_CPP: Engine = {
  id: 'node-llama-cpp',
  title: 'node-llama-cpp',
  aliases: ['node-llama-cpp-3.22.1'],
  sources: [source],
  reading: READING,
  rules: RULES,
  limits: [],
}
