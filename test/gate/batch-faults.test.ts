import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
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
import { completion, echoContract } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, modelgate, removeFolder, reportOf, start } from './process.ts'

const CASES = 12
const ENV = { MODELGATE_API_KEY: 'sk-test-0123456789' }
const folders: string[] = []
const endpoints: BatchEndpoint[] = []
afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
  folders.splice(0).forEach(removeFolder)
})

const numberOf = ({ body }: BatchRow): string => ((body.messages as JsonObject[])[0] as { content: string }).content
const line = (row: BatchRow): JsonObject => answeredLine(row, completion(JSON.stringify({ n: Number(numberOf(row)) })))

async function scene(script: BatchScript, files: Readonly<Record<string, string>> = {}) {
  const endpoint = await startBatchEndpoint({ line, ...script })
  const folder = folderOf({ 'c.yaml': echoContract(CASES), ...files })
  endpoints.push(endpoint)
  folders.push(folder)
  const argv = ['run', '--base-url', endpoint.url, '--via', 'batch']
  const run = (more: readonly string[] = ['c.yaml', '--model', 'm'], today?: string) =>
    inside([...argv, ...more], folder, ENV, undefined, today)
  return { endpoint, folder, argv, run }
}

/** How often each case was answered, in all journals of the folder that a run left. */
function answersOf(folder: string): readonly number[] {
  const counts = new Map<string, number>()
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.jsonl')))
    for (const text of readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)) {
      const { type, contract, case: id, answer } = JSON.parse(text) as JsonObject
      if (type === 'call' && answer) counts.set(`${contract} ${id}`, (counts.get(`${contract} ${id}`) ?? 0) + 1)
    }
  return [...counts.values()]
}
const reportFolder = (folder: string): string => join(folder, 'modelgate-report')
const once = (cases: number): readonly number[] => Array.from({ length: cases }, () => 1)

function answer(response: ServerResponse, status: number, error: JsonObject): true {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
  return true
}

describe('results that are not as they should be: every case is answered once', () => {
  it.each<[string, BatchScript, number]>([
    ['each line twice', { content: (text) => text + text }, 1],
    [
      'an error file alone',
      { line: (row, { number }) => (number === 0 ? lostLine(row, 'batch_expired') : line(row)) },
      2,
    ],
    [
      'an output that ends in the middle however often it is asked for',
      { content: (text) => (text.split('\n').length > 8 ? text.slice(0, text.length / 2) : text) },
      2,
    ],
    [
      'a line that was lost before the one that answers',
      {
        content: (text, nth) => {
          const { custom_id } = JSON.parse(text.split('\n')[0] as string) as { custom_id: string }
          return nth === 1 ? `${JSON.stringify(lostLine({ custom_id, body: {} }, 'batch_expired'))}\n${text}` : text
        },
      },
      1,
    ],
    [
      'an output that is cut once, of a batch that counts nothing',
      {
        content: (text, nth) => (nth === 1 ? text.slice(0, text.length / 2 - 3) : text),
        end: () => ({ request_counts: null }),
      },
      1,
    ],
    [
      'an output that is named later than the end',
      { end: ({ polls }) => (polls < 2 ? { output_file_id: null } : {}) },
      1,
    ],
    ...['GET /batches/{id}', 'GET /files/{id}/content'].map((asked): [string, BatchScript, number] => [
      `404 once to ${asked}, as of what is not everywhere yet`,
      {
        meddle: (route, nth, response) =>
          route === asked &&
          nth === 1 &&
          answer(response, 404, { message: 'No such thing', type: 'invalid_request_error' }),
      },
      1,
    ]),
    [
      '60 % done when the window ended',
      {
        line: (row, { number }) =>
          number > 0 || Number(numberOf(row)) < 7 ? line(row) : lostLine(row, 'batch_expired'),
        end: ({ number }) => (number === 0 ? { status: 'expired' } : {}),
      },
      2,
    ],
    [
      '429 and 500 on every kind of control call, once',
      {
        meddle: (_, nth, response, done) =>
          !done && nth <= 2 && answer(response, nth === 1 ? 500 : 429, { message: 'later', type: 'server_error' }),
      },
      1,
    ],
  ])('%s', async (_, script, batches) => {
    const { endpoint, folder, run } = await scene(script)
    const told = await run()
    expect(told, told.stderr).toMatchObject({ code: 0 })
    expect(endpoint.batches).toHaveLength(batches)
    expect(reportOf(folder).totals).toMatchObject({ planned: CASES, measured: CASES })
    expect(answersOf(reportFolder(folder))).toEqual(once(CASES))
  })
})

