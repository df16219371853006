import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

const SCRIPT = new URL('../../../shared/tools/load-endpoint.mjs', import.meta.url)

export interface Endpoint {
  readonly baseUrl: string
  readonly stop: () => void
}

/** The endpoint for load tests in a process of its own; ends this process with a word where it is not at hand. */
export async function startEndpoint(latencyMs: number): Promise<Endpoint> {
  if (!existsSync(SCRIPT)) {
    process.stderr.write('The endpoint for load tests is not here: nothing measured.\n')
    process.exit(1)
  }
  const child = spawn(process.execPath, [SCRIPT.pathname, '--port', '0', '--latency-ms', String(latencyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve)
    child.once('exit', (code) => reject(new Error(`the endpoint ended with ${code}`)))
  })
  const { listening } = JSON.parse(line) as { readonly listening: number }
  return { baseUrl: `http://127.0.0.1:${listening}/v1`, stop: () => child.kill() }
}
