/**
 * Mutated answers through the reader and the diagnosis: nothing may throw, nothing may be read that `JSON.parse`
 * rejects, every fault must point into the text, and no megabyte may take longer than the judge's deadline.
 *
 *     node bench/fuzz.ts [--answers 100000] [--seed 1]
 */
import { parseArgs } from 'node:util'
import { ADVERSARIAL, mutatedAnswers } from './fuzz/answers.ts'
import { brokenPromise } from './fuzz/promises.ts'

const DEADLINE_MS = 2_000

const { values } = parseArgs({
  options: { answers: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})

const counts = new Map<string, number>()
let slowest = { ms: 0, text: '' }
let broken = 0

function feed(text: string, shown: string): void {
  const start = performance.now()
  const { word, broke } = brokenPromise(text)
  const ms = performance.now() - start
  counts.set(word, (counts.get(word) ?? 0) + 1)
  if (ms > slowest.ms) slowest = { ms, text: shown }
  if (broke === null && ms <= DEADLINE_MS) return
  broken++
  console.log(`BROKEN: ${broke ?? `${ms.toFixed(0)} ms`}\n  ${JSON.stringify(shown)}`)
}

for (const text of mutatedAnswers(Number(values.answers), Number(values.seed))) feed(text, text)
console.log(`${values.answers} mutated answers, seed ${values.seed}`)
for (const [word, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${word.padEnd(16)} ${count}`)
console.log(`  slowest ${slowest.ms.toFixed(1)} ms: ${JSON.stringify(slowest.text.slice(0, 200))}`)

console.log('adversarial texts, 1 MiB')
for (const [name, text] of ADVERSARIAL) {
  slowest = { ms: 0, text: '' }
  feed(text, name)
  console.log(`  ${name.padEnd(34)} ${slowest.ms.toFixed(0).padStart(5)} ms`)
}
console.log(broken === 0 ? 'every promise held' : `${broken} broken`)
process.exitCode = broken === 0 ? 0 : 1
