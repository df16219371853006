import { closeSync, openSync, writeSync } from 'node:fs'
import type { BatchLimits } from './batch-client.ts'

/** Lines gathered before they are written. */
const PIECE_BYTES = 1 << 18

/** An input file as it grows: whoever writes it asks first whether the next line still fits. */
export interface InputFile {
  readonly path: string
  readonly lines: () => number
  readonly fits: (line: string) => boolean
  /** @throws the system's error where the disk is full */
  readonly add: (line: string) => void
  readonly close: () => void
}

export function openInputFile(path: string, limits: BatchLimits): InputFile {
  const file = openSync(path, 'w', 0o600)
  let pieces: string[] = []
  let held = 0
  let bytes = 0
  let lines = 0
  const flush = (): void => {
    const data = Buffer.from(pieces.join(''))
    for (let at = 0; at < data.length; ) at += writeSync(file, data, at)
    pieces = []
    held = 0
  }
  return {
    path,
    lines: () => lines,
    fits: (line) => lines < limits.lines && bytes + Buffer.byteLength(line) + 1 <= limits.bytes,
    add: (line) => {
      const size = Buffer.byteLength(line) + 1
      pieces.push(`${line}\n`)
      bytes += size
      held += size
      lines++
      if (held > PIECE_BYTES) flush()
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
