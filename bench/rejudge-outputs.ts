/**
 * `rejudge --output --input` as a whole process: results that a batch of production handed out, each line of which has a
 * row of its own in the input, against a bare loop on one thread over the results alone (read, parse the line, parse the
 * answer, compiled ajv).
 *
 *   node bench/rejudge-outputs.ts [--lines 1000000] [--rounds 3] [--cli dist/cli.js]
 */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeBatchFiles } from './process/batch-files.ts'
import { type Figures, measured, medianOf } from './process/measured.ts'
import { writeWorkload } from './process/workload.ts'

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    cli: { type: 'string', default: new URL('../dist/cli.js', import.meta.url).pathname },
  },
})
const BARE = new URL('./process/bare-rejudge.ts', import.meta.url).pathname
const FEW = 10_000

const lines = Number(values.lines)
const many = await compare(lines)
const few = await compare(Math.min(lines, FEW))
const growth = (many.peakMb / few.peakMb - 1) * 100
console.log(
  `peak of ${lines} lines over that of ${Math.min(lines, FEW)}: ${growth >= 0 ? '+' : ''}${growth.toFixed(0)} %`,
)

async function compare(count: number): Promise<Figures> {
  const { folder, remove } = writeWorkload(1, 1, false)
  const [input, output] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')]
  writeBatchFiles(input, output, count)
  const sizes = [input, output].map((file) => `${(statSync(file).size / 1e6).toFixed(0)} MB`)
  const found = { gate: [] as Figures[], bare: [] as Figures[] }
  for (let round = 0; round < Number(values.rounds); round++) {
    found.bare.push(await measured([BARE, join(folder, 'bench.schema.json'), output], folder))
    const argv = ['rejudge', 'bench.yaml', '--output', 'out.jsonl', '--input', 'in.jsonl', '--quiet']
    const gate = await measured([resolve(values.cli), ...argv], folder)
    if (gate.code !== 1 && gate.code !== 0) throw new Error(`exit ${gate.code}: ${gate.stdout}`)
    found.gate.push(gate)
  }
  remove()
  const [gate, bare] = [medianOf(found.gate), medianOf(found.bare)]
  console.log(`${count} lines, input ${sizes[0]}, results ${sizes[1]}; medians of ${values.rounds}`)
  console.log(`  bare loop over the results ${said(bare)}`)
  console.log(
    `  rejudge --output --input   ${said(gate)}, ${(gate.wallS / bare.wallS).toFixed(2)} × bare, CPU ${(gate.cpuS / bare.cpuS).toFixed(2)} ×`,
  )
  return gate
}

function said({ wallS, cpuS, peakMb }: Figures): string {
  return `${wallS.toFixed(2)} s, CPU ${cpuS.toFixed(2)} s, peak ${peakMb.toFixed(0)} MB`
}
