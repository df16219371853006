import type { ChildProcess } from 'node:child_process'
import { EXIT } from '../exit-codes.ts'

const HANDED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs this command line again as a process of its own and hands signals on to it. Meant for a container's first
 * process: no signal ends that one but those it has a handler for (pid_namespaces(7)), and no handler runs while
 * contracts are read.
 *
 * @returns the exit code; 128 and the signal's number where one ended it, as shells have it
 */
export function runInChild(): Promise<number> {
  const { spawn } = process.getBuiltinModule('node:child_process')
  // Handlers run between turns, when the child is there.
  for (const name of HANDED_ON) process.on(name, () => child.kill(name))
  // In a session of its own: what a terminal sends to all of its processes must not come twice.
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    detached: true,
  })
  return endOf(child)
}

function endOf(child: ChildProcess): Promise<number> {
  const { constants } = process.getBuiltinModule('node:os')
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) =>
      resolve(signal === null ? (code ?? EXIT.bug) : 128 + constants.signals[signal]),
    )
  })
}
