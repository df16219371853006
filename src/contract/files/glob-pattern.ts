import type { Code } from '../../problem/problems.ts'

export interface GlobFault {
  readonly code: Code
  readonly args: Readonly<Record<string, string | number>>
}

/** A pattern without braces, segment by segment: what is left of one is again a pattern, and is the same object. */
export interface Pattern {
  readonly first: Segment
  /** null: nothing may follow. */
  readonly rest: Pattern | null
}

/** `**`, a name as it stands, or a name with `*`, `?` or `[…]` in it. */
export type Segment =
  | { readonly kind: 'folders' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'wild'; readonly tokens: readonly Token[]; readonly takesDot: boolean }

/** One character, any one, one of a class, or any number of any. */
type Token = string | 'any' | 'run' | CharacterClass

interface CharacterClass {
  readonly negated: boolean
  /** First and last code point of each range. */
  readonly ranges: readonly (readonly [number, number])[]
}

/** No pattern that anybody writes by hand comes near; what braces stand for is all held at once. */
const MAX_CHARACTERS = 1000
const MAX_ALTERNATIVES = 100

/**
 * How much looking a pattern may cause, counted and not timed, so that the same pattern fails on every machine:
 * characters compared, and whatever else is done in as many of them as take as long.
 */
export class Steps {
  left: number
  constructor(left: number) {
    this.left = left
  }
}

/** What the braces of a pattern stand for; any of them may fit. */
export function compileGlob(pattern: string): readonly Pattern[] | GlobFault {
  if (pattern.length > MAX_CHARACTERS)
    return { code: 'glob-too-large', args: { what: 'characters', limit: MAX_CHARACTERS } }
  const plain = withoutBraces(pattern)
  if (plain === null)
    return { code: 'glob-too-large', args: { what: 'alternatives in braces', limit: MAX_ALTERNATIVES } }
  for (const one of plain) {
    const backward = backwardRange(one)
    if (backward !== null) return { code: 'glob-range', args: { range: backward } }
  }
  return plain.map(patternOf)
}

export const isGlobFault = (found: object): found is GlobFault => 'code' in found

/** `a/{b,c}.yaml` → `a/b.yaml`, `a/c.yaml`; null where they stand for too many. */
function withoutBraces(pattern: string): readonly string[] | null {
  const done: string[] = []
  const open = [pattern]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const group = /\{([^{}]*)\}/.exec(next)
    if (group?.[1]?.includes(',')) {
      const [before, after] = [next.slice(0, group.index), next.slice(group.index + group[0].length)]
      open.push(...group[1].split(',').map((option) => before + option + after))
    } else done.push(next)
    if (open.length + done.length > MAX_ALTERNATIVES) return null
  }
  return done.reverse()
}

const CLASS = /\[([!^]?)([^\]/]+)\]/gu

function backwardRange(pattern: string): string | null {
  for (const [, , inside = ''] of pattern.matchAll(CLASS))
    for (const [first, last] of rangesOf(inside))
      if (first > last) return `${String.fromCodePoint(first)}-${String.fromCodePoint(last)}`
  return null
}

/** `**` twice says no more than once. */
function patternOf(plain: string): Pattern {
  const names = plain.split('/')
  const segments = names.filter((name, index) => name !== '**' || names[index - 1] !== '**').map(segmentOf)
  return segments.reduceRight<Pattern | null>((rest, first) => ({ first, rest }), null) as Pattern
}

function segmentOf(name: string): Segment {
  if (name === '**') return { kind: 'folders' }
  if (!/[*?[]/.test(name)) return { kind: 'name', name }
  return { kind: 'wild', tokens: tokensOf(name), takesDot: name.startsWith('.') }
}

function tokensOf(name: string): readonly Token[] {
  const tokens: Token[] = []
  for (const [part, negation, inside] of name.matchAll(/\*+|\?|\[([!^]?)([^\]/]+)\]|./gsu)) {
    if (part.startsWith('*')) tokens.push('run')
    else if (part === '?') tokens.push('any')
    else if (inside !== undefined) tokens.push({ negated: negation !== '', ranges: rangesOf(inside) })
    else tokens.push(part)
  }
  return tokens
}

function rangesOf(inside: string): CharacterClass['ranges'] {
  const points = Array.from(inside, (character) => character.codePointAt(0) as number)
  const ranges: (readonly [number, number])[] = []
  for (let at = 0; at < points.length; at++) {
    const first = points[at] as number
    const isRange = points[at + 1] === 0x2d && at + 2 < points.length
    ranges.push([first, isRange ? (points[at + 2] as number) : first])
    if (isRange) at += 2
  }
  return ranges
}

/**
 * Whether a name fits one segment. Where a `*` was too short it is made one longer and the rest is tried again: at most
 * as many steps as pattern times name have characters, for an earlier `*` need never be looked at again.
 */
export function nameFits(segment: Segment, name: string, steps: Steps): boolean {
  if (segment.kind === 'name') return segment.name === name
  if (segment.kind === 'folders' || (name.startsWith('.') && !segment.takesDot)) return false
  const { tokens } = segment
  const characters = Array.from(name)
  let [token, at] = [0, 0]
  let [afterRun, runEnd] = [-1, 0]
  while (at < characters.length) {
    steps.left--
    if (tokens[token] === 'run') {
      afterRun = ++token
      runEnd = at
    } else if (token < tokens.length && characterFits(tokens[token] as Token, characters[at] as string)) {
      token++
      at++
    } else {
      if (afterRun < 0 || steps.left < 0) return false
      token = afterRun
      at = ++runEnd
    }
  }
  while (tokens[token] === 'run') token++
  return token === tokens.length
}

function characterFits(token: Token, character: string): boolean {
  if (typeof token === 'string') return token === 'any' || token === character
  const point = character.codePointAt(0) as number
  return token.ranges.some(([first, last]) => first <= point && point <= last) !== token.negated
}
