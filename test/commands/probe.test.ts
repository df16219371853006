import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProbeRecord } from '../../src/probe/probe-record.ts'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'
import { folderWith } from './command-line.ts'

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', seed: 3 })
})
afterAll(() => simulator.close())

const policyOf = (url: string, more = '', model = 'sim-loose'): string => `version: 1
contracts: [draw.yaml]
candidate: { provider: mine, model: ${model} }
providers:
  mine: { preset: compatible, base_url: ${url}${more} }
`
const DRAW = `version: 1
name: draw
request:
  seed: 7
  messages: [{ role: user, content: 'Draw one: {{ thing }}' }]
  response_format:
    type: json_schema
    json_schema:
      name: draw
      strict: true
      schema:
        type: object
        required: [code]
        additionalProperties: false
        properties:
          code: { type: string, pattern: '^[A-Z]{4}$' }
cases:
  - { id: one, vars: { thing: a card } }
`
const statesOf = (out: string): Readonly<Record<string, string>> =>
  Object.fromEntries((JSON.parse(out) as ProbeRecord).findings.map(({ id, state }) => [id, state]))

describe('modelgate probe of an endpoint that holds all', () => {
  it('says so of everything, within forty calls', async () => {
    const { modelgate, remove } = folderWith({})
    const { code, out, err } = await modelgate(
      'probe',
      '--base-url',
      simulator.url,
      '--model',
      'sim-steady',
      '--format',
      'json',
    )
    remove()
    const record = JSON.parse(out) as ProbeRecord
    const open = record.findings.filter(({ state }) => state !== 'enforced').map(({ id }) => id)
    expect({ code, open, stopped: record.stopped, few: record.calls <= 40 }).toEqual({
      code: 0,
      open: [],
      stopped: null,
      few: true,
    })
    expect(err).toContain('31 calls, 40 with those made again; the price of sim-steady is not known')
  })
})

describe('modelgate probe of a provider of the Messages API', () => {
  it('is mapped as a contract is, and says what has no counterpart there', async () => {
    const { modelgate, remove } = folderWith({}, '2026-11-30', { MODELGATE_API_KEY: 'sk-any' })
    const flags = ['--provider', 'anthropic', '--base-url', simulator.url, '--model', 'sim-steady', '--format', 'json']
    const { code, out } = await modelgate('probe', ...flags)
    remove()
    const record = JSON.parse(out) as ProbeRecord
    const open = record.findings.filter(({ state }) => state !== 'enforced')
    expect(code).toBe(0)
    expect(open.map(({ id }) => id)).toEqual(['json_object', 'n', 'seed', 'stream_options', 'logprobs', 'responses'])
    expect(open[2]?.evidence).toBe('not asked: `seed` has no counterpart in the Messages API')
  })
})

describe('modelgate probe of a model that does not look at some keywords', () => {
  it('is written to a file from which check and run speak', async () => {
    const { modelgate, read, write, remove } = folderWith({
      'draw.yaml': DRAW,
      'modelgate.yaml': policyOf(simulator.url),
    })
    const asked = await modelgate('probe', '--out', 'probe.json', '--format', 'json')
    expect(asked.code).toBe(0)
    expect(JSON.parse(read('probe.json'))).toEqual(JSON.parse(asked.out))
    expect(statesOf(asked.out)).toMatchObject({
      schema: 'enforced',
      'schema.enum': 'enforced',
      'schema.pattern (anchored)': 'ignored',
      'schema.minimum and maximum (number)': 'ignored',
    })

    write('modelgate.yaml', policyOf(simulator.url, ', probe: probe.json'))
    const checked = await modelgate('check')
    expect(checked.out).toContain('note: draw: schema enforced (probed 2026-11-22)')
    expect(checked.out).toContain(
      'draw.yaml:16:42: warning: draw: mine: pattern with ^ and $ is ignored (probed 2026-11-22)',
    )
    const json = JSON.parse((await modelgate('check', '--format', 'json')).out) as { preflight: readonly object[] }
    expect(json.preflight).toContainEqual({
      engine: 'probe',
      keyword: 'pattern',
      effect: 'ignored',
      place: { file: 'draw.yaml', line: 16, column: 42 },
    })

    const other = await modelgate('check', '--model', 'sim-steady')
    expect(other.out).toContain(
      'the probe of mine of 2026-11-22 is out of date: it asked sim-loose, and sim-steady is called',
    )
    expect(other.out).not.toContain('(probed')

    const ran = await modelgate('run', '--format', 'json')
    expect(ran.out).toContain('`pattern` with ^ and $ is ignored (probed 2026-11-22)')
    expect(ran.out).not.toContain('probe-outdated')
    write('probe.json', read('probe.json').replace('fp_simulator', 'fp_earlier'))
    const later = await modelgate('run', '--format', 'json')
    expect(later.out).toContain('out of date: the server was fp_earlier and is fp_simulator')
    remove()
  })
})

