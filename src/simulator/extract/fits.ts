import type { JsonObject, JsonValue } from '../../json/value.ts'

/** JSON Schema's name of a value's type; whole numbers are `integer`. */
function typeOf(value: JsonValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value
}

/** The types that a schema allows; empty: any. */
export function typesOf(schema: JsonObject): readonly string[] {
  if (typeof schema.type === 'string') return [schema.type]
  return Array.isArray(schema.type) ? schema.type.filter((type) => typeof type === 'string') : []
}

const formats: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
  time: /^\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
  email: /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  uri: /^https?:\/\/\S+$/,
  uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
}

/** Whether a scalar conforms to the scalar keywords of a schema: enough to decide if found text may stand there. */
export function fits(value: JsonValue, schema: JsonObject): boolean {
  const types = typesOf(schema)
  const type = typeOf(value)
  if (types.length > 0 && !types.includes(type) && !(type === 'integer' && types.includes('number'))) return false
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false
  if ('const' in schema && schema.const !== value) return false
  if (typeof value === 'number') return fitsNumber(value, schema)
  return typeof value !== 'string' || fitsText(value, schema)
}

function fitsNumber(value: number, schema: JsonObject): boolean {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf } = schema
  if (typeof minimum === 'number' && value < minimum) return false
  if (typeof maximum === 'number' && value > maximum) return false
  if (typeof above === 'number' && value <= above) return false
  if (typeof below === 'number' && value >= below) return false
  if (typeof multipleOf !== 'number') return true
  const quotient = value / multipleOf
  return Math.abs(quotient - Math.round(quotient)) < 1e-9
}

function fitsText(value: string, schema: JsonObject): boolean {
  const length = [...value].length
  if (typeof schema.minLength === 'number' && length < schema.minLength) return false
  if (typeof schema.maxLength === 'number' && length > schema.maxLength) return false
  if (typeof schema.format === 'string' && !(formats[schema.format]?.test(value) ?? true)) return false
  const pattern = patternOf(schema)
  return pattern === null || pattern.test(value)
}

/** The schema's pattern; null where there is none or it is no regular expression. */
export function patternOf(schema: JsonObject): RegExp | null {
  if (typeof schema.pattern !== 'string') return null
  try {
    return new RegExp(schema.pattern, 'u')
  } catch {
    return null
  }
}
