import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { MATRIX_FORMATS, REPORT_FORMATS } from '../../src/report/formats.ts'
import { after, completion, type Endpoint, echo, echoContract, failure, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { everyFile, folderOf, removeFolder, textOf } from './process.ts'

const POLICY = `version: 1
contracts: [echo.yaml]
providers: { here: { preset: compatible, base_url: URL } }
candidate: { provider: here, model: right }
baseline: { provider: here, model: old }
limits: { concurrency: 4 }
models: models.yaml
prices:
  right: { input: 4, output: 8, per: 1M tokens, source: "https://example.com", checked: 2026-11-01 }
  cheap: { input: 1, output: 2, per: 1M tokens, source: "https://example.com", checked: 2026-11-01 }
  wrong: { input: 1, output: 1, per: 1M tokens, source: "https://example.com", checked: 2026-11-01 }
  old: { input: 10, output: 20, per: 1M tokens, source: "https://example.com", checked: 2026-11-01 }
`
const MODELS = `version: 1\nmodels:\n  here/retired: { shutdown: 2026-01-01, source: "https://platform.openai.com/docs/deprecations", checked: 2026-11-01 }\n`
const CASES = 20

const SCHEMA = join(import.meta.dirname, '../../schema/candidates.schema.json')
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')),
)

