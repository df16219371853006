import { writeFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  completion,
  type Endpoint,
  echoContract,
  failure,
  type Heard,
  sendJson,
  startEndpoint,
  toolCall,
} from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const FLOW = `version: 1
name: booking
request:
  messages: [{ role: system, content: Book what is asked for. }]
  max_tokens: 50
  tools:
    - type: function
      function: { name: search, parameters: { type: object, properties: { to: { type: string } }, required: [to], additionalProperties: false } }
cases:
  - { id: oslo, turns: [{ user: "fly OSL", expect: { tool_calls: [{ name: search }] } }, { tool_results: { search: { price: 0 } }, expect: { parser: text, match: "price 64" } }] }
  - { id: rome, turns: [{ user: "fly FCO", expect: { tool_calls: [{ name: search }] } }, { tool_results: { search: { price: 0 } }, expect: { parser: text, match: "price 64" } }] }
  - { id: down, turns: [{ user: "fly DWN", expect: { tool_calls: [{ name: search }] } }, { tool_results: { search: { price: 0 } }, expect: { parser: text, match: "price 64" } }] }
samples: 2
`

/** Wrong at some messages, gone at others, differently for each model: a run with something of everything. */
function mixed({ body, text }: Heard, response: ServerResponse): void {
  const messages = body.messages as readonly { role: string; content: string }[]
  const last = messages.at(-1)
  if (text.startsWith('fly')) {
    if (last?.role === 'tool')
      return sendJson(response, 200, completion(`price ${(JSON.parse(last.content) as { price: number }).price}`))
    return sendJson(response, 200, completion(null, toolCall('call_1', 'search', { to: text.slice(4) }), 'tool_calls'))
  }
  const n = Number(text)
  const shift = body.model === 'old' ? 3 : 0
  switch ((n + shift) % 9) {
    case 3:
      return sendJson(response, 200, completion(`\`\`\`json\n{"n": ${n}}\n\`\`\``))
    case 5:
      return sendJson(response, 200, completion(JSON.stringify({ n: n + 1 })))
    case 7:
      return sendJson(response, 400, failure('no'))
    case 8:
      return sendJson(response, 200, {})
    default:
      return sendJson(response, 200, completion(JSON.stringify({ n })))
  }
}

const THRESHOLDS =
  'thresholds: { parse_rate: 0.5, schema_rate: 0.5, match_rate: 0.4, case_rate: 0.3, latency: { p95: 20s } }\nsamples: 3\n'

