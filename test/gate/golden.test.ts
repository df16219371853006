import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completion, type Endpoint, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const row = (n: number, content: string): string =>
  JSON.stringify({
    messages: [
      { role: 'user', content: String(n) },
      { role: 'assistant', content, weight: 1 },
    ],
  })

/** Row 2 is golden and breaks the schema: the baseline itself fails there. */
const ROWS = Array.from({ length: 6 }, (_, n) => row(n, JSON.stringify({ n: n === 2 ? 'two' : n })))

const contract = (rest: string): string => `version: 1
name: golden
request: { messages: [], max_tokens: 20 }
expect: { schema: { type: object, properties: { n: { type: integer } }, required: [n] } }
cases: [{ from: rows.jsonl, format: openai-chat }]
thresholds: { schema_rate: 0.5, match_rate: 0.5 }
${rest}`

const price = (model: string): string =>
  `  ${model}: { input: 1, output: 1, per: 1M tokens, source: https://example.com, checked: 2026-11-01 }\n`
const PRICES = `version: 1\nprices:\n${price('m')}${price('old')}`

describe('golden outputs as the baseline', () => {
  let endpoint: Endpoint
  let folder: string

  beforeAll(async () => {
    // The model answers every number; at 4 it is wrong.
    endpoint = await startEndpoint(({ text }, response) =>
      sendJson(response, 200, completion(JSON.stringify({ n: text === '4' ? 5 : Number(text) }))),
    )
    const regression =
      'regression: { match_rate: { max_drop: 0.5 }, agreement: { least: 0.6 }, latency: { p95: { max_increase: 20% } }, cost_per_call: { max_increase: 0% } }\n'
    folder = folderOf({
      'rows.jsonl': `${ROWS.join('\n')}\n`,
      'asks.yaml': contract(regression),
      'plain.yaml': contract(''),
      'modelgate.yaml': PRICES,
      'mixed.yaml': contract(regression).replace('format: openai-chat }', 'format: openai-chat }, { id: own }'),
    })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })
  const run = (...argv: readonly string[]) =>
    inside(['run', '--base-url', endpoint.url, '--model', 'm', ...argv], folder)

  it('are judged like any answers, without a call, a time or a price', async () => {
    const before = endpoint.heard.length
    const { code, stdout, stderr } = await run('asks.yaml')
    expect(code, stderr).toBe(0)
    expect(endpoint.heard.length - before).toBe(6)
    const report = reportOf(folder)
    expectInvariants(report)
    expect(report.comparison?.baseline).toEqual({ provider: 'golden', model: 'golden outputs', from: 'golden' })
    expect(report.totals).toMatchObject({ planned: 6, measured: 6 })
    const [compared] = report.comparison?.contracts ?? []
    expect(compared).toMatchObject({ baseline_latency_ms: null, latency_ratio: null, cost_ratio: null })
    // Row 2 breaks its own schema and the model gives another value; at row 4 the model is wrong.
    expect(compared).toMatchObject({ requirements: [], agreement: { same: 4, of: 6 } })
    expect(stdout).toContain('✅ m agrees with the recorded answers in 67 % of cases')
    expect(report.contracts[0]?.requirements.find(({ id }) => id === 'regression.agreement')).toMatchObject({
      passed: 4,
      failed: 2,
      verdict: 'pass',
    })
  })

  it('are right by definition, have no times and no price, and that is said', () => {
    const messages = reportOf(folder).warnings.map(({ message }) => message)
    expect(messages).toEqual([
      'regression.match_rate is not judged: golden outputs are right by definition, so nothing regresses against them',
      'regression.latency.p95 is not judged: golden outputs have no times and no price',
      'regression.cost_per_call is not judged: golden outputs have no times and no price',
    ])
  })

  it('give the same bytes when judged again', async () => {
    await inside(['rejudge', 'modelgate-report/journal.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it('stand back where nothing asks for a comparison', async () => {
    await run('plain.yaml', '--report-dir', 'plain')
    expect(reportOf(folder, 'plain')).toMatchObject({ baseline: null, comparison: null })
  })

  it('stand back where a case has none', async () => {
    await run('mixed.yaml', '--report-dir', 'mixed')
    expect(reportOf(folder, 'mixed')).toMatchObject({ baseline: null, comparison: null })
  })

  it('stand back where the run has another baseline', async () => {
    await run('asks.yaml', '--baseline', 'old', '--report-dir', 'other')
    expect(reportOf(folder, 'other').comparison?.baseline).toMatchObject({ model: 'old', from: 'live' })
  })
})
