import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf, start } from './process.ts'

const PEER = join(import.meta.dirname, '../../../shared/tools/messages-batches.mjs')
const CASES = 120
const ENV = { MODELGATE_API_KEY: 'sk-test' }

interface Stats extends JsonObject {
  readonly batches: number
  readonly ghosts: number
  readonly injected: number
  readonly dropped: number
  readonly recent: readonly {
    readonly route: string
    readonly host: string
    readonly key: boolean
    readonly status: number
  }[]
}

/** An endpoint that is not ours: skipped where it does not lie beside the repository. */
describe.skipIf(!existsSync(PEER))('Message Batches, against an independent endpoint', () => {
  const contract = `version: 1
name: sentiment
request: { messages: [{ role: user, content: "{{text}}" }], max_tokens: 200, response_format: json_schema }
expect: { schema: { type: object, properties: { sentiment: { enum: [positive, negative, neutral, mixed] } }, required: [sentiment] } }
cases: [{ from: cases.jsonl }]
thresholds: { parse_rate: 0.9 }
`
  const rows = Array.from(
    { length: CASES },
    (_, n) => `${JSON.stringify({ id: `c${n}`, vars: { text: `text ${n}` } })}\n`,
  )
  const folder = folderOf({ 'c.yaml': contract, 'cases.jsonl': rows.join('') })
  let peer: ChildProcess
  let url = ''
  let files = ''
  const set = (options: JsonObject): Promise<unknown> =>
    fetch(`${url}/__set`, { method: 'POST', body: JSON.stringify(options) })
  const QUIET = {
    ...{ 'http-error-rate': 0, 'ghost-rate': 0, 'fail-share': 0, drop: '', 'expire-after': 0, 'retry-after': 0.1 },
    ...{ 'seconds-to-complete': 0.2, 'results-host': '', 'max-requests': 100_000 },
  }
  const stats = async (): Promise<Stats> => (await (await fetch(`${url}/__stats`)).json()) as Stats
  const argv = (dir: string, ...more: readonly string[]): readonly string[] => [
    ...['run', 'c.yaml', '--model', 'claude-haiku-4-5', '--provider', 'anthropic', '--base-url', url],
    ...['--via', 'batch', '--report-dir', dir, ...more],
  ]
  const run = (dir: string, ...more: readonly string[]) => inside(argv(dir, ...more), folder, ENV)
  const journalOf = (dir: string): readonly JsonObject[] =>
    readFileSync(join(folder, dir, 'journal.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JsonObject)
  const answers = (dir: string) => journalOf(dir).filter(({ type, answer }) => type === 'call' && answer !== undefined)
  /** Of a run that is under way: its last line may be a half one. */
  const linesSoFar = (dir: string): readonly string[] => {
    const path = join(folder, dir, 'journal.jsonl')
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
  }
  const said = (dir: string, event: string): boolean =>
    linesSoFar(dir).some((line) => line.includes(`"event":"${event}"`))
  const answersSoFar = (dir: string): number => linesSoFar(dir).filter((line) => line.includes('"type":"call"')).length
  const contractIn = (dir: string) => {
    const { latency_ms, latency_histogram, ...rest } = reportOf(folder, dir).contracts[0] as unknown as JsonObject
    return rest
  }

  beforeAll(async () => {
    peer = spawn(process.execPath, [PEER, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const said = await new Promise<string>((resolve) =>
      peer.stdout?.once('data', (text: Buffer) => resolve(String(text))),
    )
    const { listening, dir } = JSON.parse(said) as { listening: number; dir: string }
    files = dir
    url = `http://127.0.0.1:${listening}`
    await set(QUIET)
    await run('plain')
  })
  afterAll(() => {
    peer.kill()
    rmSync(files, { recursive: true, force: true })
    removeFolder(folder)
  })

  it('each case is answered once, at half the price', async () => {
    const { totals, contracts } = reportOf(folder, 'plain')
    expect([totals.measured, contracts[0]?.outcomes]).toEqual([CASES, { ok: CASES }])
    // registry/anthropic.yaml: $1 and $5 per 1M tokens, batch_factor 0.5.
    const { input, output } = totals.tokens
    expect(totals.cost_usd).toBeCloseTo((input * 0.5 + output * 2.5) / 1e6, 10)
    expect((await stats()).recent.find(({ route }) => route === 'POST /v1/messages/batches')).toMatchObject({
      status: 200,
    })
  })

  it.each<[string, JsonObject, (after: Stats, before: Stats) => boolean]>([
    ['control calls that fail', { 'http-error-rate': 0.3 }, (after, before) => after.injected > before.injected],
    ['a download that ends early', { drop: 'truncate' }, (after, before) => after.dropped > before.dropped],
    ['a download that is reset', { drop: 'reset' }, (after, before) => after.dropped > before.dropped],
  ])('%s: the same report', async (name, options, happened) => {
    const before = await stats()
    await set({ ...QUIET, ...options })
    const dir = name.replaceAll(' ', '-')
    await run(dir)
    expect([contractIn(dir), answers(dir).length]).toEqual([contractIn('plain'), CASES])
    const after = await stats()
    expect([happened(after, before), after.batches - before.batches]).toEqual([true, 1])
  })

  it('creates that take effect and answer 500 make one batch for each model, not three', async () => {
    const before = await stats()
    await set({ ...QUIET, 'ghost-rate': 1 })
    await run('ghosts', '--baseline', 'claude-opus-4-8')
    await set(QUIET)
    const after = await stats()
    expect([after.ghosts - before.ghosts, after.batches - before.batches]).toEqual([2, 2])
    const report = reportOf(folder, 'ghosts')
    expect([report.totals.measured, report.contracts[0]?.outcomes, answers('ghosts').length]).toEqual([
      2 * CASES,
      { ok: CASES },
      2 * CASES,
    ])
    expect(answers('ghosts').filter(({ role }) => role === 'baseline').length).toBe(CASES)
  })

  it("another one's batch of as many requests is not taken for ours", async () => {
    await set({ ...QUIET, 'seconds-to-complete': 30 })
    const requests = Array.from({ length: CASES }, (_, n) => ({
      custom_id: `other-${n}`,
      params: { model: 'claude-haiku-4-5', max_tokens: 5, messages: [{ role: 'user', content: `x${n}` }] },
    }))
    const headers = { 'x-api-key': 'sk-test', 'content-type': 'application/json' }
    await fetch(`${url}/v1/messages/batches`, { method: 'POST', headers, body: JSON.stringify({ requests }) })
    const before = await stats()
    await set({ ...QUIET, 'ghost-rate': 1 })
    await run('strangers')
    await set(QUIET)
    expect((await stats()).batches - before.batches).toBe(1)
    expect(contractIn('strangers')).toEqual(contractIn('plain'))
  })

  it('what failed is asked again; what is refused is a measured rejection', async () => {
    await set({ ...QUIET, 'fail-share': 0.2 })
    await run('failures')
    const { outcomes } = reportOf(folder, 'failures').contracts[0] ?? {}
    // By hash of the request, so that asking again fails again: of the three errors one is the request's fault.
    expect(Object.keys(outcomes ?? {}).toSorted()).toEqual(['ok', 'rejected', 'unmeasured'])
    const statuses = new Set(
      journalOf('failures').flatMap(({ failure }) => (failure === undefined ? [] : [(failure as JsonObject).status])),
    )
    expect(statuses).toEqual(new Set([400, 500, 529]))
  })

  it('what expired is asked again', async () => {
    await set({ ...QUIET, 'seconds-to-complete': 3, 'expire-after': 1 })
    await run('expired', '--detach')
    await set(QUIET)
    const { code } = await run('expired')
    expect(code).toBe(0)
    expect(contractIn('expired')).toEqual(contractIn('plain'))
    expect(
      journalOf('expired').some(({ failure }) => (failure as JsonObject | undefined)?.code === 'batch_expired'),
    ).toBe(true)
  })

  it('what a run left under way is collected by the next one', async () => {
    const before = await stats()
    await set({ ...QUIET, 'seconds-to-complete': 1 })
    const left = await run('detached', '--detach')
    expect(left.code).toBe(3)
    const { code } = await run('detached')
    expect([code, (await stats()).batches - before.batches]).toEqual([0, 1])
    expect(contractIn('detached')).toEqual(contractIn('plain'))
  })

  it.each<[string, (dir: string, made: number) => Promise<boolean>]>([
    ['when the journal says that it is about to be made', async (dir) => said(dir, 'sent')],
    ['when it is made', async (_, made) => (await stats()).batches > made],
    ['when the journal knows of it', async (dir) => said(dir, 'submitted')],
    ['when its first results are in the journal', async (dir) => answersSoFar(dir) > 0],
  ])('a run that is killed %s goes on: one batch, each case answered once', async (when, isNow) => {
    await set({ ...QUIET, 'seconds-to-complete': 0.6 })
    const { batches: made } = await stats()
    const dir = when.replaceAll(' ', '-')
    const { child, ended } = start([...argv(dir)], folder, ENV)
    while (!(await isNow(dir, made))) await new Promise((wait) => setTimeout(wait, 2))
    child.kill('SIGKILL')
    await ended
    const { code, stderr } = await run(dir)
    expect(code, stderr).toBe(0)
    expect([(await stats()).batches - made, answers(dir).length, contractIn(dir)]).toEqual([
      1,
      CASES,
      contractIn('plain'),
    ])
  })

  it('a flow goes a turn a batch, its calls sent back with their results', async () => {
    await set(QUIET)
    const { batches: made } = await stats()
    const expected = 'expect: { tool_calls: [{ name: label }] }'
    const flow = `version: 1
name: flow
request:
  messages: [{ role: system, content: "Label it." }]
  max_tokens: 200
  tools: [{ type: function, function: { name: label, parameters: { type: object } } }]
cases:
  - id: one
    turns:
      - { user: "First.", ${expected} }
      - { tool_results: { label: { done: true } }, user: "Second.", ${expected} }
`
    const other = folderOf({ 'c.yaml': flow })
    try {
      const { code, stdout } = await inside(argv('flow'), other, ENV)
      expect(code, stdout).toBe(0)
      expect(reportOf(other, 'flow').contracts[0]?.outcomes).toEqual({ ok: 1 })
      expect((await stats()).batches - made).toBe(2)
    } finally {
      removeFolder(other)
    }
  })

  it('what was cancelled is asked again by the next run', async () => {
    await set({ ...QUIET, 'seconds-to-complete': 30, 'seconds-to-cancel': 0.1 })
    const stop = new AbortController()
    const running = inside(argv('cancelled'), folder, ENV, stop.signal)
    while (!said('cancelled', 'submitted')) await new Promise((wait) => setTimeout(wait, 50))
    stop.abort()
    await running
    expect((await stats()).recent.some(({ route }) => route.endsWith('/cancel'))).toBe(true)
    await set(QUIET)
    const { code } = await run('cancelled')
    expect(code).toBe(0)
    expect(contractIn('cancelled')).toEqual(contractIn('plain'))
  })

  it('the key goes to no other host, whatever the results are said to lie at', async () => {
    await set({ ...QUIET, 'results-host': 'results.invalid' })
    const { code } = await run('elsewhere')
    expect(code).toBe(0)
    const { recent } = await stats()
    expect(
      recent.filter(({ route }) => route.endsWith('/results')).every(({ host }) => host.startsWith('127.0.0.1')),
    ).toBe(true)
    expect(contractIn('elsewhere')).toEqual(contractIn('plain'))
  })

  it('a batch that is too large for the vendor is told with its reason', async () => {
    await set({ ...QUIET, 'max-requests': 10 })
    const { code, stderr, stdout } = await run('too-many')
    expect(code).not.toBe(0)
    expect(stdout + stderr).toContain('List should have at most 10 items')
  })
})
