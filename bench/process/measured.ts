import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What one whole process came to: seconds from its start, CPU seconds of all its threads, MiB. */
export interface Figures {
  readonly wallS: number
  readonly cpuS: number
  readonly peakMb: number
}

export interface Ended extends Figures {
  readonly code: number | null
  readonly stdout: string
}

const PRELOADED = fileURLToPath(new URL('./figures.cjs', import.meta.url))

/** Runs node with these arguments to its end and measures it from inside. */
export function measured(argv: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--require', PRELOADED, ...argv], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    const said = { stdout: '', stderr: '', figures: '' }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said.stderr += text
    })
    child.stdio[3]?.on('data', (bytes: Buffer) => {
      said.figures += bytes.toString()
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (said.figures === '') reject(new Error(`ended with ${code} and no figures: ${said.stderr.slice(-2000)}`))
      else resolve({ ...(JSON.parse(said.figures) as Figures), code, stdout: said.stdout })
    })
  })
}

/** The middle of several measurements, figure by figure. */
export function medianOf(found: readonly Figures[]): Figures {
  const middle = (of: (one: Figures) => number): number =>
    found.map(of).toSorted((a, b) => a - b)[found.length >> 1] ?? Number.NaN
  return { wallS: middle((one) => one.wallS), cpuS: middle((one) => one.cpuS), peakMb: middle((one) => one.peakMb) }
}
