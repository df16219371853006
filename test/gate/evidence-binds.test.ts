import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, echo, echoContract, freePort, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, modelgate, removeFolder, reportOf, textOf } from './process.ts'

const NO_BAR = 'thresholds: { parse_rate: 0, schema_rate: 0, match_rate: 0 }\n'

describe('evidence binds', () => {
  let endpoint: Endpoint
  let folder: string
  const run = (...argv: readonly string[]) =>
    inside(['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm', ...argv], folder)
  const rejudge = (...argv: readonly string[]) => inside(['rejudge', ...argv, '--report-dir', 'again'], folder)
  /** A journal with its first `calls` calls, ended by `reason`. */
  const cut = (journal: string, calls: number, reason: string): void => {
    const lines = textOf(folder, journal).trimEnd().split('\n')
    const end = (lines.at(-1) as string).replace('"reason":"finished"', `"reason":"${reason}"`)
    writeFileSync(join(folder, journal), [...lines.slice(0, 1 + calls), end, ''].join('\n'))
  }

  beforeAll(async () => {
    endpoint = await startEndpoint(echo)
    folder = folderOf({ 'echo.yaml': echoContract(6), 'no-bar.yaml': echoContract(6, NO_BAR) })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })

  it.each([
    ['cancelled, with calls left', 3, 'cancelled', [3, 'inconclusive']],
    ['cancelled after its last call', 6, 'cancelled', [3, 'inconclusive']],
    ['finished', 6, 'finished', [0, 'pass']],
  ] as const)('a journal of a run that was %s is judged by its own exit code', async (name, calls, reason, ended) => {
    const journal = `${name.replace(/\W/g, '-')}.jsonl`
    await run('--journal', journal)
    cut(journal, calls, reason)
    const { code } = await rejudge(journal)
    const { exit_code, result } = reportOf(folder, 'again')
    expect([code, result]).toEqual(ended)
    expect(exit_code).toBe(code)
  })

  it('nothing passes before a call is measured, whatever the bar', async () => {
    const url = `http://127.0.0.1:${await freePort()}/v1`
    const { code } = await modelgate(
      ['run', 'no-bar.yaml', '--base-url', url, '--model', 'm', '--report-dir', 'down'],
      folder,
    )
    expect([code, reportOf(folder, 'down').result]).toEqual([3, 'inconclusive'])
  })
})
