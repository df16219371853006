import type { Case } from '../../contract/contract.ts'
import type { Envelope, Expect, Parser, Pattern } from '../../contract/expect.ts'
import { callsChange } from './calls-change.ts'
import { type Change, gravest } from './change.ts'
import { checksChange } from './checks-change.ts'
import { patternChange } from './pattern-change.ts'

/** How the contract has answers read, then and now: a case that follows it is told of with the contract. */
export type Readings = readonly [was: Reading, now: Reading]
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