describe('what is asked, and may be paid, again', () => {
  const cut = (text: string): string => text.split('\n').slice(5).join('\n')

  it('is told where the results of a batch lack what it has counted', async () => {
    const { endpoint, folder, run } = await scene({
      content: (text) => (text.split('\n').length > 8 ? cut(text) : text),
    })
    expect((await run()).code).toBe(0)
    expect(endpoint.batches.map(({ rows }) => rows.length)).toEqual([CASES, 5])
    expect(JSON.stringify(reportOf(folder).warnings)).toContain('5 answers that batches say they have')
  })

  it('is nothing of a batch that validation refused, whichever lines it names', async () => {
    const errors = { data: [0, CASES + 1].map((at) => ({ code: 'invalid', line: at, message: 'no', param: null })) }
    const { endpoint, folder, run } = await scene({ end: () => ({ status: 'failed', output_file_id: null, errors }) })
    await run()
    expect(endpoint.batches).toHaveLength(1)
    expect(reportOf(folder).totals).toMatchObject({ measured: CASES, not_run: 0 })
  })

  it('does not count calls for which the queue had no room', async () => {
    const errors = { data: [{ code: 'token_limit_exceeded', message: 'too much' }] }
    const { endpoint, folder, run } = await scene({
      end: ({ rows }) => (rows.length > CASES / 2 ? { status: 'failed', output_file_id: null, errors } : {}),
    })
    expect((await run(['c.yaml', '--model', 'm', '--max-calls', String(CASES)])).code).toBe(0)
    expect(endpoint.batches.map(({ rows }) => rows.length)).toEqual([CASES, CASES / 2, CASES / 2])
    expect(reportOf(folder).totals).toMatchObject({ measured: CASES })
  })

  it('ends with one call that no queue has room for: asked four times, it has no answer', async () => {
    const errors = { data: [{ code: 'token_limit_exceeded', message: 'too much' }] }
    const { endpoint, folder, run } = await scene(
      { end: () => ({ status: 'failed', output_file_id: null, errors }) },
      { 'c.yaml': echoContract(1) },
    )
    expect((await run()).code).toBe(3)
    expect(endpoint.batches).toHaveLength(4)
    expect(reportOf(folder).totals).toMatchObject({ measured: 0, unmeasured: 1 })
  })
})

describe('between submit and collect', () => {
  const detach = ['c.yaml', '--model', 'm', '--detach']

  it('the endpoint asks for patience: a run that only looks in waits as long, and not for ever', async () => {
    const { endpoint, run } = await scene({ polls: 1 })
    await run(detach)
    const slow = { message: 'later', type: 'requests', code: 'rate_limit_exceeded' }
    endpoint.set({ meddle: (route, _, response) => route === 'GET /batches/{id}' && answer(response, 429, slow) })
    expect((await run(detach)).code).toBe(3)
    expect(endpoint.heard.filter((route) => route === 'GET /batches/{id}')).toHaveLength(8)
    endpoint.set({ line })
    expect((await run()).code).toBe(0)
    expect(endpoint.batches).toHaveLength(1)
  })

  it('the clock passes the window, and days more: what is there is collected', async () => {
    const { endpoint, folder, run } = await scene({ polls: 1 })
    expect((await run(detach, '2026-11-01')).code).toBe(3)
    expect((await run(undefined, '2026-11-04')).code).toBe(0)
    expect(endpoint.batches).toHaveLength(1)
    expect(answersOf(reportFolder(folder))).toEqual(once(CASES))
  })

  it('the plan changes: the batch of the other plan stays in a journal of its own, which is named', async () => {
    const { endpoint, folder, run } = await scene({ polls: 1 })
    await run(detach)
    writeFileSync(join(folder, 'c.yaml'), echoContract(CASES).replace('max_tokens: 20', 'max_tokens: 30'))
    const told = await run()
    expect(told.code).toBe(0)
    expect(told.stderr).toContain('journal-2.jsonl')
    expect(endpoint.batches).toHaveLength(2)
    writeFileSync(join(folder, 'c.yaml'), echoContract(CASES))
    const kept = await run(['c.yaml', '--model', 'm', '--journal', 'modelgate-report/journal-2.jsonl'])
    expect(kept.code).toBe(0)
    expect(endpoint.batches).toHaveLength(2)
  })

  it('the plan changes, and the journal was named: it is refused', async () => {
    const { endpoint, folder, run } = await scene({ polls: 1 })
    const named = ['c.yaml', '--model', 'm', '--journal', 'j.jsonl']
    await run([...named, '--detach'])
    writeFileSync(join(folder, 'c.yaml'), echoContract(CASES).replace('max_tokens: 20', 'max_tokens: 30'))
    expect(await run(named)).toMatchObject({ code: 2 })
    expect(endpoint.batches).toHaveLength(1)
  })

  it('a second process wants the same journal: it is turned away, and nothing is asked twice', async () => {
    const { endpoint, folder, argv, run } = await scene({ polls: 1_000_000 })
    const { child, ended } = start([...argv, 'c.yaml', '--model', 'm'], folder, ENV)
    while (!endpoint.heard.includes('GET /batches/{id}')) await new Promise((wait) => setTimeout(wait, 5))
    const other = await run()
    expect(other.code).toBe(2)
    expect(other.stderr).toContain('journal.jsonl.lock')
    endpoint.set({ line, polls: 0 })
    expect((await ended).code, String(child.pid)).toBe(0)
    expect(endpoint.batches).toHaveLength(1)
    expect(answersOf(reportFolder(folder))).toEqual(once(CASES))
  })

  it('somebody else cancels it: what it answered counts, the rest is asked in another', async () => {
    const half: BatchScript['line'] = (row, { number }) => (number > 0 || Number(numberOf(row)) < 5 ? line(row) : null)
    const { endpoint, folder, run } = await scene({ polls: 1, line: half })
    await run(detach)
    for (const batch of endpoint.batches) batch.isCancelled = true
    endpoint.set({ line: half })
    expect((await run()).code).toBe(0)
    expect(endpoint.batches.map(({ rows }) => rows.length)).toEqual([CASES, CASES - 5])
    expect(answersOf(reportFolder(folder))).toEqual(once(CASES))
  })
})

