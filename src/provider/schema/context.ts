import { valueAt } from '../../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import { type Draft, draftOf } from './keywords.ts'

/** What an engine writes at a place: one alternative, in the words of JSON Schema, without `anyOf` and `$ref`. */
export type Written = JsonObject

/** How an engine makes its grammar from a schema: what it reads of it, and what it adds on its own. */
export interface Reading {
  /** The keywords that the grammar is made from at this place; all others have no effect there. */
  readonly reads: (schema: JsonObject, context: Context) => readonly string[]
  /** What is written beyond or other than the keywords that are read say: an object that is closed, a type that is assumed. */
  readonly adds: (schema: JsonObject, context: Context) => JsonObject
  /** The one thing that is written whatever a schema asks, where the engine can't make anything of it; null elsewhere. */
  readonly instead: (schema: JsonObject) => JsonObject | null
  /** What an `allOf` that is read becomes. */
  readonly allOf: (branches: readonly JsonValue[], context: Context) => readonly Written[]
  /** Keywords that, where they are read, hand over to other schemas whole: those are looked at themselves. */
  readonly delegates: readonly string[]
  /** Whether a reference is followed; where not, anything can be written in its place. */
  readonly follows: (reference: string, context: Context) => boolean
  /** Whether a list of types is one schema a type, each with all its neighbours. */
  readonly splitsTypes: boolean
}

/** How what is written and what is asked are compared; apart from the context, since each needs the other. */
export interface Comparing {
  readonly implies: (alternatives: readonly Written[], schema: JsonValue, context: Context) => boolean
  readonly disjoint: (written: Written, schema: JsonValue, context: Context) => boolean
}

/** Whether everything that is written satisfies a keyword of `schema`, whose value is `value`. */
export type Implied = (written: Written, value: JsonValue, schema: JsonObject, context: Context) => boolean

/** One document as one engine reads it. */
export interface Context {
  readonly root: JsonValue
  readonly draft: Draft
  readonly reading: Reading
  readonly resolve: (reference: string) => JsonValue | undefined
  readonly written: (schema: JsonValue) => readonly Written[]
  /** Whether everything that is written satisfies a schema. Unsure means no. */
  readonly implies: (alternatives: readonly Written[], schema: JsonValue) => boolean
  /** Whether nothing that is written satisfies a schema. Unsure means no. */
  readonly disjoint: (written: Written, schema: JsonValue) => boolean
  /** One step of comparing schemas; false, which means unsure, where too many were taken or they lie too deep. */
  readonly step: (compare: () => boolean) => boolean
}

const ANYTHING: readonly Written[] = [{}]
/** Alternatives beyond this many are taken as anything: a schema so wide is not looked at more closely. */
const MOST_ALTERNATIVES = 64
/** Schemas refer to themselves, and branches multiply: comparing ends here. */
const MOST_STEPS = 20_000
const DEEPEST = 24

export function contextOf(root: JsonValue, reading: Reading, comparing: Comparing): Context {
  const known = new Map<JsonValue, readonly Written[]>()
  const draft = draftOf(root)
  const resolve = (reference: string): JsonValue | undefined => followed(root, reference)?.schema
  let [steps, depth] = [0, 0]
  const step = (compare: () => boolean): boolean => {
    if (++steps > MOST_STEPS || depth >= DEEPEST) return false
    depth++
    const result = compare()
    depth--
    return result
  }
  const context: Context = {
    root,
    draft,
    reading,
    resolve,
    written,
    step,
    implies: (alternatives, schema) => comparing.implies(alternatives, schema, context),
    disjoint: (one, schema) => comparing.disjoint(one, schema, context),
  }
  function written(schema: JsonValue): readonly Written[] {
    if (!isObject(schema)) return schema === false ? [] : ANYTHING
    const before = known.get(schema)
    if (before) return before
    // A schema that leads back to itself is anything while it is being looked at.
    known.set(schema, ANYTHING)
    const found = alternatives(schema, context)
    const kept = found.length > MOST_ALTERNATIVES ? ANYTHING : found
    known.set(schema, kept)
    return kept
  }
  return context
}

function alternatives(schema: JsonObject, context: Context): readonly Written[] {
  const { reading, resolve, written } = context
  const instead = reading.instead(schema)
  if (instead !== null) return [instead]
  const read = reading.reads(schema, context)
  if (read.includes('$ref')) {
    const target = reading.follows(String(schema.$ref), context) ? resolve(String(schema.$ref)) : undefined
    return target === undefined ? ANYTHING : written(target)
  }
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = read.includes(keyword) ? schema[keyword] : undefined
    if (Array.isArray(branches)) return (branches as readonly JsonValue[]).flatMap(written)
  }
  if (read.includes('allOf') && Array.isArray(schema.allOf)) return reading.allOf(schema.allOf, context)
  if (Array.isArray(schema.type) && reading.splitsTypes)
    return (schema.type as readonly JsonValue[]).flatMap((type) => alternatives({ ...schema, type }, context))
  return [{ ...picked(schema, read), ...reading.adds(schema, context) }]
}

const picked = (schema: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(
    names.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name] as JsonValue]),
  )

/** Where a reference into the same document leads; undefined where it leads nowhere or out of it. */
export function followed(
  root: JsonValue,
  reference: string,
): { readonly schema: JsonValue; readonly pointer: Pointer } | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined
  const pointer = decoded(reference.slice(1))
  const schema = valueAt(root, pointer)
  return schema === undefined ? undefined : { schema, pointer }
}

/** A pointer in a URI fragment is percent-encoded (RFC 6901 §6). */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
