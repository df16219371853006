import type { Decimal, SpeedName } from '../../contract/thresholds.ts'
import type { Role } from '../../plan/plan.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { sortedFigures } from '../../verdict/speeds.ts'
import { percentile } from '../../verdict/statistics/percentile.ts'
import type { Percentiles } from '../report.ts'

/** Nine decimals: more than any figure means, fewer than the last bits in which platforms' logarithms differ. */
export const rounded = (value: number): number => Number(value.toFixed(9))
export const roundedOrNull = (value: number | null): number | null => (value === null ? null : rounded(value))
export const roundedPair = (pair: readonly [number, number] | null): readonly [number, number] | null =>
  pair && [rounded(pair[0]), rounded(pair[1])]

const hundredths = (numerator: bigint): Decimal => ({ text: `0.${numerator}`, numerator, scale: 2 })
export const P50 = hundredths(50n)
export const P95 = hundredths(95n)
const P99 = hundredths(99n)

export function percentilesOf(
  ledger: Ledger,
  role: Role,
  contractIndex: number,
  measure: SpeedName,
): Percentiles | null {
  const figures = sortedFigures(ledger, role, contractIndex, measure)
  if (figures.length === 0) return null
  const at = (quantile: Decimal): number => rounded(percentile(figures, quantile))
  if (measure !== 'tokens_per_second') return { p50: at(P50), p95: at(P95), p99: at(P99) }
  // For a speed the slow end is the low one: p95 is what 95 % of calls reach.
  const reached = figures.map((_, index) => figures[figures.length - 1 - index] as number)
  const reachedAt = (quantile: Decimal): number => rounded(percentile(reached, quantile))
  return { p50: reachedAt(P50), p95: reachedAt(P95), p99: reachedAt(P99) }
}

/** The candidate's latency over the calls of all contracts together, ms; null where none was answered. */
export function latencyP95(ledger: Ledger): number | null {
  const all = ledger.plan.contracts.map((_, index) => sortedFigures(ledger, 'candidate', index, 'latency'))
  const figures = new Float64Array(all.reduce((sum, each) => sum + each.length, 0))
  let filled = 0
  for (const each of all) {
    figures.set(each, filled)
    filled += each.length
  }
  return filled === 0 ? null : rounded(percentile(figures.sort(), P95))
}
