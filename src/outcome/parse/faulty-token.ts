import type { ScanFault } from '../../json/scan.ts'
import type { ParseFaultKind } from '../outcome.ts'
import type { Region } from './scan.ts'

/** What is wrong at one place inside a value, and the characters that are to blame. */
export interface FaultyToken extends Region {
  readonly kind: ParseFaultKind
}

const WORD = /[A-Za-z_$][\w$]*/y
const NOT_FINITE = /[-+]?(?:NaN|Infinity|inf)\b/iy
const NUMBER_LIKE = /[-+]?\.?\d[\w.+-]*/y
const PYTHON: ReadonlySet<string> = new Set(['True', 'False', 'None'])
const QUOTE_SEARCH = 300

/** Names a fault of the grammar by looking at the text where it happened. */
export function faultyToken(text: string, fault: ScanFault, region: Region): FaultyToken {
  const { offset, token } = fault
  if (fault.kind === 'duplicate-key')
    return { kind: 'duplicate-key', start: token, end: stringEnd(text, token, region.end) }
  if (fault.kind === 'cut-off') return { kind: 'cut-off', start: Math.min(token, region.end), end: region.end }
  if (fault.kind === 'too-deep') return { kind: 'not-json', start: offset, end: offset + 1 }
  if (text[token] === '"') return { kind: 'not-json', start: offset, end: offset + characterLength(text, offset) }
  return (
    trailingComma(text, offset) ??
    malformedNumber(text, fault) ??
    wrongToken(text, token, region) ??
    unnamed(text, offset)
  )
}

function trailingComma(text: string, offset: number): FaultyToken | null {
  if (text[offset] !== '}' && text[offset] !== ']') return null
  const comma = previousVisible(text, offset)
  return text[comma] === ',' ? { kind: 'trailing-comma', start: comma, end: offset + 1 } : null
}

/** `NaN`, `-Infinity`, `+1`, `.5`, `1.`, `01`, `0x1F`, `1_000`: numbers elsewhere, none in JSON. */
function malformedNumber(text: string, { offset, token }: ScanFault): FaultyToken | null {
  const start = /[\d_xX]/.test(text[offset] ?? '') && offset === token ? numberStart(text, offset) : token
  if (start === offset && !standsAlone(text, start)) return null
  const end = matchEnd(NOT_FINITE, text, start) ?? matchEnd(NUMBER_LIKE, text, start)
  if (end === null || (start < token && !/^[-+]?(?:0\d|0x[\da-f]|\d+_\d)/i.test(text.slice(start, end)))) return null
  return { kind: 'not-a-number', start, end }
}

function numberStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && offset - start < QUOTE_SEARCH && /[-\d]/.test(text[start - 1] as string)) start--
  return start
}

function wrongToken(text: string, token: number, region: Region): FaultyToken | null {
  if (!standsAlone(text, token)) return null
  if (text[token] === "'") return { kind: 'single-quoted', start: token, end: stringEnd(text, token, region.end) }
  if (/^\(\s*["'([{\d-]/.test(text.slice(token, token + 100)))
    return { kind: 'python-literal', start: token, end: token + 1 }
  const end = matchEnd(WORD, text, token)
  if (end === null) return null
  return { kind: PYTHON.has(text.slice(token, end)) ? 'python-literal' : 'not-json', start: token, end }
}

function unnamed(text: string, offset: number): FaultyToken {
  const line = text.indexOf('\n', offset)
  const isComment = text.startsWith('//', offset) || text.startsWith('#', offset)
  const end = isComment ? (line < 0 ? text.length : line) : offset + characterLength(text, offset)
  return { kind: 'not-json', start: offset, end }
}

/** Where a value or a name may begin: only there a quote or a word is one. */
function standsAlone(text: string, token: number): boolean {
  const before = previousVisible(text, token)
  return before < 0 || '{[:,'.includes(text[before] as string)
}

function previousVisible(text: string, offset: number): number {
  let before = offset - 1
  while (before >= 0 && ' \t\r\n'.includes(text[before] as string)) before--
  return before
}

function stringEnd(text: string, start: number, limit: number): number {
  const end = Math.min(limit, start + QUOTE_SEARCH)
  for (let i = start + 1; i < end; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === text[start]) return i + 1
    else if (text[i] === '\n') return i
  }
  return end
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

const characterLength = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
