import { logBinomialAtLeast, logBinomialAtMost } from '../statistics/binomial.ts'
import { FAIL_SIDE, logEvidence, type Mixture, PASS_SIDE } from '../statistics/evidence.ts'
import { walkFailures } from './walk.ts'

/** A planned sequential test: `units` in planned order against a share of `least`. */
export interface SequentialRule {
  readonly units: number
  readonly least: number
  /** Chance of a wrong pass. */
  readonly alpha: number
  /** Chance of a wrong failure of this requirement: α over the number of requirements (Bonferroni). */
  readonly failAlpha: number
}

/**
 * The whole rule of docs/statistics.md#with-confidence as integers, fixed before the first call. With f failures in the
 * first n units: pass at n ≥ passFirst[f], fail at n ≤ failLast[f] (0: never), both for n < units; at n = units, pass
 * at f ≤ passAtEnd (−1: never), fail at f ≥ failAtEnd (units + 1: never).
 */
export interface Boundaries {
  readonly units: number
  readonly passFirst: Float64Array
  readonly passAtEnd: number
  readonly failLast: Float64Array
  readonly failAtEnd: number
}

/** Share of α that may be spent before the planned end. */
const INTERIM = 0.8
/** Above this many units the last look takes a union bound (0.8α + P(F ≤ k) ≤ α) in place of the exact recursion. */
const MOST_EXACT_UNITS = 200_000

export function sequentialBoundaries(rule: SequentialRule): Boundaries {
  const passBar = -Math.log(INTERIM * rule.alpha)
  const failBar = -Math.log(INTERIM * rule.failAlpha)
  const passFirst = passFrontier(rule, passBar)
  const failLast = failFrontier(rule, failBar)
  const passAtEnd = lastPass(rule, passFirst, passBar)
  const failAtEnd = firstFail(rule, failLast, failBar)
  return { units: rule.units, passFirst, passAtEnd, failLast, failAtEnd }
}

/** Evidence for a pass grows in n at fixed f, so each f has one smallest n; these ascend in f. */
function passFrontier({ units, least }: SequentialRule, bar: number): Float64Array {
  const first: number[] = []
  let n = 1
  for (let f = 0; f < units; f++) {
    const crossed = (at: number): boolean => crosses(PASS_SIDE, at, f, least, bar)
    if (!crossed(units - 1)) break
    n = smallest(crossed, Math.max(n, f), units - 1, (first[f - 1] ?? n) - (first[f - 2] ?? 0))
    first.push(n)
  }
  return Float64Array.from(first)
}

/** Evidence for a failure shrinks in n at fixed f, so each f has one largest n. */
function failFrontier({ units, least }: SequentialRule, bar: number): Float64Array {
  const last: number[] = [0]
  for (let f = 1; f < units; f++) {
    const crossed = (at: number): boolean => crosses(FAIL_SIDE, at, f, least, bar)
    if (!crossed(f)) {
      last.push(0)
      continue
    }
    const from = Math.max(f, last[f - 1] as number)
    const gap = (last[f - 1] as number) - (last[f - 2] ?? 0)
    const past = crossed(units - 1) ? units : smallest((at) => !crossed(at), from, units - 1, gap)
    last.push(past - 1)
    if (past === units) break
  }
  return Float64Array.from(last)
}

const crosses = (side: Mixture, n: number, f: number, least: number, bar: number): boolean =>
  logEvidence(side, n, f, least) >= bar

/** The smallest integer in [low, high] for which a monotone `holds` is true; it is true at `high`. */
function smallest(holds: (n: number) => boolean, low: number, high: number, gap: number): number {
  let below = low - 1
  let step = Math.max(1, gap)
  let above = Math.min(high, low + step)
  while (above < high && !holds(above)) {
    below = above
    step *= 2
    above = Math.min(high, above + step)
  }
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2)
    if (holds(middle)) above = middle
    else below = middle
  }
  return above
}

function lastPass(rule: SequentialRule, passFirst: Float64Array, bar: number): number {
  const { units, least, alpha } = rule
  let k = -1
  if (units > MOST_EXACT_UNITS) {
    const rest = Math.log((1 - INTERIM) * alpha)
    k = smallest((f) => logBinomialAtMost(f, units, 1 - least) > rest, 0, units, 1) - 1
  } else {
    const walk = walkFailures({ units, passFirst, failLast: new Float64Array(0) }, least)
    let spent = walk.crossedPass + walk.pruned
    while (k < units && spent + walk.atEnd(k + 1) <= alpha) spent += walk.atEnd(++k)
  }
  while (k < units && crosses(PASS_SIDE, units, k + 1, least, bar)) k++
  return k
}

function firstFail(rule: SequentialRule, failLast: Float64Array, bar: number): number {
  const { units, least, failAlpha } = rule
  let k = units + 1
  if (units > MOST_EXACT_UNITS) {
    const rest = Math.log((1 - INTERIM) * failAlpha)
    k = smallest((f) => f > units || logBinomialAtLeast(f, units, 1 - least) <= rest, 0, units + 1, 1)
  } else {
    const walk = walkFailures({ units, passFirst: new Float64Array(0), failLast }, least)
    let spent = walk.crossedFail + walk.pruned
    while (k > 0 && spent + walk.atEnd(k - 1) <= failAlpha) spent += walk.atEnd(--k)
  }
  while (k > 1 && crosses(FAIL_SIDE, units, k - 1, least, bar)) k--
  return k
}

interface Characteristics {
  readonly pass: number
  readonly fail: number
  readonly undecided: number
  readonly meanUnits: number
}

/** What the rule does with a model whose units each pass with chance `rate`: exact, by the recursion over (n, f). */
export function characteristics(boundaries: Boundaries, rate: number): Characteristics {
  const walk = walkFailures(boundaries, rate)
  let pass = walk.crossedPass
  let fail = walk.crossedFail
  for (let f = 0; f <= boundaries.passAtEnd; f++) pass += walk.atEnd(f)
  for (let f = boundaries.failAtEnd; f <= boundaries.units; f++) fail += walk.atEnd(f)
  return { pass, fail, undecided: Math.max(0, 1 - pass - fail), meanUnits: walk.meanUnits }
}

/**
 * Chance that the pass side alone ever crosses: what docs/statistics.md#with-confidence bounds by α at `rate` = least.
 */
export function passProbability(boundaries: Boundaries, rate: number): number {
  const walk = walkFailures({ ...boundaries, failLast: new Float64Array(0) }, rate)
  let pass = walk.crossedPass
  for (let f = 0; f <= boundaries.passAtEnd; f++) pass += walk.atEnd(f)
  return pass
}

/** Chance that the fail side alone ever crosses. */
export function failProbability(boundaries: Boundaries, rate: number): number {
  const walk = walkFailures({ ...boundaries, passFirst: new Float64Array(0) }, rate)
  let fail = walk.crossedFail
  for (let f = boundaries.failAtEnd; f <= boundaries.units; f++) fail += walk.atEnd(f)
  return fail
}
