import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoContract } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder } from './process.ts'

/** Nobody listens there: what is refused is refused before any call. */
const NOWHERE = ['--base-url', 'http://127.0.0.1:9/v1', '--model', 'm']

describe('what a stranger puts in the place of a file', () => {
  let folder: string
  let outside: string

  beforeAll(() => {
    folder = folderOf({ 'echo.yaml': echoContract(1), 'piped.yaml': 'version: 1\nmodels: pipe\n' })
    outside = mkdtempSync(join(tmpdir(), 'modelgate-outside-'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    symlinkSync(outside, join(folder, 'reports'))
    symlinkSync(join(outside, 'journal.jsonl'), join(folder, 'journal.jsonl'))
    mkdirSync(join(folder, 'real'))
    symlinkSync('real', join(folder, 'within'))
  })
  afterAll(() => {
    removeFolder(folder)
    rmSync(outside, { recursive: true, force: true })
  })

  it.each<[string, readonly string[], RegExp]>([
    [
      'a report folder that leads out',
      ['run', 'echo.yaml', ...NOWHERE, '--report-dir', 'reports'],
      /reports leads out/,
    ],
    ['a folder below it', ['run', 'echo.yaml', ...NOWHERE, '--report-dir', 'reports/a/b'], /reports\/a\/b leads out/],
    ['the reports of a rejudged journal', ['rejudge', 'none.jsonl', '--report-dir', 'reports'], /reports leads out/],
    ['a journal that is a pipe', ['run', 'echo.yaml', ...NOWHERE, '--journal', 'pipe'], /pipe can not be written/],
    ['a replayed pipe', ['run', 'echo.yaml', ...NOWHERE, '--replay', 'pipe'], /pipe can not be read/],
    ['a rejudged pipe', ['rejudge', 'pipe'], /pipe can not be read/],
    ['a forecast from a pipe', ['plan', 'echo.yaml', ...NOWHERE, '--replay', 'pipe'], /pipe can not be read/],
    ['a contract that is a pipe', ['check', 'pipe'], /pipe is no regular file/],
    ['a policy that is a pipe', ['check', 'echo.yaml', '--policy', 'pipe'], /pipe is no regular file/],
    [
      'a registry that is a pipe',
      ['check', 'echo.yaml', '--policy', 'piped.yaml', ...NOWHERE],
      /pipe is no regular file/,
    ],
  ])('%s is refused', async (_, argv, said) => {
    const { code, stderr } = await inside(argv, folder)
    expect(stderr).toMatch(said)
    expect(code).toBe(2)
    expect(readdirSync(outside)).toEqual([])
  })

  it('a link that stays within the repository is followed', async () => {
    const { stderr } = await inside(['rejudge', 'within/none.jsonl', '--report-dir', 'within'], folder)
    expect(stderr).toContain('There is no journal within/none.jsonl')
  })
})
