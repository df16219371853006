import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoContract } from './endpoint.ts'
import { folderOf, removeFolder } from './process.ts'

const ENTRY = join(import.meta.dirname, 'launch.ts')
/** A process namespace of its own, as a container has; the first process in it ends with the one that made it. */
const ALONE = ['--user', '--map-root-user', '--pid', '--fork', '--kill-child']
const canUnshare = spawnSync('unshare', [...ALONE, 'true']).status === 0

/** As many tokens as a contract may have, so that reading them all takes far longer than any test waits. */
const long = (nth: number): string => `${echoContract(1, '', `c${nth}`)}vars: { l: [${'a,'.repeat(55_000)}] }\n`

describe.skipIf(!canUnshare)('the first process of a container', () => {
  let folder: string
  beforeAll(() => {
    folder = folderOf({
      'echo.yaml': echoContract(1),
      ...Object.fromEntries(Array.from({ length: 60 }, (_, nth) => [`long/c${nth}.yaml`, long(nth)])),
    })
  })
  afterAll(() => removeFolder(folder))

  const launched = (...argv: readonly string[]) =>
    spawn('unshare', [...ALONE, process.execPath, ENTRY, ...argv], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })

  it.each([
    ['check', 'echo.yaml', 0],
    ['check', 'none.yaml', 2],
  ])('%s %s ends with %i', async (command, file, code) => {
    const child = launched(command, file)
    expect(await new Promise((ended) => child.once('close', ended))).toBe(code)
  })

  it('answers SIGTERM while contracts are read', async () => {
    const child = launched('check', 'long/*.yaml')
    const ended = new Promise((resolve) => child.once('close', resolve))
    const first = await childOf(child.pid as number)
    // The one that reads.
    await childOf(first)
    process.kill(first, 'SIGTERM')
    expect(await ended).toBe(143)
  })
})

async function childOf(pid: number): Promise<number> {
  for (;;) {
    const found = Number(read(`/proc/${pid}/task/${pid}/children`))
    if (found > 0) return found
    await new Promise((wait) => setTimeout(wait, 5))
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
