import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { encodeLine } from './encode.ts'
import type { JournalLine } from './line.ts'

/** Appends lines in the order of `append`, many to a write. Trouble with the disk is kept, never thrown at a call. */
export interface JournalWriter {
  readonly append: (line: JournalLine) => void
  /** Writes what is left. The first trouble met, in words, or null. */
  readonly close: () => Promise<string | null>
}

/**
 * Opens a journal for appending. `keepBytes` is where a resumed journal's last whole line ends: a torn line after it
 * is cut off; 0 starts anew. A lock file beside it keeps a second run away: its holder's process id is in it.
 *
 * @throws Error where the file can't be opened or another run holds it.
 */
export async function openJournal(path: string, keepBytes: number): Promise<JournalWriter> {
  await mkdir(dirname(path), { recursive: true })
  await lock(path)
  let file: FileHandle
  try {
    file = await open(path, constants.O_WRONLY | constants.O_CREAT, 0o600)
    await file.truncate(keepBytes)
  } catch (error) {
    await rm(`${path}.lock`, { force: true })
    throw error
  }
  return writerOver(file, keepBytes, () => rm(`${path}.lock`, { force: true }))
}

const FLUSH_BYTES = 1 << 16

function writerOver(file: FileHandle, start: number, unlock: () => Promise<void>): JournalWriter {
  let waiting: string[] = []
  let bytes = 0
  let position = start
  let trouble: string | null = null
  let writing: Promise<void> | null = null
  const flush = async (): Promise<void> => {
    while (waiting.length > 0 && trouble === null) {
      const text = Buffer.from(waiting.join(''))
      waiting = []
      bytes = 0
      try {
        for (let at = 0; at < text.length; ) {
          const { bytesWritten } = await file.write(text, at, text.length - at, position)
          at += bytesWritten
          position += bytesWritten
        }
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error)
      }
    }
    writing = null
  }
  let timer: NodeJS.Timeout | null = null
  const kick = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    writing ??= flush()
  }
  return {
    append: (line) => {
      if (trouble !== null) return
      const text = `${encodeLine(line)}\n`
      waiting.push(text)
      bytes += text.length
      if (bytes >= FLUSH_BYTES) kick()
      else timer ??= setTimeout(kick, 50)
    },
    close: async () => {
      while (waiting.length > 0 && trouble === null) {
        kick()
        await writing
      }
      if (timer) clearTimeout(timer)
      await writing
      await file.close().catch((error: Error) => {
        trouble ??= error.message
      })
      await unlock()
      return trouble
    },
  }
}

async function lock(path: string): Promise<void> {
  const lockPath = `${path}.lock`
  for (let tries = 0; tries < 2; tries++) {
    try {
      const file = await open(lockPath, 'wx', 0o600)
      await file.write(String(process.pid))
      await file.close()
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (await holderLives(lockPath)) break
      await rm(lockPath, { force: true })
    }
  }
  throw new Error(`another run is writing ${path} (its process id is in ${lockPath})`)
}

async function holderLives(lockPath: string): Promise<boolean> {
  try {
    const file = await open(lockPath, 'r')
    const pid = Number((await file.readFile('utf8')).trim())
    await file.close()
    if (!Number.isSafeInteger(pid) || pid <= 0) return false
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
