import type { JsonValue } from '../json/value.ts'

/** What a journal's members may be: it may come from a stranger. */
export const isCount = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

export const isDuration = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0

export const textOrNull = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null)

const MOST_DEPTH = 128

/** Whether a value nests no deeper than an answer may: what walks it would run out of stack. */
export function isShallow(value: JsonValue): boolean {
  let level: readonly JsonValue[] = [value]
  for (let depth = 0; depth <= MOST_DEPTH; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as JsonValue[]) : []))
    if (level.length === 0) return true
  }
  return false
}
