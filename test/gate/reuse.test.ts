import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Endpoint, echo, echoContract, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const DAY = '2026-11-24'
const PRICES = `prices: { m: { input: 1, output: 1, per: 1M tokens, source: "https://example.com", checked: 2026-11-01 }, old: { input: 1, output: 1, per: 1M tokens, source: "https://example.com", checked: 2026-11-01 } }\n`
const COST_OF_ONE = 15e-6

const CONTRACTS = {
  'echo.yaml': echoContract(4),
  'timed.yaml': echoContract(3, 'thresholds: { latency: { p50: 5s } }\n', 'timed'),
}
const PROVEN = ['--confidence', '0.5']

interface Run {
  /** What this run has in place of the earlier one's files. */
  readonly files?: Readonly<Record<string, string>>
  readonly argv?: readonly string[]
  readonly today?: string
  /** Options of the earlier run beside its model. */
  readonly earlier?: readonly string[]
  readonly contracts?: string
  readonly model?: string
}

describe('--reuse', () => {
  let endpoint: Endpoint
  let other: Endpoint
  let folder: string

  beforeAll(async () => {
    endpoint = await startEndpoint(echo)
    other = await startEndpoint(echo)
  })
  beforeEach(() => {
    folder = folderOf({ ...CONTRACTS, 'modelgate.yaml': `version: 1\n${PRICES}` })
    return () => removeFolder(folder)
  })
  afterAll(async () => {
    await endpoint.close()
    await other.close()
  })

  /** Calls that the second of two runs made. */
  const second = async ({
    files = {},
    argv = [],
    today = '2026-11-25',
    earlier = [],
    contracts = 'echo.yaml',
    model = 'm',
  }: Run) => {
    const url = ['--base-url', endpoint.url]
    await inside(
      ['run', contracts, ...url, '--model', 'm', ...earlier, '--journal', 'base.jsonl'],
      folder,
      {},
      undefined,
      DAY,
    )
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const before = endpoint.heard.length + other.heard.length
    const told = await inside(
      ['run', contracts, ...url, '--model', model, '--reuse', 'base.jsonl', ...argv],
      folder,
      {},
      undefined,
      today,
    )
    return { ...told, calls: endpoint.heard.length + other.heard.length - before }
  }

  it('takes the answers to unchanged requests, counts them apart, and pays nothing for them', async () => {
    const { code, calls, stderr } = await second({ files: { 'echo.yaml': echoContract(6) } })
    expect([code, calls], stderr).toEqual([0, 2])
    const report = reportOf(folder)
    expectInvariants(report)
    expect(report.totals).toMatchObject({ planned: 6, measured: 6, attempts: 2, reused: 4, cost_usd: 2 * COST_OF_ONE })
    expect(report.notes[0]).toBe(
      `4 answers were taken from an earlier run of ${DAY}: nothing was called, timed or paid for them now.`,
    )
    await inside(['rejudge', 'modelgate-report/journal.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it('counts nothing of them among what a candidate of several cost', async () => {
    const prices = PRICES.replace(
      '{ m:',
      '{ n: { input: 1, output: 1, per: 1M tokens, source: "https://example.com", checked: 2026-11-01 }, m:',
    )
    const { code, calls, stderr } = await second({ files: { 'modelgate.yaml': `version: 1\n${prices}` }, model: 'm,n' })
    expect([code, calls], stderr).toEqual([0, 4])
    const { candidates, cost_usd } = JSON.parse(textOf(folder, 'modelgate-report/report.json'))
    expect(cost_usd).toBeCloseTo(4 * COST_OF_ONE, 12)
    const costs = candidates.map(({ figures }: { figures: { cost_usd: number } }) => figures.cost_usd)
    expect(costs).toEqual([0, expect.closeTo(4 * COST_OF_ONE, 12)])
  })

  it.each<readonly [string, Run, number, string | null]>([
    [
      'another request',
      { files: { 'echo.yaml': echoContract(4).replace('max_tokens: 20', 'max_tokens: 9') } },
      4,
      null,
    ],
    ['another model', { model: 'n' }, 4, null],
    ['more samples', { argv: ['--samples', '2'] }, 4, null],
    ['a journal of the last day that counts', { today: '2026-12-01' }, 0, null],
    ['a journal that is too old', { today: '2026-12-02' }, 4, 'reuse-too-old'],
    ['a journal of tomorrow', { today: '2026-11-23' }, 4, 'reuse-too-old'],
    [
      'a policy that asks for younger ones',
      { files: { 'modelgate.yaml': 'version: 1\nreuse: { max_age: 0d }\n' } },
      4,
      'reuse-too-old',
    ],
    ['no journal yet', { argv: ['--reuse', 'none.jsonl'] }, 4, 'reuse-absent'],
    ['a latency that is asked for', { contracts: 'timed.yaml' }, 3, 'reuse-timed'],
    ['the same model on both sides', { argv: ['--baseline', 'm'] }, 8, 'reuse-same-model'],
    ['yesterday’s candidate as today’s baseline', { model: 'n', argv: ['--baseline', 'm'] }, 4, null],
    ['confidence, and the same of everything', { earlier: PROVEN, argv: PROVEN }, 0, null],
    ['confidence, and none before', { argv: PROVEN }, 4, 'reuse-other-criteria'],
    ['confidence, and another seed', { earlier: PROVEN, argv: [...PROVEN, '--seed', '2'] }, 4, 'reuse-other-criteria'],
    [
      'confidence, and fewer cases',
      { earlier: PROVEN, argv: [...PROVEN, '--max-cases', '3'] },
      3,
      'reuse-other-criteria',
    ],
    [
      'confidence, and a case left out of the file',
      { earlier: PROVEN, argv: PROVEN, files: { 'echo.yaml': echoContract(3) } },
      3,
      'reuse-other-criteria',
    ],
  ])('with %s', async (_, run, calls, said) => {
    const ended = await second({
      ...run,
      earlier: [...(run.earlier ?? []), '--no-early-stop'],
      argv: [...(run.argv ?? []), '--no-early-stop'],
    })
    expect(ended.calls, ended.stderr).toBe(calls)
    const { preflight } = reportOf(folder)
    expect(preflight.map(({ code }) => code).filter((code) => code.startsWith('reuse-'))).toEqual(
      said === null ? [] : [said],
    )
  })

  it('takes nothing that another endpoint answered', async () => {
    const { calls } = await second({ argv: ['--base-url', other.url] })
    expect(calls).toBe(4)
    expect(reportOf(folder).preflight).toMatchObject([{ code: 'reuse-elsewhere' }])
  })

  it('keeps the day of the call: what was reused once grows old like any answer', async () => {
    await second({ argv: ['--journal', 'middle.jsonl'] })
    const before = endpoint.heard.length
    const argv = ['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm', '--reuse', 'middle.jsonl']
    await inside(argv, folder, {}, undefined, '2026-12-01')
    expect(endpoint.heard.length - before).toBe(0)
    await inside(argv, folder, {}, undefined, '2026-12-02')
    expect(endpoint.heard.length - before).toBe(4)
  })

  it('is no recording: a comparison with one asks what is served now', async () => {
    const { code, stderr } = await second({ argv: ['--baseline-replay', 'base.jsonl'] })
    expect([code, stderr]).toEqual([2, expect.stringContaining('`--reuse` is given beside `--replay`')])
  })

  it('counts no limit and no cap against what it takes', async () => {
    const { code, calls } = await second({
      files: { 'echo.yaml': echoContract(5) },
      argv: ['--max-calls', '1', '--max-cost', '0.0015'],
    })
    expect([code, calls]).toEqual([0, 1])
  })
})
