import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSimulator } from '../../src/simulator/simulator.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, textOf } from './process.ts'

const CONTRACT = `version: 1
name: triage
request: { messages: [{ role: user, content: "Label it." }], response_format: json_schema }
expect: { schema: { type: object, required: [a], properties: { a: { type: string } } } }
cases: [{ id: one }]
`

describe('a journal that is judged from another folder', () => {
  let folder: string
  let url: string
  let close: () => Promise<void>

  beforeAll(async () => {
    const simulator = await startSimulator({ host: '127.0.0.1' })
    url = simulator.url
    close = simulator.close
    folder = folderOf({ 'repo/contracts/a.yaml': CONTRACT, 'repo/strict.yaml': 'version: 1\nconfidence: 0.95\n' })
    mkdirSync(join(folder, 'elsewhere'))
    const argv = ['run', 'contracts/*.yaml', '--model', 'sim-steady', '--base-url', url]
    expect((await inside(argv, join(folder, 'repo'))).code).toBe(0)
  })
  afterAll(async () => {
    await close()
    removeFolder(folder)
  })

  it.each([
    ['its own', 'repo', 'modelgate-report/journal.jsonl'],
    ['one beside it', 'elsewhere', '../repo/modelgate-report/journal.jsonl'],
    ['the one above it', '.', 'repo/modelgate-report/journal.jsonl'],
  ])('from %s says the same', async (_what, cwd, journal) => {
    const { code } = await inside(['rejudge', journal, '--report-dir', 'again'], join(folder, cwd))
    expect(code).toBe(0)
    expect(textOf(join(folder, cwd), 'again/report.json')).toBe(textOf(folder, 'repo/modelgate-report/report.json'))
  })

  it.each([
    ['run', ['run', 'contracts/*.yaml', '--model', 'sim-steady', '--base-url', 'URL', '--report-dir', 'next'], 'next'],
    ['rejudge', ['rejudge', 'modelgate-report/journal.jsonl'], 'modelgate-rejudge'],
  ])('is shown as a night of %s, and one that is not there is said', async (_command, argv, reports) => {
    const cwd = join(folder, 'repo')
    const earlier = ['--earlier', 'modelgate-report/journal.jsonl', '--earlier', 'nights/none.jsonl']
    const asked = argv.map((word) => (word === 'URL' ? url : word))
    const { code, stdout } = await inside([...asked, ...earlier], cwd, {}, undefined, '2026-11-30')
    expect([code, stdout]).toEqual([0, expect.stringContaining('There is no journal nights/none.jsonl')])
    expect(textOf(cwd, `${reports}/report.html`)).toContain('over 2 runs')
    expect(textOf(cwd, `${reports}/report.json`)).not.toContain('"nights"')
  })

  it('takes a policy from where the command is given', async () => {
    const argv = ['rejudge', '../repo/modelgate-report/journal.jsonl', '--policy', '../repo/strict.yaml', '--quiet']
    expect(await inside(argv, join(folder, 'elsewhere'))).toMatchObject({ code: 3, stdout: 'inconclusive\n' })
  })
})
