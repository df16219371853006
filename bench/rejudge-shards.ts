/**
 * The journals of a run's shards, judged as one by `rejudge`, against a bare loop on one thread over the same files (read,
 * parse the line, parse the answer, compiled ajv). The journals are written by the real writer.
 *
 *   node bench/rejudge-shards.ts [--lines 1000000] [--cases 10000] [--shards 64] [--rounds 3] [--cli dist/cli.js]
 */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeShards } from './process/journal.ts'
import { type Figures, measured, medianOf } from './process/measured.ts'
import { writeWorkload } from './process/workload.ts'

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    cases: { type: 'string', default: '10000' },
    shards: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '3' },
    cli: { type: 'string', default: new URL('../dist/cli.js', import.meta.url).pathname },
  },
})
const BARE = new URL('./process/bare-rejudge.ts', import.meta.url).pathname

const lines = Number(values.lines)
const cases = Math.min(lines, Number(values.cases))
const { folder, remove } = writeWorkload(cases, lines / cases)
const names = Array.from({ length: Number(values.shards) }, (_, at) => `shard-${at + 1}.jsonl`)
const paths = names.map((name) => join(folder, name))
writeShards(folder, paths)
const megabytes = paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6
const found = { gate: [] as Figures[], bare: [] as Figures[] }
for (let round = 0; round < Number(values.rounds); round++) {
  found.bare.push(await measured([BARE, join(folder, 'bench.schema.json'), ...paths], folder))
  const gate = await measured([resolve(values.cli), 'rejudge', ...names, '--quiet'], folder)
  if (gate.code !== 1 && gate.code !== 0) throw new Error(`exit ${gate.code}: ${gate.stdout}`)
  found.gate.push(gate)
}
remove()
const [gate, bare] = [medianOf(found.gate), medianOf(found.bare)]
console.log(`${names.length} shards, ${lines} lines, ${megabytes.toFixed(0)} MB in all; medians of ${values.rounds}`)
console.log(`  bare loop ${said(bare)}`)
console.log(
  `  rejudge   ${said(gate)}, ${(gate.wallS / bare.wallS).toFixed(2)} × bare, CPU ${(gate.cpuS / bare.cpuS).toFixed(2)} ×`,
)

function said({ wallS, cpuS, peakMb }: Figures): string {
  return `${wallS.toFixed(2)} s, CPU ${cpuS.toFixed(2)} s, peak ${peakMb.toFixed(0)} MB`
}
