import type { Random } from '../contract/random.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'

/** JSON text without one of the members that its schema requires; null where it requires none that is there. */
export function withoutMember(text: string, schema: JsonValue | undefined, random: Random): string | null {
  const value = objectIn(text)
  const declared = isObject(schema) ? schema : {}
  const required = Array.isArray(declared.required) ? declared.required : []
  const present = required.filter((name): name is string => typeof name === 'string' && value !== null && name in value)
  const dropped = present[Math.floor(random() * present.length)]
  if (value === null || dropped === undefined) return null
  return JSON.stringify(Object.fromEntries(Object.entries(value).filter(([name]) => name !== dropped)))
}

/** JSON text with a value that its enumeration does not hold; null where the schema has none at its top. */
export function withInventedEnum(text: string, schema: JsonValue | undefined): string | null {
  const value = objectIn(text)
  const declared = isObject(schema) ? schema : {}
  const properties = isObject(declared.properties) ? declared.properties : {}
  const name = Object.keys(properties).find((key) => {
    const member = properties[key]
    return value !== null && key in value && isObject(member) && Array.isArray(member.enum)
  })
  if (value === null || name === undefined) return null
  return JSON.stringify({ ...value, [name]: `${String(value[name])}-ish` })
}

function objectIn(text: string): JsonObject | null {
  const value = JSON.parse(text) as JsonValue
  return isObject(value) ? value : null
}
