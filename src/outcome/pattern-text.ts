import type { Pattern } from '../contract/expect.ts'
import { unreachable } from '../problem/problem.ts'
import { clip, SHOWN_CHARACTERS, shown } from './shown.ts'

/** An expected value in words, at most 300 characters: `"Paris" or "Paris, France"`, `4.2 ± 0.1`, `{"id": "F7"}`. */
export const patternText = (pattern: Pattern): string => clip(write(pattern, SHOWN_CHARACTERS + 1))

function write(pattern: Pattern, room: number): string {
  switch (pattern.kind) {
    case 'scalar':
      return pattern.exact ?? shown(pattern.value, new Map())
    case 'like':
      return `like ${shown(pattern.text, new Map())}`
    case 'text':
      return `${RELATIONS[pattern.relation]}${shown(pattern.text, new Map())}${pattern.anyCase ? ' in any case' : ''}`
    case 'not':
      return `not ${write(pattern.pattern, room)}`
    case 'all-of':
      return join(pattern.parts, ' and ', room)
    case 'near':
      return pattern.written.join(' ± ')
    case 'any-of':
      return pattern.options.length === 0 ? 'nothing' : join(pattern.options, ' or ', room)
    case 'absent-or':
      return `nothing or ${write(pattern.pattern, room)}`
    case 'array':
      return `[${join(pattern.items, ', ', room)}]`
    case 'unordered':
      return `[${join(pattern.items, ', ', room)}] in any order`
    case 'object':
      return `{${joinMembers(pattern.members, room)}${pattern.closed ? '' : pattern.members.size > 0 ? ', …' : '…'}}`
    default:
      return unreachable(pattern)
  }
}

const RELATIONS = { contains: 'contains ', 'starts-with': 'begins with ', 'ends-with': 'ends with ', is: '' } as const

function join(patterns: readonly Pattern[], between: string, room: number): string {
  const parts: string[] = []
  let left = room
  for (const pattern of patterns) {
    if (left <= 0) break
    const text = write(pattern, left)
    parts.push(text)
    left -= text.length + between.length
  }
  return parts.join(between)
}

function joinMembers(members: ReadonlyMap<string, Pattern>, room: number): string {
  const parts: string[] = []
  let left = room
  for (const [name, pattern] of members) {
    if (left <= 0) break
    const text = `${JSON.stringify(name)}: ${write(pattern, left)}`
    parts.push(text)
    left -= text.length + 2
  }
  return parts.join(', ')
}
