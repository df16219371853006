import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { decodeLine } from '../../src/journal/decode.ts'
import { createJudgeThread } from '../../src/judge/thread.ts'
import { createRedactor } from '../../src/publish/redact.ts'
import { REPORT_FORMATS } from '../../src/report/formats.ts'
import { renderJson } from '../../src/report/json.ts'
import { after, completion, type Endpoint, echo, echoContract, failure, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { everyFile, folderOf, modelgate, removeFolder, reportOf, start } from './process.ts'

const folders: string[] = []
const endpoints: Endpoint[] = []

afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
  folders.splice(0).forEach(removeFolder)
})

async function scene(contract: string, answer: Parameters<typeof startEndpoint>[0] = echo) {
  const endpoint = await startEndpoint(answer)
  const folder = folderOf({ 'c.yaml': contract })
  endpoints.push(endpoint)
  folders.push(folder)
  return { endpoint, folder, argv: ['run', 'c.yaml', '--base-url', endpoint.url, '--model', 'm'] }
}

describe('what can not be written never changes the exit code', () => {
  it('a report folder that is a file', async () => {
    const { folder, argv } = await scene(echoContract(3))
    const { code, stdout, stderr } = await inside([...argv, '--report-dir', 'c.yaml/reports'], folder)
    expect(code).toBe(0)
    expect(stdout).toContain('passes')
    expect(stderr.match(/was not written: a part of the path is a file/g)?.length).toBe(
      Object.keys(REPORT_FORMATS).length,
    )
  })

  it('the same for a gate that fails', async () => {
    const { folder, argv } = await scene(echoContract(3), (_, response) => sendJson(response, 200, completion('no')))
    expect((await inside([...argv, '--report-dir', 'c.yaml/reports'], folder)).code).toBe(1)
  })

  const mountable = (): boolean => spawnSync('unshare', ['-m', 'true']).status === 0
  it.skipIf(process.platform !== 'linux' || !mountable())('a disk that fills up', async () => {
    const { folder, argv } = await scene(echoContract(200))
    const small = join(folder, 'small')
    mkdirSync(small)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', small]).status !== 0) return
    try {
      const { code, stderr } = await inside([...argv, '--journal', 'small/j.jsonl'], folder)
      const report = reportOf(folder)
      expect([code, report.totals.measured]).toEqual([0, 200])
      expect(report.warnings).toMatchObject([
        { code: 'journal-not-written', message: expect.stringContaining('no space is left') },
      ])
      expectInvariants(report)
      expect(stderr).toContain('reports:')
      const whole = readFileSync(join(small, 'j.jsonl'), 'utf8').split('\n').slice(0, -1)
      expect(whole.length).toBeGreaterThan(10)
      expect(whole.filter((line) => decodeLine(line) === null)).toEqual([])
    } finally {
      spawnSync('umount', [small])
    }
  })

  it('standard output whose reader is gone', async () => {
    const { endpoint, folder, argv } = await scene(echoContract(6), after(30, echo))
    const { child, ended } = start([...argv, '--concurrency', '1', '--format', 'json'], folder)
    child.stdout.destroy()
    child.stderr.destroy()
    expect((await ended).code).toBe(0)
    expect(endpoint.heard.length).toBe(6)
    expect(reportOf(folder).result).toBe('pass')
  })
})

it('the wall clock decides nothing: it may jump by a day', async () => {
  const flaky: Parameters<typeof startEndpoint>[0] = (heard, response) => {
    if (heard.number % 5 === 2)
      sendJson(response, 503, failure('busy'), { 'retry-after': '0', date: 'Thu, 01 Jan 1970 00:00:00 GMT' })
    else echo(heard, response)
  }
  const { folder, argv } = await scene(echoContract(20, 'thresholds: { latency: { p50: 20s } }\n'), flaky)
  const clock = join(import.meta.dirname, 'clock.mjs')
  const { code, stdout } = await modelgate([...argv, '--deadline', '2m', '--journal', 'j.jsonl'], folder, {
    NODE_OPTIONS: `--import=${clock}`,
  })
  expect([code, reportOf(folder).totals.measured]).toEqual([0, 20])
  expect(stdout).not.toMatch(/hour|day| h /)
  const times = readFileSync(join(folder, 'j.jsonl'), 'utf8')
    .split('\n')
    .flatMap((line) => (line.includes('"type":"call"') ? [JSON.parse(line).ms.total as number] : []))
  expect(times.every((ms) => ms >= 0 && ms < 60_000)).toBe(true)
})

it('colours are for terminals, and NO_COLOR is heard', async () => {
  const { folder, argv } = await scene(echoContract(2))
  for (const env of [{}, { NO_COLOR: '1' }] as readonly Record<string, string>[]) {
    expect((await modelgate(argv, folder, env)).stdout).not.toContain('\u001b')
  }
})

