import { mayBeAbsent, type Pattern } from '../../contract/expect.ts'
import { type Change, gravest } from './change.ts'
import { implies } from './pattern-implies.ts'

/**
 * How an expected value stands to the one before it. `same`: whatever meets it now met it before, provably, which a
 * tighter value does too. `weaker`: it, or a part of it, is met by all that met it before and by more. Everything else
 * is `changed`, so that nothing passes in silence for the form that it is written in.
 */
export function patternChange(base: Pattern, head: Pattern): Change {
  if (implies(head, base)) return 'same'
  if (implies(base, head)) return 'weaker'
  if (head.kind === 'absent-or') return patternChange(base, head.pattern)
  if (base.kind === 'absent-or') return patternChange(base.pattern, head)
  if (head.kind === 'any-of' && base.kind !== 'any-of')
    return head.options.some((option) => patternChange(base, option) === 'weaker') ? 'weaker' : 'changed'
  if (base.kind === 'all-of') return partsChange(base.parts, head)
  if (base.kind === 'object' && head.kind === 'object') return membersChange(base, head)
  if (base.kind === 'array' && head.kind === 'array' && base.items.length === head.items.length)
    return gravest(base.items.map((item, index) => patternChange(item, head.items[index] as Pattern)))
  return 'changed'
}

/** Of several things that were asked together, each is asked by the value that stands there now, or by a part of it. */
function partsChange(parts: readonly Pattern[], head: Pattern): Change {
  const now = head.kind === 'all-of' ? head.parts : [head]
  return gravest(
    parts.map((part): Change => {
      if (implies(head, part)) return 'same'
      return now.some((one) => patternChange(part, one) === 'weaker') || now.every((one) => parts.includes(one))
        ? 'weaker'
        : 'changed'
    }),
  )
}

type ObjectPattern = Extract<Pattern, { kind: 'object' }>

/** Member by member: one that nothing is asked of any more, or that may be missing now, is less. */
function membersChange(base: ObjectPattern, head: ObjectPattern): Change {
  const members = [...base.members].map(([name, was]): Change => {
    const now = head.members.get(name)
    if (now === undefined) return head.closed ? 'changed' : 'weaker'
    return gravest([mayBeAbsent(now) && !mayBeAbsent(was) ? 'weaker' : 'same', patternChange(was, now)])
  })
  const opened: Change = base.closed && !head.closed ? 'weaker' : 'same'
  const added = base.closed && [...head.members.keys()].some((name) => !base.members.has(name))
  return gravest([opened, ...members, added ? 'changed' : 'same'])
}
