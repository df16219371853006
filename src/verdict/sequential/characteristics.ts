import type { Boundaries } from './boundaries.ts'
import { walkFailures } from './walk.ts'

export interface Characteristics {
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
