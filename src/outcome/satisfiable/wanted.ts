import type { Pattern, ValueChecks } from '../../contract/expect.ts'
import { childPointer, parsePointer } from '../../json/pointer.ts'
import type { JsonDocument, JsonScalar, JsonValue, Pointer } from '../../json/value.ts'
import { patternText } from '../pattern-text.ts'

/** A pattern for a whole value, or for what stands at one step into it, be that a member or an item. */
export type Wanted = Pattern | { readonly kind: 'at'; readonly token: string; readonly wanted: Wanted }

/** Everything that `equals`, `match` and `pointers` want of one value, each with where it is written below the checks. */
export function wantedOf(
  checks: ValueChecks,
): readonly { readonly wanted: Wanted; readonly at: Pointer; readonly inside: Pointer }[] {
  const own = (['equals', 'match'] as const).flatMap((key) => {
    const wanted = checks[key]
    return wanted === undefined ? [] : [{ wanted, at: `/${key}`, inside: '' }]
  })
  const below = [...(checks.pointers ?? [])].flatMap(([pointer, inner]) =>
    wantedOf(inner).map(({ wanted, at, inside }) => ({
      wanted: (parsePointer(pointer) ?? []).reduceRight<Wanted>(
        (rest, token) => ({ kind: 'at', token, wanted: rest }),
        wanted,
      ),
      at: childPointer('/pointers', pointer) + at,
      inside: pointer + inside,
    })),
  )
  return [...own, ...below]
}

/** The one value that a pattern admits; null where it admits several, or none. */
export function onlyValue(pattern: Wanted): JsonDocument | null {
  const exact = new Map<Pointer, string>()
  const value = literal(pattern, '', exact)
  return value === undefined ? null : { value, exact }
}

function literal(pattern: Wanted, at: Pointer, exact: Map<Pointer, string>): JsonValue | undefined {
  switch (pattern.kind) {
    case 'scalar':
      if (pattern.exact !== undefined) exact.set(at, pattern.exact)
      return pattern.value as JsonScalar
    case 'array': {
      const items = pattern.items.map((item, index) => literal(item, childPointer(at, index), exact))
      return items.some((item) => item === undefined) ? undefined : (items as JsonValue[])
    }
    case 'object': {
      if (!pattern.closed) return undefined
      const members = [...pattern.members].map(
        ([name, member]) => [name, literal(member, childPointer(at, name), exact)] as const,
      )
      return members.some(([, member]) => member === undefined) ? undefined : (Object.fromEntries(members) as JsonValue)
    }
    default:
      return undefined
  }
}

/** Whether a member with this pattern may be missing, and whether it must be. */
export function presence(pattern: Wanted): 'needed' | 'free' | 'forbidden' {
  if (pattern.kind === 'any-of') {
    if (pattern.options.length === 0) return 'needed'
    return pattern.options.some((option) => presence(option) !== 'needed') ? 'free' : 'needed'
  }
  if (pattern.kind !== 'absent-or') return 'needed'
  return isNothing(pattern.pattern) ? 'forbidden' : 'free'
}

/** Met by no value: what stands where something was reported, or is still to do. */
export const isNothing = (pattern: Wanted): boolean => pattern.kind === 'any-of' && pattern.options.length === 0

/** The type of every value that a pattern admits; null where there are several. */
export function typeOf(pattern: Wanted): string | null {
  switch (pattern.kind) {
    case 'object':
      return 'object'
    case 'array':
    case 'unordered':
      return 'array'
    case 'like':
    case 'text':
      return 'string'
    case 'near':
      return 'number'
    default:
      return null
  }
}

export const wantedText = (wanted: Wanted): string =>
  wanted.kind === 'at' ? wantedText(wanted.wanted) : patternText(wanted)

/** The steps to what is wanted. */
export const stepsOf = (wanted: Wanted): Pointer =>
  wanted.kind === 'at' ? childPointer('', wanted.token) + stepsOf(wanted.wanted) : ''
