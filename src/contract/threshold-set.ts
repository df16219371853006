import { childPointer, valueAt } from '../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import { compareDecimals, decimalText, decimalToNumber, parseDecimal, parsePercent, parseShare } from './decimal.ts'
import { parseDuration } from './duration.ts'
import type { Source } from './files/source.ts'
import { type Decimal, RATE_NAMES, type RateName, SPEED_NAMES, type SpeedName } from './thresholds.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Share of calls at or under a limit: `p95: 2s` → quantile 0.95, limit 2000. */
export interface PercentileLimit {
  /** 'p50', 'p95', 'p99.9' as written. */
  readonly name: string
  readonly quantile: Decimal
  /** Milliseconds, or tokens per second. */
  readonly limit: number
}

/** null takes away the default of that name. */
export interface Thresholds {
  readonly rates: Readonly<Partial<Record<RateName, Decimal | null>>>
  readonly perGroup: Readonly<Partial<Record<RateName, Decimal | null>>>
  readonly speeds: Readonly<Partial<Record<SpeedName, Readonly<Record<string, PercentileLimit | null>>>>>
  /** US dollars a call, mean. */
  readonly costPerCallMeanUsd?: number | null
}

/** `thresholds` (or a policy's `floors`), structure checked, with every share as exact as it was written. */
export function readThresholds(source: Source, pointer: Pointer, value: JsonObject): Thresholds {
  const speeds: Mutable<Thresholds['speeds']> = {}
  for (const name of SPEED_NAMES) {
    const limits = value[name]
    if (isObject(limits)) speeds[name] = readLimits(source, childPointer(pointer, name), limits)
  }
  const perGroup = isObject(value.per_group)
    ? readRates(source, childPointer(pointer, 'per_group'), value.per_group)
    : {}
  const cost = isObject(value.cost_per_call) ? value.cost_per_call.mean : undefined
  return {
    rates: readRates(source, pointer, value),
    perGroup,
    speeds,
    ...(cost !== undefined && { costPerCallMeanUsd: cost as number | null }),
  }
}

function readRates(source: Source, pointer: Pointer, value: JsonObject): Thresholds['rates'] {
  const rates: Mutable<Thresholds['rates']> = {}
  for (const name of RATE_NAMES) {
    const share = value[name]
    if (share === null) rates[name] = null
    else if (share !== undefined) rates[name] = shareAt(source, childPointer(pointer, name))
  }
  return rates
}

/** The number at a pointer, exactly as its text says. */
function decimalAt(source: Source, pointer: Pointer): Decimal {
  const decimal = parseDecimal(source.numbers.get(pointer) ?? '')
  if (!decimal) throw new Error(`no number at ${pointer} of ${source.file}, though its structure was checked`)
  return decimal
}

/** A share as a number or a percentage, exactly as its text says: `0.95` and `95%` are the same decimal. */
export function shareAt(source: Source, pointer: Pointer): Decimal {
  const written = valueAt(source.value, pointer)
  return (typeof written === 'string' ? parseShare(written) : null) ?? decimalAt(source, pointer)
}

function readLimits(
  source: Source,
  pointer: Pointer,
  limits: JsonObject,
): Readonly<Record<string, PercentileLimit | null>> {
  const entries = percentilesIn(limits).map(([name, limit]) => {
    if (limit === null) return [name, null] as const
    const amount =
      typeof limit === 'string' ? parseDuration(limit) : decimalToNumber(decimalAt(source, childPointer(pointer, name)))
    return [name, { name, quantile: quantileOf(name), limit: amount as number }] as const
  })
  return Object.fromEntries(entries)
}

/** Any other name is unknown to the published schema, which said so. */
export const percentilesIn = (limits: JsonObject): readonly [string, JsonValue][] =>
  Object.entries(limits).filter(([name]) => /^p[1-9][0-9]?(\.[0-9]{1,4})?$/.test(name))

/** `p99.9` → 0.999. */
export function quantileOf(name: string): Decimal {
  const share = parsePercent(`${name.slice(1)}%`)
  if (!share) throw new Error(`${name} is no percentile`)
  return { ...share, text: decimalText(share) }
}

/** Key by key, the later set's over the earlier one's. */
export function thresholdsOver(later: Thresholds, first: Thresholds): Thresholds {
  const speeds = { ...first.speeds }
  for (const [name, limits] of Object.entries(later.speeds))
    speeds[name as keyof typeof speeds] = { ...first.speeds[name as keyof typeof speeds], ...limits }
  return {
    rates: { ...first.rates, ...later.rates },
    perGroup: { ...first.perGroup, ...later.perGroup },
    speeds,
    ...(first.costPerCallMeanUsd !== undefined && { costPerCallMeanUsd: first.costPerCallMeanUsd }),
    ...(later.costPerCallMeanUsd !== undefined && { costPerCallMeanUsd: later.costPerCallMeanUsd }),
  }
}

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
