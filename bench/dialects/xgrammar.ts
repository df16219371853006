import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What the real engine did with one schema: which of the texts it accepts; null where it refused the schema. */
export type Outcome = readonly boolean[] | null

const CHILD = fileURLToPath(new URL('./xgrammar-child.ts', import.meta.url))
/** A schema that takes longer is left out. */
const PATIENCE_MS = 10_000

/** Runs every schema of a file; one that ends the engine's module was refused, and the rest go on in a new process. */
export async function runXgrammar(file: string, count: number): Promise<readonly (Outcome | 'too slow')[]> {
  const outcomes: (Outcome | 'too slow')[] = []
  while (outcomes.length < count) {
    const ended = await runFrom(file, outcomes.length, (accepted) => outcomes.push(accepted))
    if (outcomes.length < count) outcomes.push(ended)
  }
  return outcomes
}

function runFrom(
  file: string,
  start: number,
  done: (accepted: readonly boolean[]) => void,
): Promise<null | 'too slow'> {
  const child = spawn(process.execPath, [CHILD, file, String(start)], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((resolve) => {
    let isSlow = false
    const giveUp = (): void => {
      isSlow = true
      child.kill('SIGKILL')
    }
    let timer = setTimeout(giveUp, PATIENCE_MS)
    createInterface({ input: child.stdout }).on('line', (line) => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, PATIENCE_MS)
      const said = line.startsWith('{') ? (JSON.parse(line) as { accepted?: readonly boolean[] }) : {}
      if (said.accepted) done(said.accepted)
    })
    child.on('close', () => {
      clearTimeout(timer)
      resolve(isSlow ? 'too slow' : null)
    })
  })
}