describe('the same answers give the same bytes', () => {
  let endpoint: Endpoint
  let downstream: Server
  let asked = 0
  let folder: string
  const report = (dir: string): string => textOf(folder, `${dir}/report.json`)
  const run = (...argv: readonly string[]) =>
    inside(['run', 'echo.yaml', 'flow.yaml', '--base-url', endpoint.url, '--model', 'm', ...argv], folder)

  beforeAll(async () => {
    endpoint = await startEndpoint(mixed)
    downstream = createServer((request, response) => {
      let text = ''
      request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      request.on('end', () => {
        asked++
        const { to } = JSON.parse(text) as { to: string }
        if (to === 'DWN') sendJson(response, 500, failure('no seats table'))
        else sendJson(response, 200, { price: 64, request: asked })
      })
    })
    await new Promise<void>((resolve) => downstream.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(downstream.address() as AddressInfo).port}/search`
    folder = folderOf({
      'echo.yaml': echoContract(30, THRESHOLDS),
      'flow.yaml': FLOW,
      'modelgate.yaml': `version: 1\ncallbacks: { search: ${url} }\nlimits: { max_unmeasured: 0.5% }\n`,
    })
    await run('--journal', 'one.jsonl', '--report-dir', 'one')
  })
  afterAll(async () => {
    await endpoint.close()
    await new Promise((resolve) => downstream.close(resolve))
    removeFolder(folder)
  })

  it('has something of everything, and the downstream is never the model', () => {
    const [echoed, flow] = reportOf(folder, 'one').contracts
    expect(Object.keys(echoed?.outcomes ?? {}).sort()).toEqual([
      'mismatch',
      'ok',
      'rejected',
      'unmeasured',
      'unparsable',
    ])
    expect(flow?.outcomes).toEqual({ ok: 4, unmeasured: 2 })
    expect(flow?.turns).toEqual([
      { measured: 6, ok: 6 },
      { measured: 4, ok: 4 },
    ])
    expect(flow?.failures.map((one) => one.evidence)).toEqual([
      expect.objectContaining({ failure: 'downstream' }),
      expect.objectContaining({ failure: 'downstream' }),
    ])
    expect(flow?.funnel).toMatchObject({ measured: 4, ok: 4 })
    expectInvariants(reportOf(folder, 'one'))
  })

  it('a lost call is asked again; the answers before it and the callbacks are not', () => {
    const flows = endpoint.heard.filter(({ text, body }) => text === 'fly DWN' && body.model === 'm')
    expect(flows.length).toBe(2)
  })

  it('rejudge', async () => {
    await inside(['rejudge', 'one.jsonl', '--report-dir', 'rejudged'], folder)
    expect(report('rejudged')).toBe(report('one'))
  })

  it('replays, whatever the concurrency, without a call to a model or a downstream', async () => {
    const before = [endpoint.heard.length, asked]
    await run('--replay', 'one.jsonl', '--report-dir', 'replay1', '--concurrency', '1')
    await run('--replay', 'one.jsonl', '--report-dir', 'replay2', '--concurrency', '64')
    expect([endpoint.heard.length, asked]).toEqual(before)
    expect(report('replay1')).toBe(report('replay2'))
    const [live, replayed] = [reportOf(folder, 'one'), reportOf(folder, 'replay1')]
    expect(replayed.totals).toEqual({ ...live.totals, attempts: expect.any(Number) })
    expect(replayed.contracts.map((one) => one.outcomes)).toEqual(live.contracts.map((one) => one.outcomes))
  })

  it('replayed answers take nothing from the limits on calls and dollars, and nobody warns of them', async () => {
    const { code } = await run('--replay', 'one.jsonl', '--report-dir', 'limited', '--max-calls', '1')
    expect(code).toBe((await run('--replay', 'one.jsonl', '--report-dir', 'unlimited')).code)
    expect(report('limited')).toBe(report('unlimited'))
  })

  it('one shard and eight', async () => {
    const parts = Array.from({ length: 8 }, (_, at) => at + 1)
    for (const part of parts) {
      await run(
        '--replay',
        'one.jsonl',
        '--shard',
        `${part}/8`,
        '--journal',
        `s${part}.jsonl`,
        '--report-dir',
        `s${part}`,
      )
    }
    await run('--replay', 'one.jsonl', '--journal', 'whole.jsonl', '--report-dir', 'whole')
    await inside(['rejudge', ...parts.map((part) => `s${part}.jsonl`), '--report-dir', 'merged'], folder)
    await inside(['rejudge', ...parts.map((part) => `s${part}.jsonl`).reverse(), '--report-dir', 'backwards'], folder)
    expect(report('merged')).toBe(report('whole'))
    expect(report('backwards')).toBe(report('whole'))
  })

  it('resumed and uninterrupted', async () => {
    const before = asked
    await run('--replay', 'one.jsonl', '--journal', 'uncut.jsonl', '--report-dir', 'uncut')
    writeFileSync(
      join(folder, 'halves.jsonl'),
      `${textOf(folder, 'uncut.jsonl').split('\n').slice(0, 41).join('\n')}\n`,
    )
    await inside(['rejudge', 'halves.jsonl', '--report-dir', 'half'], folder)
    expect(reportOf(folder, 'half').complete).toBe(false)
    expectInvariants(reportOf(folder, 'half'))
    await run('--replay', 'one.jsonl', '--journal', 'halves.jsonl', '--report-dir', 'halves')
    expect(report('halves')).toBe(report('replay1'))
    expect(asked).toBe(before)
  })

  it('with a baseline, live and rejudged; and the baseline from a journal', async () => {
    const paired = ['--baseline', 'old', '--seed', '5']
    await run(...paired, '--journal', 'pair.jsonl', '--report-dir', 'pair')
    await inside(['rejudge', 'pair.jsonl', '--report-dir', 'pair-again'], folder)
    expect(report('pair-again')).toBe(report('pair'))
    expectInvariants(reportOf(folder, 'pair'))
    await inside(
      [
        'run',
        'echo.yaml',
        'flow.yaml',
        '--base-url',
        endpoint.url,
        '--model',
        'old',
        '--seed',
        '5',
        '--journal',
        'old.jsonl',
        '--report-dir',
        'old',
      ],
      folder,
    )
    await run(...paired, '--baseline-replay', 'old.jsonl', '--journal', 'mixed.jsonl', '--report-dir', 'mixed')
    expect(reportOf(folder, 'mixed').comparison?.baseline.from).toBe('journal')
    await inside(['rejudge', 'mixed.jsonl', '--report-dir', 'mixed-again'], folder)
    expect(report('mixed-again')).toBe(report('mixed'))
  })

  it('an early stop with confidence', async () => {
    const folder2 = folderOf({
      'c.yaml': echoContract(300, 'thresholds: { parse_rate: 0.5, schema_rate: 0.5, match_rate: 0.5 }\n'),
    })
    const good = await startEndpoint(({ text }, response) =>
      sendJson(response, 200, completion(JSON.stringify({ n: Number(text) }))),
    )
    const argv = [
      'run',
      'c.yaml',
      '--base-url',
      good.url,
      '--model',
      'm',
      '--confidence',
      '0.95',
      '--journal',
      'j.jsonl',
    ]
    const { code } = await inside(argv, folder2)
    await inside(['rejudge', 'j.jsonl', '--report-dir', 'again'], folder2)
    const first = reportOf(folder2)
    expect([code, first.result]).toEqual([0, 'pass'])
    expect(first.totals.not_run).toBeGreaterThan(200)
    expect(textOf(folder2, 'again/report.json')).toBe(textOf(folder2, 'modelgate-report/report.json'))
    expectInvariants(first)
    // Calls that were under way when the run stopped do not count, however many they were.
    const whole = [...argv.slice(0, -4), '--journal', 'whole.jsonl', '--report-dir', 'whole']
    await inside(whole, folder2)
    for (const width of ['2', '64']) {
      const again = [...argv.slice(0, -2), '--replay', 'whole.jsonl', '--concurrency', width, '--report-dir', width]
      await inside(again, folder2)
    }
    expect(reportOf(folder2, 'whole').totals.not_run).toBe(0)
    expect(reportOf(folder2, '2').totals.not_run).toBeGreaterThan(200)
    expect(textOf(folder2, '64/report.json')).toBe(textOf(folder2, '2/report.json'))
    await good.close()
    removeFolder(folder2)
  })
})
