/**
 * How fast answers are read, against bare `JSON.parse`, each followed by the same compiled ajv schema. Whole rounds of
 * both alternate within one run, so that the ratios hold on a busy machine where seconds do not.
 *
 *     node bench/reading.ts [ROUNDS]
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readJson } from '../src/json/read.ts'
import { parseAnswer } from '../src/outcome/parse/parse.ts'

const ROUND_MS = 60
const GOAL = 0.6

const line = (i: number) => ({
  sku: `A-${1000 + i}`,
  text: `Part "${i}" of the order:\nwith a note`,
  quantity: i % 7,
  price: i * 1.25,
  tags: ['new', 'eu'],
})
const lines = (count: number) => Array.from({ length: count }, (_, i) => line(i))
const triage = {
  category: 'billing',
  priority: 'high',
  language: 'en',
  summary: 'Charged twice for order 1189.',
  urgent: true,
}

/** Invented answers of the shapes that models give; `spelled` is the text as a model would write it. */
const ANSWERS: readonly { readonly name: string; readonly spelled: readonly string[] }[] = [
  { name: 'label, one line', spelled: variants((i) => JSON.stringify({ ...triage, id: i })) },
  { name: 'label, indented', spelled: variants((i) => JSON.stringify({ ...triage, id: i }, null, 2)) },
  { name: 'invoice, 2 KB', spelled: variants((i) => JSON.stringify({ id: i, lines: lines(18) }, null, 2)) },
  { name: 'list, 100 KB', spelled: variants((i) => JSON.stringify({ id: i, lines: lines(1000) }), 4) },
  {
    name: 'long text, 4 KB',
    spelled: variants((i) => JSON.stringify({ id: i, text: 'A sentence of some words. '.repeat(160) })),
  },
  { name: 'floats of 17 digits', spelled: variants((i) => JSON.stringify({ id: i, vector: floats(i) })) },
  {
    name: 'ids beyond 2^53',
    spelled: variants((i) => `{"id":90071992547409${100 + i}1,"lines":${JSON.stringify(lines(3))}}`),
  },
  { name: 'JSON inside a string', spelled: variants((i) => JSON.stringify({ id: i, text: JSON.stringify(lines(3)) })) },
]

const validate = new Ajv2020().compile({
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer' },
    category: { enum: ['billing', 'bug', 'other'] },
    priority: { enum: ['low', 'high'] },
    summary: { type: 'string', maxLength: 200 },
    text: { type: 'string' },
    vector: { type: 'array', items: { type: 'number' } },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        required: ['sku', 'quantity', 'price'],
        properties: { sku: { type: 'string' }, quantity: { type: 'integer' }, price: { type: 'number' } },
      },
    },
  },
})

const READERS: Readonly<Record<'bare' | 'readJson' | 'parseAnswer', (text: string) => unknown>> = {
  bare: (text) => JSON.parse(text),
  readJson: (text) => valueFrom(readJson(text)),
  parseAnswer: (text) => valueFrom(parseAnswer(text, 'strict')),
}

function valueFrom(read: { readonly ok: boolean; readonly document?: { readonly value: unknown } }): unknown {
  if (!read.ok) throw new Error('an answer of this bench is not JSON')
  return read.document?.value
}

function variants(answer: (i: number) => string, count = 64): readonly string[] {
  return Array.from({ length: count }, (_, i) => answer(i))
}

function floats(seed: number): readonly number[] {
  return Array.from({ length: 64 }, (_, i) => Math.sin(seed * 64 + i))
}

/** Characters a second, read and validated. */
function throughput(read: (text: string) => unknown, texts: readonly string[]): number {
  let characters = 0
  const start = performance.now()
  for (;;) {
    for (const text of texts) {
      if (!validate(read(text))) throw new Error('an answer of this bench does not conform')
      characters += text.length
    }
    const elapsed = performance.now() - start
    if (elapsed >= ROUND_MS) return (characters / elapsed) * 1000
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number

const rounds = Number(process.argv[2] ?? 15)
console.log('answers'.padEnd(22), 'bare MB/s', ' readJson', ' parseAnswer   (share of bare, median of rounds)')
let least = Number.POSITIVE_INFINITY
for (const { name, spelled } of ANSWERS) {
  const shares = { readJson: [] as number[], parseAnswer: [] as number[] }
  const bares: number[] = []
  for (const read of Object.values(READERS)) throughput(read, spelled)
  for (let round = 0; round < rounds; round++) {
    const bare = throughput(READERS.bare, spelled)
    bares.push(bare)
    shares.readJson.push(throughput(READERS.readJson, spelled) / bare)
    shares.parseAnswer.push(throughput(READERS.parseAnswer, spelled) / bare)
  }
  const share = median(shares.parseAnswer)
  least = Math.min(least, share)
  const figures = [(median(bares) / 1e6).toFixed(0).padStart(9), median(shares.readJson).toFixed(2).padStart(9)]
  console.log(name.padEnd(22), ...figures, share.toFixed(2).padStart(12))
}
console.log(`least share ${least.toFixed(2)}, goal ${GOAL}`)
