/**
 * Batches against an endpoint that is not ours: 2,000 cases online and in batches (shuffled, 5 % of the lines failed,
 * control calls that fail, creates that take effect and answer 500, downloads that are cut, the first batch expired half
 * done) come to the same report but for speeds and cost; then the batch run is killed at random moments of submit, wait,
 * download and judging, and the same command goes on.
 *
 * `node bench/batch-proof.ts ENDPOINT.mjs [KILLS] [SEED]`, where ENDPOINT.mjs speaks OpenAI's Files and Batches (its
 * options and `/__set` as in test/gate/batch-peer.test.ts).
 */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '../src/contract/random.ts'
import type { JsonObject } from '../src/json/value.ts'
import { folderOf, modelgate, removeFolder, reportOf, start } from '../test/gate/process.ts'

const CASES = 2_000
const ENV = { MODELGATE_API_KEY: 'sk-test' }
const [script = '', kills = '50', seed = '1'] = process.argv.slice(2)
const random = seededRandom(Number(seed))

const CONTRACT = `version: 1
name: sentiment
request: { messages: [{ role: user, content: "{{text}}" }], max_tokens: 200 }
expect: { schema: { type: object, properties: { sentiment: { enum: [positive, negative, neutral, mixed] } }, required: [sentiment, confidence] } }
cases: [{ from: cases.jsonl }]
thresholds: { parse_rate: 0.5, schema_rate: 0.5 }
`
const rows = Array.from({ length: CASES }, (_, n) => `{"id":"c${n}","vars":{"text":"text ${n}"}}\n`)
const POLICY = 'version: 1\nprices: { fake-1: { input: 1, output: 2, batch_factor: 0.5 } }\n'
const folder = folderOf({ 'c.yaml': CONTRACT, 'cases.jsonl': rows.join(''), 'modelgate.yaml': POLICY })

const peer = spawn(process.execPath, [script, '--port', '0', '--fault-mix', 'fenced=0.1,enum=0.1,linesep=0.1'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const said = await new Promise<string>((resolve) => peer.stdout.once('data', (text: Buffer) => resolve(String(text))))
const { listening, dir: files } = JSON.parse(said) as { listening: number; dir: string }
const url = `http://127.0.0.1:${listening}/v1`
const set = (options: JsonObject) =>
  fetch(url.replace('/v1', '/__set'), { method: 'POST', body: JSON.stringify(options) })

const argv = (dir: string, ...more: readonly string[]): readonly string[] => [
  ...['run', 'c.yaml', '--model', 'fake-1', '--base-url', url, '--report-dir', dir, '--quiet', ...more],
]
const IN_BATCHES = ['--via', 'batch'] as const

/** The report without what a batch does not measure or pay. */
function comparable(dir: string): string {
  const report = reportOf(folder, dir) as unknown as JsonObject
  const contracts = (report.contracts as JsonObject[]).map(
    ({ latency_ms, latency_histogram, cost_per_call_usd, ...rest }) => rest,
  )
  const { cost_usd, ...totals } = report.totals as JsonObject
  return JSON.stringify({ ...report, contracts, totals })
}

/** How often a case was answered, at the most and at the least. */
function answers(dir: string): readonly [most: number, least: number, cases: number] {
  const counts = new Map<unknown, number>()
  for (const text of readFileSync(join(folder, dir, 'journal.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)) {
    const line = JSON.parse(text) as JsonObject
    if (line.type === 'call' && line.answer) counts.set(line.case, (counts.get(line.case) ?? 0) + 1)
  }
  return [Math.max(...counts.values()), Math.min(...counts.values()), counts.size]
}

const told: (readonly [string, string | number | boolean])[] = []
try {
  await modelgate(argv('online'), folder, ENV)
  const online = comparable('online')

  await set({ 'seconds-to-complete': 4, 'expire-after': 2, 'fail-share': 0.05 })
  await modelgate(argv('batch', ...IN_BATCHES, '--detach'), folder, ENV)
  await set({ 'seconds-to-complete': 0.5, 'expire-after': 0 })
  await set({ 'http-error-rate': 0.1, 'ghost-rate': 0.3, 'retry-after': 0.1, drop: 'truncate' })
  let runs = 0
  // A line that fails by its hash fails each time: the endpoint is mended for what is asked again.
  for (let code: number | null = 3; code === 3 && runs < 5; runs++) {
    code = (await modelgate(argv('batch', ...IN_BATCHES, '--detach'), folder, ENV)).code
    await new Promise((wait) => setTimeout(wait, 1_500))
    await set({ 'fail-share': 0 })
  }
  const code = (await modelgate(argv('batch', ...IN_BATCHES), folder, ENV)).code
  told.push(['in batches: exit code', code ?? 'signal'])
  told.push(['in batches: report as online, but for speeds and cost', comparable('batch') === online])
  told.push(['in batches: answers a case, most and least', answers('batch').join(' ')])

  await set({ 'seconds-to-complete': 1, 'http-error-rate': 0, 'ghost-rate': 0.3, drop: '' })
  let ended = 0
  let differ = 0
  let twice = 0
  let killed = 0
  while (killed < Number(kills)) {
    const dir = `kill-${ended}`
    for (;;) {
      const { child, ended: end } = start(argv(dir, ...IN_BATCHES), folder, ENV)
      const isOver = await Promise.race([
        end.then(() => true),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), 250 + random() * 6_000)),
      ])
      if (isOver) break
      child.kill('SIGKILL')
      await end
      killed++
    }
    ended++
    if (comparable(dir) !== online) differ++
    const [most, least, cases] = answers(dir)
    if (most !== 1 || least !== 1 || cases !== CASES) twice++
  }
  told.push(['kills', killed], ['runs that they were spread over', ended])
  told.push(['reports that differ from the online run', differ], ['runs with a case not answered exactly once', twice])
  for (const [name, value] of told) console.log(`${name.padEnd(60)} ${value}`)
  process.exitCode = differ + twice > 0 || told.some(([, value]) => value === false) ? 1 : 0
} finally {
  peer.kill()
  rmSync(files, { recursive: true, force: true })
  removeFolder(folder)
}
