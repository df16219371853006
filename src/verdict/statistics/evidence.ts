/**
 * Mixtures of docs/statistics.md#with-confidence: ρ is the failure rate believed in, as a multiple of the threshold's
 * own.
 */
export interface Mixture {
  readonly rho: readonly number[]
  readonly weight: readonly number[]
}

export const PASS_SIDE: Mixture = { rho: [0, 0.25, 0.6, 0.85], weight: [0.4, 0.28, 0.27, 0.05] }
export const FAIL_SIDE: Mixture = { rho: [1.15, 1.5, 2.5, 5], weight: [0.05, 0.35, 0.3, 0.3] }

/**
 * ln E after n units of which f failed, against a pass rate of t: the mixture of likelihood-ratio martingales (Ville
 * 1939; Wald 1945) of docs/statistics.md#with-confidence. For units that each pass with chance ≤ t given the past (pass
 * side; ≥ t, fail side), E stays below 1/α for ever with probability at least 1 − α.
 */
export function logEvidence(side: Mixture, n: number, f: number, t: number): number {
  let high = -Infinity
  const terms: number[] = []
  for (let k = 0; k < side.rho.length; k++) {
    const rho = side.rho[k] as number
    const failures = f === 0 ? 0 : f * Math.log(rho)
    const term = Math.log(side.weight[k] as number) + failures - n * Math.log(t + rho * (1 - t))
    terms.push(term)
    if (term > high) high = term
  }
  if (high === -Infinity) return high
  let sum = 0
  for (const term of terms) sum += Math.exp(term - high)
  return high + Math.log(sum)
}

/**
 * The interval for a pass rate that holds at every stopping time: all t that neither side refutes at 2/α
 * (α = 1 − level). `passFailures` counts open units as failed, `failFailures` as passed.
 */
export function evidenceInterval(
  n: number,
  passFailures: number,
  failFailures: number,
  level: number,
): readonly [number, number] {
  const bar = Math.log(2 / (1 - level))
  const refutedBelow = (t: number): boolean => logEvidence(PASS_SIDE, n, passFailures, t) >= bar
  const refutedAbove = (t: number): boolean => logEvidence(FAIL_SIDE, n, failFailures, t) >= bar
  return [edge(refutedBelow, true), edge(refutedAbove, false)]
}

/** Evidence falls in t on the pass side and grows on the fail side: bisect for the last refuted t, the first. */
function edge(refuted: (t: number) => boolean, below: boolean): number {
  let low = 0
  let high = 1
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (refuted(middle) === below) low = middle
    else high = middle
  }
  if (below) return low < 1e-12 ? 0 : low
  return high > 1 - 1e-12 ? 1 : high
}
