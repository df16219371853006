import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, echo, echoContract, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, textOf } from './process.ts'

describe('the files of a run', () => {
  let endpoint: Endpoint
  let folder: string

  beforeAll(async () => {
    endpoint = await startEndpoint(echo)
    folder = folderOf({ 'echo.yaml': echoContract(2), 'hidden.yaml': 'version: 1\nshow_values: false\n' })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })
  const run = (...argv: readonly string[]) =>
    inside(['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm', ...argv], folder)

  it.each([
    ['a journal', [], true],
    ['none where values are not to be shown', ['--policy', 'hidden.yaml'], false],
    ['the one that was asked for all the same', ['--policy', 'hidden.yaml', '--journal', 'JOURNAL'], true],
  ])('hold %s', async (name, argv, kept) => {
    const dir = name.replaceAll(' ', '-')
    const journal = `${dir}/journal.jsonl`
    const { code } = await run('--report-dir', dir, ...argv.map((word) => (word === 'JOURNAL' ? journal : word)))
    expect(code).toBe(0)
    expect(existsSync(join(folder, journal))).toBe(kept)
    expect(textOf(folder, `${dir}/report.json`)).toContain('"result": "pass"')
  })
})
