import type { ExpectedCall } from '../contract/expect.ts'
import type { MadeCall } from './made-call.ts'
import type { Difference } from './outcome.ts'

type Compare = (call: ExpectedCall, made: MadeCall) => readonly Difference[]

interface Way {
  /** How many calls do not fit their expectation. */
  readonly wrong: number
  readonly differences: readonly Difference[]
}

/**
 * Aligns calls with an ordered list of expectations, of which optional ones may be skipped, such that the fewest
 * calls have wrong arguments (dynamic programming over both lists).
 *
 * @returns the differences of the best alignment, or null where the names do not come in this order
 */
export function bestInOrder(
  expected: readonly ExpectedCall[],
  made: readonly MadeCall[],
  compare: Compare,
): readonly Difference[] | null {
  // ways[m]: the best way to lay made[m…] on expected[e…]; e runs downwards.
  let ways: (Way | null)[] = made.map(() => null)
  ways.push({ wrong: 0, differences: [] })
  for (let e = expected.length - 1; e >= 0; e--) {
    const call = expected[e] as ExpectedCall
    const next = ways
    ways = next.map((skipped, m) =>
      better(call.optional ? skipped : null, pair(call, made[m], next[m + 1] ?? null, compare)),
    )
  }
  return ways[0]?.differences ?? null
}

function pair(call: ExpectedCall, made: MadeCall | undefined, rest: Way | null, compare: Compare): Way | null {
  if (rest === null || made === undefined || made.place.name !== call.name) return null
  const differences = compare(call, made)
  if (differences.length === 0) return rest
  return { wrong: rest.wrong + 1, differences: [...differences, ...rest.differences] }
}

function better(a: Way | null, b: Way | null): Way | null {
  if (a === null || b === null) return a ?? b
  return b.wrong <= a.wrong ? b : a
}
