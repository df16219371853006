import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf } from './process.ts'

const PEER = join(import.meta.dirname, '../../../shared/tools/batch-endpoint.mjs')
const CASES = 200
const ENV = { MODELGATE_API_KEY: 'sk-test' }

/** An endpoint that is not ours: skipped where it does not lie beside the repository. */
describe.skipIf(!existsSync(PEER))('against an independent endpoint', () => {
  const contract = `version: 1
name: sentiment
request: { messages: [{ role: user, content: "{{text}}" }], max_tokens: 200 }
expect: { schema: { type: object, properties: { sentiment: { enum: [positive, negative, neutral, mixed] } }, required: [sentiment, confidence] } }
cases: [{ from: cases.jsonl }]
thresholds: { parse_rate: 0.5, schema_rate: 0.5 }
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
    fetch(url.replace('/v1', '/__set'), { method: 'POST', body: JSON.stringify(options) })
  const run = (dir: string, ...more: readonly string[]) =>
    inside(['run', 'c.yaml', '--model', 'fake-1', '--base-url', url, '--report-dir', dir, ...more], folder, ENV)
  const untimed = (dir: string): JsonObject => {
    const report = reportOf(folder, dir) as unknown as JsonObject
    const contracts = (report.contracts as JsonObject[]).map(({ latency_ms, latency_histogram, ...rest }) => rest)
    return { ...report, contracts }
  }

  beforeAll(async () => {
    const argv = [
      PEER,
      '--port',
      '0',
      '--seconds-to-complete',
      '0.2',
      '--fault-mix',
      'fenced=0.1,enum=0.1,missing=0.05,linesep=0.1',
    ]
    peer = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
    const said = await new Promise<string>((resolve) =>
      peer.stdout?.once('data', (text: Buffer) => resolve(String(text))),
    )
    const { listening, dir } = JSON.parse(said) as { listening: number; dir: string }
    files = dir
    url = `http://127.0.0.1:${listening}/v1`
    await run('online')
  })
  afterAll(() => {
    peer.kill()
    rmSync(files, { recursive: true, force: true })
    removeFolder(folder)
  })

  it.each<[string, JsonObject]>([
    ['shuffled', {}],
    [
      'with control calls that fail, creates that answer 500 all the same, and downloads that end early',
      { 'http-error-rate': 0.2, 'ghost-rate': 0.5, 'retry-after': 0.1, drop: 'truncate' },
    ],
    ['with downloads that are reset', { 'http-error-rate': 0, 'ghost-rate': 0, drop: 'reset' }],
  ])('the report is that of an online run: %s', async (name, options) => {
    await set({ drop: '', ...options })
    const dir = `batch-${name.length}`
    await run(dir, '--via', 'batch')
    expect(untimed(dir)).toEqual(untimed('online'))
  })

  it('a batch that expired half done, and then lines that failed', async () => {
    await set({ 'http-error-rate': 0, 'ghost-rate': 0, drop: '', 'seconds-to-complete': 4, 'expire-after': 1.5 })
    await run('expired', '--via', 'batch', '--detach')
    await set({ 'seconds-to-complete': 0.2, 'expire-after': 0 })
    await run('expired', '--via', 'batch')
    expect(untimed('expired')).toEqual(untimed('online'))
  })
})
