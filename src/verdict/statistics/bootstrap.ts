import type { Random } from '../../contract/random.ts'

/** Most case draws in one bootstrap: with more than 5,000 cases the number of resamples falls below 10,000. */
const MOST_DRAWS = 50_000_000
const RESAMPLES = 10_000
const LEAST_RESAMPLES = 400

export const resamplesFor = (cases: number): number =>
  Math.max(LEAST_RESAMPLES, Math.min(RESAMPLES, Math.floor(MOST_DRAWS / Math.max(1, cases))))

/**
 * Percentile bootstrap over cases (Efron 1979): cases are drawn with replacement, a case brings all its calls.
 * `statistics` sees how often each case was drawn and gives its figures; the result holds, for each figure, the
 * central interval of `level`, or null where too few resamples gave a number.
 */
export function bootstrapIntervals(
  cases: number,
  statistics: (drawn: Uint32Array) => readonly number[],
  level: number,
  random: Random,
): readonly (readonly [number, number] | null)[] {
  const resamples = resamplesFor(cases)
  const drawn = new Uint32Array(cases)
  const figures: Float64Array[] = []
  for (let resample = 0; resample < resamples; resample++) {
    drawn.fill(0)
    for (let i = 0; i < cases; i++) {
      const pick = Math.floor(random() * cases)
      drawn[pick] = (drawn[pick] as number) + 1
    }
    statistics(drawn).forEach((value, figure) => {
      figures[figure] ??= new Float64Array(resamples)
      ;(figures[figure] as Float64Array)[resample] = value
    })
  }
  return figures.map((values) => centralInterval(values, level))
}

function centralInterval(values: Float64Array, level: number): readonly [number, number] | null {
  if (values.some((value) => !Number.isFinite(value))) return null
  const sorted = values.slice().sort()
  const tail = (1 - level) / 2
  const at = (share: number): number =>
    sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1] as number
  return [at(tail), at(1 - tail)]
}

/** Values with the case each belongs to, sorted once, so that a resample's percentile is one walk. */
export interface WeightedValues {
  readonly sorted: Float64Array
  readonly owners: Uint32Array
}

export function weightedValues(values: readonly { readonly value: number; readonly owner: number }[]): WeightedValues {
  const rows = [...values].sort((a, b) => a.value - b.value || a.owner - b.owner)
  return { sorted: Float64Array.from(rows, (row) => row.value), owners: Uint32Array.from(rows, (row) => row.owner) }
}

/** The k-th smallest, k = ceil(q·n), where value i stands there `drawn[owner]` times; NaN where nothing was drawn. */
export function weightedPercentiles(
  values: WeightedValues,
  drawn: Uint32Array,
  quantiles: readonly number[],
): number[] {
  let total = 0
  for (let i = 0; i < values.owners.length; i++) total += drawn[values.owners[i] as number] as number
  if (total === 0) return quantiles.map(() => Number.NaN)
  // A resample's quantile is an estimate: 1e-9 keeps 0.95·20 at 19.
  const ranks = quantiles.map((quantile) => Math.max(1, Math.ceil(quantile * total - 1e-9)))
  const found = quantiles.map(() => Number.NaN)
  const order = ranks.map((_, index) => index).sort((a, b) => (ranks[a] as number) - (ranks[b] as number))
  let next = 0
  let seen = 0
  for (let i = 0; i < values.sorted.length && next < order.length; i++) {
    seen += drawn[values.owners[i] as number] as number
    while (next < order.length && seen >= (ranks[order[next] as number] as number)) {
      found[order[next++] as number] = values.sorted[i] as number
    }
  }
  return found
}

export function weightedMean(values: WeightedValues, drawn: Uint32Array): number {
  let total = 0
  let sum = 0
  for (let i = 0; i < values.owners.length; i++) {
    const weight = drawn[values.owners[i] as number] as number
    total += weight
    sum += weight * (values.sorted[i] as number)
  }
  return total === 0 ? Number.NaN : sum / total
}