describe('modelgate probe of an endpoint that goes down after ten calls', () => {
  it('keeps what is known: exit 3, and a file', async () => {
    let calls = 0
    const answer = { model: 'm', choices: [{ message: { content: '{"answer":"gamma"}' }, finish_reason: 'stop' }] }
    const server = createHttpServer((request, response) => {
      if (++calls > 10) request.socket.destroy()
      else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as { port: number }
    const { modelgate, read, remove } = folderWith({})
    const flags = ['--base-url', `http://127.0.0.1:${port}/v1`, '--model', 'm', '--out', 'probe.json']
    const { code, out } = await modelgate('probe', ...flags)
    server.close()
    const record = JSON.parse(read('probe.json')) as ProbeRecord
    remove()
    const known = record.findings.filter(({ state }) => state !== 'unknown').map(({ id }) => id)
    expect([code, known.length, record.calls]).toEqual([3, 9, 16])
    expect(record.stopped).toContain('the endpoint went away')
    expect(out).toMatch(/\d+ questions not asked: the endpoint went away/)
  })
})

describe('modelgate probe of a model that is shut down', () => {
  it('calls nobody, and names its end', async () => {
    const { modelgate, exists, remove } = folderWith({}, '2026-11-30', { OPENAI_API_KEY: 'sk-any-0123456789abcdef' })
    const { code, err } = await modelgate('probe', '--provider', 'openai', '--model', 'gpt-4', '--out', 'probe.json')
    expect([code, exists('probe.json'), err]).toEqual([
      1,
      false,
      expect.stringContaining('was shut down on 2026-10-23'),
    ])
    remove()
  })
})

describe('modelgate probe says', () => {
  const price = '\nprices: { sim-steady: { input: 1, output: 2 } }\n'
  const rows: readonly (readonly [string, readonly string[], string, number, string])[] = [
    [
      'what it may cost, before it starts',
      ['--max-cost', '1'],
      policyOf('URL', '', 'sim-steady') + price,
      0,
      '$0.05 at most',
    ],
    [
      'that a limit is too low',
      ['--max-cost', '0.001'],
      policyOf('URL', '', 'sim-steady') + price,
      2,
      'it may cost $0.05, and --max-cost is 0.001',
    ],
    ['that nobody answers', ['--base-url', 'http://127.0.0.1:9/v1'], policyOf('URL'), 2, 'nothing was written'],
    ['that there is no such model', ['--model', 'gpt-9'], policyOf('URL'), 2, '404: The model `gpt-9` does not exist'],
    ['that no model to try', [], 'version: 1\n', 2, 'no model to try'],
    [
      'that a model is gone, and calls nobody',
      ['--provider', 'openai', '--model', 'gpt-4-32k'],
      'version: 1\n',
      2,
      'OPENAI_API_KEY',
    ],
  ]
  it.each(rows)('%s', async (_, flags, policy, code, says) => {
    const { modelgate, exists, remove } = folderWith({ 'modelgate.yaml': policy.replace('URL', simulator.url) })
    const ended = await modelgate('probe', '--out', 'probe.json', ...flags)
    expect([ended.code, exists('probe.json')]).toEqual([code, code === 0])
    expect(ended.err.replaceAll(/\s+/g, ' ')).toContain(says)
    remove()
  })

  const files: readonly (readonly [string, string, string])[] = [
    [
      'a state that is none',
      '{"format":1,"probed":"2026-11-01","provider":"x","model":"sim-loose","findings":[{"id":"n","state":"good"}]}',
      'probe.json:1:100: state is "good"',
    ],
    ['no JSON', '{"format":', 'probe.json:1'],
    [
      'another format',
      '{"format":2,"probed":"2026-11-01","provider":"x","model":"m","findings":[]}',
      'probe.json:1:11: format is 2',
    ],
  ]
  it.each(files)('where a probe’s file holds %s', async (_, text, says) => {
    const policy = policyOf('http://127.0.0.1:9/v1', ', probe: probe.json')
    const { modelgate, remove } = folderWith({ 'draw.yaml': DRAW, 'modelgate.yaml': policy, 'probe.json': text })
    const ended = await modelgate('check')
    expect([ended.code, ended.err]).toEqual([2, expect.stringContaining(says)])
    remove()
  })
})

const LLAMA = join(import.meta.dirname, '../../../shared/llama/up.sh')

describe.skipIf(!existsSync(LLAMA))('modelgate probe of llama-server', () => {
  let server: ChildProcess
  let url = ''
  let isUp = false
  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}/v1`
    server = spawn('bash', [LLAMA, 'late', String(port)], { stdio: 'ignore' })
    isUp = await answers(server, `http://127.0.0.1:${port}/health`)
  }, 120_000)
  afterAll(() => server?.kill())

  it('finds what it ignores, does not enforce and enforces', async (context) => {
    // The package can't be had here.
    if (!isUp) return context.skip()
    const environment = { MODELGATE_API_KEY: 'sk-test' }
    const { modelgate, remove } = folderWith({}, '2026-11-30', environment)
    const flags = ['--provider', 'llamacpp', '--base-url', url, '--model', 'tiny-late', '--format', 'json']
    const { code, out } = await modelgate('probe', ...flags)
    remove()
    const record = JSON.parse(out) as ProbeRecord
    expect([code, record.calls <= 40, record.server, record.served_model]).toEqual([0, true, 'llama.cpp', 'tiny-late'])
    const expected = {
      model: 'ignored',
      schema: 'enforced',
      'schema.enum': 'enforced',
      'schema.pattern (anchored)': 'enforced',
      'schema.pattern (unanchored)': 'ignored',
      'schema.minimum and maximum (integer)': 'enforced',
      'schema.minimum and maximum (number)': 'ignored',
      'tool_choice.required': 'accepted, not enforced',
      stream_options: 'enforced',
    }
    // What so small a model says is drawn: an answer that is cut off shows nothing.
    const found = record.findings.filter(({ id }) => Object.hasOwn(expected, id))
    for (const { id, state, evidence } of found)
      expect([expected[id as keyof typeof expected], 'unknown'], `${id}: ${evidence}`).toContain(state)
    expect(found).toHaveLength(Object.keys(expected).length)
    expect(found.filter(({ state }) => state === 'unknown').length).toBeLessThan(3)
  })
})

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })

async function answers(server: ChildProcess, url: string): Promise<boolean> {
  for (let tries = 0; tries < 400 && server.exitCode === null; tries++) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return true
    await new Promise((later) => setTimeout(later, 250))
  }
  return false
}
