import type { ExpectedCall, ExpectedCalls } from '../contract/expect.ts'
import { canonicalJson } from '../json/canonical.ts'
import { MOST_DIFFERENCES } from './holds.ts'
import type { MadeCall } from './made-call.ts'
import { maximumMatching } from './matching.ts'
import type { Difference, Outcome } from './outcome.ts'
import { clip, clipNames } from './shown.ts'
import type { SchemaValidator } from './validator.ts'
import { valueDifferences } from './value-checks.ts'

/**
 * Judges the calls of an answer against those expected; null where they are right.
 * Names come first: a call too few or too many is `wrong-calls`. Only where the names add up are arguments compared,
 * by a maximum matching within each name, so that a wrong argument is shown against the call it was meant to be.
 *
 * @param text what the model wrote instead, kept where a call is missing
 */
export function judgeCalls(
  expected: ExpectedCalls,
  made: readonly MadeCall[],
  text: string | null,
  validator: SchemaValidator,
): Outcome | null {
  const wrongNames = judgeNames(expected, made, text)
  if (wrongNames) return wrongNames
  const compare = (call: ExpectedCall, candidate: MadeCall): readonly Difference[] =>
    call.arguments ? argumentDifferences(call.arguments, candidate, validator) : []
  if (expected.ordered) {
    const differences = bestInOrder(expected.calls, made, compare)
    if (differences === null) return { kind: 'wrong-calls', fault: { kind: 'order', ...namesOf(expected, made) } }
    return wrongArguments(differences)
  }
  const expectations = expectedByName(expected.calls)
  const differences = [...madeByName(made)].flatMap(([name, calls]) =>
    assign(expectations.get(name) ?? [], calls, compare),
  )
  return wrongArguments(differences)
}

const wrongArguments = (differences: readonly Difference[]): Outcome | null =>
  differences.length === 0 ? null : { kind: 'wrong-arguments', differences: differences.slice(0, MOST_DIFFERENCES) }

type Compare = (call: ExpectedCall, made: MadeCall) => readonly Difference[]

function argumentDifferences(
  checks: NonNullable<ExpectedCall['arguments']>,
  made: MadeCall,
  validator: SchemaValidator,
): readonly Difference[] {
  const differences = valueDifferences(checks, made.document, validator)
  return differences.map((difference) => ({ tool: made.place, ...difference }))
}

const namesOf = (expected: ExpectedCalls, made: readonly MadeCall[]) => ({
  expected: clipNames(expected.calls.map(({ name, optional }) => (optional ? `${name} (optional)` : name))),
  made: clipNames(made.map(({ place }) => place.name)),
})

function byName<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(nameOf(item))
    if (group) group.push(item)
    else groups.set(nameOf(item), [item])
  }
  return groups
}

const madeByName = (made: readonly MadeCall[]) => byName(made, ({ place }) => place.name)
const expectedByName = (calls: readonly ExpectedCall[]) => byName(calls, ({ name }) => name)

/** Whether each name was called as often as expected, optional calls being free. */
function judgeNames(expected: ExpectedCalls, made: readonly MadeCall[], text: string | null): Outcome | null {
  const calls = madeByName(made)
  const expectations = expectedByName(expected.calls)
  const isMissing = [...expectations].some(
    ([name, wanted]) => (calls.get(name)?.length ?? 0) < wanted.filter(({ optional }) => !optional).length,
  )
  const names = namesOf(expected, made)
  if (isMissing)
    return { kind: 'wrong-calls', fault: { kind: 'missing', ...names, text: text === null ? null : clip(text) } }
  for (const [name, same] of calls) {
    const most = expectations.get(name)?.length ?? 0
    if (same.length <= most) continue
    const repeated =
      most > 0 && new Set(same.map(({ document }) => canonicalJson(document.value, document.exact))).size < same.length
    const fault = repeated
      ? { kind: 'duplicated' as const, name: clip(name), made: names.made }
      : { kind: 'unexpected' as const, ...names }
    return { kind: 'wrong-calls', fault }
  }
  return null
}

/**
 * Assigns the calls of one name to its expectations. Required ones are covered first; then as many calls as can be.
 * What stays over on both sides is compared in pairs, required expectations first.
 */
function assign(expected: readonly ExpectedCall[], made: readonly MadeCall[], compare: Compare): readonly Difference[] {
  const required = expected.flatMap(({ optional }, i) => (optional ? [] : [i]))
  const fits = (e: number, m: number): boolean => compare(expected[e] as ExpectedCall, made[m] as MadeCall).length === 0
  const madeFor = maximumMatching(expected.length, made.length, fits, required)
  const open = expected.filter((_, e) => madeFor[e] === -1).sort((a, b) => Number(a.optional) - Number(b.optional))
  const isShort = open.some(({ optional }) => !optional)
  // A call that only fits an optional expectation is no use where a required one stays open.
  const taken = new Set(madeFor.filter((_, e) => !(isShort && expected[e]?.optional)))
  const over = made.filter((_, m) => !taken.has(m))
  return closestPairs(open, over, compare)
}

/** Greedy is enough here: these pairs differ in any case, and only how it is shown depends on them. */
function closestPairs(
  open: readonly ExpectedCall[],
  over: readonly MadeCall[],
  compare: Compare,
): readonly Difference[] {
  const left = [...over]
  const found: Difference[] = []
  for (const call of open) {
    if (left.length === 0) break
    const options = left.map((candidate) => compare(call, candidate))
    const best = options.reduce(
      (least, option, i) => (option.length < (options[least] as readonly Difference[]).length ? i : least),
      0,
    )
    found.push(...(options[best] as readonly Difference[]))
    left.splice(best, 1)
  }
  return found
}

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
function bestInOrder(
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
