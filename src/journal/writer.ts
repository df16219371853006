import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { systemReason } from '../problem/system-reason.ts'
import { encodeLine } from './encode.ts'
import type { JournalLine } from './line.ts'

/** Bytes gathered before they are written; strings count by their units. */
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
  let gathered = ''
  const write = (line: JournalLine | null): void => {
    // After a failed write the file may end in half a line: nothing may follow it.
    if (trouble !== null) return
    attempt(() => {
      const text = Buffer.from(line === null ? gathered : `${gathered}${encodeLine(line)}\n`)
      gathered = ''
      for (let at = 0; at < text.length; ) {
        const written = writeSync(file, text, at, text.length - at, position)
        at += written
        position += written
      }
    })
  }
  return {
    append: write,
    gather: (line) => {
      if (trouble !== null) return
      gathered += `${encodeLine(line)}\n`
      if (gathered.length >= GATHERED_BYTES) write(null)
    },
    trouble: () => trouble,
    close: () => {
      if (gathered !== '') write(null)
      attempt(() => closeSync(file))
      return trouble
    },
  }
}
