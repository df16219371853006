import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Context, Implied, Written } from './context.ts'

/** Items that are written: the first ones each with their own schema, then the rest; `false` where no more follow. */
interface Items {
  readonly first: readonly JsonValue[]
  readonly rest: JsonValue
  readonly least: number
  readonly most: number
}

export function itemsOf(schema: JsonObject): Items {
  const list = Array.isArray(schema.prefixItems) ? schema.prefixItems : Array.isArray(schema.items) ? schema.items : []
  const rest = Array.isArray(schema.items) ? (schema.additionalItems ?? true) : (schema.items ?? true)
  const most = Math.min(
    typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY,
    rest === false ? list.length : Number.POSITIVE_INFINITY,
  )
  return { first: list, rest, least: typeof schema.minItems === 'number' ? schema.minItems : 0, most }
}

/** Whether the item at a place, if one is written there, satisfies a schema. */
function impliedAt(items: Items, index: number, schema: JsonValue, context: Context): boolean {
  if (index >= items.most) return true
  return impliesItem(items.first[index] ?? items.rest, schema, context)
}

const impliesItem = (own: JsonValue, schema: JsonValue, context: Context): boolean =>
  own === schema || own === false || context.implies(context.written(own), schema)

/** Whether every item from a place on satisfies a schema. */
function impliedFrom(written: Written, start: number, schema: JsonValue, context: Context): boolean {
  const items = itemsOf(written)
  for (let index = start; index < Math.max(items.first.length, start); index++)
    if (!impliedAt(items, index, schema, context)) return false
  return items.most <= Math.max(items.first.length, start) || impliesItem(items.rest, schema, context)
}

const eachOf = (written: Written, schemas: readonly JsonValue[], context: Context): boolean =>
  schemas.every((schema, index) => impliedAt(itemsOf(written), index, schema, context))

export const IMPLIED_ARRAYS: Readonly<Record<string, Implied>> = {
  items: (written, value, schema, context) =>
    Array.isArray(value)
      ? eachOf(written, value, context)
      : impliedFrom(written, itemsOf({ prefixItems: schema.prefixItems ?? [] }).first.length, value, context),
  prefixItems: (written, value, _schema, context) => Array.isArray(value) && eachOf(written, value, context),
  additionalItems: (written, value, { items }, context) =>
    !Array.isArray(items) || impliedFrom(written, items.length, value, context),
  unevaluatedItems: (written, value, schema, context) =>
    isObject(value)
      ? false
      : impliedFrom(written, itemsOf(schema).first.length, value, context) || itemsOf(written).rest === false,
  minItems: (written, value) => itemsOf(written).least >= Number(value),
  maxItems: (written, value) => itemsOf(written).most <= Number(value),
  uniqueItems: (written) => itemsOf(written).most <= 1,
  contains: (written, value, schema, context) => {
    const items = itemsOf(written)
    const least = typeof schema.minContains === 'number' ? schema.minContains : 1
    if (typeof schema.maxContains === 'number' && items.most > schema.maxContains) return false
    const always = Array.from({ length: Math.min(items.least, 1_000) }, (_, index) => items.first[index] ?? items.rest)
    return always.filter((own) => impliesItem(own, value, context)).length >= least
  },
}
