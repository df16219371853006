/**
 * `rejudge` of a long journal as a whole process, against a bare loop on one thread (read, parse the line, parse the
 * answer, compiled ajv). The journal is written by the real writer; the disk is free again afterwards.
 *
 *   node bench/rejudge.ts [--lines 1000000] [--cases 10000] [--rounds 3] [--cli dist/cli.js]
 */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writeJournal } from './process/journal.ts'
import { type Figures, measured, medianOf } from './process/measured.ts'
import { writeWorkload } from './process/workload.ts'

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    cases: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    cli: { type: 'string', default: new URL('../dist/cli.js', import.meta.url).pathname },
  },
})
const BARE = new URL('./process/bare-rejudge.ts', import.meta.url).pathname

const lines = Number(values.lines)
const cases = Math.min(lines, Number(values.cases))
const long = await compare(cases, lines / cases)
const short = await compare(Math.min(cases, 10_000), 1)
const growth = (long.gate.peakMb / short.gate.peakMb - 1) * 100
console.log(
  `peak of ${lines} lines over that of ${Math.min(cases, 10_000)}: ${growth >= 0 ? '+' : ''}${growth.toFixed(0)} %`,
)

async function compare(rows: number, samples: number): Promise<{ readonly gate: Figures }> {
  const { folder, remove } = writeWorkload(rows, samples)
  const journal = join(folder, 'journal.jsonl')
  writeJournal(folder, journal)
  const found = { gate: [] as Figures[], bare: [] as Figures[] }
  for (let round = 0; round < Number(values.rounds); round++) {
    found.bare.push(await measured([BARE, join(folder, 'bench.schema.json'), journal], folder))
    const gate = await measured([resolve(values.cli), 'rejudge', journal, '--quiet'], folder)
    if (gate.code !== 1 && gate.code !== 0) throw new Error(`exit ${gate.code}: ${gate.stdout}`)
    found.gate.push(gate)
  }
  const { size } = statSync(journal)
  remove()
  const [gate, bare] = [medianOf(found.gate), medianOf(found.bare)]
  console.log(
    `${rows} cases × ${samples}: ${rows * samples} lines, ${(size / 1e6).toFixed(0)} MB; medians of ${values.rounds}`,
  )
  console.log(`  bare loop ${said(bare)}`)
  console.log(`  rejudge   ${said(gate)}, ${(gate.wallS / bare.wallS).toFixed(2)} × bare`)
  return { gate }
}

function said({ wallS, cpuS, peakMb }: Figures): string {
  return `${wallS.toFixed(2)} s, CPU ${cpuS.toFixed(2)} s, peak ${peakMb.toFixed(0)} MB`
}
