/** The examples of the repository against the installed package, as a user who copies one would run them. */
import { spawn } from 'node:child_process'
import { cpSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { startSimulator } from '../../src/simulator/simulator.ts'

const root = join(import.meta.dirname, '../..')
const MOST_MS = 120_000

/**
 * @param folder where the packed package is installed; vitest, which a user has, is this repository's own
 * @returns what is wrong
 */
export async function examplesOf(folder: string): Promise<readonly string[]> {
  const example = join(folder, 'example')
  cpSync(join(root, 'examples/vitest'), example, { recursive: true })
  // It only says where the sources are: an installed package is found in node_modules.
  rmSync(join(example, 'vitest.config.ts'))
  symlinkSync(join(root, 'node_modules/vitest'), join(folder, 'node_modules/vitest'))
  const simulator = await startSimulator({ host: '127.0.0.1' })
  try {
    return await new Promise((resolve) => {
      const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--testTimeout=60000']
      const env = { PATH: process.env.PATH, HOME: process.env.HOME, MODEL_URL: simulator.url, NO_COLOR: '1' }
      const child = spawn(process.execPath, args, { cwd: example, env, timeout: MOST_MS })
      let text = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (data) => {
          text += data
        })
      child.on('close', (code) => {
        const passed = code === 0 && text.includes('2 passed (2)')
        process.stdout.write(`examples/vitest: ${passed ? 'passes' : `ended with ${code}\n${text}`}\n`)
        resolve(passed ? [] : [`examples/vitest ended with ${code}`])
      })
    })
  } finally {
    await simulator.close()
  }
}
