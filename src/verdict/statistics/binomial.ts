import { logAdd, logChoose, logGamma } from './gamma.ts'

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

/**
 * The regularised incomplete beta function I_x(a, b), a, b > 0, 0 ≤ x ≤ 1, by its continued fraction
 * (DLMF 8.17.22) with the modified Lentz method (Thompson and Barnett 1986).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

const TINY = 1e-300
const PRECISION = 1e-15

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / floored(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / floored(1 + even * d)
    c = floored(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / floored(1 + odd * d)
    c = floored(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < PRECISION) break
  }
  return result
}

const floored = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

/** The x at which I_x(a, b) = probability, by bisection down to the last bits of a double. */
function inverseIncompleteBeta(probability: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let step = 0; step < 200 && low < high; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (incompleteBeta(middle, a, b) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
