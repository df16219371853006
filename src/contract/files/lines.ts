import { type FileRecord, isBlank, recordsOf, type Splitter } from './records.ts'

const LF = 0x0a

class LineSplitter implements Splitter {
  line = 1
  readonly column = 1

  endIn(chunk: Uint8Array, from: number): number {
    const end = chunk.indexOf(LF, from)
    if (end >= 0) this.line++
    return end
  }
}

/** The lines of a file that comes in pieces. Blank lines are passed over. */
export function* linesOf(
  chunks: Iterable<Uint8Array>,
  limitBytes: number,
  seen: (chunk: Uint8Array) => void,
): Generator<FileRecord> {
  for (const record of recordsOf(chunks, limitBytes, seen, new LineSplitter())) if (!isBlank(record.bytes)) yield record
}
