import { createReadStream } from 'node:fs'
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

/** Reads a journal line by line in constant memory. A last line without its line end is torn: it is left out. */
export async function* readJournal(path: string): AsyncGenerator<ReadLine[]> {
  let rest: Buffer | null = null
  let number = 0
  let endByte = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk])
    const lines: ReadLine[] = []
    let start = 0
    for (let end = bytes.indexOf(0x0a, start); end >= 0; end = bytes.indexOf(0x0a, start)) {
      number++
      endByte += end + 1 - start
      lines.push({ line: decodeLine(bytes.toString('utf8', start, end)), number, endByte })
      start = end + 1
    }
    rest = start < bytes.length ? bytes.subarray(start) : null
    if (lines.length > 0) yield lines
  }
}
