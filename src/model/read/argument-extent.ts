/**
 * How far the JSON value of a call's streamed arguments reaches, kept piece by piece: to parse the whole text again
 * with each piece would take a long answer a time that grows with its square.
 */
export interface Extent {
  readonly depth: number
  readonly inText: boolean
  readonly isEscaped: boolean
  /** The last character that is no white space; empty where there is none yet. */
  readonly last: string
}

export const NOTHING_YET: Extent = { depth: 0, inText: false, isEscaped: false, last: '' }

/** A text, object or list has begun and ended. Of a bare word or number nobody can say whether more will come. */
export const isClosed = (extent: Extent): boolean => isOutside(extent) && ENDS.has(extent.last)

/** Inside a text, object or list that is not over. */
export const isInside = (extent: Extent): boolean => !isOutside(extent)

const isOutside = ({ depth, inText }: Extent): boolean => depth <= 0 && !inText
const ENDS: ReadonlySet<string> = new Set(['}', ']', '"'])

/** An object's member, or a list's next item: `{` there begins a value inside. */
export const isValueDue = ({ inText, last }: Extent): boolean => !inText && (last === ':' || last === ',')

export function extended(before: Extent, piece: string): Extent {
  let { depth, inText, isEscaped, last } = before
  for (const character of piece) {
    if (isEscaped) isEscaped = false
    else if (inText && character === '\\') isEscaped = true
    else if (character === '"') inText = !inText
    else if (!inText) depth += DEPTH[character] ?? 0
    if (!WHITE.has(character)) last = character
  }
  return { depth, inText, isEscaped, last }
}

const DEPTH: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 }
const WHITE: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r'])
