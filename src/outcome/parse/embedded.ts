import { isObject, type JsonValue } from '../../json/value.ts'
import { type FaultyToken, faultyToken } from './faulty-token.ts'
import { opensContainer, type Region, scan } from './scan.ts'

/** Objects and arrays that stand in other text. */
export interface Embedded {
  readonly whole: readonly Region[]
  /** The first that was meant as one but has a fault. */
  readonly broken: { readonly start: number; readonly blame: FaultyToken } | null
}

/**
 * Looks for values between other words, each outermost one once; parts of a broken value are none. Reading goes on
 * behind what was read, so that no character is read more than a few times.
 */
export function findEmbedded(text: string, region: Region): Embedded {
  const whole: Region[] = []
  let broken: Embedded['broken'] = null
  const opening = /[{[]/g
  opening.lastIndex = region.start
  for (let match = opening.exec(text); match !== null && match.index < region.end; match = opening.exec(text)) {
    const start = match.index
    const { fault, end, value } = scan(text, { start, end: region.end })
    if (fault === null) {
      if (isAlreadyFound(text, { start, end }, value)) whole.push({ start, end })
      opening.lastIndex = end
    } else if (looksMeant(text, start)) {
      broken ??= { start, blame: faultyToken(text, fault, region) }
      opening.lastIndex = balancedEnd(text, { start, end: region.end })
    } else {
      opening.lastIndex = Math.max(start + 1, fault.token)
    }
  }
  return { whole, broken }
}

/** Where the brackets that open at the start are closed again, counted without regard to anything but strings. */
function balancedEnd(text: string, region: Region): number {
  const token = /["{}[\]]/g
  token.lastIndex = region.start
  let depth = 0
  for (let match = token.exec(text); match !== null && match.index < region.end; match = token.exec(text)) {
    if (match[0] === '"') token.lastIndex = stringEnd(text, match.index, region.end)
    else if (match[0] === '{' || match[0] === '[') depth++
    else if (--depth === 0) return token.lastIndex
  }
  return region.end
}

function stringEnd(text: string, start: number, limit: number): number {
  for (let i = start + 1; i < limit; i++) {
    if (text[i] === '\\') i++
    // A string that was not closed ends with its line, or one missing mark would hide the rest.
    else if (text[i] === '"' || text[i] === '\n') return i + 1
  }
  return limit
}

/** Could this text be meant as an object or array? `[see` and `{name}` are not, `['a'`, `{"a"` and `{a:` are. */
export function looksMeant(text: string, start: number): boolean {
  if (!opensContainer(text, start)) return false
  const head = text.slice(start + 1, start + 200).trimStart()
  if (head === '' || /^["'“‘\\{[\]}]/.test(head) || /^(?:\/\/|\/\*|#)/.test(head)) return true
  if (text[start] === '{') return /^[A-Za-z_$][\w$-]*\s*:/.test(head)
  return /^(?:[-+]?[.\d]|(?:true|false|null|True|False|None|NaN|Infinity)\b)/.test(head)
}

/** `[1]` and `{}` within a sentence are references and figures of speech; on lines of their own they are values. */
function isAlreadyFound(text: string, region: Region, value: JsonValue): boolean {
  const parts = isObject(value)
    ? Object.keys(value)
    : (value as readonly JsonValue[]).filter((item) => typeof item === 'object')
  if (parts.length > 0) return true
  const before = text.slice(Math.max(0, region.start - 100), region.start)
  const after = text.slice(region.end, region.end + 100)
  return /(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*(?:\r?\n|$)/.test(after)
}
