/**
 * Kills a run at random moments, a hundred times, and resumes it: no torn line, no answer lost, and no call made again
 * but those in flight. `node bench/kill.ts [ROUNDS] [SEED]`
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '../src/contract/random.ts'
import { decodeLine } from '../src/journal/decode.ts'
import { after, echo, echoContract, echoRows, startEndpoint } from '../test/gate/endpoint.ts'
import { folderOf, modelgate, removeFolder, reportOf, start, textOf } from '../test/gate/process.ts'

const CASES = 20_000
const CONCURRENCY = 16
const rounds = Number(process.argv[2] ?? 100)
const random = seededRandom(Number(process.argv[3] ?? 1))

const endpoint = await startEndpoint(after(5, echo))
const folder = folderOf({ 'c.yaml': echoContract(0, '  - from: cases.jsonl\n') })
writeFileSync(join(folder, 'cases.jsonl'), echoRows(CASES))
const argv = [
  'run',
  'c.yaml',
  '--base-url',
  endpoint.url,
  '--model',
  'm',
  '--journal',
  'j.jsonl',
  '--quiet',
  '--max-calls',
  '1000000',
]
const resume = [...argv, '--concurrency', String(CONCURRENCY)]

let torn = 0
let unreadable = 0
for (let round = 0; round < rounds; round++) {
  const { child, ended } = start(resume, folder)
  // From the first milliseconds of the process to well inside its calls.
  await Promise.race([ended, new Promise((wait) => setTimeout(wait, random() * 2_500))])
  child.kill('SIGKILL')
  await ended
  const lines = journalLines()
  if (lines.at(-1) !== '') torn++
  unreadable += lines.slice(0, -1).filter((line) => decodeLine(line) === null).length
}
const { code } = await modelgate(resume, folder)
const { totals, complete } = reportOf(folder)
const again = endpoint.heard.length - CASES
const rows: readonly (readonly [string, string | number | boolean])[] = [
  ['kills', rounds],
  ['torn last lines, cut off by the next run', torn],
  ['lines that are none', unreadable],
  ['calls planned', CASES],
  ['calls made more than once', again],
  ['of which may be: those in flight at each kill', rounds * CONCURRENCY],
  ['answers at the end', totals.measured],
  ['complete', complete],
  ['exit code', code ?? 'signal'],
]
process.stdout.write(`${rows.map(([what, value]) => `${what.padEnd(48)} ${value}`).join('\n')}\n`)
await endpoint.close()
removeFolder(folder)
const held = unreadable === 0 && again <= rounds * CONCURRENCY && totals.measured === CASES && complete && code === 0
process.exitCode = held ? 0 : 1

function journalLines(): readonly string[] {
  try {
    return textOf(folder, 'j.jsonl').split('\n')
  } catch {
    return ['']
  }
}
