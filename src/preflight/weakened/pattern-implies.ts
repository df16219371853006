import { mayBeAbsent, type Pattern } from '../../contract/expect.ts'
import { isLike } from '../../contract/like.ts'
import { isRangeWithin, isWithin } from '../../json/decimal.ts'
import { sameScalar } from '../../json/same-scalar.ts'

type Kind = Pattern['kind']
type Of<K extends Kind> = Extract<Pattern, { kind: K }>

/**
 * Whether every value that meets `one` also meets `other`, whatever form the two are written in. Only what can be proven
 * is true: a false that could have been true makes a reviewer look once more, a true that is false hides a lower bar.
 */
export function implies(one: Pattern, other: Pattern): boolean {
  if (other.kind === 'absent-or') return implies(one, other.pattern)
  if (other.kind === 'all-of') return other.parts.every((part) => implies(one, part))
  if (one.kind === 'absent-or') return implies(one.pattern, other)
  if (one.kind === 'any-of') return one.options.every((option) => implies(option, other))
  if (other.kind === 'any-of') return other.options.some((option) => implies(one, option))
  if (one.kind === 'all-of') return one.parts.some((part) => implies(part, other))
  if (other.kind === 'not') return excludes(one, other.pattern)
  return PROOFS[one.kind]?.(one as never, other) ?? false
}

/** Whether no value that meets `one` meets `other`. */
function excludes(one: Pattern, other: Pattern): boolean {
  if (one.kind === 'not') return implies(other, one.pattern)
  if (other.kind === 'any-of') return other.options.every((option) => excludes(one, option))
  return one.kind === 'scalar' && other.kind === 'scalar' && !sameScalar(written(one), written(other))
}

const written = ({ value, exact }: Of<'scalar'>) => ({ value, exact })

type Proof<K extends Kind> = (one: Of<K>, other: Pattern) => boolean

/** How each kind proves the plain ones; what stands in no line is not proven. */
const PROOFS: { readonly [K in Kind]?: Proof<K> } = {
  scalar: (one, other) => {
    if (other.kind === 'scalar') return sameScalar(written(one), written(other))
    if (other.kind === 'near')
      return typeof one.value === 'number' && isWithin(one.exact ?? String(one.value), ...other.written)
    if (other.kind === 'like') return typeof one.value === 'string' && isLike(other.text, one.value)
    if (other.kind !== 'text' || typeof one.value !== 'string') return false
    return textImplies({ kind: 'text', relation: 'is', text: one.value, anyCase: false }, other)
  },
  near: (one, other) => other.kind === 'near' && isRangeWithin(...one.written, ...other.written),
  like: (one, other) => other.kind === 'like' && isLike(one.text, other.text),
  text: (one, other) => other.kind === 'text' && textImplies(one, other),
  object: (one, other) => other.kind === 'object' && membersImply(one, other),
  array: (one, other) => {
    if (other.kind === 'unordered') return eachFinds(one.items, other.items)
    return other.kind === 'array' && inPlace(one.items, other.items)
  },
  unordered: (one, other) => {
    if (other.kind === 'unordered') return eachFinds(one.items, other.items)
    // Whichever item comes first must do for every place.
    return (
      other.kind === 'array' &&
      one.items.length === other.items.length &&
      one.items.every((item) => other.items.every((place) => implies(item, place)))
    )
  },
  not: (one, other) => other.kind === 'not' && implies(other.pattern, one.pattern),
}

/** Texts that begin with `abc` contain `b`; those that contain `abc` in either case contain `b` in either case. */
function textImplies(one: Of<'text'>, other: Of<'text'>): boolean {
  if (one.anyCase && !other.anyCase) return false
  const [text, part] = other.anyCase
    ? [one.text.toLowerCase(), other.text.toLowerCase()]
    : ([one.text, other.text] as const)
  switch (other.relation) {
    case 'contains':
      return text.includes(part)
    case 'starts-with':
      return (one.relation === 'is' || one.relation === 'starts-with') && text.startsWith(part)
    case 'ends-with':
      return (one.relation === 'is' || one.relation === 'ends-with') && text.endsWith(part)
    case 'is':
      return one.relation === 'is' && text === part
  }
}

function membersImply(one: Of<'object'>, other: Of<'object'>): boolean {
  if (other.closed && !(one.closed && [...one.members.keys()].every((name) => other.members.has(name)))) return false
  return [...other.members].every(([name, wanted]) => {
    const given = one.members.get(name)
    if (given === undefined) return one.closed && mayBeAbsent(wanted)
    return implies(given, wanted) && (mayBeAbsent(wanted) || !mayBeAbsent(given))
  })
}

const inPlace = (ones: readonly Pattern[], others: readonly Pattern[]): boolean =>
  ones.length === others.length && ones.every((item, index) => implies(item, others[index] as Pattern))

/** Of longer lists only what stands in the same order is proven: others may be a stranger's way to take our time. */
const MOST_PAIRED = 500

/** Each item has one of its own among the others that it proves; the first that fits is taken. */
function eachFinds(ones: readonly Pattern[], others: readonly Pattern[]): boolean {
  if (ones.length !== others.length) return false
  if (inPlace(ones, others)) return true
  if (ones.length > MOST_PAIRED) return false
  const left = [...others]
  for (const item of ones) {
    const at = left.findIndex((other) => implies(item, other))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return true
}
