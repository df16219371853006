import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Context, Implied, Written } from './context.ts'
import { startsApart } from './pattern.ts'
import { compiledPattern, satisfies } from './satisfies.ts'

const names = (value: JsonValue | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** Members that are written: each with its schema, and what the others hold; `false` where there are no others. */
export interface Members {
  readonly named: JsonObject
  readonly others: JsonValue
  readonly patterns: readonly (readonly [string, JsonValue])[]
  readonly required: readonly string[]
}

export const membersOf = (schema: JsonObject): Members => ({
  named: isObject(schema.properties) ? schema.properties : {},
  others: schema.additionalProperties ?? true,
  patterns: isObject(schema.patternProperties) ? Object.entries(schema.patternProperties) : [],
  required: names(schema.required),
})

/** The schema of one member, as far as one holds for it; `false` where it can't be written. */
export function memberSchema({ named, others, patterns }: Members, name: string): JsonValue {
  if (Object.hasOwn(named, name)) return named[name] as JsonValue
  const fitting = patterns.find(([pattern]) => compiledPattern(pattern)?.test(name) ?? true)
  return fitting === undefined ? others : fitting[1]
}

const isClosed = ({ others, patterns }: Members): boolean => others === false && patterns.length === 0

const impliesMember = (own: JsonValue, schema: JsonValue, context: Context): boolean =>
  own === schema || context.implies(context.written(own), schema)

/** Which of the members that are written a keyword speaks of. */
interface Concerned {
  readonly name: (name: string) => boolean
  readonly pattern: (pattern: string) => boolean
  readonly others: boolean
}

function everyMember(written: Written, schema: JsonValue, context: Context, concerned: Concerned): boolean {
  const { named, patterns, others } = membersOf(written)
  return (
    Object.entries(named).every(([name, own]) => !concerned.name(name) || impliesMember(own, schema, context)) &&
    patterns.every(([pattern, own]) => !concerned.pattern(pattern) || impliesMember(own, schema, context)) &&
    (!concerned.others || others === false || impliesMember(others, schema, context))
  )
}

/** Members that neither `properties` nor `patternProperties` of the schema itself speak of. */
const unspoken = ({ properties, patternProperties }: JsonObject): Concerned => ({
  name: (name) =>
    !(isObject(properties) && Object.hasOwn(properties, name)) &&
    !(isObject(patternProperties) && Object.keys(patternProperties).some((one) => compiledPattern(one)?.test(name))),
  pattern: (pattern) => !(isObject(patternProperties) && Object.hasOwn(patternProperties, pattern)),
  others: true,
})

/** Members whose names fit a pattern; those of another pattern too, unless the two start apart. */
const fitting = (asked: string, written: Written): Concerned => ({
  name: (name) => compiledPattern(asked)?.test(name) ?? true,
  pattern: (pattern) => !startsApart(pattern, asked),
  others: !(isObject(written.patternProperties) && Object.hasOwn(written.patternProperties, asked)),
})

function dependent(written: Written, name: string, needed: JsonValue, context: Context): boolean {
  const members = membersOf(written)
  if (memberSchema(members, name) === false) return true
  return Array.isArray(needed)
    ? needed.every((other) => members.required.includes(String(other)))
    : context.implies([written], needed)
}

const everyDependent: Implied = (written, value, _schema, context) =>
  isObject(value) && Object.entries(value).every(([name, needed]) => dependent(written, name, needed, context))

export const IMPLIED_OBJECTS: Readonly<Record<string, Implied>> = {
  required: (written, value) => names(value).every((name) => membersOf(written).required.includes(name)),
  properties: (written, value, _schema, context) =>
    isObject(value) &&
    Object.entries(value).every(([name, schema]) => {
      const own = memberSchema(membersOf(written), name)
      return own === false || impliesMember(own, schema, context)
    }),
  additionalProperties: (written, value, schema, context) =>
    (value === written.additionalProperties && written.properties === schema.properties) ||
    everyMember(written, value, context, unspoken(schema)),
  unevaluatedProperties: (written, value, schema, context) => everyMember(written, value, context, unspoken(schema)),
  patternProperties: (written, value, _schema, context) =>
    isObject(value) &&
    Object.entries(value).every(([pattern, schema]) =>
      everyMember(written, schema, context, fitting(pattern, written)),
    ),
  propertyNames: (written, value, _schema, context) =>
    written.propertyNames === value ||
    (isClosed(membersOf(written)) &&
      Object.keys(membersOf(written).named).every((name) => satisfies(name, value, context.resolve))),
  minProperties: (written, value) =>
    Math.max(membersOf(written).required.length, Number(written.minProperties ?? 0)) >= Number(value),
  maxProperties: (written, value) =>
    Number(written.maxProperties ?? Number.POSITIVE_INFINITY) <= Number(value) ||
    (isClosed(membersOf(written)) && Object.keys(membersOf(written).named).length <= Number(value)),
  dependentRequired: everyDependent,
  dependentSchemas: everyDependent,
  dependencies: everyDependent,
}
