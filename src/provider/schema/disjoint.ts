import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Context, Written } from './context.ts'
import { itemsOf } from './implies-arrays.ts'
import { memberSchema, membersOf } from './implies-objects.ts'
import { lengthsOf, rangeOf } from './implies-scalars.ts'
import { listedValues, ownTypes } from './json-type.ts'
import { startsApart } from './pattern.ts'
import { satisfies } from './satisfies.ts'

const list = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])

/** Whether nothing of what is written satisfies a schema. Unsure means no. */
export const disjoint = (written: Written, schema: JsonValue, context: Context): boolean =>
  isObject(schema) ? context.step(() => objectDisjoint(written, schema, context)) : schema === false

function objectDisjoint(written: Written, schema: JsonObject, context: Context): boolean {
  const within = (one: JsonValue): boolean => disjoint(written, one, context)
  const values = listedValues(written)
  if (values !== null) return !values.some((value) => satisfies(value, schema, context.resolve))
  if (typeof schema.$ref === 'string') {
    const target = context.resolve(schema.$ref)
    if (target !== undefined && within(target)) return true
  }
  if (list(schema.allOf).some(within)) return true
  if (['anyOf', 'oneOf'].some((name) => list(schema[name]).length > 0 && list(schema[name]).every(within))) return true
  if (schema.not !== undefined && context.implies([written], schema.not)) return true
  return ownDisjoint(written, schema, context)
}

function ownDisjoint(written: Written, schema: JsonObject, context: Context): boolean {
  const asked = ownTypes(schema)
  const shared = ownTypes(written).filter((type) => asked.includes(type))
  const listed = listedValues(schema)
  if (listed !== null && !listed.some((value) => satisfies(value, written, context.resolve))) return true
  return shared.every((type) => {
    if (type === 'integer' || type === 'fraction') return rangesApart(written, schema)
    if (type === 'string')
      return lengthsApart(lengthsOf(written), lengthsOf(schema)) || startsApart(written.pattern, schema.pattern)
    if (type === 'array') return arraysApart(written, schema, context)
    return type === 'object' && objectsApart(written, schema, context)
  })
}

function rangesApart(one: JsonObject, other: JsonObject): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)]
  const above = (least: number, isStrict: boolean, most: number, isMostStrict: boolean): boolean =>
    least > most || (least === most && (isStrict || isMostStrict))
  return (
    above(a.least, a.isLeastStrict, b.most, b.isMostStrict) || above(b.least, b.isLeastStrict, a.most, a.isMostStrict)
  )
}

const lengthsApart = (
  one: { readonly least: number; readonly most: number },
  other: { readonly least: number; readonly most: number },
): boolean => one.least > other.most || other.least > one.most

function arraysApart(written: Written, schema: JsonObject, context: Context): boolean {
  const [own, asked] = [itemsOf(written), itemsOf(schema)]
  if (own.least > asked.most || asked.least > own.most) return true
  const always = Math.min(Math.max(own.least, asked.least), 16)
  return Array.from({ length: always }, (_, index) => index).some((index) =>
    apart(own.first[index] ?? own.rest, asked.first[index] ?? asked.rest, context),
  )
}

/** A member that either asks for, and that can't be the same in both. */
function objectsApart(written: Written, schema: JsonObject, context: Context): boolean {
  const [own, asked] = [membersOf(written), membersOf(schema)]
  return [...new Set([...own.required, ...asked.required])].some((name) =>
    apart(memberSchema(own, name), memberSchema(asked, name), context),
  )
}

const apart = (own: JsonValue, asked: JsonValue, context: Context): boolean =>
  own === false ||
  asked === false ||
  (own !== asked && context.written(own).every((written) => disjoint(written, asked, context)))
