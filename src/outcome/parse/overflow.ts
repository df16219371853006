import type { JsonDocument } from '../../json/value.ts'
import type { Region } from './scan.ts'

/**
 * The first number of a value that no double holds (`1e400`), or null: `JSON.parse` makes infinity of it, so production
 * would compute with what the model did not write. `text` is the JSON that the document was read from.
 */
export function overflowingNumber(text: string, { exact }: JsonDocument): Region | null {
  if (exact.size === 0 || ![...exact.values()].some(isInfinite)) return null
  const number = /[-+\d.eE]+/y
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') {
      at = stringEnd(text, at)
      continue
    }
    number.lastIndex = at
    const found = /[-\d]/.test(text[at] as string) ? number.exec(text)?.[0] : undefined
    if (found === undefined) continue
    if (isInfinite(found)) return { start: at, end: at + found.length }
    at += found.length - 1
  }
  return null
}

const isInfinite = (text: string): boolean => Math.abs(Number(text)) === Number.POSITIVE_INFINITY

/** Where the string that begins here ends: at its closing quote. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}
