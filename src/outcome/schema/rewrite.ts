import type { Draft } from '../../contract/schema-document.ts'
import type { JsonObject, JsonScalar, JsonValue, Pointer } from '../../json/value.ts'
import type { NormalNode, NumberKeyword } from './normal.ts'
import { canonicalAt, type ExactTexts } from './repeated.ts'

/** A node while it is written. */
export type Writable = { -readonly [K in keyof NormalNode]: NormalNode[K] }

const BOUNDS = [
  ['maximum', 'exclusiveMaximum', Math.min],
  ['minimum', 'exclusiveMinimum', Math.max],
] as const

/**
 * `const` and `enum`. Those that hold objects or arrays are not left to ajv, which mistakes members named valueOf, nor
 * those with numbers that a double can't hold.
 * @param exact the source text of such numbers, by JSON Pointer into `schema`
 */
export function rewriteValues(schema: JsonObject, node: Writable, exact: ExactTexts): void {
  const list = has(schema, 'enum') ? (schema['enum'] as readonly JsonValue[]) : undefined
  const only = has(schema, 'const') ? (schema['const'] as JsonValue) : undefined
  const isPlain = (value: JsonValue, at: Pointer): value is JsonScalar => isScalar(value) && !exact.has(at)
  if (list !== undefined) {
    if (list.length > 0 && list.every((value, index) => isPlain(value, `/enum/${index}`)))
      node.enum = list as readonly JsonScalar[]
    else node.valueIn = list.map((value, index) => canonicalAt(value, `/enum/${index}`, exact))
  }
  if (only === undefined) return
  const text = [canonicalAt(only, '/const', exact)]
  if (isPlain(only, '/const')) node.const = only
  else if (node.valueIn === undefined) node.valueIn = text
  else node.allOf = [...(node.allOf ?? []), { valueIn: text }]
}

const NUMBERS: readonly NumberKeyword[] = ['multipleOf', 'maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum']

/** Keeps what was written of bounds and divisors that a double can't hold. */
export function rewriteExact(node: Writable, exact: ExactTexts): void {
  const texts = NUMBERS.flatMap((keyword) => {
    const text = exact.get(`/${keyword}`)
    return text === undefined ? [] : [[keyword, text] as const]
  })
  if (texts.length > 0) node.exact = Object.fromEntries(texts)
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
    const { [bound]: text, ...others } = node.exact ?? {}
    if (text !== undefined) node.exact = { ...others, [exclusive]: text }
  }
}

/** Where the source text is not known, a bound beyond ±(2^53 − 1) may have been rounded: its edge itself is not let in. */
export function unsafeBounds(node: Writable, renamed: Record<string, string>): void {
  for (const [bound, exclusive, tighter] of BOUNDS) {
    const limit = node[bound]
    if (limit === undefined || Number.isSafeInteger(limit) || !Number.isInteger(limit)) continue
    node[exclusive] = tighter(limit, node[exclusive] ?? limit)
    delete node[bound]
    renamed[exclusive] = bound
  }
}
