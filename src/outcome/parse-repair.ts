import { jsonrepair } from 'jsonrepair'
import type { ParseFaultKind } from './outcome.ts'
import { looksMeant } from './parse-embedded.ts'
import { isContainer, type Region } from './parse-scan.ts'

const MAX_LENGTH = 65_536
/** jsonrepair 3.15 is cubic in quotation marks that close nothing: `'a'a'a…` of 8 KB takes it 10 s. */
const MAX_STRAY_QUOTES = 60
/** And quadratic in lines of bare words: 30,000 of them take 2 s. */
const MAX_BARE_WORDS = 5_000

/**
 * Would a repairing parser have come to an object or array? For the report only. Asked only where the text begins as
 * one, because jsonrepair turns any prose into a string, and only where its answer comes soon.
 */
export function isRepairable(text: string, region: Region, kind: ParseFaultKind): boolean {
  if (!looksMeant(text, region.start)) return false
  const lastBracket = Math.max(text.lastIndexOf('}', region.end - 1), text.lastIndexOf(']', region.end - 1))
  const end = kind === 'cut-off' ? region.end : lastBracket + 1
  if (end <= region.start || end - region.start > MAX_LENGTH) return false
  const source = text.slice(region.start, end)
  return isRepairedSoon(source) && givesContainer(() => jsonrepair(source))
}

/** Does JSON.parse come to an object or array here? It forgives repeated names alone. */
export const isReadable = (text: string, region: Region): boolean =>
  givesContainer(() => text.slice(region.start, region.end))

function givesContainer(source: () => string): boolean {
  try {
    return isContainer(JSON.parse(source()))
  } catch {
    // jsonrepair throws where it gives up, and where nesting ends its recursion.
    return false
  }
}

/** Looks at the text as a lenient parser would: strings in any quotation marks, and what stands between them. */
function isRepairedSoon(text: string): boolean {
  let strayQuotes = 0
  let bareWords = 0
  const token = /["“”'‘’`´]|[A-Za-z_$]+/g
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const found = match[0]
    if (!/["“”'‘’`´]/.test(found)) bareWords++
    else if (!passString(text, /["“”]/.test(found) ? /\\.|["“”]/gs : /\\.|['‘’`´]/gs, token)) strayQuotes++
    if (strayQuotes > MAX_STRAY_QUOTES || bareWords > MAX_BARE_WORDS) return false
  }
  return true
}

/** Moves `token` behind the string that begins here; false where what follows it can't follow a string. */
function passString(text: string, closing: RegExp, token: RegExp): boolean {
  closing.lastIndex = token.lastIndex
  let match = closing.exec(text)
  while (match !== null && match[0].startsWith('\\')) match = closing.exec(text)
  token.lastIndex = match === null ? text.length : closing.lastIndex
  return match !== null && /^\s*(?:[,:}\]]|$)/.test(text.slice(token.lastIndex, token.lastIndex + 200))
}
