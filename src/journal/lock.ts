import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A journal that this run alone may write. */
export interface JournalLock {
  readonly release: () => Promise<void>
}

/**
 * Holds a journal until it is released: a file beside it names the process. What a killed run left is taken over.
 * The file is made under another name and linked, so that nobody ever reads one without its content.
 *
 * @returns null where another living run holds it
 * @throws Error where the folder can't be written
 */
export async function lockJournal(path: string): Promise<JournalLock | null> {
  await mkdir(dirname(path), { recursive: true })
  const lockPath = `${path}.lock`
  const own = `${lockPath}.${randomUUID()}`
  await writeFile(own, String(process.pid), { mode: 0o600 })
  const takeover = `${lockPath}.takeover`
  const held = { release: () => rm(lockPath, { force: true }) }
  try {
    if (await linked(own, lockPath)) return held
    if (await holds(lockPath)) return null
    // Of all that see the dead lock, one at a time may replace it, in one step: it is never away.
    if (!(await linked(own, takeover))) {
      if (!(await holds(takeover))) await rm(takeover, { force: true })
      return null
    }
    try {
      if (await linked(own, lockPath)) return held
      if (await holds(lockPath)) return null
      await rename(own, lockPath)
      return held
    } finally {
      await rm(takeover, { force: true })
    }
  } finally {
    await rm(own, { force: true })
  }
}

async function linked(own: string, lockPath: string): Promise<boolean> {
  try {
    await link(own, lockPath)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Whether a living process is named in a lock. */
async function holds(lockPath: string): Promise<boolean> {
  const holder = await holderOf(lockPath)
  return holder !== null && isAlive(holder)
}

async function holderOf(lockPath: string): Promise<number | null> {
  try {
    const pid = Number((await readFile(lockPath, 'utf8')).trim())
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
