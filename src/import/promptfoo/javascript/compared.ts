import type { Condition } from './condition.ts'
import { PLAIN, type Term } from './term.ts'

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
