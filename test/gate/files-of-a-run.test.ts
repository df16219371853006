import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, echo, echoContract, failure, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

describe('the files of a run', () => {
  let endpoint: Endpoint
  let folder: string

  beforeAll(async () => {
    endpoint = await startEndpoint((heard, response) =>
      heard.body.model === 'locked' ? sendJson(response, 401, failure('no')) : echo(heard, response),
    )
    folder = folderOf({
      'echo.yaml': echoContract(2),
      'wrong.yaml': echoContract(2, 'thresholds: { match_rate: 0.6 }\n', 'wrong').replace(
        'cases:\n',
        'cases:\n  - { id: wrong, vars: { n: "7" }, expect: { match: { n: 8 } } }\n',
      ),
      'hidden.yaml': 'version: 1\nshow_values: false\n',
      'tight.yaml': 'version: 1\nlimits: { max_calls: 50, deadline: 1m }\n',
    })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })
  const runOf = (model: string, ...argv: readonly string[]) =>
    inside(['run', 'echo.yaml', '--base-url', endpoint.url, '--model', model, ...argv], folder)

  it.each([
    ['a journal', [], true],
    ['none where values are not to be shown', ['--policy', 'hidden.yaml'], false],
    ['the one that was asked for all the same', ['--policy', 'hidden.yaml', '--journal', 'JOURNAL'], true],
  ])('hold %s', async (name, argv, kept) => {
    const dir = name.replaceAll(' ', '-')
    const journal = `${dir}/journal.jsonl`
    const { code } = await runOf('m', '--report-dir', dir, ...argv.map((word) => (word === 'JOURNAL' ? journal : word)))
    expect(code).toBe(0)
    expect(existsSync(join(folder, journal))).toBe(kept)
    expect(textOf(folder, `${dir}/report.json`)).toContain('"result": "pass"')
  })

  it('name every case, those that passed too', async () => {
    const argv = ['run', 'wrong.yaml', '--base-url', endpoint.url, '--model', 'm', '--report-dir', 'named']
    const { code } = await inside([...argv, '--samples', '2'], folder)
    expect(code).toBe(0)
    expect(reportOf(folder, 'named').contracts[0]).toMatchObject({
      passed_cases: ['c0', 'c1'],
      failures: [{ case: 'wrong' }, { case: 'wrong' }],
    })
    const junit = textOf(folder, 'named/junit.xml')
    expect([...junit.matchAll(/name="case ([^"]*)"/g)].map(([, id]) => id)).toEqual(['wrong', 'c0', 'c1'])
    expect(junit).toContain('tests="6" failures="0" errors="0" skipped="1"')
    const rows = textOf(folder, 'named/calls.csv').split('\n').slice(1, -1)
    expect(rows.map((row) => row.split(',').slice(1, 7).join(' '))).toEqual([
      'wrong  0  candidate mismatch',
      'wrong  1  candidate mismatch',
      'c0  0  candidate ok',
      'c0  1  candidate ok',
      'c1  0  candidate ok',
      'c1  1  candidate ok',
    ])
    expect(rows[0]).toMatch(/,mismatch,,\/n,8,7,[\d.]+,\d*,$/)
  })

  it('say which flags ask for more than the policy allows', async () => {
    const flags = ['--max-calls', '60', '--deadline', '2m']
    const { code, stdout } = await runOf('m', '--report-dir', 'tight', '--policy', 'tight.yaml', ...flags)
    expect(code).toBe(0)
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'tight.yaml:2: --max-calls 60 is looser than the policy, whose max_calls 50 holds',
    )
    expect(reportOf(folder, 'tight').warnings.map((one) => one.code)).toEqual(['limit-of-policy', 'limit-of-policy'])
    const again = await inside(['rejudge', 'tight/journal.jsonl', '--report-dir', 'tight-again'], folder)
    expect(again.code).toBe(0)
    for (const file of ['report.json', 'calls.csv'])
      expect(textOf(folder, `tight-again/${file}`)).toBe(textOf(folder, `tight/${file}`))
  })

  it('stand in a folder for each of several models, whatever their names have in common', async () => {
    const { stdout } = await runOf('o/m,o_m,O/M,o/m', '--report-dir', 'several', '--quiet')
    expect(stdout).toBe('o/m: pass\no_m: pass\nO/M: pass\n')
    const folders = readdirSync(join(folder, 'several')).filter((name) => !name.includes('.'))
    expect(folders.sort()).toEqual(['O_M-3', 'o_m', 'o_m-2'])
  })

  it('hold the journal that a run over its limit goes on with', async () => {
    const { code, stdout, stderr } = await runOf('m', '--report-dir', 'limited', '--max-calls', '1')
    expect(code).toBe(3)
    expect(stdout).toContain('the limit on calls was reached, expected a call')
    expect(stderr).toContain('to go on: the same command with --journal limited/journal.jsonl\n')
    const again = await runOf('m', '--report-dir', 'limited', '--journal', 'limited/journal.jsonl')
    expect([again.code, again.stderr]).toEqual([0, 'reports: limited/\n'])
  })

  it('of the demo stand in the folder where it was started, whatever contracts are there', async () => {
    const { code, stdout } = await inside(['demo'], folder)
    expect(stdout).toContain('The first gate ended with exit code 0, the second with 1')
    expect(code).toBe(0)
    for (const model of ['sim-steady', 'sim-sloppy'])
      expect(reportOf(folder, `modelgate-report/${model}`).contracts).toHaveLength(4)
  })

  it('are not those of an earlier run where the endpoint refused this one', async () => {
    const files = (): readonly string[] => readdirSync(join(folder, 'twice')).sort()
    await runOf('m', '--report-dir', 'twice')
    expect(files()).toContain('report.json')
    expect((await runOf('m', '--report-dir', 'twice', '--samples', '0')).code).toBe(2)
    expect(files()).toContain('report.json')
    expect((await runOf('locked', '--report-dir', 'twice')).code).toBe(2)
    expect(reportOf(folder, 'twice').result).toBe('error')
    expect(files()).toContain('journal-2.jsonl')
  })
})
