import { compareDecimals } from './decimal.ts'
import { RATE_NAMES, SPEED_NAMES, type SpeedName, type Thresholds } from './thresholds.ts'

/** One threshold of a set, by its place below `thresholds`. */
export interface ThresholdEntry {
  /** `/match_rate`, `/per_group/match_rate`, `/latency/p95`, `/cost_per_call/mean`. */
  readonly pointer: string
  /** As it would be written; null drops a default. */
  readonly shown: string | null
  readonly asksLessThan: (other: Thresholds) => boolean
}

/** Every threshold of a set, with the question whether it asks for less than another set's of the same name. */
export function thresholdEntries(thresholds: Thresholds): readonly ThresholdEntry[] {
  const rates = (kind: 'rates' | 'perGroup', prefix: string): readonly ThresholdEntry[] =>
    RATE_NAMES.flatMap((name) => {
      const own = thresholds[kind][name]
      if (own === undefined) return []
      const asksLessThan = (other: Thresholds): boolean => {
        const least = other[kind][name]
        return least !== undefined && least !== null && (own === null || compareDecimals(own, least) < 0)
      }
      return [{ pointer: `${prefix}/${name}`, shown: own?.text ?? null, asksLessThan }]
    })
  const { costPerCallMeanUsd: cost } = thresholds
  return [
    ...rates('rates', ''),
    ...rates('perGroup', '/per_group'),
    ...SPEED_NAMES.flatMap((name) => speedEntries(thresholds, name)),
    ...(cost === undefined ? [] : [costEntry(cost)]),
  ]
}

function speedEntries(thresholds: Thresholds, measure: SpeedName): readonly ThresholdEntry[] {
  const unit = measure === 'tokens_per_second' ? ' tokens/s' : 'ms'
  return Object.entries(thresholds.speeds[measure] ?? {}).map(([name, own]) => {
    const asksLessThan = (other: Thresholds): boolean => {
      const limit = other.speeds[measure]?.[name]
      if (limit === undefined || limit === null) return false
      return own === null || (measure === 'tokens_per_second' ? own.limit < limit.limit : own.limit > limit.limit)
    }
    return { pointer: `/${measure}/${name}`, shown: own && `${own.limit}${unit}`, asksLessThan }
  })
}

function costEntry(own: number | null): ThresholdEntry {
  const asksLessThan = ({ costPerCallMeanUsd: limit }: Thresholds): boolean =>
    typeof limit === 'number' && (own === null || own > limit)
  return { pointer: '/cost_per_call/mean', shown: own === null ? null : `$${own}`, asksLessThan }
}

/** The entry of the same place in another set, as it is shown; `nothing` where that has none. */
export const shownEntry = (thresholds: Thresholds, pointer: string): string =>
  thresholdEntries(thresholds).find((entry) => entry.pointer === pointer)?.shown ?? 'nothing'
