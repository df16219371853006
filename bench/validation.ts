import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { inlineSchema } from '../src/contract/schema-read.ts'
import type { JsonValue } from '../src/json/value.ts'
import { createJudgeThread } from '../src/judge/thread.ts'
import type { Answered } from '../src/model/answer.ts'
import type { Criteria } from '../src/outcome/criteria.ts'
import type { ToJudge } from '../src/outcome/judge.ts'

/*
 * Reading and judging recorded answers on the judging thread, against bare JSON.parse + compiled ajv on one thread.
 * Both read the same journal lines. Prints ratios of one run: the machine may be shared. `node bench/validation.ts [N]`
 */
const COUNT = Number(process.argv[2] ?? 200_000)
const ROUNDS = 3
/** As a journal is judged again. */
const BATCH = 64
const BATCHES_AT_ONCE = 3

const SCHEMA = {
  type: 'object',
  properties: {
    category: { type: 'string', enum: ['billing', 'shipping', 'returns', 'account', 'other'] },
    priority: { type: 'string', enum: ['low', 'normal', 'high', 'urgent'] },
    summary: { type: 'string', maxLength: 200 },
    order: { type: ['string', 'null'], pattern: '^[0-9]{4,8}$' },
    amount: { type: 'number', minimum: 0 },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 8 },
    customer: {
      type: 'object',
      properties: { name: { type: 'string' }, known: { type: 'boolean' } },
      required: ['name', 'known'],
      additionalProperties: false,
    },
  },
  required: ['category', 'priority', 'summary', 'order', 'amount', 'tags', 'customer'],
  additionalProperties: false,
} satisfies JsonValue

const CATEGORIES = SCHEMA.properties.category.enum
const lines = Array.from({ length: Math.min(COUNT, 20_000) }, (_, index) => {
  const value = {
    // One in fifty does not conform.
    category: index % 50 === 0 ? 'weather' : CATEGORIES[index % CATEGORIES.length],
    priority: 'high',
    summary: `The customer was charged twice for order ${1000 + index} and asks for one of the two amounts back.`,
    order: String(1000 + index),
    amount: 19.99 + index,
    tags: ['refund', 'double-charge', `batch-${index % 7}`],
    customer: { name: 'Ada Okafor', known: index % 2 === 0 },
  }
  const message = { content: JSON.stringify(value), refusal: null, toolCalls: [] }
  return JSON.stringify({
    kind: 'answered',
    status: 200,
    servedModel: 'm-1',
    fingerprint: null,
    finishReason: { unified: 'stop', raw: 'stop' },
    message,
    usage: { input: 120, output: 60, cachedInput: 0, reasoning: 0 },
    ms: { queued: 0, firstByte: 40, firstToken: null, total: 52 },
    attempts: 1,
  } satisfies Answered)
})
const lineAt = (index: number) => lines[index % lines.length] as string

const schema = inlineSchema(SCHEMA, { file: 'bench.yaml', line: 1, column: 1 })
const criteria: Criteria = {
  expect: { parser: 'strict', schema, refusal: false, place: schema.place },
  tools: [],
  toolChoice: 'auto',
  parallelToolCalls: true,
  isCompared: false,
}

function bare(): number {
  const validate = new Ajv2020({ strictTypes: false }).compile(SCHEMA)
  let conforming = 0
  for (let index = 0; index < COUNT; index += 1) {
    const answer = JSON.parse(lineAt(index)) as Answered
    if (validate(JSON.parse(answer.message.content ?? ''))) conforming += 1
  }
  return conforming
}

async function threaded(): Promise<number> {
  const judge = createJudgeThread({
    workerUrl: new URL('../src/judge-worker.ts', import.meta.url),
    now: () => performance.now(),
  })
  await judge.prepare([schema])
  let conforming = 0
  let next = 0
  const lane = async () => {
    while (next < COUNT) {
      const batch: ToJudge[] = []
      while (batch.length < BATCH && next < COUNT)
        batch.push({ criteria, answer: JSON.parse(lineAt(next++)) as Answered })
      for (const { outcome } of await judge.judgeAll(batch)) if (outcome.kind === 'ok') conforming += 1
    }
  }
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, lane))
  await judge.close()
  return conforming
}

async function timed(name: string, run: () => number | Promise<number>): Promise<number> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const conforming = await run()
  const ms = performance.now() - start
  const used = process.cpuUsage(cpu)
  const perCall = (microseconds: number) => (microseconds / COUNT).toFixed(2)
  const megabytes = Math.round(process.memoryUsage.rss() / 1e6)
  console.log(
    `${name.padEnd(9)} ${perCall(ms * 1000)} µs a call, CPU ${perCall(used.user + used.system)} µs, ${conforming} conform, ${megabytes} MB`,
  )
  return ms
}

/** What two threads that do nothing but compute are given within a second: 2 on a machine that nobody else uses. */
async function coresToSpare(): Promise<number> {
  const busy = 'const end = Date.now() + 1000; while (Date.now() < end);'
  const cpu = process.cpuUsage()
  const start = performance.now()
  const workers = [0, 1].map(() => new Worker(busy, { eval: true }))
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve))))
  const { user, system } = process.cpuUsage(cpu)
  return (user + system) / 1000 / (performance.now() - start)
}

const ratios: number[] = []
console.log(`${COUNT} answers of ${lineAt(1).length} characters, ${availableParallelism()} cores`)
for (let round = 0; round < ROUNDS; round += 1) {
  const one = await timed('bare', bare)
  const two = await timed('threaded', threaded)
  ratios.push(one / two)
}
const median = ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
const spare = await coresToSpare()
console.log(`two busy threads get ${spare.toFixed(2)} cores of this machine now; the ratio below needs both`)
console.log(`throughput of the judging thread: ${(median * 100).toFixed(0)} % of bare (goal: at least 60 %)`)
