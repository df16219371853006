import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { check, judge, rejudge, run } from '../../src/index.ts'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'

const CONTRACT = `version: 1
name: triage
request:
  messages:
    - { role: system, content: "Label the message. category: billing or technical." }
    - { role: user, content: "{{ticket}}" }
  response_format: json_schema
expect:
  schema: { type: object, required: [category], properties: { category: { enum: [billing, technical] } } }
cases:
  - { id: charge, vars: { ticket: "A billing matter." }, expect: { match: { category: billing } } }
  - { id: crash, vars: { ticket: "It is technical." }, expect: { match: { category: technical } } }
`

const CALLS = `version: 1
name: calls
request:
  messages: [{ role: user, content: "Close ticket 7." }]
  tools: [{ type: function, function: { name: close, parameters: { type: object, required: [id] } } }]
expect: { tool_calls: [{ name: close }] }
cases: [{ id: done }]
`

let cwd: string
let simulator: Simulator
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'modelgate-library-'))
  writeFileSync(join(cwd, 'triage.yaml'), CONTRACT)
  writeFileSync(join(cwd, 'calls.yaml'), CALLS)
  writeFileSync(join(cwd, 'bad.yaml'), CONTRACT.replace('name: triage', 'name: bad\nnmae: x'))
  simulator = await startSimulator({ host: '127.0.0.1' })
})
afterAll(async () => {
  await simulator.close()
  rmSync(cwd, { recursive: true })
})

describe('check', () => {
  it('says what the command line says', async () => {
    const good = await check({ contracts: ['triage.yaml'], cwd, env: {} })
    expect(good).toMatchObject({ format: 1, exit_code: 0, contracts: [{ name: 'triage', cases: 2 }], problems: [] })
    const bad = await check({ contracts: ['bad.yaml'], cwd, env: {} })
    expect([bad.exit_code, bad.problems[0]?.place]).toEqual([2, { file: 'bad.yaml', line: 3, column: 1 }])
  })

  it('holds schemas against an engine', async () => {
    const report = await check({ contracts: ['triage.yaml'], engine: 'none-such', cwd, env: {} })
    expect(report.problems[0]).toMatchObject({ code: 'engine-unknown' })
  })
})

describe('run and rejudge', () => {
  it('gives the report, writes what is asked for and nothing else, and judges the journal again', async () => {
    const options = { contracts: ['triage.yaml'], model: 'sim-steady', baseUrl: simulator.url, cwd, env: {} }
    const report = await run({ ...options, cases: ['charge'] })
    expect([report.result, report.totals.measured]).toEqual(['pass', 1])
    expect(existsSync(join(cwd, 'modelgate-report'))).toBe(false)
    const kept = await run({ ...options, journal: 'out/j.jsonl', reportDir: 'out' })
    expect(JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8')).result).toBe(kept.result)
    const again = await rejudge(['out/j.jsonl'], { cwd, env: {} })
    expect([again.result, again.totals.measured]).toEqual([kept.result, 2])
  })

  it('what can not be run is an error in the report', async () => {
    const report = await run({ contracts: ['bad.yaml'], model: 'm', baseUrl: simulator.url, cwd, env: {} })
    expect([report.result, report.exit_code]).toEqual(['error', 2])
  })

  it.each([
    [{ confidence: 95 }, 'confidence is 95: a share above 0 and below 1 is wanted'],
    [{ samples: 0.5 }, 'samples is 0.5: a whole number'],
    [{ maxCostUsd: Number.NaN }, 'maxCostUsd is NaN: an amount'],
    [{ deadlineMs: '3s' as unknown as number }, 'deadlineMs is 3s: a number is wanted'],
  ])('%o is the fault of who calls', async (options, said) => {
    await expect(run({ ...options, contracts: ['triage.yaml'], model: 'm', cwd, env: {} })).rejects.toThrow(said)
  })
})

const call = { type: 'function', id: 'a', function: { name: 'close', arguments: '{"id":7}' } }

describe('judge', () => {
  it('the one case of a contract needs no name', async () => {
    const judged = await judge('calls.yaml', { role: 'assistant', tool_calls: [call] }, { cwd, env: {} })
    expect(judged).toEqual({ ok: true, outcome: 'ok', evidence: {}, message: 'as the contract asks: as expected' })
  })

  it.each([
    ['a text', 'charge', '{"category":"billing"}', 'ok'],
    ['another value', 'charge', '{"category":"technical"}', 'mismatch'],
    ['against the schema', 'charge', '{"category":"x"}', 'schema-violation'],
    ['no JSON', 'charge', 'billing', 'unparsable'],
    ['a message', 'charge', { role: 'assistant', content: '{"category":"billing"}' }, 'ok'],
    ['a call that nobody expects', 'charge', { role: 'assistant', content: null, tool_calls: [call] }, 'wrong-calls'],
    [
      'a whole response, cut off',
      'charge',
      { choices: [{ index: 0, finish_reason: 'length', message: { role: 'assistant', content: '{"cat' } }] },
      'truncated',
    ],
    [
      'a response of the Responses API',
      'charge',
      {
        status: 'completed',
        output: [{ type: 'message', content: [{ type: 'output_text', text: '{"category":"billing"}' }] }],
      },
      'ok',
    ],
  ] as const)('%s', async (_, one, answer, outcome) => {
    const judged = await judge('triage.yaml', answer, { case: one, cwd, env: {} })
    expect([judged.outcome, judged.ok]).toEqual([outcome, outcome === 'ok'])
  })

  it.each([
    ['triage.yaml', undefined, '{}', 'triage.yaml has several cases, and none is named'],
    ['triage.yaml', 'none', '{}', 'none'],
    ['absent.yaml', 'charge', '{}', 'absent.yaml'],
    ['bad.yaml', 'charge', '{}', 'bad.yaml:3:1'],
    ['triage.yaml', 'charge', { category: 'billing' }, 'the answer is none that is read'],
  ] as const)('%s, case %s, answer %o can not be judged', async (file, one, answer, said) => {
    const asked = { cwd, env: {}, ...(one === undefined ? {} : { case: one }) }
    await expect(judge(file, answer, asked)).rejects.toThrow(said)
  })
})
