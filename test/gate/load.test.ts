import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  after,
  completion,
  type Endpoint,
  echo,
  echoContract,
  failure,
  freePort,
  type Heard,
  sendJson,
  startEndpoint,
  toolCall,
} from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const lines = (folder: string, dir = 'modelgate-report') =>
  textOf(folder, `${dir}/journal.jsonl`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const loadContract = (rest: string, cases = 5, name = 'loaded') => echoContract(cases, rest, name)

const HOURLY = `version: 1
prices:
  by-hour: { per_hour: 3.6, source: https://example.com, checked: 2026-11-01 }
  by-token: { input: 1, output: 2, per: 1M tokens, source: https://example.com, checked: 2026-11-01 }
`

describe('a load test', () => {
  let endpoint: Endpoint
  let folder: string
  let open: Record<string, number>
  let together: Set<string>
  const atOnce: { alone: number; loaded: number } = { alone: 0, loaded: 0 }

  beforeAll(async () => {
    open = {}
    together = new Set()
    const watched = (heard: Heard, response: Parameters<typeof echo>[1]): void => {
      const model = String(heard.body.model)
      open[model] = (open[model] ?? 0) + 1
      const kind = Number(heard.text) >= 100 ? 'alone' : 'loaded'
      atOnce[kind] = Math.max(atOnce[kind], open[model] as number)
      if (kind === 'loaded')
        for (const [other, count] of Object.entries(open)) if (count > 0) together.add(`${other} beside ${model}`)
      // Long enough for all that are sent at once to be open together, whatever else the machine does.
      after(250, (one, answer) => {
        open[model] = (open[model] as number) - 1
        echo(one, answer)
      })(heard, response)
    }
    endpoint = await startEndpoint(watched)
    folder = folderOf({
      'modelgate.yaml': HOURLY,
      'loaded.yaml': loadContract(
        'load: { concurrency: 8, calls: 23, warmup: 4 }\nvolume: 1M/month\nthresholds: { cost_per_call: { mean: 1 } }\n',
      ),
      'plain.yaml': echoContract(3, '', 'plain').replaceAll(
        /n: "(\d)" \}, expect: \{ match: \{ n: \d/g,
        'n: "10$1" }, expect: { match: { n: 10$1',
      ),
    })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })
  const run = (...argv: readonly string[]) =>
    inside(['run', 'loaded.yaml', '--base-url', endpoint.url, ...argv], folder)

  it('drives exactly so many calls at its own concurrency, after a warm-up that counts nowhere', async () => {
    const { code, stderr } = await run('--model', 'by-token', '--report-dir', 'one')
    expect(code, stderr).toBe(0)
    expect(endpoint.heard).toHaveLength(23 + 4)
    expect(atOnce.loaded).toBe(8)
    const report = reportOf(folder, 'one')
    expectInvariants(report)
    expect(report.contracts[0]).toMatchObject({
      planned: 23,
      load: { concurrency: 8, calls: 23, warmup: 4, baseline: null },
    })
    const journal = lines(folder, 'one')
    expect(journal.filter((line) => line.type === 'call')).toHaveLength(23)
    const [measure] = journal.at(-1).load
    expect(measure).toMatchObject({
      contract: 'loaded',
      role: 'candidate',
      answered: 23,
      throttled: 0,
      lowest_concurrency: 8,
      warmup_calls: 4,
    })
    // 15 tokens a call: 10 at $1 and 5 at $2 a million. The warm-up is paid.
    expect(measure.warmup_cost_usd).toBeCloseTo(4 * 20e-6, 12)
    expect(report.totals.cost_usd).toBeCloseTo(27 * 20e-6, 12)
    expect(report.contracts[0]?.load?.candidate.calls_per_second).toBeCloseTo(23 / (measure.elapsed_ms / 1000), 6)
  })

  it('puts both models under the same load one after the other, ordinary contracts first', async () => {
    together.clear()
    const before = endpoint.heard.length
    const { code, stderr } = await run(
      'plain.yaml',
      '--model',
      'by-hour',
      '--baseline',
      'by-token',
      '--report-dir',
      'two',
    )
    expect(code, stderr).toBe(0)
    const heard = endpoint.heard.slice(before)
    expect(heard.slice(0, 6).every(({ text }) => Number(text) >= 100)).toBe(true)
    expect([...together].sort()).toEqual(['by-hour beside by-hour', 'by-token beside by-token'])
    const report = reportOf(folder, 'two')
    expectInvariants(report)
    const loaded = report.contracts.find(({ name }) => name === 'loaded')
    const perSecond = loaded?.load?.candidate.calls_per_second as number
    expect(loaded?.cost_per_call_usd).toBeCloseTo(3.6 / 3600 / perSecond, 9)
    const compared = report.comparison?.contracts.find(({ name }) => name === 'loaded')
    expect(compared?.cost_ratio).toBeCloseTo((loaded?.cost_per_call_usd as number) / 20e-6, 3)
    expect(compared?.says.join(' ')).toMatch(/^\$0\.02 → \$.* per 1,000 calls, .* times (dearer|cheaper)\.$/)
    const plain = report.contracts.find(({ name }) => name === 'plain')
    expect(plain?.cost_per_call_usd).toBeNull()
    expect(textOf(folder, 'two/report.md')).toMatch(
      /Load: 8 at a time, 23 calls after 4 of warm-up: .* answered a second \(was /,
    )
    expect(textOf(folder, 'two/report.html')).toContain('8 at a time, 23 calls after 4 of warm-up')
  })

  it('is the same when it is judged again, and when its answers are replayed', async () => {
    await inside(['rejudge', 'two/journal.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'two/report.json'))
    const before = endpoint.heard.length
    const argv = [
      '--model',
      'by-hour',
      '--baseline',
      'by-token',
      '--replay',
      'two/journal.jsonl',
      '--baseline-replay',
      'two/journal.jsonl',
    ]
    await run('plain.yaml', ...argv, '--report-dir', 'replayed', '--journal', 'replayed.jsonl')
    expect(endpoint.heard.length).toBe(before)
    const [live, replayed] = [reportOf(folder, 'two'), reportOf(folder, 'replayed')]
    expect(replayed.contracts.map(({ load }) => load)).toEqual(live.contracts.map(({ load }) => load))
    expect(replayed.contracts.map((one) => one.cost_per_call_usd)).toEqual(
      live.contracts.map((one) => one.cost_per_call_usd),
    )
  })

  it('is driven to its end for both models, although confidence had its verdict long before', async () => {
    const before = endpoint.heard.length
    const long = loadContract(
      'load: { concurrency: 8, calls: 60 }\nthresholds: { parse_rate: 0.5, schema_rate: 0.5, match_rate: 0.5 }\n',
      5,
      'long',
    )
    writeFileSync(join(folder, 'long.yaml'), long)
    const argv = [
      'run',
      'long.yaml',
      '--base-url',
      endpoint.url,
      '--model',
      'by-token',
      '--baseline',
      'by-hour',
      '--confidence',
      '0.9',
    ]
    const { code } = await inside([...argv, '--report-dir', 'long'], folder)
    expect(code).toBe(0)
    expect(endpoint.heard.length - before).toBe(120)
    expect(reportOf(folder, 'long').contracts[0]?.load?.baseline).not.toBeNull()
  })

  it('is not driven twice where its journal is resumed', async () => {
    const before = endpoint.heard.length
    await run('--model', 'by-token', '--report-dir', 'resumed', '--journal', 'one/journal.jsonl')
    expect(endpoint.heard.length).toBe(before)
    expect(reportOf(folder, 'resumed').contracts[0]?.load).toEqual(reportOf(folder, 'one').contracts[0]?.load)
  })

  it('counts the warm-up in the limit on calls', async () => {
    const { code } = await run('--model', 'by-token', '--max-calls', '10', '--report-dir', 'capped')
    expect(code).toBe(3)
    expect(reportOf(folder, 'capped').totals).toMatchObject({ planned: 23, measured: 6, not_run: 17 })
  })
})

describe('trouble under load', () => {
  const cleanups: (() => unknown)[] = []
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) await cleanup()
  })
  const world = async (answer: Parameters<typeof startEndpoint>[0], files: Readonly<Record<string, string>>) => {
    const endpoint = await startEndpoint(answer)
    const folder = folderOf(files)
    cleanups.push(endpoint.close, () => removeFolder(folder))
    const run = (...argv: readonly string[]) =>
      inside(['run', 'loaded.yaml', '--base-url', endpoint.url, '--model', 'm', ...argv], folder)
    return { endpoint, folder, run }
  }

  it('says when 429s made it another load than was asked for', async () => {
    const limited = ({ number }: Heard, response: Parameters<typeof echo>[1]): void =>
      number > 8 && number < 14
        ? sendJson(response, 429, failure('slow down'), { 'retry-after': '0' })
        : after(5, echo)({ number, text: '1' } as Heard, response)
    const { folder, run } = await world(limited, {
      'loaded.yaml': loadContract(
        'load: { concurrency: 8, calls: 40 }\nthresholds: { match_rate: null, schema_rate: 0 }\n',
      ),
    })
    const { stdout } = await run()
    const load = reportOf(folder).contracts[0]?.load
    expect(load?.candidate.throttled).toBeGreaterThan(0)
    expect(load?.candidate.lowest_concurrency).toBeLessThan(8)
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /429 lowered it to [1-7] of 8 at a time: these are not the figures of the load that was asked for/,
    )
  })

  it("tells the endpoint's errors as a share, and asks no lost call again", async () => {
    const failing = (heard: Heard, response: Parameters<typeof echo>[1]): void =>
      heard.text === '3' ? sendJson(response, 200, {}) : echo(heard, response)
    const { endpoint, folder, run } = await world(failing, {
      'loaded.yaml': loadContract('load: { concurrency: 4, calls: 20 }\n'),
    })
    const { code } = await run()
    expect(code).toBe(3)
    expect(reportOf(folder).contracts[0]?.load?.candidate).toMatchObject({
      endpoint_error_share: 0.2,
      downstream_error_share: 0,
    })
    const attempts = lines(folder).reduce((sum, line) => sum + (line.attempts ?? 0), 0)
    expect(endpoint.heard).toHaveLength(attempts)
    expect(lines(folder).filter((line) => line.failure)).toHaveLength(4)
  })

  it("tells the downstream's errors apart, in flows with callbacks", async () => {
    const flow = `version: 1
name: loaded
request:
  messages: [{ role: system, content: Search. }]
  tools: [{ type: function, function: { name: search, parameters: { type: object } } }]
cases:
  - { id: a, turns: [{ user: go, expect: { tool_calls: [{ name: search }] } }, { tool_results: { search: {} }, expect: { parser: text } }] }
load: { concurrency: 2, calls: 6, warmup: 1 }
`
    const calling = (_: Heard, response: Parameters<typeof echo>[1]): void =>
      sendJson(response, 200, completion(null, toolCall('c', 'search', {}), 'tool_calls'))
    const policy = `version: 1\ncallbacks: { search: "http://127.0.0.1:${await freePort()}/" }\n`
    const { folder, run } = await world(calling, { 'loaded.yaml': flow, 'modelgate.yaml': policy })
    const { code } = await run()
    expect(code).toBe(3)
    expect(reportOf(folder).contracts[0]?.load?.candidate).toMatchObject({
      endpoint_error_share: 0,
      downstream_error_share: 1,
    })
  })

  it.each([
    [
      'above a limit that the policy states',
      'version: 1\nlimits: { concurrency: 4 }\n',
      [],
      /loaded\.yaml:\d+:\d+: the load test of loaded asks for 8 calls at once, and limits\.concurrency of the policy allows 4/,
    ],
    [
      'split over shards',
      'version: 1\n',
      ['--shard', '1/2'],
      /loaded\.yaml:\d+:\d+: loaded is a load test, which can not be split over shards/,
    ],
  ] as const)('is an error %s', async (_, policy, argv, words) => {
    const { endpoint, run } = await world(echo, {
      'loaded.yaml': loadContract('load: { concurrency: 8, calls: 20 }\n'),
      'modelgate.yaml': policy,
    })
    const { code, stderr } = await run(...argv)
    expect(code).toBe(2)
    expect(stderr).toMatch(words)
    expect(endpoint.heard).toHaveLength(0)
  })

  it('leaves a price by the hour unknown outside a load test, and says what it takes', async () => {
    const policy = 'version: 1\nprices: { m: { per_hour: 4, source: https://example.com, checked: 2026-11-01 } }\n'
    const { folder, run } = await world(echo, {
      'loaded.yaml': loadContract('thresholds: { cost_per_call: { mean: 1 } }\n'),
      'modelgate.yaml': policy,
    })
    const { code } = await run('--max-cost', '1')
    expect(code).toBe(3)
    const report = reportOf(folder)
    const cost = report.contracts[0]?.requirements.find(({ id }) => id === 'cost_per_call.mean')
    expect(cost).toMatchObject({ verdict: 'undecided', observed: null })
    expect(cost?.says).toEqual([
      'm is priced by the hour, and only a load test finds how many calls an hour holds: give the contract `load`.',
    ])
    expect(report.warnings.map(({ code: own }) => own)).toContain('load-cap-by-the-hour')
  })
})
