import { normalQuantile } from './normal.ts'

/** Counts of pairs; they need not be integers (a design effect divides them). */
export interface PairCounts {
  readonly n: number
  readonly baselineOnly: number
  readonly candidateOnly: number
}

/**
 * Tango's score interval for a difference of paired shares, candidate − baseline (T. Tango, Statistics in Medicine 17,
 * 1998, equations 6 and 8): all δ whose score statistic stays within ±z. `level` is two-sided.
 */
export function tangoInterval(counts: PairCounts, level: number): readonly [number, number] {
  const z = normalQuantile(1 - (1 - level) / 2)
  return [bound(counts, z), bound(counts, -z)]
}

/** The δ at which the score statistic, which falls in δ, equals z. */
function bound(counts: PairCounts, z: number): number {
  let low = -1
  let high = 1
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (score(counts, middle) > z) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function score({ n, baselineOnly, candidateOnly }: PairCounts, delta: number): number {
  const lead = candidateOnly - baselineOnly - n * delta
  const a = 2 * n
  const b = -candidateOnly - baselineOnly + (2 * n - candidateOnly + baselineOnly) * delta
  const c = -baselineOnly * delta * (1 - delta)
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c))
  // The larger root of a·q² + b·q + c, in the form that does not cancel.
  const q = b > 0 ? (-2 * c) / (b + root) : (root - b) / (2 * a)
  const variance = n * (2 * q + delta * (1 - delta))
  if (variance <= 0) return lead === 0 ? 0 : lead * Infinity
  return lead / Math.sqrt(variance)
}
