import type { JsonScalar } from '../../../json/value.ts'
import type { Path } from '../../expectation.ts'

/** Something that an expression asks of the output, without running it. `parse` in a path is a text read as JSON there. */
export type Condition =
  | { readonly kind: 'is' | 'is-not'; readonly path: Path; readonly value: JsonScalar; readonly as: Reading }
  | {
      readonly kind: 'range'
      readonly path: Path
      readonly sign: '>' | '>=' | '<' | '<='
      readonly bound: number
      readonly as: Reading
    }
  | {
      readonly kind: 'contains' | 'starts-with' | 'ends-with'
      readonly path: Path
      readonly text: string
      readonly as: Reading
    }
  | { readonly kind: 'item'; readonly path: Path; readonly value: JsonScalar }
  | { readonly kind: 'one-of'; readonly path: Path; readonly values: readonly JsonScalar[]; readonly as: Reading }
  | { readonly kind: 'type'; readonly path: Path; readonly type: string }

/** How a value is read before it is compared. */
export interface Reading {
  readonly text: boolean
  readonly number: boolean
  readonly anyCase: boolean
  readonly trimmed: boolean
  readonly length: boolean
}

/** A step that reads a text as JSON. */
export const PARSE = '\u0000parse'

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

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }

/** `left sign right` as conditions; null where it is none that is data. */
export function compared(left: Term, sign: string, right: Term): readonly Condition[] | null {
  if (left.kind === 'value' && right.kind === 'output') return compared(right, MIRRORED[sign] ?? sign, left)
  if (left.kind !== 'output' || right.kind !== 'value') return null
  const { path, as } = left
  const { value } = right
  if (left.type) {
    if (!sign.startsWith('==') || typeof value !== 'string') return null
    return [{ kind: 'type', path, type: value }]
  }
  if (left.off !== undefined) {
    if (typeof value !== 'number' || !sign.startsWith('<')) return null
    const as = PLAIN
    return [
      { kind: 'range', path, sign: sign === '<' ? '>' : '>=', bound: left.off - value, as },
      { kind: 'range', path, sign: sign === '<' ? '<' : '<=', bound: left.off + value, as },
    ]
  }
  if (sign.startsWith('!')) return [{ kind: 'is-not', path, value, as }]
  if (sign.startsWith('==') && as.length && typeof value === 'number')
    return ['>=', '<='].map((one) => ({ kind: 'range', path, sign: one as '>=', bound: value, as }))
  if (sign.startsWith('==')) return [{ kind: 'is', path, value, as }]
  if (typeof value !== 'number') return null
  return [{ kind: 'range', path, sign: sign as '<', bound: value, as }]
}
