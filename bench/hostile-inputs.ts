/**
 * What the inputs of a stranger cost the built program: the peak of its memory, the processor time of all its threads,
 * and how long it takes to answer SIGTERM at a quarter, a half and three quarters of its time. Goals: 512 MB, 10 s, 1 s.
 *
 *   node bench/hostile-inputs.ts [--only PATTERN] [--dist dist]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { BULK } from './hostile/bulk.ts'
import { startEndlessStreams } from './hostile/endless-streams.ts'
import { FILES } from './hostile/files.ts'
import type { Input } from './hostile/input.ts'
import { answerTo, observe } from './hostile/observed.ts'
import { YAML } from './hostile/yaml.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    dist: { type: 'string', default: new URL('../dist', import.meta.url).pathname },
  },
})

const GOALS = { peakMb: 512, cpuS: 10, answerMs: 1000 }
const cli = join(resolve(values.dist), 'cli.js')
const endpoint = await startEndlessStreams()
let missed = 0
console.log('| input | exit | peak, MB | processor time, s | SIGTERM answered in, s |')
console.log('| --- | --- | --- | --- | --- |')
for (const input of [...FILES, ...YAML, ...BULK].filter(({ what }) => new RegExp(values.only).test(what)))
  await measure(input)
endpoint.stop()
process.exitCode = missed === 0 ? 0 : 1

async function measure(input: Input): Promise<void> {
  const argv = [cli, ...input.argv(endpoint.baseUrl)]
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-hostile-'))
  mkdirSync(join(folder, '.git'))
  input.write(folder)
  const { end, figures, wallMs } = await observe(argv, folder)
  const answers: number[] = []
  for (const share of [0.25, 0.5, 0.75]) {
    const answerMs = await answerTo(argv, folder, share, wallMs)
    if (answerMs !== null) answers.push(answerMs)
  }
  rmSync(folder, { recursive: true })
  const answerMs = Math.max(...answers)
  const isQuick = (cpuS: number): boolean => cpuS < GOALS.cpuS || input.sends === true
  const isMet = figures !== null && figures.peakMb < GOALS.peakMb && isQuick(figures.cpuS) && answerMs < GOALS.answerMs
  if (!isMet) missed++
  const [peak, time] = figures === null ? ['–', '–'] : [figures.peakMb.toFixed(0), figures.cpuS.toFixed(1)]
  const cells = [input.what, end, peak, time, (answerMs / 1000).toFixed(2)]
  console.log(`| ${cells.join(' | ')} |${isMet ? '' : ' **missed**'}`)
}
