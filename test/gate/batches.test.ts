import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import {
  answeredLine,
  type BatchEndpoint,
  type BatchRow,
  type BatchScript,
  lostLine,
  startBatchEndpoint,
} from './batch-endpoint.ts'
import { completion, echo, echoContract, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf } from './process.ts'

const POLICY = `version: 1
prices: { m: { input: 100, output: 200, batch_factor: 0.5 } }
`
const ENV = { MODELGATE_API_KEY: 'sk-test-0123456789' }
const folders: string[] = []
const endpoints: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) removeFolder(folder)
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
})

const numberOf = ({ body }: BatchRow): string => ((body.messages as JsonObject[])[0] as { content: string }).content
const right = (row: BatchRow): JsonObject => answeredLine(row, completion(JSON.stringify({ n: Number(numberOf(row)) })))

async function repository(cases: number, rest = '', files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = folderOf({ 'c.yaml': echoContract(cases, rest), 'modelgate.yaml': POLICY, ...files })
  folders.push(folder)
  return folder
}

async function endpointOf(script: BatchScript): Promise<BatchEndpoint> {
  const endpoint = await startBatchEndpoint({ line: right, ...script })
  endpoints.push(endpoint)
  return endpoint
}

const runIn = (folder: string, url: string, ...more: readonly string[]) =>
  inside(['run', 'c.yaml', '--model', 'm', '--base-url', url, '--via', 'batch', ...more], folder, ENV)

