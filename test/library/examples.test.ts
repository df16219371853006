import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startSimulator } from '../../src/simulator/simulator.ts'

const root = join(import.meta.dirname, '../..')

test('examples/vitest passes against the simulator', async () => {
  const simulator = await startSimulator({ host: '127.0.0.1' })
  const vitest = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default'], {
    cwd: join(root, 'examples/vitest'),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, MODEL_URL: simulator.url, NO_COLOR: '1' },
  })
  let said = ''
  vitest.stdout.on('data', (data) => {
    said += data
  })
  const code = await new Promise((resolve) => vitest.on('close', resolve))
  await simulator.close()
  expect([code, said]).toEqual([0, expect.stringContaining('2 passed (2)')])
})

test('docs/library.md shows the example as it is', () => {
  const page = readFileSync(join(root, 'docs/library.md'), 'utf8')
  const [, file = '', text] = /^```ts file=(\S+)\n([\s\S]*?)^```$/m.exec(page) ?? []
  expect(text).toBe(readFileSync(join(root, file), 'utf8'))
})
