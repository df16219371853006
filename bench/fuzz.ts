/**
 * Mutated answers through the reader and the diagnosis: nothing may throw, nothing may be read that `JSON.parse`
 * rejects, every fault must point into the text, and no megabyte may take longer than the judge's deadline.
 * Mutated contracts through the loader: nothing may throw, every problem has words and a place in a file of the
 * repository, and every case of a contract that was let in can be rendered.
 *
 * Spoilt streams through the reader: a judged answer holds every call name and every finish reason that was sent.
 *
 *     node bench/fuzz.ts [--answers 100000] [--contracts 20000] [--streams 100000] [--seed 1]
 */
import { parseArgs } from 'node:util'
import { ADVERSARIAL, mutatedAnswers } from './fuzz/answers.ts'
import { HEAVY_CONTRACTS, mutatedContracts } from './fuzz/contracts.ts'
import { brokenLoad } from './fuzz/loading.ts'
import { brokenPromise } from './fuzz/promises.ts'
import { brokenStream, spoiltStreams } from './fuzz/streams.ts'

const DEADLINE_MS = 2_000

const { values } = parseArgs({
  options: {
    answers: { type: 'string', default: '100000' },
    contracts: { type: 'string', default: '20000' },
    streams: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
})

const counts = new Map<string, number>()
let slowest = { ms: 0, text: '' }
let broken = 0

type Check = (text: string) => { readonly word: string; readonly broke: string | null }

function feed(text: string, shown: string, check: Check = brokenPromise): void {
  const before = process.cpuUsage()
  const { word, broke } = check(text)
  // Processor time: what else this machine does is no fault of ours.
  const { user, system } = process.cpuUsage(before)
  const ms = (user + system) / 1_000
  counts.set(word, (counts.get(word) ?? 0) + 1)
  if (ms > slowest.ms) slowest = { ms, text: shown }
  if (broke === null && ms <= DEADLINE_MS) return
  broken++
  console.log(`BROKEN: ${broke ?? `${ms.toFixed(0)} ms`}\n  ${JSON.stringify(shown)}`)
}

function tell(what: string): void {
  console.log(`${what}, seed ${values.seed}`)
  for (const [word, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${word.padEnd(24)} ${count}`)
  console.log(`  slowest ${slowest.ms.toFixed(1)} ms: ${JSON.stringify(slowest.text.slice(0, 200))}`)
  counts.clear()
  slowest = { ms: 0, text: '' }
}

function feedEach(texts: readonly (readonly [name: string, text: string])[], check: Check): void {
  for (const [name, text] of texts) {
    slowest = { ms: 0, text: '' }
    feed(text, name, check)
    console.log(`  ${name.padEnd(34)} ${slowest.ms.toFixed(0).padStart(5)} ms`)
  }
}

const seed = Number(values.seed)
for (const text of mutatedAnswers(Number(values.answers), seed)) feed(text, text)
tell(`${values.answers} mutated answers`)
console.log('adversarial texts, 1 MiB')
feedEach(ADVERSARIAL, brokenPromise)

counts.clear()
for (const text of mutatedContracts(Number(values.contracts), seed)) feed(text, text, brokenLoad)
tell(`${values.contracts} mutated contracts`)
console.log('heavy contracts, 256 KiB')
feedEach(HEAVY_CONTRACTS, brokenLoad)
counts.clear()
slowest = { ms: 0, text: '' }
for (const sent of spoiltStreams(Number(values.streams), seed)) feed(sent.text, sent.text, () => brokenStream(sent))
tell(`${values.streams} spoilt streams`)
console.log(broken === 0 ? 'every promise held' : `${broken} broken`)
process.exitCode = broken === 0 ? 0 : 1
