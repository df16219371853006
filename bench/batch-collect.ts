/**
 * A run in batches as a whole process: writing the inputs, uploading, waiting, downloading, the journal, judging and all
 * reports, against an endpoint that is not ours in a process of its own. 50,000 lines go to a batch.
 *
 *   node bench/batch-collect.ts [--cases 250000] [--rounds 1] [--cli dist/cli.js] [--endpoint ENDPOINT.mjs]
 *
 * ENDPOINT.mjs speaks OpenAI's Files and Batches on loopback, prints `{"listening": PORT, "dir": FOLDER}` and takes
 * `--port` and `--seconds-to-complete`; left out, the one that lies beside the repository.
 */
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Figures, measured, medianOf } from './process/measured.ts'
import { writeWorkload } from './process/workload.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '250000' },
    rounds: { type: 'string', default: '1' },
    cli: { type: 'string', default: fileURLToPath(new URL('../dist/cli.js', import.meta.url)) },
    endpoint: {
      type: 'string',
      default: fileURLToPath(new URL('../../shared/tools/batch-endpoint.mjs', import.meta.url)),
    },
  },
})
if (!existsSync(values.endpoint)) {
  console.log('The endpoint for batches is not here (--endpoint): nothing measured.')
  process.exit(0)
}
const cases = Number(values.cases)
const { folder, remove } = writeWorkload(cases, 1, false)
const found: Figures[] = []
try {
  for (let round = 0; round < Number(values.rounds); round++) found.push(await collected())
} finally {
  remove()
}
const { wallS, cpuS, peakMb } = medianOf(found)
console.log(`${cases} cases in batches; medians of ${values.rounds}`)
console.log(
  `  ${wallS.toFixed(1)} s, CPU ${cpuS.toFixed(1)} s, ${((cpuS / cases) * 1000).toFixed(3)} s a 1,000 lines, peak ${peakMb.toFixed(0)} MB`,
)

async function collected(): Promise<Figures> {
  const child = spawn(process.execPath, [values.endpoint, '--port', '0', '--seconds-to-complete', '1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let dir = ''
  try {
    const said = await new Promise<string>((done, failed) => {
      child.stdout.once('data', (text: Buffer) => done(String(text)))
      child.once('exit', (code) => failed(new Error(`the endpoint ended with ${code}`)))
    })
    const { listening, dir: files } = JSON.parse(said) as { listening: number; dir: string }
    dir = files
    const url = `http://127.0.0.1:${listening}/v1`
    const argv = ['run', 'bench.yaml', '--via', 'batch', '--model', 'fake-1', '--base-url', url, '--quiet']
    const limits = ['--max-calls', String(cases), '--journal', 'batches.jsonl']
    const gate = await measured([resolve(values.cli), ...argv, ...limits], folder, {
      ...process.env,
      MODELGATE_API_KEY: 'sk-test',
    })
    if (gate.code !== 0 && gate.code !== 1) throw new Error(`exit ${gate.code}: ${gate.stdout}`)
    return gate
  } finally {
    child.kill()
    if (dir !== '') rmSync(dir, { recursive: true, force: true })
  }
}
