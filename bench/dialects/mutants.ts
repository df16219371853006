import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.ts'

/** The most that one schema gets: an engine is asked about each. */
const MOST_MUTANTS = 48

/**
 * Texts that break a schema in one place each, made from instances that satisfy it: what an engine lets through of these
 * it does not enforce. Members stand in the schema's own order, because engines write them in it. Empty where Ajv can't
 * read the schema.
 */
export function invalidMutants(schema: JsonValue, valid: readonly JsonValue[]): readonly string[] {
  const isValid = validator(schema)
  if (isValid === null) return []
  const texts = new Set<string>()
  for (const instance of valid)
    for (const mutant of mutants(instance))
      if (!isValid(mutant)) texts.add(JSON.stringify(inSchemaOrder(mutant, schema, schema)))
  // From all places alike: the first ones would be those of the first members.
  const step = Math.max(1, texts.size / MOST_MUTANTS)
  return [...texts].filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
}

function validator(schema: JsonValue): ((value: JsonValue) => boolean) | null {
  const isNew = isObject(schema) && /2019|2020/.test(String(schema.$schema ?? '2020'))
  const ajv = new (isNew ? Ajv2020 : Ajv)({ strict: false, validateFormats: false, logger: false })
  try {
    const validate = ajv.compile(schema as JsonObject)
    return (value) => validate(value) === true
  } catch {
    return null
  }
}

/** The value with one place changed. */
function* mutants(value: JsonValue): Generator<JsonValue> {
  yield* changed(value)
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) for (const mutant of mutants(item)) yield value.with(at, mutant)
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value))
      for (const mutant of mutants(member as JsonValue)) yield { ...value, [name]: mutant }
  }
}

function* changed(value: JsonValue): Generator<JsonValue> {
  if (typeof value === 'number') yield* [value + 1, value - 1, -value - 1, value + 0.5, value * 1_000 + 1]
  else if (typeof value === 'string') yield* ['', `${value}!`, value.slice(1), value.repeat(20), 'x']
  else if (Array.isArray(value)) yield* [[], value.slice(1), [...value, ...value], [...value, 7]]
  else if (isObject(value)) {
    for (const name of Object.keys(value))
      yield Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
    yield { ...value, unexpected: 1 }
  }
  yield* [null, 7, 'other', true].filter((other) => typeof other !== typeof value)
}

/** Required members in the order of `properties`, then the optional ones, then the rest; through local references. */
export function inSchemaOrder(value: JsonValue, schema: JsonValue | undefined, root: JsonValue): JsonValue {
  const own = followed(schema, root)
  if (Array.isArray(value)) {
    const { prefixItems, items } = own
    const listed = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : []
    const rest = Array.isArray(items) ? own.additionalItems : items
    return value.map((item, at) => inSchemaOrder(item, listed[at] ?? rest, root))
  }
  if (!isObject(value)) return value
  const properties = isObject(own.properties) ? own.properties : {}
  const required = Array.isArray(own.required) ? own.required : []
  const known = Object.keys(properties).filter((name) => Object.hasOwn(value, name))
  const names = [
    ...known.filter((name) => required.includes(name)),
    ...known.filter((name) => !required.includes(name)),
    ...Object.keys(value).filter((name) => !Object.hasOwn(properties, name)),
  ]
  return Object.fromEntries(
    names.map((name) => [
      name,
      inSchemaOrder(value[name] as JsonValue, properties[name] ?? own.additionalProperties, root),
    ]),
  )
}

function followed(schema: JsonValue | undefined, root: JsonValue): JsonObject {
  let here = schema
  for (let step = 0; step < 20 && isObject(here) && typeof here.$ref === 'string'; step++)
    here = here.$ref
      .replace(/^#/, '')
      .split('/')
      .filter((part) => part !== '')
      .reduce<JsonValue | undefined>((at, name) => (isObject(at) ? at[name.replaceAll('~1', '/')] : undefined), root)
  return isObject(here) ? here : {}
}
