import { MAX_DEPTH } from '../../json/read.ts'
import { type ScanFault, Scanner } from '../../json/scan.ts'
import { isObject, type JsonValue } from '../../json/value.ts'

/** A part of the answer, as UTF-16 offsets, the end not included. */
export interface Region {
  readonly start: number
  readonly end: number
}

/** One value read from the start of a region; what follows it is nobody's business here. */
export interface Scanned {
  readonly value: JsonValue
  /** Behind the value, where there is no fault. */
  readonly end: number
  readonly fault: ScanFault | null
}

export function scan(text: string, region: Region): Scanned {
  const scanner = new Scanner(text, { ...region, maxDepth: MAX_DEPTH, duplicates: false })
  const fault = scanner.scanValue()
  return { value: scanner.value, end: scanner.offset, fault }
}

/** The first repeated member name of a region that holds a whole value. */
export function repeatedName(text: string, region: Region): ScanFault | null {
  return new Scanner(text, { ...region, maxDepth: MAX_DEPTH, duplicates: true }).scanValue()
}

/** The region without the blanks at its ends, Unicode's included. */
export function trimmed(text: string, region: Region): Region {
  const part = text.slice(region.start, region.end)
  const start = region.start + part.length - part.trimStart().length
  return { start, end: Math.max(start, region.end - part.length + part.trimEnd().length) }
}

export const opensContainer = (text: string, at: number): boolean => text[at] === '{' || text[at] === '['

export const isContainer = (value: JsonValue): boolean => isObject(value) || Array.isArray(value)
