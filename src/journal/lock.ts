import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, readSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { openRegular } from '../contract/files/regular-file.ts'

/** The file that holds a journal for its run. */
export const lockPathOf = (journal: string): string => `${journal}.lock`

/** A journal that this run alone may write. */
export interface JournalLock {
  readonly release: () => Promise<void>
}

/**
 * Holds a journal until it is released: a file beside it names the process and when it began. What a killed run left is
 * taken over, whoever has its number now.
 * The file is made under another name and linked, so that nobody ever reads one without its content.
 *
 * @returns null where another living run holds it
 * @throws Error where the folder can't be written
 */
export async function lockJournal(path: string): Promise<JournalLock | null> {
  await mkdir(dirname(path), { recursive: true })
  const lockPath = lockPathOf(path)
  const own = `${lockPath}.${randomUUID()}`
  await writeFile(own, `${process.pid} ${(await processStart(process.pid)) ?? UNKNOWN_START}`, { mode: 0o600 })
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

/** Stands for a start that the system does not tell. */
const UNKNOWN_START = 'untold'

/** Whether a lock names a process that lives, and that is still the one that took it. */
async function holds(lockPath: string): Promise<boolean> {
  const holder = holderOf(lockPath)
  if (holder === null || !isAlive(holder.pid)) return false
  const start = await processStart(holder.pid)
  return start === null || start === holder.start
}

/** null for a lock that names nobody: without a start, any process may have the number by now. A pipe is none. */
function holderOf(lockPath: string): { readonly pid: number; readonly start: string } | null {
  try {
    const [, pid, start] = /^(\d{1,10}) (\S.*)$/.exec(beginningOf(lockPath).trim()) ?? []
    return start !== undefined && Number(pid) > 0 ? { pid: Number(pid), start } : null
  } catch {
    return null
  }
}

/** A number and a start are shorter. */
const LOCK_BYTES = 256

function beginningOf(path: string): string {
  const file = openRegular(path)
  try {
    const bytes = Buffer.alloc(LOCK_BYTES)
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, LOCK_BYTES, 0))
  } finally {
    closeSync(file)
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

/**
 * When a process began, as a text that only the same process has again; null where the system does not say.
 * Its number alone names nobody for long: every container's first process is number 1.
 */
export async function processStart(pid: number): Promise<string | null> {
  try {
    return await (process.platform === 'linux' ? sinceBoot(pid) : asListed(pid))
  } catch {
    return null
  }
}

/** The boot, and the clock ticks from it to the process's start (proc_pid_stat(5), field 22): no wall clock is in it. */
async function sinceBoot(pid: number): Promise<string | null> {
  const [boot, stat] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    readFile(`/proc/${pid}/stat`, 'utf8'),
  ])
  // The second field is a name in parentheses that may hold spaces and parentheses of its own.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return ticks === undefined ? null : `${boot.trim()}/${ticks}`
}

/** Where there is no /proc the system's own program tells it. */
async function asListed(pid: number): Promise<string | null> {
  const [program, ...args] =
    process.platform === 'win32'
      ? ['powershell.exe', '-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]
      : ['ps', '-o', 'lstart=', '-p', String(pid)]
  const { stdout } = await promisify(execFile)(program as string, args, {
    timeout: 5000,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  })
  return stdout.trim() || null
}
