/** One loop of bench/calls.ts in its own process: prints wall and CPU seconds and the peak of memory. */
import { LOOPS, type LoopName } from './loops.ts'

const [name, baseUrl, calls, concurrency, stream] = process.argv.slice(2)
const total = Number(calls)
const width = Number(concurrency)
const loop = await LOOPS[name as LoopName].open({
  baseUrl: baseUrl ?? '',
  concurrency: width,
  stream: stream === 'true',
})

const started = performance.now()
const firstTokens: number[] = []
let next = 0
await Promise.all(
  Array.from({ length: width }, async () => {
    for (let number = next++; number < total; number = next++) {
      const firstToken = await loop.call(number)
      if (firstToken !== null) firstTokens.push(firstToken)
    }
  }),
)
const wallS = (performance.now() - started) / 1_000
await loop.close()
const { user, system } = process.cpuUsage()
const sorted = firstTokens.toSorted((a, b) => a - b)
process.stdout.write(
  `${JSON.stringify({ wallS, cpuS: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1_024, firstTokenMs: sorted[Math.ceil(sorted.length / 2) - 1] ?? null })}\n`,
)
