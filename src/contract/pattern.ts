import { childPointer } from '../json/pointer.ts'
import {
  isObject,
  type JsonArray,
  type JsonObject,
  type JsonScalar,
  type JsonValue,
  type Pointer,
} from '../json/value.ts'
import type { Code } from '../problem/problems.ts'
import type { Pattern } from './expect.ts'
import type { Findings, Source } from './files/source.ts'
import { nearestName } from './nearest.ts'
import { shownValue } from './schema-words.ts'
import { TODO } from './todo.ts'

const OPERATORS = [
  '$any_of',
  '$all_of',
  '$not',
  '$absent_or',
  '$near',
  '$unordered',
  '$like',
  '$contains',
  '$starts_with',
  '$ends_with',
  '$ignore_case',
  '$literal',
  TODO,
] as const
type Operator = (typeof OPERATORS)[number]

interface Compiling {
  readonly source: Source
  readonly findings: Findings
  /** `equals`: an object has no member that is not named. */
  readonly closed: boolean
  /** Inside `$like`: strings are compared by their letters. */
  readonly like: boolean
  /** Inside `$ignore_case`: letters of either case are the same. */
  readonly anyCase: boolean
  /** Inside `$literal`: nothing is an operator. */
  readonly literal: boolean
}

/** Met by no value; also stands where a problem was reported, so that the rest is still looked at. */
const NOTHING: Pattern = { kind: 'any-of', options: [] }

/** Compiles the value of an `equals` (`closed`) or `match`, which stands at `pointer` of a file. */
export function compilePattern(
  source: Source,
  pointer: Pointer,
  value: JsonValue,
  closed: boolean,
  findings: Findings,
): Pattern {
  return compile({ source, findings, closed, like: false, anyCase: false, literal: false }, value, pointer, false)
}

/** A value that is expected exactly as it is: nothing in it is an operator. */
export function literalPattern(exact: ReadonlyMap<Pointer, string>, value: JsonValue, pointer: Pointer = ''): Pattern {
  if (Array.isArray(value))
    return {
      kind: 'array',
      items: (value as JsonArray).map((item, index) => literalPattern(exact, item, childPointer(pointer, index))),
    }
  if (!isObject(value)) return scalar({ source: { exact }, like: false, anyCase: false }, value as JsonScalar, pointer)
  const members = Object.entries(value).map(
    ([key, member]) => [key, literalPattern(exact, member, childPointer(pointer, key))] as const,
  )
  return { kind: 'object', closed: true, members: new Map(members) }
}

function compile(how: Compiling, value: JsonValue, pointer: Pointer, isMember: boolean): Pattern {
  if (Array.isArray(value)) return { kind: 'array', items: compileItems(how, value, pointer) }
  if (!isObject(value)) return scalar(how, value as JsonScalar, pointer)
  const operator = how.literal ? undefined : Object.keys(value).find((key) => key.startsWith('$'))
  if (operator !== undefined) return compileOperator(how, operator, value, pointer, isMember)
  const members = Object.entries(value).map(
    ([key, member]) => [key, compile(how, member, childPointer(pointer, key), true)] as const,
  )
  return { kind: 'object', closed: how.closed, members: new Map(members) }
}

function scalar(
  how: { readonly source: Pick<Source, 'exact'> } & Pick<Compiling, 'like' | 'anyCase'>,
  value: JsonScalar,
  pointer: Pointer,
): Pattern {
  if (how.like && typeof value === 'string') return { kind: 'like', text: value }
  if (how.anyCase && typeof value === 'string') return { kind: 'text', relation: 'is', text: value, anyCase: true }
  const exact = how.source.exact.get(pointer)
  return exact === undefined ? { kind: 'scalar', value } : { kind: 'scalar', value, exact }
}

const compileItems = (how: Compiling, items: JsonArray, pointer: Pointer, areMembers = false): readonly Pattern[] =>
  items.map((item, index) => compile(how, item, childPointer(pointer, index), areMembers))