describe('several candidates', () => {
  let endpoint: Endpoint
  let folder: string
  let from = 0

  beforeAll(async () => {
    endpoint = await startEndpoint((heard, response) => {
      const { model } = heard.body
      if (model === 'gone') sendJson(response, 404, failure('no such model', 'model_not_found'))
      else if (model === 'wrong') sendJson(response, 200, completion(JSON.stringify({ n: Number(heard.text) % 7 })))
      else after(Number(heard.text) % 3, echo)(heard, response)
    })
    folder = folderOf({
      'echo.yaml': echoContract(CASES, 'thresholds: { match_rate: 0.9 }\n'),
      'modelgate.yaml': POLICY.replace('URL', endpoint.url).replace('models: models.yaml\n', ''),
      'confident.yaml': 'version: 1\nconfidence: 0.9\n',
      'hidden.yaml': 'version: 1\nshow_values: false\n',
      'proof.yaml': echoContract(CASES, 'thresholds: { match_rate: 0.6 }\n', 'proof'),
      'bad.yaml': 'version: 1\nname: bad\n',
    })
  })
  beforeEach(() => {
    from = endpoint.heard.length
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })

  const askedOf = (model: string): number =>
    endpoint.heard.slice(from).filter(({ body }) => body.model === model).length
  const run = (models: string, dir: string, ...argv: readonly string[]) =>
    inside(['run', '--model', models, '--report-dir', dir, ...argv], folder)
  const topOf = (dir: string) => JSON.parse(textOf(folder, `${dir}/report.json`))

  it.each<[string, readonly string[], number, string]>([
    ['wrong,right,cheap', [], 0, 'pass'],
    ['wrong,right,cheap', ['--need', 'any'], 0, 'pass'],
    ['wrong,right,cheap', ['--need', 'all'], 1, 'fail'],
    ['right,cheap', ['--need', 'all'], 0, 'pass'],
    ['wrong,gone', [], 2, 'error'],
    ['right,gone', [], 0, 'pass'],
    ['right,gone', ['--need', 'all'], 2, 'error'],
    ['right,wrong', ['--max-calls', '5'], 3, 'inconclusive'],
  ])('%s with %j end with %i', async (models, argv, code, result) => {
    const dir = `ends-${models.replaceAll(',', '-')}-${argv.join('')}`
    const ended = await run(models, dir, ...argv)
    expect([ended.code, topOf(dir).exit_code, topOf(dir).result]).toEqual([code, code, result])
  })

  it('are one table, one result, and a folder each; the baseline is asked once', async () => {
    const { code, stdout } = await run('wrong,right,cheap', 'table')
    expect(code).toBe(0)
    expect(['old', 'wrong', 'right', 'cheap'].map(askedOf)).toEqual([CASES, CASES, CASES, CASES])
    const top = topOf('table')
    expect([validate(top), validate.errors]).toEqual([true, null])
    expect(top).toMatchObject({
      format: 1,
      need: 'any',
      choice: { passing: 2, best: 'cheap', cheapest: 'cheap' },
      baseline: { model: 'old', figures: { measured: CASES, rates: { match_rate: { passed: CASES, of: CASES } } } },
    })
    // 10 tokens of input and 5 of output a call.
    expect(top.baseline.figures.usd_per_1000_calls).toBeCloseTo(0.2)
    expect(top.candidates.map((one: Record<string, unknown>) => [one.candidate, one.result, one.report])).toEqual(
      ['wrong', 'right', 'cheap'].map((model) => [
        { provider: 'here', model, served_models: [model] },
        model === 'wrong' ? 'fail' : 'pass',
        `${model}/report.json`,
      ]),
    )
    for (const { report, result } of top.candidates)
      expect(JSON.parse(textOf(folder, `table/${report}`)).result).toBe(result)
    expect(top.candidates[2].figures).toMatchObject({ usd_per_1m_tokens: 1.333333333 })
    const rows = stdout.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '))
    expect(rows.filter((row) => /baseline\)|^(✅|❌) \w+ \|/.test(row)).map((row) => row.slice(0, 24))).toEqual([
      expect.stringMatching(/^old \(baseline\)/),
      expect.stringMatching(/^✅ cheap/),
      expect.stringMatching(/^✅ right/),
      expect.stringMatching(/^❌ wrong/),
    ])
  })

  it('say in every file which model is meant; one that is not needed fails nothing there', async () => {
    await run('wrong,right', 'files')
    const files = ['report.json', 'report.md', 'report.html', 'junit.xml', 'modelgate.sarif', 'gl-code-quality.json']
    for (const file of files) expect(textOf(folder, `files/${file}`), file).toContain('wrong')
    expect(textOf(folder, 'files/junit.xml')).toMatch(
      /failures="0" errors="0" time="[\d.]+">\s+<testsuite name="wrong: echo"/,
    )
    const { results } = JSON.parse(textOf(folder, 'files/modelgate.sarif')).runs[0]
    expect(results.map(({ level }: { level: string }) => level)).not.toContain('error')
    await run('wrong,right', 'files-all', '--need', 'all')
    expect(textOf(folder, 'files-all/junit.xml')).not.toMatch(/<testsuites [^>]*failures="0"/)
  })

  it('are judged again from their journals, the same bytes; without one of them it is said', async () => {
    await run('wrong,right,cheap', 'again')
    const journals = ['cheap', 'right', 'wrong'].map((model) => `again/${model}/journal.jsonl`)
    const rejudged = await inside(['rejudge', ...journals, '--report-dir', 'rejudged'], folder)
    expect(rejudged.code).toBe(0)
    const files = everyFile(join(folder, 'rejudged')).map(({ path }) => path.slice(join(folder, 'rejudged').length))
    const each = Object.keys(REPORT_FORMATS).length
    expect(files).toHaveLength(Object.keys(MATRIX_FORMATS).length + journals.length * each)
    for (const file of files) expect(textOf(folder, `rejudged${file}`), file).toBe(textOf(folder, `again${file}`))
    const part = await inside(
      ['rejudge', 'again/wrong/journal.jsonl', 'again/cheap/journal.jsonl', '--report-dir', 'part', '--quiet'],
      folder,
    )
    expect([part.code, topOf('part').choice.best]).toEqual([0, 'cheap'])
    expect(textOf(folder, 'part/report.md')).toContain('1 of 3 candidates left out')
  })

  it('share one limit on calls and one on cost, and go on where they stopped', async () => {
    await run('right,cheap', 'limited', '--max-calls', '9')
    expect(endpoint.heard.length - from).toBe(9)
    const { code } = await run('right,cheap', 'limited', '--journal', 'limited/journal.jsonl')
    expect(code).toBe(0)
    expect(['old', 'right', 'cheap'].map(askedOf)).toEqual([CASES, CASES, CASES])
    from = endpoint.heard.length
    const dear = await run('right,cheap', 'dear', '--max-cost', '0.003')
    expect(dear.code).toBe(3)
    const spent = endpoint.heard.slice(from).reduce((sum, { body }) => sum + (PRICES[String(body.model)] ?? 0), 0)
    expect(spent).toBeGreaterThan(0)
    expect(spent).toBeLessThanOrEqual(0.003)
  })

  it.each<[string, readonly string[], boolean]>([
    ['their journals', [], true],
    [
      'a journal that was named',
      ['--policy', 'modelgate.yaml', '--policy', 'hidden.yaml', '--journal', 'h/j.jsonl'],
      true,
    ],
    ['no journal, for values are hidden', ['--policy', 'modelgate.yaml', '--policy', 'hidden.yaml'], false],
  ])('are told to go on where they left %s', async (title, argv, isTold) => {
    const { code, stderr } = await run('right,cheap', `on-${title.length}`, '--max-calls', '5', ...argv)
    expect([code, stderr.includes('to go on: the same command with --journal')]).toEqual([3, isTold])
  })

  it('name the commit that is checked out, and show earlier runs, also when they are judged again', async () => {
    const other = folderOf({
      'echo.yaml': echoContract(2),
      'modelgate.yaml': POLICY.replace('URL', endpoint.url).replace('models: models.yaml\n', ''),
      '.git/HEAD': '0123456789abcdef0123456789abcdef01234567\n',
    })
    await inside(['run', '--model', 'right', '--journal', 'night.jsonl'], other)
    const earlier = ['--earlier', 'night.jsonl']
    await inside(['run', '--model', 'right,cheap', '--report-dir', 'again', ...earlier], other)
    const journals = ['again/right/journal.jsonl', 'again/cheap/journal.jsonl']
    await inside(['rejudge', ...journals, '--report-dir', 'rejudged', ...earlier], other)
    for (const model of ['right', 'cheap']) {
      const html = textOf(other, `again/${model}/report.html`)
      expect(html).toContain('commit <code>0123456</code>')
      expect(textOf(other, `rejudged/${model}/report.html`)).toBe(html)
    }
    removeFolder(other)
  })

  it('never have more calls under way than one run may', () => {
    expect(endpoint.mostOpen()).toBeLessThanOrEqual(4)
  })

  it('are held to more where any is enough and proof is asked for', async () => {
    const policies = ['proof.yaml', '--policy', 'modelgate.yaml', '--policy', 'confident.yaml']
    await run('right,cheap', 'proof', ...policies)
    expect(topOf('proof').level).toBe(0.95)
    await run('right,cheap', 'proof-all', ...policies, '--need', 'all')
    expect(topOf('proof-all').level).toBeNull()
    const need = (dir: string) =>
      JSON.parse(textOf(folder, `${dir}/right/journal.jsonl`).split('\n')[0] ?? '').boundaries['proof/match_rate']
    expect(need('proof').pass_first_n_by_failures).not.toEqual(need('proof-all').pass_first_n_by_failures)
    expect(need('proof').fail_last_n_by_failures).toEqual(need('proof-all').fail_last_n_by_failures)
  })

  it('are told once what is wrong with all of them', async () => {
    const { code, stderr } = await run('right,cheap', 'wrong-contract', 'bad.yaml')
    expect([code, topOf('wrong-contract').result]).toEqual([2, 'error'])
    expect(stderr.match(/`request`/g)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(endpoint.heard.length).toBe(from)
  })

  it('one that is retired fails without a call, and the others run', async () => {
    const other = folderOf({
      'echo.yaml': echoContract(3),
      'modelgate.yaml': POLICY.replace('URL', endpoint.url),
      'models.yaml': MODELS,
    })
    const { code, stdout } = await inside(['run', '--model', 'retired,right'], other)
    expect([code, askedOf('retired'), askedOf('right')]).toEqual([0, 0, 3])
    expect(stdout).toContain('2026-01-01')
    removeFolder(other)
  })
})

const PRICES: Readonly<Record<string, number>> = {
  right: (10 * 4 + 5 * 8) / 1e6,
  cheap: (10 * 1 + 5 * 2) / 1e6,
  old: (10 * 10 + 5 * 20) / 1e6,
}
