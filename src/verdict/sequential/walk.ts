/** What a walk may cross before its end; the meaning is that of `Boundaries`. */
export interface Crossings {
  readonly units: number
  readonly passFirst: Float64Array
  readonly failLast: Float64Array
}

export interface Walk {
  readonly crossedPass: number
  readonly crossedFail: number
  /** Probability of exactly f failures at the end of the plan without a crossing before. */
  readonly atEnd: (f: number) => number
  /** Mean number of units until a crossing or the end. */
  readonly meanUnits: number
  /** Probability left out of the arithmetic; callers add it to the side where it does harm. */
  readonly pruned: number
}

/** States rarer than this are dropped from the edges of the window: at most 2·units of them, 4e-19 in 200,000 units. */
const NEGLIGIBLE = 1e-24

/**
 * The exact distribution of the number of failures over n, where every unit passes with chance `pass`, absorbing at the
 * crossings: the recursion over (n, f), all terms positive, so that nothing cancels. Only the states between the
 * crossings that carry mass are held, about ±10 standard deviations.
 */
export function walkFailures({ units, passFirst, failLast }: Crossings, pass: number): Walk {
  const mass = new Float64Array(units + 2)
  mass[0] = 1
  let low = 0
  let high = 0
  let crossedPass = 0
  let crossedFail = 0
  let pruned = 0
  let meanUnits = 0
  let alive = 1
  for (let n = 1; n <= units && low <= high; n++) {
    meanUnits += alive
    high++
    for (let f = high; f > low; f--) mass[f] = (mass[f] as number) * pass + (mass[f - 1] as number) * (1 - pass)
    mass[low] = (mass[low] as number) * pass
    let absorbed = 0
    if (n < units) {
      while (low <= high && low < passFirst.length && (passFirst[low] as number) <= n) {
        crossedPass += mass[low] as number
        absorbed += mass[low] as number
        mass[low++] = 0
      }
      while (high >= low && (failLast[high] ?? 0) >= n) {
        crossedFail += mass[high] as number
        absorbed += mass[high] as number
        mass[high--] = 0
      }
    }
    while (low < high && (mass[low] as number) < NEGLIGIBLE) {
      pruned += mass[low] as number
      mass[low++] = 0
    }
    while (high > low && (mass[high] as number) < NEGLIGIBLE) {
      pruned += mass[high] as number
      mass[high--] = 0
    }
    alive -= absorbed
  }
  return { crossedPass, crossedFail, pruned, meanUnits, atEnd: (f) => (f < 0 ? 0 : (mass[f] ?? 0)) }
}