const journalOf = (folder: string): readonly JsonObject[] =>
  readFileSync(join(folder, 'modelgate-report/journal.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JsonObject)

/** How often each case was answered. */
function answersOf(folder: string): readonly number[] {
  const counts = new Map<string, number>()
  for (const line of journalOf(folder))
    if (line.type === 'call' && line.answer !== undefined)
      counts.set(String(line.case), (counts.get(String(line.case)) ?? 0) + 1)
  return [...counts.values()]
}

describe('a run through batches', () => {
  it('comes to the report of an online run but for speeds and cost, which is half', async () => {
    const online = await startEndpoint(echo)
    endpoints.push(online)
    const [one, other] = [await repository(30), await repository(30)]
    await inside(['run', 'c.yaml', '--model', 'm', '--base-url', online.url], one, ENV)
    const endpoint = await endpointOf({})
    const told = await runIn(other, endpoint.url)
    expect(told).toMatchObject({ code: 0 })
    const [a, b] = [reportOf(one), reportOf(other)] as unknown as [JsonObject, JsonObject]
    expect(untimed(b)).toEqual(untimed(a))
    expect((b.totals as JsonObject).cost_usd).toBeCloseTo(((a.totals as JsonObject).cost_usd as number) / 2, 9)
    expect((b.contracts as JsonObject[])[0]?.latency_ms).toBeNull()
  })

  it.each<[string, BatchScript, number]>([
    [
      'lines that were lost are asked again',
      {
        line: (row, { number }) =>
          number === 0 && Number(numberOf(row)) % 3 === 0 ? lostLine(row, 'batch_expired') : right(row),
      },
      2,
    ],
    [
      'an error of the server within a line',
      {
        line: (row, { number }) =>
          number === 0 ? answeredLine(row, { error: { message: 'no', type: 'server_error' } }, 500) : right(row),
      },
      2,
    ],
    [
      'a line without a partner, one that is no JSON, and one that is missing',
      {
        line: (row, { number }) =>
          number > 0
            ? right(row)
            : numberOf(row) === '1'
              ? '{"custom_id":'
              : numberOf(row) === '2'
                ? answeredLine({ ...row, custom_id: 'request-1' }, {})
                : numberOf(row) === '3'
                  ? null
                  : right(row),
      },
      2,
    ],
    [
      'a download that ends early, cleanly',
      { content: (text, nth) => (nth === 1 ? text.slice(0, text.length / 2) : text) },
      1,
    ],
    [
      'a batch that expired as a whole, without a file',
      { end: ({ number }) => (number === 0 ? { status: 'expired', output_file_id: null, error_file_id: null } : {}) },
      2,
    ],
    [
      'a batch that somebody else cancelled',
      { end: ({ number }) => (number === 0 ? { status: 'cancelled', output_file_id: null } : {}) },
      2,
    ],
    [
      'a batch that is gone',
      // As often as it is looked for.
      { meddle: (route, nth, response) => route === 'GET /batches/{id}' && nth <= 4 && gone(response) },
      2,
    ],
    [
      'a queue that is full',
      {
        end: ({ number, rows }) =>
          rows.length > 6
            ? {
                status: 'failed',
                output_file_id: null,
                errors: { data: [{ code: 'token_limit_exceeded', message: `too much ${number}` }] },
              }
            : {},
      },
      3,
    ],
  ])('%s', async (_, script, batches) => {
    const folder = await repository(12)
    const endpoint = await endpointOf(script)
    const told = await runIn(folder, endpoint.url)
    expect(told).toMatchObject({ code: 0 })
    expect(endpoint.batches).toHaveLength(batches)
    expect(reportOf(folder).totals).toMatchObject({ planned: 12, measured: 12, unmeasured: 0 })
    expect(answersOf(folder)).toEqual(Array.from({ length: 12 }, () => 1))
  })

  it('makes one batch of a create that took effect and answered 500', async () => {
    const folder = await repository(5)
    const endpoint = await endpointOf({
      meddle: (route, nth, response, done) => route === 'POST /batches' && nth === 1 && done && failed(response),
    })
    expect(await runIn(folder, endpoint.url)).toMatchObject({ code: 0 })
    expect(endpoint.batches).toHaveLength(1)
    expect(endpoint.heard.filter((route) => route === 'POST /batches')).toHaveLength(1)
    expect(endpoint.heard).toContain('GET /batches')
  })

  it('asks what keeps failing four times in all, and says that it has no answer', async () => {
    const folder = await repository(4)
    const endpoint = await endpointOf({
      line: (row) => (numberOf(row) === '2' ? lostLine(row, 'batch_expired') : right(row)),
    })
    expect(await runIn(folder, endpoint.url)).toMatchObject({ code: 3 })
    expect(endpoint.batches.map(({ rows }) => rows.length)).toEqual([4, 1, 1, 1])
    expect(reportOf(folder).totals).toMatchObject({ measured: 3, unmeasured: 1 })
  })

  it('takes what validation refuses by its line, and asks the others again', async () => {
    const folder = await repository(4)
    const endpoint = await endpointOf({
      end: ({ number }) =>
        number === 0
          ? {
              status: 'failed',
              output_file_id: null,
              errors: { data: [{ code: 'invalid_request', line: 2, message: 'no such member', param: 'body' }] },
            }
          : {},
    })
    await runIn(folder, endpoint.url)
    expect(endpoint.batches.map(({ rows }) => rows.length)).toEqual([4, 3])
    expect(reportOf(folder).contracts[0]?.outcomes).toMatchObject({ ok: 3, rejected: 1 })
  })

  it('submits and leaves with --detach; the same command collects, and pays nothing twice', async () => {
    const folder = await repository(6)
    const endpoint = await endpointOf({ polls: 1 })
    const first = await runIn(folder, endpoint.url, '--detach')
    expect(first).toMatchObject({ code: 3 })
    expect(first.stdout).toContain('Waiting for batches')
    await runIn(folder, endpoint.url, '--detach')
    expect(await runIn(folder, endpoint.url, '--detach')).toMatchObject({ code: 0 })
    expect(endpoint.batches).toHaveLength(1)
    expect(answersOf(folder)).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('sends a baseline in batches of its own, and flows a turn at a time', async () => {
    const contract = `version: 1
name: flow
request: { messages: [{ role: system, content: s }] }
cases:
  - id: a
    turns: [{ user: "1", expect: { schema: { type: object } } }, { user: "2", expect: { schema: { type: object } } }]
`
    const folder = folderOf({ 'c.yaml': contract, 'modelgate.yaml': POLICY })
    folders.push(folder)
    const endpoint = await endpointOf({ line: (row) => answeredLine(row, completion('{}')) })
    const told = await runIn(folder, endpoint.url, '--baseline', 'b')
    expect(told).toMatchObject({ code: 0 })
    const sent = endpoint.batches.map(({ rows }) =>
      rows.map(({ body }) => [body.model, (body.messages as unknown[]).length]),
    )
    expect(sent.flat().sort()).toEqual([
      ['b', 2],
      ['b', 4],
      ['m', 2],
      ['m', 4],
    ])
  })

  it.each(['together', 'mistral'] as const)('speaks the shape of %s', async (shape) => {
    const folder = await repository(3, '', { 'modelgate.yaml': `version: 1\nproviders: { p: { preset: ${shape} } }\n` })
    const endpoint = await endpointOf({ shape, polls: 1 })
    const told = await runIn(folder, endpoint.url, '--provider', 'p')
    expect(told).toMatchObject({ code: 0 })
    expect(endpoint.batches).toHaveLength(1)
  })

  it('leaves what a contract asks of speeds open, and says so at check', async () => {
    const folder = await repository(3, 'thresholds: { latency: { p50: 1s } }\n')
    const endpoint = await endpointOf({})
    expect(await runIn(folder, endpoint.url)).toMatchObject({ code: 3 })
    const check = await inside(
      ['check', 'c.yaml', '--model', 'm', '--base-url', endpoint.url, '--via', 'batch'],
      folder,
      ENV,
    )
    expect(check.stdout + check.stderr).toContain('not measured by batch')
  })

  it.each<[string, readonly string[], string]>([
    ['a provider without a Batch API', ['--provider', 'vllm', '--via', 'batch'], 'has no Batch API'],
    ['--detach alone', ['--detach'], '--detach leaves batches'],
  ])('refuses %s', async (_, more, said) => {
    const folder = await repository(1)
    const endpoint = await endpointOf({})
    const told = await inside(['run', 'c.yaml', '--model', 'm', '--base-url', endpoint.url, ...more], folder, ENV)
    expect(told.code).toBe(2)
    expect(told.stderr).toContain(said)
    expect(endpoint.heard).toEqual([])
  })
})

function failed(response: import('node:http').ServerResponse): true {
  response
    .writeHead(500, { 'content-type': 'application/json' })
    .end('{"error":{"message":"no","type":"server_error"}}')
  return true
}

function gone(response: import('node:http').ServerResponse): true {
  response
    .writeHead(404, { 'content-type': 'application/json' })
    .end('{"error":{"message":"No batch found","type":"invalid_request_error"}}')
  return true
}

/** A report without what a batch does not measure, or pays otherwise. */
function untimed(report: JsonObject): JsonObject {
  const contracts = (report.contracts as JsonObject[]).map(
    ({ latency_ms, latency_histogram, cost_per_call_usd, ...rest }) => rest,
  )
  const { cost_usd, ...totals } = report.totals as JsonObject
  const { asked, ...provenance } = report.provenance as JsonObject
  return { ...report, contracts, totals, provenance }
}
