import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { systemReason } from '../problem/system-reason.ts'
import { encodeLine } from './encode.ts'
import type { JournalLine } from './line.ts'

/** Bytes gathered before they are written. */
const GATHERED_BYTES = 1 << 16

/** Windows has no such flag. */
const NO_LINK = constants.O_NOFOLLOW ?? 0

/** Appends lines in the order of `append`. Trouble with the disk is kept, never thrown at a call. */
export interface JournalWriter {
  /**
   * The line is with the system when this returns, so that a run killed at any moment loses no answer that it has. A
   * synchronous write costs some ten microseconds, less than a round through the thread pool.
   */
  readonly append: (line: JournalLine) => void
  /**
   * The same of what a run that is killed can have again: the line is with the system once so many are gathered that a
   * write is worth it, or before the next line that is appended, or when the file is closed.
   */
  readonly gather: (line: JournalLine) => void
  /** The first trouble met, in words, or null: after it nothing is written any more. */
  readonly trouble: () => string | null
  /** The same, once the file is closed. */
  readonly close: () => string | null
}

/**
 * Opens a journal for appending. `keepBytes` is where a resumed journal's last whole line ends: a torn line after it
 * is cut off; 0 starts anew, and then never through a link: a pull request can bring one that leads to any file.
 * The caller holds its lock.
 *
 * @throws Error where the file can't be opened
 */
export function openJournal(path: string, keepBytes: number): JournalWriter {
  // A pipe that nobody reads would hold the run up for ever.
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_NONBLOCK | (keepBytes === 0 ? NO_LINK : 0)
  const file = openSync(path, flags, 0o600)
  try {
    if (!fstatSync(file).isFile()) throw new Error('it is no regular file')
    ftruncateSync(file, keepBytes)
  } catch (error) {
    closeSync(file)
    throw error
  }
  let position = keepBytes
  let trouble: string | null = null
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      trouble ??= systemReason(error)
    }
  }
  // As bytes: strings that wait to be written outlive young generations.
  let gathered: Buffer | null = null
  let held = 0
  const writeAll = (data: Uint8Array): void => {
    for (let at = 0; at < data.length; ) {
      const written = writeSync(file, data, at, data.length - at, position)
      at += written
      position += written
    }
  }
  /** After a failed write the file may end in half a line: nothing may follow it. */
  const flush = (): void => {
    if (trouble !== null || gathered === null || held === 0) return
    const data = gathered.subarray(0, held)
    held = 0
    attempt(() => writeAll(data))
  }
  const write = (line: JournalLine): void => {
    flush()
    if (trouble === null) attempt(() => writeAll(Buffer.from(`${encodeLine(line)}\n`)))
  }
  return {
    append: write,
    gather: (line) => {
      const text = `${encodeLine(line)}\n`
      const bytes = Buffer.byteLength(text)
      if (held + bytes > GATHERED_BYTES) flush()
      if (trouble !== null) return
      gathered ??= Buffer.allocUnsafeSlow(GATHERED_BYTES)
      if (bytes > GATHERED_BYTES) attempt(() => writeAll(Buffer.from(text)))
      else held += gathered.write(text, held)
    },
    trouble: () => trouble,
    close: () => {
      flush()
      attempt(() => closeSync(file))
      return trouble
    },
  }
}
