import { canonicalJson, isSameJson } from '../../json/canonical.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { namedTypes, typeOfValue } from './json-type.ts'

/** How a reference is followed; undefined where it leads nowhere. */
export type Resolve = (reference: string) => JsonValue | undefined

type Check = (value: JsonValue, expected: JsonValue, schema: JsonObject, resolve: Resolve) => boolean

const lengthOf = (text: string): number => [...text].length
const schemas = (value: JsonValue): readonly JsonValue[] => (Array.isArray(value) ? value : [])
const number =
  (holds: (value: number, bound: number) => boolean): Check =>
  (value, bound) =>
    typeof value !== 'number' || typeof bound !== 'number' || holds(value, bound)
const string =
  (holds: (value: string, expected: JsonValue) => boolean): Check =>
  (value, expected) =>
    typeof value !== 'string' || holds(value, expected)
const array =
  (holds: (value: readonly JsonValue[], expected: JsonValue) => boolean): Check =>
  (value, expected) =>
    !Array.isArray(value) || holds(value, expected)

/** null where ECMAScript does not take the pattern. */
export function compiledPattern(pattern: JsonValue | undefined): RegExp | null {
  try {
    return typeof pattern === 'string' ? new RegExp(pattern, 'u') : null
  } catch {
    return null
  }
}

const CHECKS: Readonly<Record<string, Check>> = {
  type: (value, type) => namedTypes(type).includes(typeOfValue(value)),
  const: isSameJson,
  enum: (value, values) => schemas(values).some((one) => isSameJson(one, value)),
  minimum: number((value, bound) => value >= bound),
  maximum: number((value, bound) => value <= bound),
  exclusiveMinimum: number((value, bound) => value > bound),
  exclusiveMaximum: number((value, bound) => value < bound),
  multipleOf: number((value, step) => Number.isInteger(value / step)),
  minLength: string((value, least) => lengthOf(value) >= Number(least)),
  maxLength: string((value, most) => lengthOf(value) <= Number(most)),
  pattern: string((value, pattern) => compiledPattern(pattern)?.test(value) ?? true),
  minItems: array((value, least) => value.length >= Number(least)),
  maxItems: array((value, most) => value.length <= Number(most)),
  uniqueItems: array(
    (value, only) => only !== true || new Set(value.map((one) => canonicalJson(one))).size === value.length,
  ),
  items: (value, items, schema, resolve) =>
    !Array.isArray(value) ||
    value.every((one, index) => {
      const own = Array.isArray(items)
        ? items[index]
        : index < schemas(schema.prefixItems ?? null).length
          ? true
          : items
      return satisfies(one, own ?? true, resolve)
    }),
  prefixItems: (value, items, _schema, resolve) =>
    !Array.isArray(value) ||
    schemas(items).every((one, index) => value[index] === undefined || satisfies(value[index] ?? null, one, resolve)),
  required: (value, names) => !isObject(value) || schemas(names).every((name) => Object.hasOwn(value, String(name))),
  minProperties: (value, least) => !isObject(value) || Object.keys(value).length >= Number(least),
  maxProperties: (value, most) => !isObject(value) || Object.keys(value).length <= Number(most),
  properties: (value, members, _schema, resolve) =>
    !isObject(value) ||
    !isObject(members) ||
    Object.entries(members).every(
      ([name, one]) => !Object.hasOwn(value, name) || satisfies(value[name] ?? null, one, resolve),
    ),
  patternProperties: (value, patterns, _schema, resolve) =>
    !isObject(value) ||
    !isObject(patterns) ||
    Object.entries(patterns).every(([pattern, one]) =>
      Object.entries(value).every(
        ([name, member]) => !(compiledPattern(pattern)?.test(name) ?? false) || satisfies(member, one, resolve),
      ),
    ),
  propertyNames: (value, names, _schema, resolve) =>
    !isObject(value) || Object.keys(value).every((name) => satisfies(name, names, resolve)),
  additionalProperties: (value, rest, { properties, patternProperties }, resolve) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([name, one]) =>
        (isObject(properties) && Object.hasOwn(properties, name)) ||
        (isObject(patternProperties) &&
          Object.keys(patternProperties).some((pattern) => compiledPattern(pattern)?.test(name))) ||
        satisfies(one, rest, resolve),
    ),
  anyOf: (value, branches, _schema, resolve) => schemas(branches).some((one) => satisfies(value, one, resolve)),
  oneOf: (value, branches, _schema, resolve) =>
    schemas(branches).filter((one) => satisfies(value, one, resolve)).length === 1,
  allOf: (value, branches, _schema, resolve) => schemas(branches).every((one) => satisfies(value, one, resolve)),
  not: (value, one, _schema, resolve) => !satisfies(value, one, resolve),
  // Within a reference it is not followed again: one that leads back to itself would have no end.
  $ref: (value, reference, _schema, resolve) =>
    satisfies(value, resolve(String(reference)) ?? true, (other) => (other === reference ? undefined : resolve(other))),
}

/** Whether a value satisfies one keyword; a keyword that is not known here turns nothing down. */
export const satisfiesKeyword = (value: JsonValue, keyword: string, schema: JsonObject, resolve: Resolve): boolean =>
  CHECKS[keyword]?.(value, schema[keyword] ?? null, schema, resolve) ?? true

/** Whether a small value, such as a member of an `enum`, satisfies a schema. Formats turn nothing down. */
export function satisfies(value: JsonValue, schema: JsonValue, resolve: Resolve): boolean {
  if (!isObject(schema)) return schema !== false
  return Object.keys(schema).every((keyword) => satisfiesKeyword(value, keyword, schema, resolve))
}
