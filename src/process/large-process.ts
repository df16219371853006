import { diskFiles } from '../contract/files/disk.ts'
import type { FilePort } from '../contract/files/port.ts'
import { optimizeParserLater } from './http-parser.ts'
import { keepMemoryLow } from './memory.ts'

/** What an entry takes from here: `ProcessParts`. */
export interface LateMemory {
  readonly files: FilePort
  readonly callsBegin: () => void
}

/** What a few contracts with their cases come to: reading them leaves the heap as small as it begins. */
const LITTLE_BYTES = 256 * 1024
/** A process that is at work for longer holds more than a few answers. */
const SHORT_MS = 1000

/**
 * Keeps memory low from when a process has read much, has worked for a second, or begins to call: then the size of the young
 * generation is set for calls, from what is kept low. Not from its start: V8 takes code that
 * was compiled under other flags for no use, so that every module of Node's own and every thread would be compiled anew,
 * at the cost of 10 ms for the main thread and 30 ms for each other.
 *
 * @param files read through what is returned from now on
 */
export function lowMemoryOnceLarge(files: FilePort = diskFiles()): LateMemory {
  let left = LITTLE_BYTES
  const keepLow = (): void => {
    left = Number.NEGATIVE_INFINITY
    clearTimeout(timer)
    keepMemoryLow()
  }
  const timer = setTimeout(keepLow, SHORT_MS).unref()
  const count = (bytes: number): void => {
    if (left === Number.NEGATIVE_INFINITY) return
    left -= bytes
    if (left < 0) keepLow()
  }
  const counting: FilePort = {
    ...files,
    read: (path, limitBytes, into) => {
      const read = files.read(path, limitBytes, into)
      if (!('fault' in read)) count(read.length)
      return read
    },
    chunks: (path) => {
      const chunks = files.chunks(path)
      return 'fault' in chunks ? chunks : counted(chunks, count)
    },
  }
  return {
    files: counting,
    callsBegin: () => {
      count(Number.POSITIVE_INFINITY)
      optimizeParserLater()
    },
  }
}

function* counted(chunks: Iterable<Uint8Array>, count: (bytes: number) => void): Iterable<Uint8Array> {
  for (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}
