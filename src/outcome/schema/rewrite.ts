import type { Draft } from '../../contract/schema-document.ts'
import type { JsonObject, JsonScalar, JsonValue } from '../../json/value.ts'
import type { NormalNode } from './normal.ts'

/** A node while it is written. */
export type Writable = { -readonly [K in keyof NormalNode]: NormalNode[K] }

export const BOUNDS = [
  ['maximum', 'exclusiveMaximum', Math.min],
  ['minimum', 'exclusiveMinimum', Math.max],
] as const
/** `const` and `enum`; those that hold objects or arrays are not left to ajv, which mistakes members named valueOf. */
export function rewriteValues(schema: JsonObject, node: Writable): void {
  const list = has(schema, 'enum') ? (schema['enum'] as readonly JsonValue[]) : undefined
  const only = has(schema, 'const') ? (schema['const'] as JsonValue) : undefined
  if (list !== undefined && list.length > 0 && list.every(isScalar)) node.enum = list as readonly JsonScalar[]
  else if (list !== undefined) node.valueIn = list
  if (only === undefined) return
  if (isScalar(only)) node.const = only
  else if (node.valueIn === undefined) node.valueIn = [only]
  else node.allOf = [...(node.allOf ?? []), { valueIn: [only] }]
}

export const has = (schema: JsonObject, keyword: string): boolean => Object.hasOwn(schema, keyword)
const isScalar = (value: JsonValue): value is JsonScalar => value === null || typeof value !== 'object'
export const isEarly = (draft: Draft): boolean => draft === 'draft-04' || draft === 'draft-06' || draft === 'draft-07'

/** ajv's strict mode refuses `minContains: 0` alone, which checks nothing, and a least above the most, which no array meets. */
export function rewriteContains(schema: JsonObject, node: Writable): void {
  const { contains } = node
  const least = has(schema, 'minContains') ? (schema['minContains'] as number) : undefined
  const most = has(schema, 'maxContains') ? (schema['maxContains'] as number) : undefined
  if (contains === undefined) return
  if (least !== undefined) node.minContains = least
  if (least === 0 && most === undefined) node.maxContains = Number.MAX_SAFE_INTEGER
  else if (most !== undefined && most < (least ?? 1))
    node.allOf = [...(node.allOf ?? []), { contains, minContains: 0, maxContains: most }]
  else if (most !== undefined) node.maxContains = most
}

/** Draft 4 writes an exclusive bound as a flag beside the bound. */
export function rewriteBounds(schema: JsonObject, node: Writable): void {
  for (const [bound, exclusive] of BOUNDS) {
    delete node[exclusive]
    if (schema[exclusive] !== true || node[bound] === undefined) continue
    node[exclusive] = node[bound] as number
    delete node[bound]
  }
}
