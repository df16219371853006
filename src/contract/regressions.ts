import { childPointer } from '../json/pointer.ts'
import { isObject, type JsonObject, type Pointer } from '../json/value.ts'
import { compareDecimals, decimalToNumber, parsePercent } from './decimal.ts'
import type { Source } from './files/source.ts'
import { percentilesIn, shareAt } from './threshold-set.ts'
import { type Decimal, RATE_NAMES, type RateName, SPEED_NAMES, type SpeedName } from './thresholds.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Against the baseline, paired case by case (docs/contracts.md#against-a-baseline). */
export interface Regressions {
  readonly rates: Readonly<Partial<Record<RateName, { readonly maxDrop: Decimal } | null>>>
  readonly agreement?: { readonly least: Decimal } | null
  /** latency.p95 → greatest relative increase, 0.2 for 20 %. */
  readonly speeds: Readonly<
    Partial<Record<SpeedName, Readonly<Record<string, { readonly maxIncrease: number } | null>>>>
  >
  readonly costPerCallMaxIncrease?: number | null
}

/** Where a contract asks that both models come to the same value. */
export const AGREEMENT_PATH = ['regression', 'agreement'] as const

/** `regression`, structure checked. */
export function readRegressions(source: Source, pointer: Pointer, value: JsonObject): Regressions {
  const rates: Mutable<Regressions['rates']> = {}
  for (const name of RATE_NAMES) {
    const drop = value[name]
    if (drop === null) rates[name as RateName] = null
    else if (drop !== undefined)
      rates[name as RateName] = { maxDrop: shareAt(source, `${childPointer(pointer, name)}/max_drop`) }
  }
  const speeds: Mutable<Regressions['speeds']> = {}
  for (const name of SPEED_NAMES) {
    const limits = value[name]
    if (!isObject(limits)) continue
    speeds[name] = Object.fromEntries(
      percentilesIn(limits).map(([percentile, one]) => [
        percentile,
        isObject(one) ? { maxIncrease: increaseOf(one) } : null,
      ]),
    )
  }
  const { agreement, cost_per_call: cost } = value
  return {
    rates,
    speeds,
    ...(agreement === null && { agreement: null }),
    ...(isObject(agreement) && { agreement: { least: shareAt(source, `${pointer}/agreement/least`) } }),
    ...(cost === null && { costPerCallMaxIncrease: null }),
    ...(isObject(cost) && { costPerCallMaxIncrease: increaseOf(cost) }),
  }
}

function increaseOf(limit: JsonObject): number {
  if (typeof limit.max_increase === 'number') return limit.max_increase
  const share = parsePercent(String(limit.max_increase))
  if (!share) throw new Error(`${limit.max_increase} is no percentage, though its structure was checked`)
  return decimalToNumber(share)
}

/** One bar against the baseline, by its place below `regression`. */
export interface RegressionEntry {
  /** `/match_rate`, `/agreement`, `/latency/p95`, `/cost_per_call`. */
  readonly pointer: string
  /** In words; null takes the comparison away. */
  readonly shown: string | null
  readonly asksLessThan: (other: Regressions) => boolean
}

/** Every bar of a set, with the question whether it allows more than another set's of the same name. */
export function regressionEntries({
  rates,
  agreement,
  speeds,
  costPerCallMaxIncrease: cost,
}: Regressions): readonly RegressionEntry[] {
  const drops = RATE_NAMES.flatMap((rate): readonly RegressionEntry[] => {
    const own = rates[rate]
    if (own === undefined) return []
    const asksLessThan = (other: Regressions): boolean => {
      const drop = other.rates[rate]
      return Boolean(drop && (own === null || compareDecimals(own.maxDrop, drop.maxDrop) > 0))
    }
    return [{ pointer: `/${rate}`, shown: own && `a drop of ${own.maxDrop.text}`, asksLessThan }]
  })
  return [
    ...drops,
    ...(agreement === undefined ? [] : [agreementEntry(agreement)]),
    ...Object.entries(speeds).flatMap(([measure, limits]) =>
      Object.entries(limits).map(([name, own]) =>
        increaseEntry(
          `/${measure}/${name}`,
          own?.maxIncrease ?? null,
          (other) => other.speeds[measure as keyof typeof speeds]?.[name]?.maxIncrease,
        ),
      ),
    ),
    ...(cost === undefined ? [] : [increaseEntry('/cost_per_call', cost, (other) => other.costPerCallMaxIncrease)]),
  ]
}

function agreementEntry(own: NonNullable<Regressions['agreement']> | null): RegressionEntry {
  const asksLessThan = ({ agreement: other }: Regressions): boolean =>
    Boolean(other && (own === null || compareDecimals(own.least, other.least) < 0))
  return { pointer: '/agreement', shown: own?.least.text ?? null, asksLessThan }
}

function increaseEntry(
  pointer: string,
  own: number | null,
  inOther: (other: Regressions) => number | null | undefined,
): RegressionEntry {
  const asksLessThan = (other: Regressions): boolean => {
    const most = inOther(other)
    return typeof most === 'number' && (own === null || own > most)
  }
  return { pointer, shown: own === null ? null : `an increase of ${Math.round(own * 1e6) / 1e4} %`, asksLessThan }
}

/** Key by key, the later set's over the earlier one's. */
export function regressionOver(later: Regressions, first: Regressions): Regressions {
  const names = [
    ...new Set([...Object.keys(first.speeds), ...Object.keys(later.speeds)]),
  ] as (keyof Regressions['speeds'])[]
  const agreement = later.agreement === undefined ? first.agreement : later.agreement
  const cost = later.costPerCallMaxIncrease === undefined ? first.costPerCallMaxIncrease : later.costPerCallMaxIncrease
  return {
    rates: { ...first.rates, ...later.rates },
    speeds: Object.fromEntries(names.map((name) => [name, { ...first.speeds[name], ...later.speeds[name] }])),
    ...(agreement !== undefined && { agreement }),
    ...(cost !== undefined && { costPerCallMaxIncrease: cost }),
  }
}
