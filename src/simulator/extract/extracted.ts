import type { JsonValue } from '../../json/value.ts'

/** A schema narrowed to what the conversation says, and how many of its values come from there. */
export interface Extracted {
  readonly schema: JsonValue
  readonly found: number
}
