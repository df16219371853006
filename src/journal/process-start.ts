import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

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
