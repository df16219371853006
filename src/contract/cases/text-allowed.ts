import { valueAt } from '../../json/pointer.ts'
import { isObject, type JsonValue } from '../../json/value.ts'
import type { SchemaDocument } from '../schema-document.ts'

/** References inside references, past which nothing is known. */
const MOST_REFERENCES = 32

/** Whether a schema lets a text stand at a place of the answer; where it does not say, a text may. */
export const allowsText = ({ root }: SchemaDocument, path: readonly string[]): boolean =>
  maybe(root, root, path, MOST_REFERENCES)

function maybe(root: JsonValue, schema: JsonValue | undefined, path: readonly string[], left: number): boolean {
  if (!isObject(schema) || left === 0) return true
  const inside = (one: JsonValue | undefined): boolean => maybe(root, one, path, left - 1)
  const every = Array.isArray(schema.allOf) ? (schema.allOf as readonly JsonValue[]) : []
  const branches = [schema.anyOf, schema.oneOf].filter(Array.isArray) as readonly (readonly JsonValue[])[]
  const { $ref } = schema
  const target = typeof $ref === 'string' && $ref.startsWith('#') ? valueAt(root, $ref.slice(1)) : undefined
  return (
    itself(root, schema, path, left) &&
    every.every(inside) &&
    branches.every((any) => any.some(inside)) &&
    inside(target)
  )
}

function itself(
  root: JsonValue,
  { type, enum: values, const: value, properties }: { readonly [key: string]: JsonValue },
  [name, ...rest]: readonly string[],
  left: number,
): boolean {
  if (name !== undefined)
    return maybe(
      root,
      isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined,
      rest,
      left - 1,
    )
  if (type !== undefined && ![type].flat().includes('string')) return false
  if (Array.isArray(values) && !values.some((one) => typeof one === 'string')) return false
  return value === undefined || typeof value === 'string'
}
