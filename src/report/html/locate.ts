import { parsePointer } from '../../json/pointer.ts'

export interface TextSpan {
  readonly start: number
  readonly end: number
}

const STRING = /"(?:[^"\\]|\\.)*"/y
const SCALAR = /[^\s,:[\]{}"]+/y
const SPACE = /\s*/y

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/**
 * Where the value of a JSON Pointer stands in a text that holds one JSON value, fences and words around it allowed.
 * Where the place itself is missing, the start of the deepest container that is there. null where nothing is found.
 */
export function locatePointer(text: string, pointer: string): TextSpan | null {
  const tokens = parsePointer(pointer)
  const opening = text.search(/[{[]/)
  if (tokens === null || opening === -1) return null
  let at = opening
  for (const token of tokens) {
    const child = childOf(text, at, token)
    if (child === null) return { start: at, end: at + 1 }
    at = child
  }
  return { start: at, end: skipValue(text, at) }
}

/** Offset of the value of a member or item of the container at `at`. */
function childOf(text: string, at: number, token: string): number | null {
  const isObject = text[at] === '{'
  if (!isObject && text[at] !== '[') return null
  let here = matchEnd(SPACE, text, at + 1)
  for (let index = 0; here < text.length && text[here] !== '}' && text[here] !== ']'; index++) {
    let name = String(index)
    if (isObject) {
      const end = matchEnd(STRING, text, here)
      name = memberName(text.slice(here, end))
      here = matchEnd(SPACE, text, matchEnd(SPACE, text, end) + 1)
    }
    if (name === token) return here
    const next = matchEnd(SPACE, text, skipValue(text, here))
    if (text[next] !== ',') return null
    here = matchEnd(SPACE, text, next + 1)
  }
  return null
}

function memberName(source: string): string {
  try {
    return JSON.parse(source) as string
  } catch {
    return source
  }
}

/** Behind the value at `at`; always further on, so that a text that is no JSON is left in the end. */
function skipValue(text: string, at: number): number {
  let depth = 0
  let here = at
  while (here < text.length) {
    const character = text[here]
    if (character === '"') here = Math.max(here + 1, matchEnd(STRING, text, here))
    else if (character === '{' || character === '[') {
      depth++
      here++
    } else if (character === '}' || character === ']') {
      if (depth === 0) return here
      depth--
      here++
    } else if (character === ',' || character === ':') {
      if (depth === 0) return here
      here++
    } else here = Math.max(here + 1, matchEnd(SCALAR, text, here))
    if (depth === 0) return here
  }
  return here
}
