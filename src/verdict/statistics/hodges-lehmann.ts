/**
 * The Hodges–Lehmann estimate of a centre: the median of all (xᵢ + xⱼ)/2, i ≤ j (Annals of Mathematical Statistics 34,
 * 1963). The n(n+1)/2 averages are never written down: a bisection counts how many lie at or below a value, O(n) a
 * step over the sorted values, O(n log n) in all.
 */
export function hodgesLehmann(values: Float64Array): number {
  const sorted = values.slice().sort()
  const n = sorted.length
  if (n === 0) return Number.NaN
  const pairs = (n * (n + 1)) / 2
  const upper = walshAverage(sorted, Math.floor(pairs / 2) + 1)
  return pairs % 2 === 1 ? upper : (walshAverage(sorted, pairs / 2) + upper) / 2
}

/** The rank-th smallest of the averages, rank from 1. */
function walshAverage(sorted: Float64Array, rank: number): number {
  let low = sorted[0] as number
  let high = sorted[sorted.length - 1] as number
  if (countAtMost(sorted, low) >= rank) return low
  for (let step = 0; step < 2_000; step++) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) break
    if (countAtMost(sorted, middle) >= rank) high = middle
    else low = middle
  }
  return high
}

function countAtMost(sorted: Float64Array, limit: number): number {
  let count = 0
  let j = sorted.length - 1
  for (let i = 0; i < sorted.length; i++) {
    while (j >= i && ((sorted[i] as number) + (sorted[j] as number)) / 2 > limit) j--
    if (j < i) break
    count += j - i + 1
  }
  return count
}
