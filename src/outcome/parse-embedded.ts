import type { ScanFault } from '../json/scan.ts'
import { isObject, type JsonValue } from '../json/value.ts'
import { opensContainer, type Region, scan } from './parse-scan.ts'
import { type Blame, blame } from './parse-token.ts'

/** Objects and arrays that stand in other text. */
export interface Embedded {
  readonly whole: readonly Region[]
  /** The first that has a fault with a name of its own, if it comes before every whole one. */
  readonly broken: { readonly start: number; readonly blame: Blame } | null
}

/**
 * Looks for values between other words, each outermost one once. A broken value is left at the token that breaks it,
 * so that no character is read more than a few times.
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
      if (isTold(text, { start, end }, value)) whole.push({ start, end })
      opening.lastIndex = end
    } else {
      opening.lastIndex = Math.max(start + 1, fault.token)
      if (broken === null && whole.length === 0) broken = namedFault(text, { start, end: region.end }, fault)
    }
  }
  return { whole, broken }
}

/** Could this text be meant as an object or array? `[see` and `{name}` are not, `['a'`, `{"a"` and `{a:` are. */
export function looksMeant(text: string, start: number): boolean {
  if (!opensContainer(text, start)) return false
  const head = text.slice(start + 1, start + 200).trimStart()
  if (head === '' || /^["'“‘\\{[\]}]/.test(head) || /^(?:\/\/|\/\*|#)/.test(head)) return true
  if (text[start] === '{') return /^[A-Za-z_$][\w$-]*\s*:/.test(head)
  return /^(?:[-+]?[.\d]|(?:true|false|null|True|False|None|NaN|Infinity)\b)/.test(head)
}

function namedFault(text: string, region: Region, fault: ScanFault): Embedded['broken'] {
  if (!looksMeant(text, region.start)) return null
  const named = blame(text, fault, region)
  return named.kind === 'not-json' ? null : { start: region.start, blame: named }
}

/** `[1]` and `{}` within a sentence are references and figures of speech; on lines of their own they are values. */
function isTold(text: string, region: Region, value: JsonValue): boolean {
  const parts = isObject(value) ? Object.keys(value) : (value as readonly JsonValue[]).filter((item) => typeof item === 'object')
  if (parts.length > 0) return true
  const before = text.slice(Math.max(0, region.start - 100), region.start)
  const after = text.slice(region.end, region.end + 100)
  return /(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*(?:\r?\n|$)/.test(after)
}
