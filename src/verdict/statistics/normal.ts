/**
 * The standard normal quantile: P. J. Acklam's rational approximation (2003, relative error 1.2e-9), polished by one
 * Halley step against the complementary error function, which brings it to the precision of a double.
 */
export function normalQuantile(p: number): number {
  const x = acklam(p)
  const error = normalCdf(x) - p
  const u = error * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2)
  return x - u / (1 + (x * u) / 2)
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
]
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1]
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

function acklam(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return horner(C, q) / horner(D, q)
  }
  if (p > 1 - 0.02425) return -acklam(1 - p)
  const q = p - 0.5
  const r = q * q
  return (horner(A, r) * q) / horner(B, r)
}

const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)

/** P(Z ≤ x), by the series near zero and the continued fraction in the tail (Abramowitz and Stegun 26.2.10, 26.2.14). */
export function normalCdf(x: number): number {
  const size = Math.abs(x)
  const density = Math.exp(-(size * size) / 2) / Math.sqrt(2 * Math.PI)
  if (size > 4) {
    let tail = size
    for (let k = 80; k > 0; k--) tail = size + k / tail
    return x > 0 ? 1 - density / tail : density / tail
  }
  let term = size
  let sum = size
  for (let k = 1; k < 200 && term > 1e-18 * sum; k++) {
    term *= (size * size) / (2 * k + 1)
    sum += term
  }
  return x > 0 ? 0.5 + density * sum : 0.5 - density * sum
}
