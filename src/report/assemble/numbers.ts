import type { Decimal, SpeedName } from '../../contract/thresholds.ts'
import type { Role } from '../../plan/plan.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { sortedFigures } from '../../verdict/speeds.ts'
import { percentile } from '../../verdict/statistics/percentile.ts'
import type { LatencyHistogram, Percentiles } from '../reported-contract.ts'

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
  return percentilesIn(sortedFigures(ledger, role, contractIndex, measure), measure)
}

/** The same of figures in ascending order. */
export function percentilesIn(figures: Float64Array, measure: SpeedName): Percentiles | null {
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

const BINS = 20
/** With fewer calls the percentiles say all there is to say. */
const FEWEST_CALLS = 10

/**
 * How the answered calls' latencies are spread: bins that grow by one factor from the shortest to the longest of both
 * models, because latencies are. null where there are too few calls to draw.
 *
 * @param candidate its latencies, ascending
 */
export function latencyHistogram(
  ledger: Ledger,
  contractIndex: number,
  candidate: Float64Array,
): LatencyHistogram | null {
  if (candidate.length < FEWEST_CALLS) return null
  const paired = ledger.plan.contracts[contractIndex]?.baseline !== null
  const baseline = paired ? sortedFigures(ledger, 'baseline', contractIndex, 'latency') : new Float64Array()
  const shortest = Math.max(0.01, Math.min(candidate[0] as number, baseline[0] ?? Number.POSITIVE_INFINITY))
  const longest = Math.max(candidate.at(-1) as number, baseline.at(-1) ?? 0)
  if (longest <= shortest) return null
  const edges = edgesBetween(shortest, longest)
  return {
    edges_ms: edges,
    candidate: counted(candidate, edges),
    baseline: baseline.length > 0 ? counted(baseline, edges) : null,
  }
}

/** Three digits are enough to draw with, and the first and the last bin take what rounding left outside. */
function edgesBetween(shortest: number, longest: number): readonly number[] {
  const factor = (longest / shortest) ** (1 / BINS)
  return Array.from({ length: BINS + 1 }, (_, at) => Number((shortest * factor ** at).toPrecision(3)))
}

function counted(sorted: Float64Array, edges: readonly number[]): readonly number[] {
  const counts = Array.from({ length: edges.length - 1 }, () => 0)
  let bin = 0
  for (const figure of sorted) {
    while (bin < counts.length - 1 && figure > (edges[bin + 1] as number)) bin++
    counts[bin] = (counts[bin] as number) + 1
  }
  return counts
}
