import type { JsonValue } from '../json/value.ts'

/** What a journal's members may be: it may come from a stranger. */
export const isCount = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

export const isDuration = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0

export const textOrNull = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null)
