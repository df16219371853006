import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'

/** A place of a schema that takes no value at all, though every value needs one there. */
export interface NoValue {
  readonly pointer: Pointer
  /** In words. */
  readonly why: string
}

const PAIRS = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minimum', 'maximum'],
] as const

/** Deep enough for what people write; a schema that refers to itself is not followed. */
const MOST_DEPTH = 20

/**
 * Where a schema can be satisfied by nothing: `false`, an empty `enum`, bounds that cross beside a type, a required member
 * that may not be there. Found where every value must go: the schema itself, `allOf`, required members.
 */
export function noValue(schema: JsonValue, pointer: Pointer = '', depth = 0): NoValue | null {
  if (schema === false) return { pointer, why: 'the schema is `false`' }
  if (!isObject(schema) || depth > MOST_DEPTH) return null
  if (Array.isArray(schema.enum) && schema.enum.length === 0)
    return { pointer: `${pointer}/enum`, why: '`enum` is empty' }
  return crossed(schema, pointer) ?? forbidden(schema, pointer) ?? within(schema, pointer, depth)
}

const TYPES: Readonly<Record<string, readonly string[]>> = {
  minLength: ['string'],
  minItems: ['array'],
  minProperties: ['object'],
  minimum: ['number', 'integer'],
}

/** Bounds of a type say nothing of values of another one. */
function crossed(schema: JsonObject, pointer: Pointer): NoValue | null {
  const types = [schema.type].flat().filter((one) => typeof one === 'string')
  for (const [least, most] of PAIRS) {
    const [from, to] = [schema[least], schema[most]]
    const isOnly = types.length > 0 && types.every((type) => TYPES[least]?.includes(type))
    if (isOnly && typeof from === 'number' && typeof to === 'number' && from > to)
      return { pointer: `${pointer}/${least}`, why: `\`${least}\` ${from} is more than \`${most}\` ${to}` }
  }
  return null
}

function requiredOf({ type, required }: JsonObject): readonly string[] {
  return type === 'object' && Array.isArray(required)
    ? (required as JsonArray).filter((name): name is string => typeof name === 'string')
    : []
}

function forbidden(schema: JsonObject, pointer: Pointer): NoValue | null {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const patterns = Object.keys(isObject(schema.patternProperties) ? schema.patternProperties : {})
  for (const name of requiredOf(schema)) {
    const isNamed = Object.hasOwn(properties, name)
    if (isNamed ? properties[name] === false : schema.additionalProperties === false && patterns.length === 0)
      return { pointer: `${pointer}/required`, why: `"${name}" is required and may not be there` }
  }
  return null
}

function within(schema: JsonObject, pointer: Pointer, depth: number): NoValue | null {
  for (const [index, part] of (Array.isArray(schema.allOf) ? (schema.allOf as JsonArray) : []).entries()) {
    const found = noValue(part, `${pointer}/allOf/${index}`, depth + 1)
    if (found) return found
  }
  const properties = isObject(schema.properties) ? schema.properties : {}
  for (const name of requiredOf(schema)) {
    if (!Object.hasOwn(properties, name)) continue
    const found = noValue(properties[name] as JsonValue, childPointer(`${pointer}/properties`, name), depth + 1)
    if (found) return found
  }
  return null
}
