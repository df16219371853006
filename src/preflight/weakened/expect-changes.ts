import type { Case } from '../../contract/contract.ts'
import type { Envelope, Expect, ExpectedCall, ExpectedCalls, Parser, Pattern } from '../../contract/expect.ts'
import { type Change, gravest } from './change.ts'
import { checksChange } from './checks-change.ts'
import { patternChange } from './pattern-change.ts'

/** How the contract has answers read, then and now: a case that follows it is told of with the contract. */
type Readings = readonly [was: Reading, now: Reading]
type Reading = { readonly parser?: Parser; readonly envelope?: Envelope }

/** Whether a case expects less than it did. */
export function caseChange(base: Case, head: Case, readings: Readings): Change {
  if (base.turns === undefined || head.turns === undefined) {
    if (base.turns !== head.turns) return base.turns ? 'weaker' : 'changed'
    return expectChange(base.expect, head.expect, readings)
  }
  if (head.turns.length < base.turns.length) return 'weaker'
  const turns = base.turns.map((turn, index) =>
    expectChange(turn.expect, (head.turns?.[index] ?? turn).expect, readings),
  )
  return gravest([...turns, head.turns.length > base.turns.length ? 'changed' : 'same'])
}

function expectChange(base: Expect, head: Expect, readings: Readings): Change {
  const [was, now] = readings
  const parser = gravest([
    base.parser === was.parser && head.parser === now.parser ? 'same' : parserChange(base.parser, head.parser),
    base.envelope === was.envelope && head.envelope === now.envelope ? 'same' : envelopeChange(base, head),
  ])
  if (base.refusal !== head.refusal)
    return gravest([parser, head.refusal || head.values || head.text || head.calls ? 'changed' : 'weaker'])
  return gravest([
    parser,
    checksChange(base.values, head.values),
    textChange(base.text, head.text),
    callsChange(base.calls, head.calls),
  ])
}

/** What each reads, the next one reads too; `text` reads it as another value. */
const WEAKER_PARSERS: readonly Parser[] = ['strict', 'fenced', 'text']

export function parserChange(base: Parser, head: Parser): Change {
  if (WEAKER_PARSERS.indexOf(head) > WEAKER_PARSERS.indexOf(base)) return 'weaker'
  return base === 'text' && head !== 'text' ? 'changed' : 'same'
}

export const envelopeChange = (base: Reading, head: Reading): Change =>
  base.envelope === 'strict' && head.envelope !== 'strict' ? 'weaker' : 'same'

function textChange(base: Pattern | undefined, head: Pattern | undefined): Change {
  if (base === undefined) return head === undefined ? 'same' : 'changed'
  return head === undefined ? 'weaker' : patternChange(base, head)
}

/** How the calls that must be made stand to those before: by what they ask, wherever in the list they are written. */
function callsChange(base: ExpectedCalls | undefined, head: ExpectedCalls | undefined): Change {
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
