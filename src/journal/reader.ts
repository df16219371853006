import { closeSync, readSync } from 'node:fs'
import { openRegular } from '../contract/files/regular-file.ts'
import { decodeLine } from './decode.ts'
import type { JournalLine } from './line.ts'
import { WrittenCalls } from './written-call.ts'

export interface ReadLine {
  /** null where the text is no journal line, or longer than any. */
  readonly line: JournalLine | null
  /** 1-based. */
  readonly number: number
  /** Where in the file the line begins. */
  readonly startByte: number
  /** Bytes of the file up to and with this line's end; a torn last line has none and is not yielded. */
  readonly endByte: number
}

/** Lines that begin within these bytes of a file. */
export interface ByteRange {
  readonly from: number
  /** The first byte that is none of it. */
  readonly to: number
}

const WHOLE: ByteRange = { from: 0, to: Number.POSITIVE_INFINITY }

/** So many bytes are read at once. */
const PIECE_BYTES = 1 << 16
/** An answer has at most 1 MiB, so that a line is shorter; a file without line ends must not fill the memory. */
const MAX_LINE_BYTES = 4 * 1024 * 1024
const LINE_END = 0x0a

/**
 * Reads a journal line by line in constant memory. A last line without its line end is torn: it is left out. One buffer
 * serves the whole file; it grows to the longest line, and of one that is too long only its end is looked for. A line is
 * decoded when it is asked for, so that it can be garbage before the next one is.
 *
 * @param range only the lines that begin in it, counted from 1
 * @throws NotAFile for a pipe or a device; the system's error where the file can't be read
 */
export function* readJournal(path: string, { from, to }: ByteRange = WHOLE): Generator<ReadLine> {
  const file = openRegular(path)
  try {
    let buffer = Buffer.allocUnsafe(PIECE_BYTES)
    const calls = new WrittenCalls()
    let held = 0
    let number = 0
    // The byte in front of a range tells whether a line begins with it; what ends there is another range's.
    let position = Math.max(0, from - 1)
    let startByte = position
    let isOwn = from === 0
    /** Bytes of the line that were let go because it is too long. */
    let dropped = 0
    while (startByte < to && (isOwn || position < to)) {
      if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
      const count = readSync(file, buffer, held, buffer.length - held, position)
      if (count === 0) break
      position += count
      const filled = held + count
      let start = 0
      for (let end = nextEnd(buffer, held, filled); end >= 0; end = nextEnd(buffer, start, filled)) {
        const endByte = startByte + dropped + end + 1 - start
        if (isOwn) {
          number++
          const isTooLong = dropped + end - start > MAX_LINE_BYTES
          const line = isTooLong
            ? null
            : (calls.read(buffer, start, end) ?? decodeLine(buffer.toString('utf8', start, end)))
          yield { line, number, startByte, endByte }
        }
        isOwn = true
        dropped = 0
        start = end + 1
        startByte = endByte
        if (startByte >= to) return
      }
      buffer.copy(buffer, 0, start, filled)
      held = filled - start
      if (dropped > 0 || held > MAX_LINE_BYTES) {
        dropped += held
        held = 0
      }
    }
    // No run tears so long a line: it is told of, and cut off all the same.
    if (dropped > 0 && isOwn) yield { line: null, number: number + 1, startByte, endByte: startByte }
  } finally {
    closeSync(file)
  }
}

function nextEnd(buffer: Buffer, from: number, filled: number): number {
  const end = buffer.indexOf(LINE_END, from)
  return end < filled ? end : -1
}
