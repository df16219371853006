import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { freePort } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, removeFolder, reportOf } from './process.ts'

const LLAMA = join(import.meta.dirname, '../../../shared/llama')
/** What its script says where the server's package can't be had. */
const NOT_HERE = 77

interface Server {
  readonly url: string
  readonly process: ChildProcess
}

/** Starts a real inference server; null where there is none for this machine. */
async function serve(model: string): Promise<Server | null> {
  const port = await freePort()
  const child = spawn('bash', [join(LLAMA, 'up.sh'), model, String(port)], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode === NOT_HERE) return null
    if (child.exitCode !== null) throw new Error(`up.sh ${model} ended with ${child.exitCode}`)
    const healthy = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (healthy) return { url: `${url}/v1`, process: child }
    await new Promise((wait) => setTimeout(wait, 100))
  }
}

const TOOL = `version: 1
name: tool
request:
  messages: [{ role: user, content: "I love it" }]
  max_tokens: 60
  temperature: 0
  tools: [{ type: function, function: { name: record, parameters: { type: object, properties: { mood: { type: string } } } } }]
  tool_choice: required
expect: { tool_calls: [{ name: record }] }
cases: [{ id: a }]
thresholds: { time_to_first_token: { p95: 60s } }
`

describe.skipIf(!existsSync(LLAMA))('a real inference server', () => {
  const servers = new Map<string, Server>()
  let folder: string

  beforeAll(async () => {
    folder = folderOf({})
    await cp(join(LLAMA, 'contracts'), join(folder, 'contracts'), { recursive: true })
    for (const model of ['late', 'early', 'late-q4']) {
      const server = await serve(model)
      if (server === null) return
      servers.set(model, server)
    }
  })
  afterAll(() => {
    for (const server of servers.values()) server.process.kill()
    removeFolder(folder)
  })

  async function compare(contracts: string, candidate: string, baseline: string) {
    const at = (model: string): string => servers.get(model)?.url ?? ''
    const argv = [
      'run',
      contracts,
      '--model',
      `tiny-${candidate}`,
      '--base-url',
      at(candidate),
      '--baseline',
      `tiny-${baseline}`,
      '--baseline-base-url',
      at(baseline),
    ]
    const told = await inside([...argv, '--concurrency', '4'], folder, { MODELGATE_API_KEY: 'sk-test' })
    const report = reportOf(folder)
    expectInvariants(report)
    return { ...told, report, rows: rowsOf(report) }
  }

  /** Task → what came, of 60: parsed, matched, and the word of the match rate's comparison. */
  const rowsOf = (report: Report): Readonly<Record<string, readonly unknown[]>> =>
    Object.fromEntries(
      report.contracts.map(({ name, funnel }, index) => {
        const match = report.comparison?.contracts[index]?.requirements.find(({ id }) => id === 'match_rate')
        return [name.replace('tiny-', ''), [funnel.parsed, funnel.ok, match?.verdict]]
      }),
    )

  it('early → late: improved, with the counts of its README', async (context) => {
    if (servers.size < 3) context.skip()
    const { rows, code, stdout } = await compare('contracts/*.yaml', 'late', 'early')
    expect(code, stdout).toBe(0)
    expect(rows).toEqual({
      'sentiment-json-schema': [60, 58, 'improved'],
      'sentiment-text': [60, 58, 'improved'],
      'invoice-json-schema': [60, 60, 'improved'],
      'invoice-text': [60, 60, 'improved'],
      'ticket-json-schema': [60, 55, 'improved'],
      'ticket-text': [60, 55, 'improved'],
    })
  })

  it('late → early: regressed, though every answer parses and conforms', async (context) => {
    if (servers.size < 3) context.skip()
    const { rows, code, report } = await compare('contracts/*-text.yaml', 'early', 'late')
    expect(code).toBe(1)
    expect(
      report.contracts.map(({ requirements }) => requirements.find(({ id }) => id === 'regression.match_rate')),
    ).toMatchObject([1, 2, 3].map(() => ({ verdict: 'fail' })))
    expect(rows).toEqual({
      'sentiment-text': [60, 42, 'regressed'],
      'invoice-text': [60, 0, 'regressed'],
      'ticket-text': [60, 0, 'regressed'],
    })
    expect(report.contracts.map(({ funnel }) => funnel.conforms)).toEqual([60, 60, 60])
  })

  it('late → late in 4 bits: three flips of sixty prove nothing', async (context) => {
    if (servers.size < 3) context.skip()
    const { rows, code, stdout } = await compare('contracts/sentiment-json-schema.yaml', 'late-q4', 'late')
    expect(code, stdout).toBe(0)
    expect(stdout).toContain('keeps its contracts; not shown that it is as good as tiny-late')
    expect(stdout).not.toContain('can take over')
    expect(rows).toEqual({ 'sentiment-json-schema': [60, 55, 'unclear'] })
  })

  /** Asked at both routes of one server: what it is asked differs, the model is the same. */
  async function through(provider: 'anthropic' | 'compatible', contracts: string) {
    const url = (servers.get('late')?.url ?? '').replace(/\/v1$/, provider === 'anthropic' ? '' : '/v1')
    const argv = ['run', contracts, '--model', 'tiny-late', '--provider', provider, '--base-url', url]
    const told = await inside([...argv, '--concurrency', '4'], folder, { MODELGATE_API_KEY: 'sk-test' })
    const report = reportOf(folder)
    expectInvariants(report)
    return { ...told, report, outcomes: report.contracts.map(({ name, outcomes }) => [name, outcomes]) }
  }

  it('the Messages API of the server comes to what its Chat Completions come to', async (context) => {
    if (servers.size < 3) context.skip()
    const messages = await through('anthropic', 'contracts/*-text.yaml')
    expect(messages.code, messages.stdout).toBe(0)
    expect(messages.report.contracts.map(({ funnel }) => funnel.ok)).toEqual([60, 58, 55])
    expect(messages.outcomes).toEqual((await through('compatible', 'contracts/*-text.yaml')).outcomes)
    expect(messages.report.candidate.served_models).toEqual(['tiny-late'])
  })

  it('tools and streams reach the model through its Messages API', async (context) => {
    if (servers.size < 3) context.skip()
    await writeFile(join(folder, 'tool.yaml'), TOOL)
    const messages = await through('anthropic', 'tool.yaml')
    // The server takes `tool_choice` and does not hold the model to it, at either route.
    expect(messages.outcomes).toEqual([['tool', { 'wrong-calls': 1 }]])
    expect(messages.outcomes).toEqual((await through('compatible', 'tool.yaml')).outcomes)
  })

  it('a wrong key is told at once', async (context) => {
    if (servers.size < 3) context.skip()
    const argv = [
      'run',
      'contracts/sentiment-text.yaml',
      '--model',
      'tiny-late',
      '--base-url',
      servers.get('late')?.url ?? '',
    ]
    const { code, stderr } = await inside(argv, folder, { MODELGATE_API_KEY: 'sk-wrong' })
    expect(code).toBe(2)
    expect(stderr).toContain('refused the key in MODELGATE_API_KEY (401)')
  })
})
