import { jsonrepair } from 'jsonrepair'
import type { ParseFaultKind } from '../outcome.ts'
import { looksMeant } from './embedded.ts'
import { isContainer, type Region } from './scan.ts'

const MAX_LENGTH = 65_536
/** Looks at a character; an ordinary text of 64 KiB needs about a million. */
const MAX_LOOKS = 1_500_000

/**
 * Would a repairing parser have come to an object or array? For the report only. Asked only where the text begins as
 * one, because jsonrepair turns any prose into a string, and only where its answer comes soon.
 */
export function isRepairable(text: string, region: Region, kind: ParseFaultKind): boolean {
  if (!looksMeant(text, region.start) || region.end - region.start > MAX_LENGTH) return false
  const source = text.slice(region.start, region.end)
  const end = kind === 'cut-off' ? source.length : Math.max(source.lastIndexOf('}'), source.lastIndexOf(']')) + 1
  return givesContainer(() => jsonrepair(metered(source.slice(0, end))))
}

/** Does JSON.parse come to an object or array here? It forgives repeated names alone. */
export const isReadable = (text: string, region: Region): boolean =>
  givesContainer(() => text.slice(region.start, region.end))

function givesContainer(source: () => string): boolean {
  try {
    return isContainer(JSON.parse(source()))
  } catch {
    // jsonrepair throws where it gives up, where nesting ends its recursion, and where it has looked too often.
    return false
  }
}

/**
 * A text that can be looked at so often and no oftener: jsonrepair 3.15 goes back and forth over quotation marks that
 * close nothing (8 KB of `'a'a'a…` take it 10 s) and over bare words, and knows no limit of its own.
 */
function metered(text: string): string {
  let looks = 0
  const counted = new Proxy(Object(text) as Record<PropertyKey, unknown>, {
    get(_, key) {
      if (++looks > MAX_LOOKS) throw new RangeError('too many looks')
      const member = (text as unknown as Record<PropertyKey, unknown>)[key]
      if (typeof member !== 'function') return member
      looks += 8
      return member.bind(text)
    },
  })
  return counted as unknown as string
}
