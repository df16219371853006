import { closeSync, openSync, readSync } from 'node:fs'
import { decodeLine } from './decode.ts'
import type { JournalLine } from './line.ts'

export interface ReadLine {
  /** null where the text is no journal line. */
  readonly line: JournalLine | null
  /** 1-based. */
  readonly number: number
  /** Bytes of the file up to and with this line's end; a torn last line has none and is not yielded. */
  readonly endByte: number
}

/** So many bytes are read at once. */
const PIECE_BYTES = 1 << 16
const LINE_END = 0x0a

/**
 * Reads a journal line by line in constant memory. A last line without its line end is torn: it is left out. One buffer
 * serves the whole file; it grows to the longest line. A line is decoded when it is asked for, so that it can be
 * garbage before the next one is.
 */
export function* readJournal(path: string): Generator<ReadLine> {
  const file = openSync(path, 'r')
  try {
    let buffer = Buffer.allocUnsafe(PIECE_BYTES)
    let held = 0
    let number = 0
    let endByte = 0
    for (;;) {
      if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
      const count = readSync(file, buffer, held, buffer.length - held, null)
      if (count === 0) return
      const filled = held + count
      let start = 0
      for (let end = nextEnd(buffer, held, filled); end >= 0; end = nextEnd(buffer, start, filled)) {
        number++
        endByte += end + 1 - start
        yield { line: decodeLine(buffer.toString('utf8', start, end)), number, endByte }
        start = end + 1
      }
      buffer.copy(buffer, 0, start, filled)
      held = filled - start
    }
  } finally {
    closeSync(file)
  }
}

function nextEnd(buffer: Buffer, from: number, filled: number): number {
  const end = buffer.indexOf(LINE_END, from)
  return end < filled ? end : -1
}
