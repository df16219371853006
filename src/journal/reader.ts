import { closeSync, readSync } from 'node:fs'
import { openRegular } from '../contract/files/regular-file.ts'
import { decodeLine } from './decode.ts'
import type { JournalLine } from './line.ts'

export interface ReadLine {
  /** null where the text is no journal line, or longer than any. */
  readonly line: JournalLine | null
  /** 1-based. */
  readonly number: number
  /** Bytes of the file up to and with this line's end; a torn last line has none and is not yielded. */
  readonly endByte: number
}

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
 * @throws NotAFile for a pipe or a device; the system's error where the file can't be read
 */
export function* readJournal(path: string): Generator<ReadLine> {
  const file = openRegular(path)
  try {
    let buffer = Buffer.allocUnsafe(PIECE_BYTES)
    let held = 0
    let number = 0
    let endByte = 0
    /** Bytes of the line that were let go because it is too long. */
    let dropped = 0
    for (;;) {
      if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
      const count = readSync(file, buffer, held, buffer.length - held, null)
      if (count === 0) break
      const filled = held + count
      let start = 0
      for (let end = nextEnd(buffer, held, filled); end >= 0; end = nextEnd(buffer, start, filled)) {
        number++
        endByte += dropped + end + 1 - start
        const isTooLong = dropped + end - start > MAX_LINE_BYTES
        yield { line: isTooLong ? null : decodeLine(buffer.toString('utf8', start, end)), number, endByte }
        dropped = 0
        start = end + 1
      }
      buffer.copy(buffer, 0, start, filled)
      held = filled - start
      if (dropped > 0 || held > MAX_LINE_BYTES) {
        dropped += held
        held = 0
      }
    }
    // No run tears so long a line: it is told of, and cut off all the same.
    if (dropped > 0) yield { line: null, number: number + 1, endByte }
  } finally {
    closeSync(file)
  }
}

function nextEnd(buffer: Buffer, from: number, filled: number): number {
  const end = buffer.indexOf(LINE_END, from)
  return end < filled ? end : -1
}
