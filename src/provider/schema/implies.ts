import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Context, Implied, Written } from './context.ts'
import { IMPLIED_ARRAYS } from './implies-arrays.ts'
import { IMPLIED_OBJECTS } from './implies-objects.ts'
import { IMPLIED_SCALARS } from './implies-scalars.ts'
import { listedValues, ownTypes } from './json-type.ts'
import { ASSERTIONS, asks } from './keywords.ts'
import { satisfiesKeyword } from './satisfies.ts'

const list = (value: JsonValue): readonly JsonValue[] => (Array.isArray(value) ? value : [])

/** Keywords that put other schemas together. */
const IMPLIED_LOGIC: Readonly<Record<string, Implied>> = {
  $ref: (written, reference, _schema, context) => {
    const target = context.resolve(String(reference))
    return target !== undefined && context.implies([written], target)
  },
  allOf: (written, branches, _schema, context) => list(branches).every((one) => context.implies([written], one)),
  anyOf: (written, branches, _schema, context) => list(branches).some((one) => context.implies([written], one)),
  oneOf: (written, branches, _schema, context) => {
    const others = list(branches).filter((one) => !context.disjoint(written, one))
    return others.length === 1 && context.implies([written], others[0] ?? true)
  },
  not: (written, one, _schema, context) => context.disjoint(written, one),
  if: (written, condition, schema, context) => {
    const holds = (then: JsonValue | undefined): boolean => then === undefined || context.implies([written], then)
    return (
      (context.disjoint(written, condition) || holds(schema.then)) &&
      (context.implies([written], condition) || holds(schema.else))
    )
  },
}

const IMPLIED: Readonly<Record<string, Implied>> = {
  ...IMPLIED_LOGIC,
  ...IMPLIED_SCALARS,
  ...IMPLIED_ARRAYS,
  ...IMPLIED_OBJECTS,
}

/** Whether everything that an engine writes for a place satisfies one keyword of a schema. Unsure means no. */
export function implies(
  alternatives: readonly Written[],
  keyword: string,
  schema: JsonObject,
  context: Context,
): boolean {
  if (!asks(keyword, schema, context.draft)) return true
  const value = schema[keyword] as JsonValue
  return alternatives.every((written) => {
    const concerned = ASSERTIONS.get(keyword) ?? []
    const types = ownTypes(written)
    if (!types.some((type) => concerned.includes(type))) return true
    const values = listedValues(written)
    if (values !== null) return values.every((one) => satisfiesKeyword(one, keyword, schema, context.resolve))
    return IMPLIED[keyword]?.(written, value, schema, context) ?? false
  })
}

/** Whether everything that an engine writes satisfies a whole schema. */
export function impliesSchema(alternatives: readonly Written[], schema: JsonValue, context: Context): boolean {
  if (!isObject(schema)) return schema !== false || alternatives.length === 0
  return context.step(() => Object.keys(schema).every((keyword) => implies(alternatives, keyword, schema, context)))
}
