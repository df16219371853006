import { closeSync, openSync, readSync } from 'node:fs'

const LINE_END = 0x0a
const PIECE_BYTES = 1 << 18
/** Above it a line is none of ours: an answer has at most 1 MiB. */
const MOST_LINE_BYTES = 8 * 1024 * 1024

/**
 * The lines of a file of results, split at byte 0x0A only: an answer may hold U+2028, at which `readline` would split.
 * A last line without its end is handed over as well; null stands for a line that is longer than any answer.
 */
export function* linesOfFile(path: string): Generator<string | null> {
  const file = openSync(path, 'r')
  try {
    let buffer = Buffer.allocUnsafe(PIECE_BYTES)
    let held = 0
    let isTooLong = false
    for (;;) {
      if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
      const count = readSync(file, buffer, held, buffer.length - held, null)
      const filled = held + count
      let start = 0
      for (let end = nextEnd(buffer, held, filled); end >= 0; end = nextEnd(buffer, start, filled)) {
        yield isTooLong ? null : buffer.toString('utf8', start, end)
        isTooLong = false
        start = end + 1
      }
      if (count === 0) {
        if (filled > start || isTooLong) yield isTooLong ? null : buffer.toString('utf8', start, filled)
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
  for (const line of linesOfFile(path)) if (line === null || line.trim() !== '') count++
  return count
}
