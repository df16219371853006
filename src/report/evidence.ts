import type { JsonValue } from '../json/value.ts'
import { isObject } from '../json/value.ts'

/** Evidence as the report holds it: an outcome's own members as plain data. Reading it is total. */
export type Evidence = Readonly<Record<string, JsonValue>>

/** The value at a path of member names and indices, or undefined. */
function at(evidence: Evidence, ...path: readonly (string | number)[]): JsonValue | undefined {
  let value: JsonValue | undefined = evidence
  for (const step of path) {
    if (Array.isArray(value)) value = typeof step === 'number' ? value[step] : undefined
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  }
  return value
}

/** Text at a path; numbers and booleans as JSON writes them, null where nothing stands. */
export function textAt(evidence: Evidence, ...path: readonly (string | number)[]): string | null {
  const value = at(evidence, ...path)
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export function numberAt(evidence: Evidence, ...path: readonly (string | number)[]): number | null {
  const value = at(evidence, ...path)
  return typeof value === 'number' ? value : null
}

/** The texts of a list, empty where there is none. */
export function textsAt(evidence: Evidence, ...path: readonly (string | number)[]): readonly string[] {
  const value = at(evidence, ...path)
  if (!Array.isArray(value)) return []
  return value.map((each: JsonValue) => (typeof each === 'string' ? each : JSON.stringify(each)))
}

export function lengthAt(evidence: Evidence, ...path: readonly (string | number)[]): number {
  const value = at(evidence, ...path)
  return Array.isArray(value) ? value.length : 0
}
