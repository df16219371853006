import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Reading } from '../schema/context.ts'
import type { Place } from '../schema/places.ts'
import type { Limit, Rule, Source } from './engine.ts'
import { rules, shapeRule } from './rules.ts'

/** An engine that enforces what it takes: everything is read, and what can't be had is refused. */
export const READS_ALL: Reading = {
  reads: (schema) => Object.keys(schema),
  adds: () => ({}),
  allOf: () => [{}],
  follows: (reference) => reference.startsWith('#'),
  instead: () => null,
  delegates: ['$ref', 'anyOf', 'oneOf', 'allOf'],
  splitsTypes: false,
}

/** Keywords that are not taken, wherever they stand and whatever their value. */
export const notSupported = (source: Source, keywords: readonly string[]): readonly Rule[] =>
  rules(source, keywords, { effect: 'refused', says: 'is not supported' })

export const isObjectSchema = (schema: JsonValue): schema is JsonObject =>
  isObject(schema) && (isObject(schema.properties) || schema.type === 'object')

/** The root is an object, and not one of several. */
export const objectRoot = (source: Source): readonly Rule[] => [
  shapeRule(
    source,
    'type',
    {
      effect: 'refused',
      condition: 'at the root, other than `object`',
      says: 'at the root must be `object`',
      rewrite: 'put it into an object with one member',
    },
    ({ schema, pointer }) =>
      pointer === '' &&
      isObject(schema) &&
      schema.type !== 'object' &&
      schema.$ref === undefined &&
      schema.anyOf === undefined,
  ),
  shapeRule(
    source,
    'anyOf',
    {
      effect: 'refused',
      condition: 'at the root',
      says: 'can not stand at the root',
      rewrite: 'put it into an object with one member',
    },
    ({ schema, pointer }) => pointer === '' && isObject(schema) && schema.anyOf !== undefined,
  ),
]

/** Every object is closed. */
export const closed = (source: Source): Rule =>
  shapeRule(
    source,
    'additionalProperties',
    {
      effect: 'refused',
      condition: 'left out, or anything but `false`',
      says: 'must be `false` on every object',
      rewrite: 'write `additionalProperties: false`',
    },
    ({ schema }) => isObjectSchema(schema) && schema.additionalProperties !== false,
  )

/** Every object is closed, and every member of it required. */
export const closedAndRequired = (source: Source): readonly Rule[] => [
  closed(source),
  shapeRule(
    source,
    'required',
    {
      effect: 'refused',
      condition: 'without one of the `properties`',
      says: 'must list every member',
      rewrite: 'require it, and let it be `null` where it may be missing',
    },
    ({ schema }) =>
      isObjectSchema(schema) &&
      namesOf(schema).some((name) => !(Array.isArray(schema.required) && schema.required.includes(name))),
  ),
]

const namesOf = (schema: JsonObject): readonly string[] =>
  isObject(schema.properties) ? Object.keys(schema.properties) : []

const sum = (places: readonly Place[], size: (schema: JsonObject) => number): number =>
  places.reduce((total, { schema }) => total + (isObject(schema) ? size(schema) : 0), 0)

/** Sizes over the whole schema. */
export const LIMITS = {
  properties: (source: Source, most: number): Limit => ({
    keyword: 'properties',
    noun: 'properties in all',
    most,
    source,
    count: (places) => sum(places, (schema) => namesOf(schema).length),
  }),
  nesting: (source: Source, most: number): Limit => ({
    keyword: 'nesting',
    noun: 'levels',
    most,
    source,
    count: (places) =>
      places.reduce(
        (deepest, { schema, level }) =>
          isObject(schema) && (schema.properties !== undefined || schema.items !== undefined)
            ? Math.max(deepest, level)
            : deepest,
        0,
      ),
  }),
  enumValues: (source: Source, most: number): Limit => ({
    keyword: 'enum',
    noun: 'enum values in all',
    most,
    source,
    count: (places) => sum(places, ({ enum: values }) => (Array.isArray(values) ? values.length : 0)),
  }),
  branches: (source: Source, most: number): Limit => ({
    keyword: 'anyOf',
    noun: 'branches of one anyOf',
    most,
    source,
    count: (places) =>
      Math.max(
        0,
        ...places.map(({ schema }) => (isObject(schema) && Array.isArray(schema.anyOf) ? schema.anyOf.length : 0)),
      ),
  }),
}
