import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Figures } from '../process/measured.ts'

export interface Observed {
  /** The exit code, or the signal that ended it. */
  readonly end: string
  /** null where a signal ended it. */
  readonly figures: Figures | null
  /** From the signal that was asked for to the end; null where the process had ended before. */
  readonly answerMs: number | null
  readonly wallMs: number
}

const PRELOADED = fileURLToPath(new URL('../process/figures.cjs', import.meta.url))
/** Far beyond every goal. */
const LONGEST_MS = 180_000

/** How long SIGTERM takes to end the process, sent after this share of its time; null where it always ended before. */
export async function answerTo(
  argv: readonly string[],
  cwd: string,
  share: number,
  wallMs: number,
): Promise<number | null> {
  for (let [attempts, expectedMs] = [0, wallMs]; attempts < 3; attempts++) {
    const observed = await observe(argv, cwd, share * expectedMs)
    if (observed.answerMs !== null) return observed.answerMs
    // What was read once is read faster the next time.
    expectedMs = observed.wallMs
  }
  return null
}

/** Runs node with these arguments to its end; where `terminateAfterMs` is given, SIGTERM is sent so long after the start. */
export function observe(argv: readonly string[], cwd: string, terminateAfterMs?: number): Promise<Observed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--require', PRELOADED, ...argv], {
      cwd,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const began = performance.now()
    let written = ''
    let sentAt: number | null = null
    const terminate = (): void => {
      sentAt = performance.now()
      child.kill('SIGTERM')
    }
    const timers = [setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)]
    if (terminateAfterMs !== undefined) timers.push(setTimeout(terminate, terminateAfterMs))
    child.stdio[3]?.on('data', (bytes: Buffer) => {
      written += bytes.toString()
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer)
      const figures = written === '' ? null : (JSON.parse(written) as Figures)
      const now = performance.now()
      const answerMs = sentAt === null ? null : now - sentAt
      resolve({ end: String(code ?? signal), figures, answerMs, wallMs: now - began })
    })
  })
}
