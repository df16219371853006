import type { JsonScalar } from '../../../json/value.ts'
import type { Path } from '../../expectation.ts'
import type { Condition, Reading } from './condition.ts'

/** What a part of an expression stands for. */
export type Term =
  | { readonly kind: 'value'; readonly value: JsonScalar }
  | { readonly kind: 'list'; readonly values: readonly JsonScalar[] }
  | { readonly kind: 'output'; readonly path: Path; readonly as: Reading; readonly type?: true; readonly off?: number }
  | { readonly kind: 'conditions'; readonly all: readonly Condition[] }

export const PLAIN: Reading = { text: false, number: false, anyCase: false, trimmed: false, length: false }
/** A literal text after a method without arguments; null for another method. */
export function changed(text: string, name: string): Term | null {
  if (name === 'toLowerCase') return { kind: 'value', value: text.toLowerCase() }
  if (name === 'trim') return { kind: 'value', value: text.trim() }
  return name === 'toString' ? { kind: 'value', value: text } : null
}
