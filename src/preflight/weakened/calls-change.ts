import type { ExpectedCall, ExpectedCalls } from '../../contract/expect.ts'
import { type Change, gravest } from './change.ts'
import { checksChange } from './checks-change.ts'

/** How the calls that must be made stand to those before: by what they ask, wherever in the list they are written. */
export function callsChange(base: ExpectedCalls | undefined, head: ExpectedCalls | undefined): Change {
  if (base === undefined) return head === undefined ? 'same' : 'changed'
  if (head === undefined) return 'weaker'
  const { places, changes } = paired(base.calls, head.calls)
  const taken = new Set(places)
  const added = head.calls.filter((_, index) => !taken.has(index))
  return gravest([
    ...changes,
    // One more that may be made lets more answers through; one more that must be made, others.
    ...added.map(({ optional }): Change => (optional ? 'weaker' : 'changed')),
    orderChange(base, head, places),
  ])
}

function orderChange(base: ExpectedCalls, head: ExpectedCalls, places: readonly (number | null)[]): Change {
  if (!base.ordered || base.calls.length < 2) return 'same'
  if (!head.ordered) return 'weaker'
  const inOrder = places.filter((place) => place !== null)
  return inOrder.every((place, index) => index === 0 || place > (inOrder[index - 1] ?? 0)) ? 'same' : 'changed'
}

/** For each earlier call its place among the later ones, null where it has none; those that ask for as much come first. */
function paired(
  base: readonly ExpectedCall[],
  head: readonly ExpectedCall[],
): { readonly places: readonly (number | null)[]; readonly changes: readonly Change[] } {
  const places: (number | null)[] = base.map(() => null)
  const taken = new Set<number>()
  const pair = (call: ExpectedCall, at: number, fits: (other: ExpectedCall) => boolean): void => {
    const place = head.findIndex((other, index) => !taken.has(index) && other.name === call.name && fits(other))
    if (places[at] !== null || place < 0) return
    places[at] = place
    taken.add(place)
  }
  for (const [at, call] of base.entries()) pair(call, at, (other) => callChange(call, other) === 'same')
  for (const [at, call] of base.entries()) pair(call, at, () => true)
  const changes = base.map((call, at): Change => {
    const now = head[places[at] ?? -1]
    if (now !== undefined) return callChange(call, now)
    return call.optional ? 'same' : 'changed'
  })
  return { places, changes }
}

const callChange = (base: ExpectedCall, head: ExpectedCall): Change =>
  gravest([
    !base.optional && head.optional ? 'weaker' : 'same',
    head.arguments !== undefined && base.arguments === undefined
      ? 'same'
      : checksChange(base.arguments, head.arguments),
  ])
