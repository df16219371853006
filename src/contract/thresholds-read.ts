import { childPointer, valueAt } from '../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import { decimalText, decimalToNumber, parseDecimal, parsePercent, parseShare } from './decimal.ts'
import { parseDuration } from './duration.ts'
import type { Source } from './files/source.ts'
import { type Decimal, type PercentileLimit, RATE_NAMES, SPEED_NAMES, type Thresholds } from './thresholds.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

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
