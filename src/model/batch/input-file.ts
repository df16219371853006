import { closeSync, openSync, writeSync } from 'node:fs'
import type { BatchLimits } from './batch-client.ts'

/** Lines gathered before they are written. */
const PIECE_BYTES = 1 << 18
const LINE_END = 0x0a

/** An input file as it grows. */
export interface InputFile {
  readonly path: string
  readonly lines: () => number
  /** Whether a line of so many bytes, its end apart, still finds room. */
  readonly fits: (bytes: number) => boolean
  /** @throws the system's error where the disk is full */
  readonly add: (line: string, bytes: number) => void
  readonly close: () => void
}

export function openInputFile(path: string, limits: BatchLimits): InputFile {
  const file = openSync(path, 'w', 0o600)
  // As bytes: strings that wait to be written outlive young generations, and each of them is copied, then marked.
  const piece = Buffer.allocUnsafe(PIECE_BYTES)
  let held = 0
  let written = 0
  let lines = 0
  const write = (data: Uint8Array): void => {
    for (let at = 0; at < data.length; ) at += writeSync(file, data, at)
    written += data.length
  }
  const flush = (): void => {
    const data = piece.subarray(0, held)
    held = 0
    write(data)
  }
  return {
    path,
    lines: () => lines,
    fits: (bytes) => lines < limits.lines && written + held + bytes + 1 <= limits.bytes,
    add: (line, bytes) => {
      lines++
      if (held + bytes + 1 > PIECE_BYTES) flush()
      if (bytes >= PIECE_BYTES) return write(Buffer.from(`${line}\n`))
      held += piece.write(line, held)
      piece[held++] = LINE_END
    },
    close: () => {
      try {
        flush()
      } finally {
        closeSync(file)
      }
    },
  }
}