function compileOperator(
  how: Compiling,
  operator: string,
  value: JsonObject,
  pointer: Pointer,
  isMember: boolean,
): Pattern {
  const at = childPointer(pointer, operator)
  const refuse = (code: Code, args: Record<string, string>): Pattern => {
    how.findings.problem(code, { operator, ...args }, how.source.keyPlaceOf(at))
    return NOTHING
  }
  if (!isOperator(operator)) {
    const meant = nearestName(operator, OPERATORS)
    return refuse('operator-unknown', { allowed: OPERATORS.join(', '), meant: meant ? `; did you mean ${meant}?` : '' })
  }
  if (Object.keys(value).length > 1)
    return refuse('operator-alone', {
      beside: Object.keys(value)
        .filter((key) => key !== operator)
        .join(', '),
    })
  return compileArgument(how, operator, value[operator] as JsonValue, at, isMember, refuse)
}

/** What an operator says of its argument. */
function compileArgument(
  how: Compiling,
  operator: Operator,
  argument: JsonValue,
  at: Pointer,
  isMember: boolean,
  refuse: (code: Code, args: Record<string, string>) => Pattern,
): Pattern {
  const wrong = (allowed: string): Pattern => refuse('operator-argument', { found: shownValue(argument), allowed })
  switch (operator) {
    case '$literal':
      return compile({ ...how, literal: true }, argument, at, isMember)
    case '$like':
      return compile({ ...how, like: true }, argument, at, isMember)
    case '$ignore_case':
      return compile({ ...how, anyCase: true }, argument, at, isMember)
    case '$contains':
    case '$starts_with':
    case '$ends_with':
      return part(how, operator, argument) ?? wrong('a text that is not empty')
    case '$not':
      return { kind: 'not', pattern: compile(how, argument, at, false) }
    case '$all_of':
      if (!Array.isArray(argument) || argument.length === 0) return wrong('a list of at least one value')
      return { kind: 'all-of', parts: compileItems(how, argument, at) }
    case TODO:
      if (typeof argument !== 'string') return wrong('a text that says what is to be put there')
      how.findings.warn('todo', { text: argument }, how.source.keyPlaceOf(at))
      return NOTHING
    case '$absent_or':
      if (!isMember) return refuse('operator-place', { allowed: 'the value of an object’s member' })
      return { kind: 'absent-or', pattern: compile(how, argument, at, true) }
    case '$any_of':
      // An empty list is met by nothing: inside $absent_or it says that the member must be missing.
      if (!Array.isArray(argument)) return wrong('a list')
      return { kind: 'any-of', options: compileItems(how, argument, at, isMember) }
    case '$unordered':
      if (!Array.isArray(argument)) return wrong('a list')
      return { kind: 'unordered', items: compileItems(how, argument, at) }
    case '$near':
      return (
        near(argument, (index) => how.source.exact.get(childPointer(at, index))) ??
        wrong('[value, tolerance], two numbers of which the second is not negative')
      )
  }
}

const RELATIONS = { $contains: 'contains', $starts_with: 'starts-with', $ends_with: 'ends-with' } as const

/** The empty text is part of every text: expecting it would pass without asking anything. */
const part = ({ anyCase }: Compiling, operator: keyof typeof RELATIONS, text: JsonValue): Pattern | null =>
  typeof text === 'string' && text !== '' ? { kind: 'text', relation: RELATIONS[operator], text, anyCase } : null

function near(argument: JsonValue, exactAt: (index: number) => string | undefined): Pattern | null {
  if (!Array.isArray(argument) || argument.length !== 2) return null
  const [value, tolerance] = argument as JsonArray
  if (typeof value !== 'number' || typeof tolerance !== 'number' || tolerance < 0) return null
  return { kind: 'near', value, tolerance, written: [exactAt(0) ?? String(value), exactAt(1) ?? String(tolerance)] }
}

const isOperator = (key: string): key is Operator => (OPERATORS as readonly string[]).includes(key)
