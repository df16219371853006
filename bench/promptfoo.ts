/**
 * The gate against promptfoo on the same cases: each as a whole process, against the endpoint for load tests in a
 * process of its own, in turn. promptfoo is installed into a folder for temporary files (network needed) unless one that
 * holds it is named. Its assertion is `is-json` with the contract's schema, its cache is off, and it writes JSON.
 *
 *   node bench/promptfoo.ts [--calls 1000] [--latency-ms 50] [--concurrency 128] [--rounds 1] [--installed FOLDER] [--cli dist/cli.js]
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEndpoint } from './process/endpoint.ts'
import { type Figures, measured, medianOf } from './process/measured.ts'
import { SCHEMA, writeWorkload } from './process/workload.ts'

const VERSION = '0.123.1'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1000' },
    'latency-ms': { type: 'string', default: '50' },
    concurrency: { type: 'string', default: '128' },
    rounds: { type: 'string', default: '1' },
    installed: { type: 'string' },
    cli: { type: 'string', default: new URL('../dist/cli.js', import.meta.url).pathname },
  },
})

const calls = Number(values.calls)
const home = values.installed ?? install()
const endpoint = await startEndpoint(Number(values['latency-ms']))
const { folder, remove } = writeWorkload(calls)
writeFileSync(join(folder, 'promptfooconfig.json'), JSON.stringify(configOf(casesOf())))

const found = { gate: [] as Figures[], other: [] as Figures[] }
for (let round = 0; round < Number(values.rounds); round++) {
  found.gate.push(await gate())
  found.other.push(await promptfoo())
}
endpoint.stop()
remove()
if (values.installed === undefined) rmSync(home, { recursive: true, force: true })
const [own, other] = [medianOf(found.gate), medianOf(found.other)]
console.log(
  `${calls} calls, ${values['latency-ms']} ms, concurrency ${values.concurrency}; medians of ${values.rounds}`,
)
console.log(`  modelgate          ${told(own)}`)
console.log(`  promptfoo ${VERSION}  ${told(other)}`)
console.log(
  `  ${(other.wallS / own.wallS).toFixed(1)} × wall, ${(other.cpuS / own.cpuS).toFixed(1)} × CPU, ${(other.peakMb / own.peakMb).toFixed(1)} × memory`,
)

function install(): string {
  const into = mkdtempSync(join(tmpdir(), 'modelgate-promptfoo-'))
  writeFileSync(join(into, 'package.json'), '{"private":true}')
  const options = ['--no-audit', '--no-fund', '--no-save']
  execFileSync('npm', ['install', ...options, `promptfoo@${VERSION}`], {
    cwd: into,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return into
}

function casesOf(): readonly unknown[] {
  const rows = readFileSync(join(folder, 'cases.jsonl'), 'utf8').trimEnd().split('\n')
  return rows.map((row) => ({ vars: (JSON.parse(row) as { readonly vars: object }).vars }))
}

function configOf(tests: readonly unknown[]) {
  return {
    prompts: [
      JSON.stringify([
        { role: 'system', content: 'Label an inbound support message. Answer with JSON.' },
        { role: 'user', content: '{{ticket}}' },
      ]),
    ],
    providers: [
      {
        id: 'openai:chat:fake-1',
        config: {
          apiBaseUrl: endpoint.baseUrl,
          apiKey: 'sk-bench-0123456789abcdef',
          max_tokens: 200,
          response_format: { type: 'json_schema', json_schema: { name: 'bench', schema: SCHEMA, strict: true } },
        },
      },
    ],
    defaultTest: { assert: [{ type: 'is-json', value: SCHEMA }] },
    tests,
  }
}

async function gate(): Promise<Figures> {
  const model = ['--provider', 'compatible', '--base-url', endpoint.baseUrl, '--model', 'fake-1']
  const options = ['--concurrency', values.concurrency, '--max-calls', values.calls, '--quiet']
  const ended = await measured([resolve(values.cli), 'run', 'bench.yaml', ...model, ...options], folder)
  if (ended.code !== 0) throw new Error(`exit ${ended.code}: ${ended.stdout}`)
  return ended
}

async function promptfoo(): Promise<Figures> {
  const main = join(home, 'node_modules', 'promptfoo', 'dist', 'src', 'entrypoint.js')
  const argv = ['eval', '-c', 'promptfooconfig.json', '-j', values.concurrency, '--no-cache', '--no-progress-bar']
  const env = {
    ...process.env,
    PROMPTFOO_CONFIG_DIR: join(folder, 'promptfoo'),
    PROMPTFOO_DISABLE_TELEMETRY: '1',
    PROMPTFOO_DISABLE_UPDATE: '1',
    PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
  }
  const ended = await measured([main, ...argv, '--no-table', '-o', 'promptfoo.json'], folder, env)
  if (ended.code !== 0) throw new Error(`promptfoo ended with ${ended.code}: ${ended.stdout.slice(-2_000)}`)
  const { results } = JSON.parse(readFileSync(join(folder, 'promptfoo.json'), 'utf8')) as Results
  if (results.stats.successes !== calls) throw new Error(`promptfoo: ${JSON.stringify(results.stats)}`)
  return ended
}

interface Results {
  readonly results: { readonly stats: { readonly successes: number } }
}

function told({ wallS, cpuS, peakMb }: Figures): string {
  return `${wallS.toFixed(2)} s, CPU ${cpuS.toFixed(2)} s, peak ${peakMb.toFixed(0)} MB`
}
