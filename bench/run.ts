/**
 * The gate from end to end, as a stranger runs it: `dist/cli.js run` with validation on its thread, a journal and
 * reports, against the endpoint for load tests in a process of its own. Compare ratios within one run, not seconds.
 *
 *   node bench/run.ts [--calls 10000] [--latency-ms 50] [--concurrency 128] [--rounds 3] [--cli dist/cli.js]
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEndpoint } from './process/endpoint.ts'
import { type Figures, measured, medianOf } from './process/measured.ts'
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
for (let round = 0; round < Number(values.rounds); round++) found.push(await gate())
const { wallS, cpuS, peakMb } = medianOf(found)
workload.remove()
endpoint.stop()
const ofIdeal = idealS === 0 ? '' : `, ${(wallS / idealS).toFixed(2)} × ideal (${idealS.toFixed(2)} s)`
console.log(`${calls} calls, ${latencyMs} ms, concurrency ${values.concurrency}; medians of ${values.rounds}`)
console.log(
  `${wallS.toFixed(2)} s${ofIdeal}, ${((cpuS * 1000) / calls).toFixed(3)} CPU s per 1,000, peak ${peakMb.toFixed(0)} MB`,
)

async function gate(): Promise<Figures> {
  const model = ['--provider', 'compatible', '--base-url', endpoint.baseUrl, '--model', 'fake-1']
  const options = ['--concurrency', values.concurrency, '--max-calls', String(calls), '--quiet']
  const ended = await measured([resolve(values.cli), 'run', 'bench.yaml', ...model, ...options], workload.folder)
  if (ended.code !== 0 || ended.stdout.trim() !== 'pass') throw new Error(`exit ${ended.code}: ${ended.stdout}`)
  return ended
}
