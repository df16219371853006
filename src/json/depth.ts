import type { JsonValue } from './value.ts'

/** Containers inside containers, as the caps on answers have it. */
const MOST_DEPTH = 128

/** Whether a value nests no deeper than an answer may: what walks it would run out of stack. */
export function isShallow(value: JsonValue, mostDepth = MOST_DEPTH): boolean {
  let level: readonly JsonValue[] = [value]
  for (let depth = 0; depth <= mostDepth; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as JsonValue[]) : []))
    if (level.length === 0) return true
  }
  return false
}
