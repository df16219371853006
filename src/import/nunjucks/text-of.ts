import type { JsonValue } from '../../json/value.ts'

/** A value as it is inserted into a text: nothing where there is none, JSON for what is no text, number or boolean. */
export function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
