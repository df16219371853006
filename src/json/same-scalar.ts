import { normalDecimal } from './decimal.ts'
import type { JsonScalar } from './value.ts'

/** A scalar with the source text it has where a double can't hold it. */
export interface WrittenScalar {
  readonly value: JsonScalar
  readonly exact: string | undefined
}

/**
 * Whether two scalars are equal by JSON value: `5` is `5.0`, `true` is not `1`, `9007199254740993` is not `…992`.
 * Numbers that a double can't hold are compared by the digits that were written.
 */
export function sameScalar(a: WrittenScalar, b: WrittenScalar): boolean {
  const written = a.exact !== undefined || b.exact !== undefined
  if (!written || typeof a.value !== 'number' || typeof b.value !== 'number') return a.value === b.value
  return normalDecimal(a.exact ?? String(a.value)) === normalDecimal(b.exact ?? String(b.value))
}
