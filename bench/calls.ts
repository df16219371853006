/**
 * What calling models costs: our client against a bare loop on undici and against the openai package over a lean
 * fetch, each in a process of its own against an endpoint in another. Compare ratios within one run, not seconds.
 *
 *   node bench/calls.ts [--calls 10000] [--latency-ms 50] [--concurrency 128] [--stream] [--rounds 3]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { LOOPS, type LoopName } from './calls/loops.ts'

const ENDPOINT = new URL('../../shared/tools/load-endpoint.mjs', import.meta.url)
const SELF = new URL('./calls/measure.ts', import.meta.url)

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '10000' },
    'latency-ms': { type: 'string', default: '50' },
    concurrency: { type: 'string', default: '128' },
    rounds: { type: 'string', default: '3' },
    stream: { type: 'boolean', default: false },
  },
})

interface Figures {
  readonly wallS: number
  readonly cpuS: number
  readonly peakMb: number
  readonly firstTokenMs: number | null
}

if (!existsSync(ENDPOINT)) {
  process.stderr.write('The endpoint for load tests is not here: nothing measured.\n')
  process.exit(1)
}

const endpoint = spawn(process.execPath, [ENDPOINT.pathname, '--port', '0', '--latency-ms', values['latency-ms']], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const { listening } = JSON.parse(await firstLine(endpoint)) as { listening: number }
const calls = Number(values.calls)
const idealS = (Math.ceil(calls / Number(values.concurrency)) * Number(values['latency-ms'])) / 1_000
const rows: string[] = []
for (const name of Object.keys(LOOPS) as LoopName[]) {
  const found: Figures[] = []
  for (let round = 0; round < Number(values.rounds); round += 1) found.push(await measure(name))
  rows.push(row(name, found))
}
endpoint.kill()
process.stdout.write(
  `${calls} calls, ${values['latency-ms']} ms, concurrency ${values.concurrency}${values.stream ? ', streamed' : ''}; medians of ${values.rounds}\n`,
)
process.stdout.write(
  `${['who', 'wall s', '× ideal', 'CPU s per 1,000', 'peak MB', 'first token ms'].join('\t')}\n${rows.join('\n')}\n`,
)

async function measure(name: LoopName): Promise<Figures> {
  const child = spawn(
    process.execPath,
    [SELF.pathname, name, `http://127.0.0.1:${listening}/v1`, values.calls, values.concurrency, String(values.stream)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return JSON.parse(await firstLine(child)) as Figures
}

function row(name: LoopName, found: readonly Figures[]): string {
  const median = (of: (one: Figures) => number): number =>
    found.map(of).toSorted((a, b) => a - b)[Math.floor(found.length / 2)] ?? Number.NaN
  const wallS = median((one) => one.wallS)
  const first = found[0]?.firstTokenMs === null ? '–' : median((one) => one.firstTokenMs ?? Number.NaN).toFixed(0)
  return [
    LOOPS[name].title,
    wallS.toFixed(2),
    idealS === 0 ? '–' : (wallS / idealS).toFixed(2),
    ((median((one) => one.cpuS) * 1_000) / calls).toFixed(3),
    median((one) => one.peakMb).toFixed(0),
    first,
  ].join('\t')
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code} before its first line`)))
  })
}
