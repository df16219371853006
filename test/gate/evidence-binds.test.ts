import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processStart } from '../../src/journal/lock.ts'
import { type Endpoint, echo, echoContract, failure, freePort, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, modelgate, removeFolder, reportOf, textOf } from './process.ts'

const NO_BAR = 'thresholds: { parse_rate: 0, schema_rate: 0, match_rate: 0 }\n'

/** Of a provider whose models are registered. */
const UNKNOWN = ['--provider', 'openai', '--model', 'gpt-none-such']

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
    endpoint = await startEndpoint((heard, response) =>
      heard.body.model === 'locked' ? sendJson(response, 401, failure('no key for locked')) : echo(heard, response),
    )
    folder = folderOf({
      'wrong.yaml': echoContract(2).replace(
        'cases:\n',
        'cases:\n  - { id: wrong, vars: { n: "7" }, expect: { match: { n: 8 } } }\n',
      ),
      'echo.yaml': echoContract(6),
      'no-bar.yaml': echoContract(6, NO_BAR),
    })
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

  describe('a run never destroys evidence', () => {
    const callsIn = (path: string): number => textOf(folder, path).split('"type":"call"').length - 1

    it('the journal that lies in a folder is kept, whatever plan it is of', async () => {
      const dir = ['--report-dir', 'kept']
      const first = await run(...dir)
      expect(first.stderr).not.toContain('the journal that lay there')
      const second = await run(...dir, '--max-cases', '2')
      expect(second.stderr).toContain('the journal that lay there is now kept/journal-2.jsonl\n')
      await run(...dir, '--max-cases', '3')
      expect(['journal-2', 'journal-3', 'journal'].map((name) => callsIn(`kept/${name}.jsonl`))).toEqual([6, 2, 3])
    })

    it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
      ['is blocked', { 'modelgate.yaml': 'version: 1\nseverity: { unknown_model: fail }\n' }, UNKNOWN, 'fail'],
      ['can not begin', { 'echo.yaml': 'version: 1\nname: broken\n' }, ['--model', 'm'], 'error'],
      ['writes no values', { 'modelgate.yaml': 'version: 1\nshow_values: false\n' }, ['--model', 'm'], 'pass'],
    ])('a run that %s stands beside no journal of another', async (_, files, argv, result) => {
      const at = folderOf({ 'echo.yaml': echoContract(3) })
      await inside(['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm'], at)
      for (const [name, text] of Object.entries(files)) writeFileSync(join(at, name), text)
      const { stderr } = await inside(['run', 'echo.yaml', '--base-url', endpoint.url, ...argv], at)
      expect(stderr).toContain('the journal that lay there is now modelgate-report/journal-2.jsonl\n')
      expect(reportOf(at).result).toBe(result)
      expect(existsSync(join(at, 'modelgate-report/journal.jsonl'))).toBe(false)
      expect(textOf(at, 'modelgate-report/journal-2.jsonl').split('"type":"call"').length - 1).toBe(3)
      removeFolder(at)
    })

    it('a journal that is named is left to be resumed by the next run', async () => {
      const at = folderOf({ 'echo.yaml': echoContract(3) })
      const argv = ['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm', '--journal', 'named.jsonl']
      await inside(argv, at)
      writeFileSync(join(at, 'echo.yaml'), 'version: 1\nname: broken\n')
      expect((await inside(argv, at)).code).toBe(2)
      expect(existsSync(join(at, 'named.jsonl'))).toBe(true)
      removeFolder(at)
    })

    it('judging again writes beside the report of the run, and a merge is a run', async () => {
      const at = folderOf({ 'echo.yaml': echoContract(6) })
      const argv = ['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm']
      for (const part of ['1', '2']) await inside([...argv, '--shard', `${part}/2`, '--report-dir', `s${part}`], at)
      await inside(argv, at)
      const own = textOf(at, 'modelgate-report/report.json')
      await inside(['rejudge', 'modelgate-report/journal.jsonl', '--confidence', '0.9'], at)
      expect(textOf(at, 'modelgate-report/report.json')).toBe(own)
      expect(reportOf(at, 'modelgate-rejudge').result).toBe('inconclusive')
      await inside(['rejudge', 's1/journal.jsonl', 's2/journal.jsonl'], at)
      expect(reportOf(at, 'modelgate-report').totals.measured).toBe(6)
      removeFolder(at)
    })
  })

  describe('exit code 2 has a report that says so', () => {
    const wrong: Readonly<Record<string, string>> = { 'echo.yaml': 'version: 1\nname: broken\n' }
    it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
      ['a broken contract', wrong, ['--model', 'm'], 'the file has no request'],
      ['a missing key', {}, ['--provider', 'openai', '--model', 'm'], 'OPENAI_API_KEY'],
      ['an endpoint that refuses', {}, ['--model', 'locked'], 'locked'],
    ])('%s', async (_, files, argv, said) => {
      const at = folderOf({ 'echo.yaml': echoContract(2), ...files })
      const url = argv.includes('openai') ? [] : ['--base-url', endpoint.url]
      await inside(['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm'], at)
      const ended = await modelgate(['run', 'echo.yaml', ...url, ...argv], at)
      expect(ended.code, ended.stderr).toBe(2)
      const report = reportOf(at)
      expect(report).toMatchObject({ result: 'error', exit_code: 2, complete: false })
      expect(JSON.stringify(report.preflight)).toContain(said)
      expect(textOf(at, 'modelgate-report/report.md')).toContain('Nothing was judged')
      expect(textOf(at, 'modelgate-report/junit.xml')).toContain('<testsuites')
      removeFolder(at)
    })

    it('and so has its journal, judged again', async () => {
      await inside(
        ['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'locked', '--report-dir', 'refused'],
        folder,
      )
      const { code } = await rejudge('refused/journal.jsonl')
      expect(code).toBe(2)
      expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'refused/report.json'))
    })

    it('but not where another run is writing', async () => {
      await run('--report-dir', 'taken')
      const own = textOf(folder, 'taken/report.json')
      writeFileSync(join(folder, 'taken/journal.jsonl.lock'), `${process.pid} ${await processStart(process.pid)}`)
      const { code, stderr } = await run('--report-dir', 'taken', '--max-cases', '1')
      expect([code, stderr]).toEqual([2, expect.stringContaining('taken/journal.jsonl.lock names the process')])
      expect(textOf(folder, 'taken/report.json')).toBe(own)
    })
  })

  describe('a journal is bound to what it was asked of', () => {
    const proof = ['--confidence', '0.9']
    let other: Endpoint
    beforeAll(async () => {
      other = await startEndpoint(echo)
      writeFileSync(join(folder, 'many.yaml'), echoContract(40, 'thresholds: { match_rate: 0.9 }\n', 'many'))
      writeFileSync(join(folder, 'lower.yaml'), echoContract(40, 'thresholds: { match_rate: 0.5 }\n', 'many'))
    })
    afterAll(() => other.close())
    const to = (url: string, ...argv: readonly string[]) =>
      inside(['run', '--base-url', url, '--model', 'm', ...argv], folder)

    it('another host does not resume it', async () => {
      await to(endpoint.url, 'echo.yaml', '--journal', 'bound.jsonl')
      const { code, stderr } = await to(other.url, 'echo.yaml', '--journal', 'bound.jsonl', '--report-dir', 'moved')
      expect([code, other.heard.length]).toEqual([2, 0])
      expect(stderr).toContain(
        `holds answers of ${new URL(endpoint.url).origin}, and this run asks ${new URL(other.url).origin}`,
      )
    })

    it.each([
      ['lower thresholds', 'lower.yaml', proof, [3, 'inconclusive']],
      ['the same', 'many.yaml', proof, [0, 'pass']],
      ['lower thresholds without confidence', 'lower.yaml', [], [0, 'pass']],
    ] as const)('resumed for %s', async (name, contract, confidence, ended) => {
      const journal = `${name.replaceAll(' ', '-')}.jsonl`
      await to(endpoint.url, 'many.yaml', '--journal', journal, ...confidence)
      // A resumed run must find the contract where it was.
      const text = textOf(folder, contract)
      const before = textOf(folder, 'many.yaml')
      writeFileSync(join(folder, 'many.yaml'), text)
      const { code } = await to(
        endpoint.url,
        'many.yaml',
        '--journal',
        journal,
        '--report-dir',
        'resumed',
        ...confidence,
      )
      writeFileSync(join(folder, 'many.yaml'), before)
      expect([code, reportOf(folder, 'resumed').result]).toEqual(ended)
      expect(reportOf(folder, 'resumed').provenance['what_if'] ?? false).toBe(contract === 'lower.yaml')
    })

    it.each([
      ['another host', ['--base-url', 'OTHER'], 'holds answers of'],
      ['another confidence', ['--confidence', '0.8'], 'other thresholds or another confidence'],
    ])('shards of %s are no run, in whatever order they are named', async (name, argv, said) => {
      const [one, two] = [`${name}-1.jsonl`, `${name}-2.jsonl`]
      await to(endpoint.url, 'echo.yaml', '--shard', '1/2', '--journal', one)
      const url = argv.includes('OTHER') ? other.url : endpoint.url
      const rest = argv.includes('OTHER') ? [] : argv
      await to(url, 'echo.yaml', '--shard', '2/2', '--journal', two, ...rest)
      for (const order of [
        [one, two],
        [two, one],
      ]) {
        const { code, stderr } = await rejudge(...order)
        expect([code, stderr]).toEqual([3, expect.stringContaining(said)])
        expect(stderr).toContain(two)
      }
    })
  })

  it('a run of a part of the cases says so first', async () => {
    for (const [argv, said] of [
      [['--case', 'c1'], '1 of 6 cases'],
      [['--max-cases', '2'], '2 of 6 cases'],
      [['--shard', '1/3'], '2 of 6 cases'],
    ] as const) {
      const { stdout } = await run(...argv, '--report-dir', 'part')
      expect(stdout.split('\n').find((line) => line.trim() !== '')).toContain(said)
      expect(stdout).not.toContain('the contract holds')
    }
    await rejudge('part/journal.jsonl')
    expect((await run('--report-dir', 'part')).stdout).toContain('the contract holds')
  })

  it('the command that asks again asks the same host, and report.json names none', async () => {
    writeFileSync(join(folder, 'policy.yaml'), 'version: 1\n')
    const { stdout } = await modelgate(
      [
        'run',
        'wrong.yaml',
        '--base-url',
        endpoint.url,
        '--model',
        'm',
        '--policy',
        'policy.yaml',
        '--report-dir',
        'wrong',
      ],
      folder,
    )
    const again = `--model m --policy policy.yaml --base-url ${endpoint.url} --case wrong`
    expect(stdout).toContain(again)
    expect(textOf(folder, 'wrong/report.md')).toContain(again)
    expect(textOf(folder, 'wrong/report.json')).not.toContain('127.0.0.1')
    await rejudge('wrong/journal.jsonl')
    expect(textOf(folder, 'again/report.md')).toContain(again)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'wrong/report.json'))
  })

  it('what fails the run whatever is answered stops it before the first call', async () => {
    const files = {
      'echo.yaml': echoContract(2),
      'modelgate.yaml': 'version: 1\nmodels: models.yaml\n',
      'models.yaml':
        'version: 1\nmodels:\n  m: { shutdown: 2020-01-01, source: https://platform.openai.com/docs/deprecations, checked: 2019-11-01 }\n',
    }
    const at = folderOf(files)
    const heard = endpoint.heard.length
    const { code, stdout } = await inside(['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm'], at)
    expect([code, endpoint.heard.length]).toEqual([1, heard])
    expect(stdout).toContain('Blocked before any call')
    expect(reportOf(at)).toMatchObject({ result: 'fail', exit_code: 1, totals: { measured: 0, not_run: 2 } })
    removeFolder(at)
  })
})
