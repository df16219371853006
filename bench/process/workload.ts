import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The answers of the load endpoint, described. */
export const SCHEMA = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    sentiment: { enum: ['positive', 'negative', 'neutral', 'mixed'] },
    topic: { enum: ['billing', 'delivery', 'quality', 'support', 'other'] },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    summary: { type: 'string', maxLength: 300 },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 8 },
    escalate: { type: 'boolean' },
    created: { type: 'string', format: 'date-time' },
  },
  required: ['id', 'sentiment', 'topic', 'confidence', 'summary', 'tags', 'escalate', 'created'],
  additionalProperties: false,
}

const contractOf = (cases: string, samples: number, isTimed: boolean): string => `version: 1
name: bench
api: chat
request:
  messages:
    - { role: system, content: "Label an inbound support message. Answer with JSON." }
    - { role: user, content: "{{ticket}}" }
  max_tokens: 200
  response_format: json_schema
expect:
  schema: ./bench.schema.json
cases:
  - from: ${cases}
samples: ${samples}
thresholds:
  parse_rate: 0.99
  schema_rate: 0.98
${isTimed ? '  latency: { p95: 60s }\n' : ''}`

/**
 * One contract over a file of so many cases, in a new folder under the system's own for temporary files.
 *
 * @param isTimed whether a speed is asked for: in a batch none is measured
 */
export function writeWorkload(
  cases: number,
  samples = 1,
  isTimed = true,
): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-bench-'))
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, 'bench.schema.json'), JSON.stringify(SCHEMA))
  writeFileSync(join(folder, 'bench.yaml'), contractOf('cases.jsonl', samples, isTimed))
  const file = openSync(join(folder, 'cases.jsonl'), 'w')
  for (let from = 0; from < cases; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, cases - from) }, (_, nth) => row(from + nth))
    writeSync(file, rows.join(''))
  }
  closeSync(file)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const row = (number: number): string =>
  `${JSON.stringify({ id: `c${number}`, vars: { ticket: `Message ${number}: I was charged twice for order ${number}.` } })}\n`