it('quota that is used up after three of five batches ends the run with what was answered; later it goes on', async () => {
  const models = ['m0', 'm1', 'm2', 'm3', 'm4']
  const files = Object.fromEntries(models.map((model) => [`${model}.yaml`, echoContract(2, '', model)]))
  const routes = models.map(
    (model) => `{ contracts: [${model}.yaml], candidate: { provider: compatible, model: ${model} } }`,
  )
  const policy = `version: 1\ncandidate: { provider: compatible, model: m0 }\nroutes: [${routes.join(', ')}]\n`
  const { endpoint, folder, run } = await scene(
    {
      meddle: (route, nth, response, done) =>
        !done &&
        route === 'POST /batches' &&
        nth > 3 &&
        answer(response, 429, {
          message: 'You exceeded your current quota',
          type: 'insufficient_quota',
          code: 'insufficient_quota',
        }),
    },
    { ...files, 'modelgate.yaml': policy },
  )
  const globs = Object.keys(files)
  const first = await run([...globs, '--concurrency', '1'])
  expect(first.code).toBe(3)
  expect(first.stdout + first.stderr).toContain('quota')
  expect(reportOf(folder).totals).toMatchObject({ measured: 6, not_run: 4 })
  endpoint.set({ line })
  expect((await run(globs)).code).toBe(0)
  expect(endpoint.batches).toHaveLength(5)
  expect(answersOf(reportFolder(folder))).toEqual(once(10))
})

const isMountable = process.platform === 'linux' && spawnSync('unshare', ['-m', 'true']).status === 0
it.skipIf(!isMountable).each([
  ['the input', '8k'],
  ['the results', '24k'],
])('a disk that fills with %s: with more room the same command goes on', async (_, size) => {
  const cases = 60
  const { endpoint, folder, argv } = await scene({}, { 'c.yaml': echoContract(cases) })
  const small = join(folder, 'small')
  mkdirSync(small)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', small]).status !== 0) return
  try {
    const full = [...argv, 'c.yaml', '--model', 'm', '--journal', 'small/j.jsonl']
    const told = await modelgate(full, folder, ENV)
    expect(told.code).toBe(3)
    expect(JSON.stringify(reportOf(folder).warnings)).toContain('no space is left')
    spawnSync('mount', ['-o', 'remount,size=8m', small])
    expect((await modelgate(full, folder, ENV)).code).toBe(0)
    expect(reportOf(folder).totals).toMatchObject({ measured: cases })
    expect(endpoint.batches).toHaveLength(1)
    expect(answersOf(small)).toEqual(once(cases))
  } finally {
    spawnSync('umount', [small])
  }
})

it('reuses the answers of an earlier run, in batches too', async () => {
  const { endpoint, folder, run } = await scene({})
  await run(['c.yaml', '--model', 'm', '--journal', 'base.jsonl'])
  writeFileSync(join(folder, 'c.yaml'), echoContract(CASES + 3))
  expect((await run(['c.yaml', '--model', 'm', '--reuse', 'base.jsonl'])).code).toBe(0)
  expect(endpoint.batches.map(({ rows }) => rows.length)).toEqual([CASES, 3])
  expect(reportOf(folder).totals).toMatchObject({ measured: CASES + 3, reused: CASES })
})
