import type { Case } from '../../contract/contract.ts'
import type { Expect, ExpectedCalls, Pattern, ValueChecks } from '../../contract/expect.ts'

/** How an expectation stands to the one before it, ordered: the gravest of its parts is the whole's. */
export type Change = 'same' | 'changed' | 'looser'

/** Whether a case expects less than it did. Tighter and incomparable expectations are both `changed`. */
export function caseChange(base: Case, head: Case): Change {
  if (base.turns === undefined || head.turns === undefined) {
    if (base.turns !== head.turns) return base.turns ? 'looser' : 'changed'
    return expectChange(base.expect, head.expect)
  }
  if (head.turns.length < base.turns.length) return 'looser'
  const turns = base.turns.map((turn, index) => expectChange(turn.expect, (head.turns?.[index] ?? turn).expect))
  return gravest([...turns, head.turns.length > base.turns.length ? 'changed' : 'same'])
}

function expectChange(base: Expect, head: Expect): Change {
  if (base.refusal !== head.refusal)
    return head.refusal || head.values || head.text || head.calls ? 'changed' : 'looser'
  return gravest([
    checksChange(base.values, head.values),
    optionalPattern(base.text, head.text),
    callsChange(base.calls, head.calls),
  ])
}

function checksChange(base: ValueChecks | undefined, head: ValueChecks | undefined): Change {
  if (base === undefined) return head === undefined ? 'same' : 'changed'
  if (head === undefined) return 'looser'
  const pointers = [...(base.pointers ?? [])].map(([pointer, checks]) =>
    checksChange(checks, head.pointers?.get(pointer)),
  )
  const grown = (head.pointers?.size ?? 0) > (base.pointers?.size ?? 0)
  const schema =
    base.schema?.digest === head.schema?.digest ? 'same' : base.schema && !head.schema ? 'looser' : 'changed'
  return gravest([expectedChange(base, head), schema, ...pointers, grown ? 'changed' : 'same'])
}

/** `equals` and `match` together: what `equals` asked may be asked by `match`, for less. */
function expectedChange(base: ValueChecks, head: ValueChecks): Change {
  const was = base.equals && base.match ? undefined : (base.equals ?? base.match)
  const now = head.equals && head.match ? undefined : (head.equals ?? head.match)
  if (was && now && Boolean(base.equals) !== Boolean(head.equals)) return gravest([patternChange(was, now), 'changed'])
  return gravest([optionalPattern(base.equals, head.equals), optionalPattern(base.match, head.match)])
}

function optionalPattern(base: Pattern | undefined, head: Pattern | undefined): Change {
  if (base === undefined) return head === undefined ? 'same' : 'changed'
  return head === undefined ? 'looser' : patternChange(base, head)
}

/** A pattern met by everything that met the other one, and more, is looser. */
function patternChange(base: Pattern, head: Pattern): Change {
  if (isEqual(base, head)) return 'same'
  if (head.kind === 'absent-or' && base.kind !== 'absent-or')
    return gravest([patternChange(base, head.pattern), 'looser'])
  if (head.kind === 'any-of' && base.kind !== 'any-of')
    return head.options.some((option) => isEqual(base, option)) ? 'looser' : 'changed'
  if (base.kind === 'all-of') return partsChange(base.parts, head.kind === 'all-of' ? head.parts : [head])
  if (base.kind === 'object' && head.kind === 'object') return membersChange(base, head)
  if (base.kind === 'any-of' && head.kind === 'any-of') {
    const kept = base.options.every((option) => head.options.some((other) => isEqual(option, other)))
    return kept && head.options.length > base.options.length ? 'looser' : 'changed'
  }
  if (base.kind === 'absent-or' && head.kind === 'absent-or') return patternChange(base.pattern, head.pattern)
  if (base.kind === 'near' && head.kind === 'near')
    return base.value === head.value && head.tolerance > base.tolerance ? 'looser' : 'changed'
  if (base.kind === 'array' && head.kind === 'array') return itemsChange(base.items, head.items)
  if (base.kind === 'array' && head.kind === 'unordered') return isEqual(base.items, head.items) ? 'looser' : 'changed'
  if (base.kind === 'scalar' && head.kind === 'near') return base.value === head.value ? 'looser' : 'changed'
  if (base.kind === 'scalar' && head.kind === 'like') return base.value === head.text ? 'looser' : 'changed'
  if (base.kind === 'scalar' && head.kind === 'text') return base.value === head.text ? 'looser' : 'changed'
  if (base.kind === 'text' && head.kind === 'text') return textChange(base, head)
  return 'changed'
}

