import { closeSync, openSync, readSync } from 'node:fs'

const LINE_END = 0x0a
const PIECE_BYTES = 1 << 18
/** Above it a line is none of ours: an answer has at most 1 MiB. */
const MOST_LINE_BYTES = 8 * 1024 * 1024

/** One line of a file of results. */
export interface LineOfFile {
  /** Without its line end; null stands for a line that is longer than any answer. */
  readonly text: string | null
  /** Where in the file it begins. */
  readonly startByte: number
  /** How long it is, without its line end. */
  readonly bytes: number
}

/** The same before anybody has made a text of it: it stands in `buffer` until the next line is asked for. */
export interface LineInBuffer extends Omit<LineOfFile, 'text'> {
  /** null: longer than any answer. */
  readonly buffer: Buffer | null
  readonly start: number
  readonly end: number
}

/** Lines that begin within these bytes of a file; the first that is none of it is `to`. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

const WHOLE: LineRange = { from: 0, to: Number.POSITIVE_INFINITY }

/**
 * The lines of a file of results, split at byte 0x0A only: an answer may hold U+2028, at which `readline` would split.
 * A last line without its end is handed over as well.
 */
export function* linesOfFile(path: string, range?: LineRange): Generator<LineOfFile> {
  for (const { buffer, start, end, startByte, bytes } of linesInBuffer(path, range))
    yield { text: buffer === null ? null : buffer.toString('utf8', start, end), startByte, bytes }
}

/** `linesOfFile` without the texts. */
export function* linesInBuffer(path: string, { from, to }: LineRange = WHOLE): Generator<LineInBuffer> {
  const file = openSync(path, 'r')
  try {
    let buffer = Buffer.allocUnsafe(PIECE_BYTES)
    let held = 0
    let isTooLong = false
    // The byte in front of a range tells whether a line begins with it; what ends there is another range's.
    let position = Math.max(0, from - 1)
    let startByte = position
    let isOwn = from === 0
    while (startByte < to && (isOwn || position < to)) {
      if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
      const count = readSync(file, buffer, held, buffer.length - held, position)
      const filled = held + count
      /** Where in the file the buffer begins. */
      const origin = position - held
      position += count
      let start = 0
      for (let end = nextEnd(buffer, held, filled); end >= 0; end = nextEnd(buffer, start, filled)) {
        const bytes = origin + end - startByte
        if (isOwn) yield { buffer: isTooLong ? null : buffer, start, end, startByte, bytes }
        isOwn = true
        isTooLong = false
        start = end + 1
        startByte = origin + start
        if (startByte >= to) return
      }
      if (count === 0) {
        const isLast = isOwn && (filled > start || isTooLong)
        const bytes = origin + filled - startByte
        if (isLast) yield { buffer: isTooLong ? null : buffer, start, end: filled, startByte, bytes }
        return
      }
      buffer.copy(buffer, 0, start, filled)
      held = filled - start
      if (held > MOST_LINE_BYTES) {
        isTooLong = true
        held = 0
      }
    }
  } finally {
    closeSync(file)
  }
}

function nextEnd(buffer: Buffer, from: number, filled: number): number {
  const end = buffer.indexOf(LINE_END, from)
  return end < filled ? end : -1
}

/** Lines that a file has, blank ones apart. */
export function countLines(path: string): number {
  let count = 0
  for (const { text } of linesOfFile(path)) if (text === null || text.trim() !== '') count++
  return count
}

/** Whether a file was cut within its last line, as far as can be seen where nobody says how many there are. */
export function endsInTheMiddle(path: string): boolean {
  let last: string | null = ''
  for (const { text } of linesOfFile(path)) last = text
  try {
    return last !== '' && JSON.parse(last ?? '') === undefined
  } catch {
    return true
  }
}
