/**
 * The gate from end to end, as a stranger runs it: `dist/cli.js run` with validation on its thread, a journal and
 * reports, against the endpoint for load tests in a process of its own; beside it a bare loop on undici over the same
 * cases, in turns with it. Compare ratios within one run, not seconds.
 *
 *   node bench/run.ts [--calls 10000] [--latency-ms 50] [--concurrency 128] [--rounds 3] [--cli dist/cli.js]
 */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startEndpoint } from './process/endpoint.ts'
import { type Ended, type Figures, measured, medianOf } from './process/measured.ts'
import { writeWorkload } from './process/workload.ts'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '10000' },
    'latency-ms': { type: 'string', default: '50' },
    concurrency: { type: 'string', default: '128' },
    rounds: { type: 'string', default: '3' },
    cli: { type: 'string', default: new URL('../dist/cli.js', import.meta.url).pathname },
  },
})

const calls = Number(values.calls)
const latencyMs = Number(values['latency-ms'])
const idealS = (Math.ceil(calls / Number(values.concurrency)) * latencyMs) / 1000
const endpoint = await startEndpoint(latencyMs)
const workload = writeWorkload(calls)

const found: Figures[] = []
const bare: Figures[] = []
for (let round = 0; round < Number(values.rounds); round++) {
  found.push(await gate())
  bare.push(await bareLoop())
}
const { wallS, cpuS, peakMb } = medianOf(found)
const least = medianOf(bare)
workload.remove()
endpoint.stop()
const ofIdeal = idealS === 0 ? '' : `, ${(wallS / idealS).toFixed(2)} × ideal (${idealS.toFixed(2)} s)`
console.log(`${calls} calls, ${latencyMs} ms, concurrency ${values.concurrency}; medians of ${values.rounds}`)
console.log(
  `${wallS.toFixed(2)} s${ofIdeal}, ${((cpuS * 1000) / calls).toFixed(3)} CPU s per 1,000, peak ${peakMb.toFixed(0)} MB`,
)
console.log(
  `${(cpuS / least.cpuS).toFixed(2)} × the CPU of undici, JSON.parse and ajv in a bare loop (${cpuS.toFixed(2)} s to ${least.cpuS.toFixed(2)} s), ${(wallS / least.wallS).toFixed(2)} × its wall, its peak ${least.peakMb.toFixed(0)} MB`,
)

async function gate(): Promise<Figures> {
  const model = ['--provider', 'compatible', '--base-url', endpoint.baseUrl, '--model', 'fake-1']
  const options = ['--concurrency', values.concurrency, '--max-calls', String(calls), '--quiet']
  return saying(
    'pass',
    await measured([resolve(values.cli), 'run', 'bench.yaml', ...model, ...options], workload.folder),
  )
}

async function bareLoop(): Promise<Figures> {
  const script = fileURLToPath(new URL('./process/bare-calls.ts', import.meta.url))
  const [cases, schema] = ['cases.jsonl', 'bench.schema.json'].map((name) => join(workload.folder, name))
  const argv = [script, endpoint.baseUrl, cases ?? '', schema ?? '', values.concurrency]
  return saying(String(calls), await measured(argv, workload.folder))
}

function saying(word: string, ended: Ended): Figures {
  if (ended.code !== 0 || ended.stdout.trim() !== word) throw new Error(`exit ${ended.code}: ${ended.stdout}`)
  return ended
}
