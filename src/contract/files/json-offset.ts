import { parsePointer } from '../../json/pointer.ts'
import type { Pointer } from '../../json/value.ts'

/**
 * Where a value stands in a valid JSON text (UTF-16 offset), or its key with `ofKey`; where nothing stands at the
 * pointer, the innermost thing around it. Runs only when somebody has to be told of a place.
 */
export function offsetOf(text: string, pointer: Pointer, ofKey: boolean): number {
  let at = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)
  const tokens = parsePointer(pointer) ?? []
  for (const [index, token] of tokens.entries()) {
    const found = text[at] === '{' ? memberOf(text, at, token) : text[at] === '[' ? itemOf(text, at, token) : null
    if (!found) return at
    if (ofKey && index === tokens.length - 1) return found.key
    at = found.value
  }
  return at
}

interface Member {
  readonly key: number
  readonly value: number
}

function memberOf(text: string, open: number, name: string): Member | null {
  let at = skipSpace(text, open + 1)
  while (text[at] === '"') {
    const end = endOfString(text, at)
    const value = skipSpace(text, skipSpace(text, end) + 1)
    if (JSON.parse(text.slice(at, end)) === name) return { key: at, value }
    at = skipSpace(text, skipSpace(text, endOfValue(text, value)) + 1)
  }
  return null
}

function itemOf(text: string, open: number, token: string): Member | null {
  let at = skipSpace(text, open + 1)
  for (let left = Number(token); text[at] !== ']' && at < text.length; left--) {
    if (left === 0) return { key: at, value: at }
    const end = skipSpace(text, endOfValue(text, at))
    if (text[end] === ']') return null
    at = skipSpace(text, end + 1)
  }
  return null
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start)
  let [at, depth] = [start, 0]
  for (; at < text.length; at++) {
    const char = text[at] as string
    if (char === '"') at = endOfString(text, at) - 1
    else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth < 0) return at
    else if (char === ',' && depth === 0) return at
    if (depth === 0 && (char === '}' || char === ']')) return at + 1
  }
  return at
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (at < text.length && ' \t\r\n'.includes(text[at] as string)) at++
  return at
}
