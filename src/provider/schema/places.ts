import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import { type Context, followed } from './context.ts'

/** One subschema that an engine reads. */
export interface Place {
  readonly schema: JsonObject | boolean
  readonly pointer: Pointer
  /** What it stands in, and under which keyword; null at the root and behind a reference. */
  readonly parent: Place | null
  readonly keyword: string | null
  /** Levels of objects and arrays above it. */
  readonly level: number
}

/** Keywords whose value is a schema or a list of schemas; and those that map names to schemas. */
const SCHEMA_VALUED = [
  ...['items', 'prefixItems', 'additionalItems', 'contains', 'not', 'if', 'then', 'else', 'anyOf', 'allOf', 'oneOf'],
  ...['propertyNames', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'],
]
const SCHEMA_MAPS = ['properties', 'patternProperties', 'dependentSchemas']
const DEFINITIONS = ['$defs', 'definitions']

/** Every subschema that an engine reads, references followed, each once. */
export function placesRead(context: Context): readonly Place[] {
  const found: Place[] = []
  const seen = new Set<Pointer>()
  const visit = (schema: JsonValue, pointer: Pointer, parent: Place | null, keyword: string | null): void => {
    if ((typeof schema !== 'boolean' && !isObject(schema)) || seen.has(pointer)) return
    seen.add(pointer)
    const place: Place = { schema, pointer, parent, keyword, level: levelOf(parent) }
    found.push(place)
    if (typeof schema === 'boolean') return
    const read = readOf(schema, context)
    for (const child of children(schema, pointer, read))
      visit(child.schema, child.pointer, DEFINITIONS.includes(child.keyword) ? null : place, child.keyword)
    const target =
      read.includes('$ref') && typeof schema.$ref === 'string' && context.reading.follows(schema.$ref, context)
        ? followed(context.root, schema.$ref)
        : undefined
    if (target) visit(target.schema, target.pointer, null, null)
  }
  visit(context.root, '', null, null)
  return found
}

const levelOf = (parent: Place | null): number =>
  parent === null ? 1 : parent.level + (isObject(parent.schema) && holdsOthers(parent.schema) ? 1 : 0)

const holdsOthers = (schema: JsonObject): boolean => schema.properties !== undefined || schema.items !== undefined

/** What is read of a schema with a list of types is what is read for any of them. */
export function readOf(schema: JsonObject, context: Context): readonly string[] {
  if (context.reading.instead(schema) !== null) return []
  if (!Array.isArray(schema.type) || !context.reading.splitsTypes) return context.reading.reads(schema, context)
  const types: readonly JsonValue[] = schema.type
  return [...new Set(types.flatMap((type) => context.reading.reads({ ...schema, type }, context)))]
}

interface Child {
  readonly schema: JsonValue
  readonly pointer: Pointer
  readonly keyword: string
}

function children(schema: JsonObject, pointer: Pointer, read: readonly string[]): readonly Child[] {
  return read.flatMap((keyword): readonly Child[] => {
    const value = schema[keyword]
    if (value === undefined) return []
    const at = childPointer(pointer, keyword)
    if (SCHEMA_MAPS.includes(keyword) || DEFINITIONS.includes(keyword))
      return isObject(value)
        ? Object.entries(value).map(([name, one]) => ({ schema: one, pointer: childPointer(at, name), keyword }))
        : []
    if (!SCHEMA_VALUED.includes(keyword)) return []
    if (Array.isArray(value))
      return value.map((one, index) => ({ schema: one, pointer: childPointer(at, index), keyword }))
    // A name is a string, whether its schema says so or not.
    const named = keyword === 'propertyNames' && isObject(value) && value.type === undefined
    return [{ schema: named ? { ...value, type: 'string' } : value, pointer: at, keyword }]
  })
}