describe('an exception that nobody expected', () => {
  it('ends in exit code 4 with a report of what there is', async () => {
    const { folder, argv } = await scene(echoContract(12))
    const { runGate } = await import('../../src/gate.ts')
    const { requestOf } = await import('../../src/gate/request/options.ts')
    const { processPorts } = await import('../../src/process/ports.ts')
    const worker = new URL('../../src/judge-worker.ts', import.meta.url)
    const ports = processPorts(worker, {}, createRedactor([]), new AbortController().signal)
    const judge = createJudgeThread({ workerUrl: worker, now: () => performance.now() })
    let judged = 0
    const failing = {
      ...judge,
      judge: (...args: Parameters<typeof judge.judge>) =>
        ++judged > 5 ? Promise.reject(new TypeError('a bug')) : judge.judge(...args),
    }
    const request = {
      ...requestOf(['c.yaml'], { reportDir: 'r', format: 'text', baseUrl: argv[3] as string }, 'm', folder),
      concurrency: 2,
      journal: { file: 'j.jsonl', resume: true },
    }
    const end = await runGate(request, { ...ports, createJudge: () => failing, started: () => () => {} })
    expect(end.kind).toBe('judged')
    if (end.kind !== 'judged') return
    expect(end.bug).toBeInstanceOf(TypeError)
    expect(end.report).toMatchObject({ result: 'inconclusive', complete: false, totals: { measured: 5 } })
    expectInvariants(JSON.parse(renderJson(end.report)))
    // The journal is whole and free: the run can be resumed.
    expect((await inside([...argv, '--journal', 'j.jsonl'], folder)).code).toBe(0)
  })
})

describe('no key in any byte', () => {
  const KEY = 'sk-canary/9f8Q+7zT2mXw4LpR6vYb1NcD3eGhJk5'
  const forms = [
    KEY,
    Buffer.from(KEY).toString('base64'),
    Buffer.from(KEY).toString('base64url'),
    encodeURIComponent(KEY),
    Buffer.from(KEY).toString('hex'),
    JSON.stringify(KEY).slice(1, -1),
  ]
  const shifted = [1, 2].map((shift) =>
    Buffer.from(`${'x'.repeat(shift)}${KEY}`)
      .toString('base64')
      .slice(4, -4),
  )
  const all = [...forms, ...shifted]
  const said = `${forms.join(' ')} ${[1, 2].map((shift) => Buffer.from(`${'x'.repeat(shift)}${KEY}`).toString('base64')).join(' ')}`

  const echoes: Readonly<Record<string, Parameters<typeof startEndpoint>[0]>> = {
    'in answers': (_, response) =>
      sendJson(response, 200, completion(JSON.stringify({ n: said })), { 'x-echo': encodeURIComponent(KEY) }),
    'in prose': (_, response) => sendJson(response, 200, completion(said)),
    'in refusals': (_, response) => sendJson(response, 200, completion(null, { refusal: said })),
    'in tool calls': (_, response) =>
      sendJson(
        response,
        200,
        completion(
          null,
          { tool_calls: [{ id: KEY, type: 'function', function: { name: KEY, arguments: `{"a":"${KEY}"}` } }] },
          'tool_calls',
        ),
      ),
    'as the served model and fingerprint': (_, response) =>
      sendJson(response, 200, { ...completion('x'), model: KEY, system_fingerprint: KEY }),
    'as a finish reason': (_, response) => sendJson(response, 200, completion('x', {}, KEY)),
    'in error bodies': (_, response) =>
      sendJson(response, 400, { error: { message: said, code: KEY, param: KEY, type: KEY } }),
    'in a refused key': (_, response) => sendJson(response, 401, failure(`Incorrect API key provided: ${said}`)),
    'in a server error': (_, response) => {
      response.writeHead(500, { 'content-type': 'text/html', 'x-request': KEY })
      response.end(`<html>${said}</html>`)
    },
  }
  it.each(Object.entries(echoes))('%s', async (_, answer) => {
    const { folder, argv, endpoint } = await scene(echoContract(2), answer)
    const told = await inside([...argv, '--journal', 'j.jsonl'], folder, { MODELGATE_API_KEY: KEY })
    expect(endpoint.heard[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
    const written = [Buffer.from(told.stdout), Buffer.from(told.stderr), ...everyFile(folder).map(({ bytes }) => bytes)]
    expect(all.filter((form) => written.some((bytes) => bytes.includes(form)))).toEqual([])
  })

  it('in a base URL, though no variable holds it', async () => {
    const { folder, argv, endpoint } = await scene(echoContract(2), echoes['in answers'])
    const url = `${endpoint.url}/${encodeURIComponent(KEY)}?key=${encodeURIComponent(KEY)}`
    const told = await inside([...argv.slice(0, 3), url, ...argv.slice(4), '--journal', 'j.jsonl'], folder)
    const written = [Buffer.from(told.stdout), Buffer.from(told.stderr), ...everyFile(folder).map(({ bytes }) => bytes)]
    expect(endpoint.heard.length).toBe(2)
    expect(all.filter((form) => written.some((bytes) => bytes.includes(form)))).toEqual([])
  })

  it.each([
    ['is used', []],
    ['is not, for the call goes elsewhere', ['--base-url', 'http://localhost:PORT/v1']],
  ])('in a variable that the policy names, whatever it is called, where it %s', async (_, more) => {
    const { folder, endpoint } = await scene(echoContract(2), echoes['in answers'])
    const flags = more.map((word) => word.replace('PORT', new URL(endpoint.url).port))
    const provider = { preset: 'vllm', base_url: endpoint.url, api_key_env: 'MY_VLLM' }
    const policy = {
      version: 1,
      contracts: ['c.yaml'],
      candidate: { provider: 'mine', model: 'm' },
      providers: { mine: provider },
    }
    writeFileSync(join(folder, 'modelgate.yaml'), JSON.stringify(policy))
    const told = await inside(['run', '--journal', 'j.jsonl', ...flags], folder, { MY_VLLM: KEY })
    expect(endpoint.heard.map(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toEqual([
      flags.length === 0,
      flags.length === 0,
    ])
    const written = [Buffer.from(told.stdout), Buffer.from(told.stderr), ...everyFile(folder).map(({ bytes }) => bytes)]
    expect(all.filter((form) => written.some((bytes) => bytes.includes(form)))).toEqual([])
  })
})
