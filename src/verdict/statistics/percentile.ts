import type { Decimal } from '../../contract/thresholds.ts'

/** ceil(q·n) in integers, so that 95 % of 20 is 19 and never 20. */
export function ceilShare(share: Decimal, n: number): number {
  const scale = 10n ** BigInt(share.scale)
  return Number((share.numerator * BigInt(n) + scale - 1n) / scale)
}

/**
 * The k-th smallest, k = ceil(q·n), no interpolation (docs/statistics.md#every-requirement-is-a-yesno-question).
 * `sorted` ascends and is not empty.
 */
export function percentile(sorted: Float64Array, quantile: Decimal): number {
  return sorted[Math.max(1, ceilShare(quantile, sorted.length)) - 1] as number
}

/** Percentiles below 1/(1−q) values are shown and not judged. */
export function enoughFor(quantile: Decimal, n: number): boolean {
  const scale = 10n ** BigInt(quantile.scale)
  return BigInt(n) * (scale - quantile.numerator) >= scale
}
