import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'

/** Members of an answer as a stranger's server may have written them: what has another type is null. */
export const textAt = (object: JsonObject, name: string): string | null => {
  const value = own(object, name)
  return typeof value === 'string' ? value : null
}

export const objectAt = (object: JsonObject, name: string): JsonObject | null => {
  const value = own(object, name)
  return isObject(value) ? value : null
}

export const listAt = (object: JsonObject, name: string): readonly JsonValue[] => {
  const value = own(object, name)
  return Array.isArray(value) ? value : []
}

/** A count of something: a finite number of at least 0, otherwise null. */
export const countAt = (object: JsonObject | null, name: string): number | null => {
  const value = object === null ? undefined : own(object, name)
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null
}

/** The members of an object but those named. */
export const without = (object: JsonObject, names: ReadonlySet<string>): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)))

const own = (object: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined
