import { inverseIncompleteBeta } from './beta.ts'
import { logAdd, logChoose } from './gamma.ts'

/** ln P(X = k), X binomial(n, p). */
export function logBinomial(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return -Infinity
  if (p <= 0) return k === 0 ? 0 : -Infinity
  if (p >= 1) return k === n ? 0 : -Infinity
  return logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p)
}

/**
 * ln P(X ≤ k), X binomial(n, p). The terms are summed in logarithms away from the mode until they no longer count,
 * so that tails far below the smallest double stay what they are.
 */
export function logBinomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return -Infinity
  if (k >= n) return 0
  if (p <= 0) return 0
  if (p >= 1) return -Infinity
  if (k > n * p) return Math.log1p(-Math.exp(descending(n - k - 1, n, 1 - p)))
  return descending(k, n, p)
}

/** ln P(X ≥ k). */
export function logBinomialAtLeast(k: number, n: number, p: number): number {
  return logBinomialAtMost(n - k, n, 1 - p)
}

function descending(k: number, n: number, p: number): number {
  let term = logBinomial(k, n, p)
  let sum = term
  const odds = Math.log1p(-p) - Math.log(p)
  for (let i = k; i > 0; i--) {
    term += Math.log(i) - Math.log(n - i + 1) + odds
    sum = logAdd(sum, term)
    if (term < sum - 45) break
  }
  return sum
}

/**
 * Clopper and Pearson (Biometrika 26, 1934): the exact interval for a share from k of n independent calls.
 * `level` is two-sided.
 */
export function clopperPearson(k: number, n: number, level: number): readonly [number, number] {
  const tail = (1 - level) / 2
  return [
    k === 0 ? 0 : k === n ? tail ** (1 / n) : inverseIncompleteBeta(tail, k, n - k + 1),
    k === n ? 1 : k === 0 ? 1 - tail ** (1 / n) : inverseIncompleteBeta(1 - tail, k + 1, n - k),
  ]
}

/** Two-sided exact sign test: the p-value of `worse` against `better` under an even chance. McNemar's exact test for S = 1. */
export function signTest(worse: number, better: number): number {
  const n = worse + better
  if (n === 0) return 1
  return Math.min(1, 2 * Math.exp(logBinomialAtMost(Math.min(worse, better), n, 0.5)))
}
