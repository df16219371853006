import type { RateName, SpeedName } from '../contract/thresholds.ts'
import { RATE_NAMES } from '../contract/thresholds.ts'

/** What a dotted requirement id asks: `schema_rate`, `latency.p95`, `per_group.ja.match_rate`, `floor.schema_rate`. */
export type Asked =
  | { readonly kind: 'rate'; readonly rate: RateName; readonly group: string | null }
  | { readonly kind: 'speed'; readonly measure: SpeedName; readonly quantile: string }
  | { readonly kind: 'cost' }
  | { readonly kind: 'regression'; readonly of: Asked | 'agreement' }
  | { readonly kind: 'floor'; readonly of: Asked }
  | { readonly kind: 'other'; readonly id: string }

const SPEEDS: readonly SpeedName[] = ['latency', 'time_to_first_token', 'tokens_per_second']

export function askedBy(id: string): Asked {
  if (id === 'regression.agreement') return { kind: 'regression', of: 'agreement' }
  if (id.startsWith('regression.')) return { kind: 'regression', of: askedBy(id.slice('regression.'.length)) }
  if (id.startsWith('floor.')) return { kind: 'floor', of: askedBy(id.slice('floor.'.length)) }
  if (id === 'cost_per_call' || id.startsWith('cost_per_call.')) return { kind: 'cost' }
  const rate = RATE_NAMES.find((name) => id === name || id.endsWith(`.${name}`))
  if (rate !== undefined && id === rate) return { kind: 'rate', rate, group: null }
  if (rate !== undefined && id.startsWith('per_group.')) {
    return { kind: 'rate', rate, group: id.slice('per_group.'.length, -rate.length - 1) }
  }
  const measure = SPEEDS.find((name) => id.startsWith(`${name}.`))
  if (measure !== undefined) return { kind: 'speed', measure, quantile: id.slice(measure.length + 1) }
  return { kind: 'other', id }
}
