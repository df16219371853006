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
  try {
    for (let tries = 0; tries < 3; tries++) {
      if (await linked(own, lockPath)) return { release: () => rm(lockPath, { force: true }) }
      if (!(await takenFromTheDead(lockPath))) return null
    }
    return null
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

/** Clears away a lock whose process is gone; false where it lives. Moving first: of two that see it, one gets it. */
async function takenFromTheDead(lockPath: string): Promise<boolean> {
  const seen = await holderOf(lockPath)
  if (seen !== null && isAlive(seen)) return false
  const aside = `${lockPath}.${randomUUID()}`
  try {
    await rename(lockPath, aside)
  } catch {
    return true
  }
  const moved = await holderOf(aside)
  // A third run was quicker and what was moved is its fresh lock: it gets it back.
  if (moved !== seen && moved !== null && isAlive(moved)) await link(aside, lockPath).catch(() => {})
  await rm(aside, { force: true })
  return true
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
