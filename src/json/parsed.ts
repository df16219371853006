import type { JsonValue } from './value.ts'

/** The value of a text that may be no JSON; undefined where it is none. What a name twice loses is not looked for. */
export function parsedJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}
