import { jsonrepair } from 'jsonrepair'
import { looksMeant } from './parse-embedded.ts'
import { isContainer, type Region } from './parse-scan.ts'
import type { ParseFaultKind } from './outcome.ts'

const MAX_LENGTH = 65_536

/**
 * Would a repairing parser have come to an object or array? For the report only. Asked only where the text begins as
 * one: jsonrepair turns any prose into a string.
 */
export function isRepairable(text: string, region: Region, kind: ParseFaultKind): boolean {
  if (!looksMeant(text, region.start)) return false
  const end = kind === 'cut-off' ? region.end : Math.max(text.lastIndexOf('}', region.end - 1), text.lastIndexOf(']', region.end - 1)) + 1
  if (end <= region.start || end - region.start > MAX_LENGTH) return false
  return givesContainer(() => jsonrepair(text.slice(region.start, end)))
}

export const isReadable = (text: string, region: Region): boolean => givesContainer(() => text.slice(region.start, region.end))

function givesContainer(source: () => string): boolean {
  try {
    return isContainer(JSON.parse(source()))
  } catch {
    // jsonrepair throws where it gives up, and where nesting ends its recursion.
    return false
  }
}