/** Of several things that were asked together, one less. */
const partsChange = (base: readonly Pattern[], head: readonly Pattern[]): Change => {
  if (base.length === head.length) return itemsChange(base, head)
  const isAsked = (part: Pattern, of: readonly Pattern[]): boolean => of.some((other) => isEqual(part, other))
  return head.every((part) => isAsked(part, base)) && head.length < base.length ? 'looser' : 'changed'
}

type TextPattern = Extract<Pattern, { kind: 'text' }>

/** The same text, or a part of it, asked in a way that more texts meet. */
function textChange(base: TextPattern, head: TextPattern): Change {
  const relation = head.relation === base.relation || head.relation === 'contains'
  const anyCase = head.anyCase || !base.anyCase
  return relation && anyCase && base.text.includes(head.text) ? 'looser' : 'changed'
}

type ObjectPattern = Extract<Pattern, { kind: 'object' }>

/** An open object (`match`) that names less, or one that is no longer closed (`equals`), asks for less. */
function membersChange(base: ObjectPattern, head: ObjectPattern): Change {
  const opened: Change = base.closed && !head.closed ? 'looser' : base.closed === head.closed ? 'same' : 'changed'
  const members = [...base.members].map(([name, pattern]): Change => {
    const now = head.members.get(name)
    return now === undefined ? (head.closed ? 'changed' : 'looser') : patternChange(pattern, now)
  })
  const added = [...head.members.keys()].some((name) => !base.members.has(name))
  return gravest([opened, ...members, added ? 'changed' : 'same'])
}

function itemsChange(base: readonly Pattern[], head: readonly Pattern[]): Change {
  if (base.length !== head.length) return 'changed'
  return gravest(base.map((pattern, index) => patternChange(pattern, head[index] as Pattern)))
}

function callsChange(base: ExpectedCalls | undefined, head: ExpectedCalls | undefined): Change {
  if (base === undefined) return head === undefined ? 'same' : 'changed'
  if (head === undefined) return 'looser'
  if (base.calls.length !== head.calls.length) {
    const optional = head.calls.slice(base.calls.length).some((call) => call.optional)
    return optional ? 'looser' : 'changed'
  }
  const calls = base.calls.map((call, index): Change => {
    const now = head.calls[index]
    if (now === undefined || now.name !== call.name) return 'changed'
    return gravest([!call.optional && now.optional ? 'looser' : 'same', checksChange(call.arguments, now.arguments)])
  })
  return gravest([
    base.ordered && !head.ordered ? 'looser' : base.ordered === head.ordered ? 'same' : 'changed',
    ...calls,
  ])
}

const ORDER: readonly Change[] = ['same', 'changed', 'looser']
const gravest = (changes: readonly Change[]): Change =>
  ORDER[Math.max(0, ...changes.map((change) => ORDER.indexOf(change)))] ?? 'same'

/** By value; maps of members are compared whatever their order. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one instanceof Map && other instanceof Map)
    return one.size === other.size && [...one].every(([key, value]) => other.has(key) && isEqual(value, other.get(key)))
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return one === other
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length && keys.every((key) => isEqual(one[key as never], other[key as never]))
  )
}
