import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { sortedFigures } from '../../verdict/speeds.ts'
import type { LatencyHistogram } from '../report.ts'

const BINS = 20
/** With fewer calls the percentiles say all there is to say. */
const FEWEST_CALLS = 10

/**
 * How the answered calls' latencies are spread: bins that grow by one factor from the shortest to the longest of both
 * models, because latencies are. null where there are too few calls to draw.
 */
export function latencyHistogram(ledger: Ledger, contractIndex: number): LatencyHistogram | null {
  const candidate = sortedFigures(ledger, 'candidate', contractIndex, 'latency')
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
