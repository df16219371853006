import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskFiles } from '../../src/contract/files/disk.ts'
import { type JudgedOutputs, judgeOutputs, type OutputPorts } from '../../src/gate/journals/judge-outputs.ts'
import { outputSheet } from '../../src/gate/journals/pieces/make-sheet.ts'
import { createPieceThreads } from '../../src/gate/journals/pieces/piece-threads.ts'
import { requestOf } from '../../src/gate/request/options.ts'
import { prepare } from '../../src/gate/request/prepare.ts'
import { createJudgeThread } from '../../src/judge/thread.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { createRedactor } from '../../src/publish/redact.ts'
import { mayHoldSecret } from '../../src/publish/secret-sieve.ts'
import { schemasOf, wire } from '../../src/run/wiring.ts'
import { createLedger } from '../../src/verdict/ledger/ledger.ts'
import { completion } from './endpoint.ts'

const workerUrl = new URL('../../src/judge-worker.ts', import.meta.url)
const CASES = 300
const FLAGS = { provider: 'compatible', baseUrl: 'http://127.0.0.1:9/v1', reportDir: 'out', format: 'text' } as const
const SECRET = 'sk-proj-0123456789abcdef'

const CONTRACT = `version: 1
name: labels
request: { messages: [{ role: user, content: "{{text}}" }], max_tokens: 60 }
expect: { schema: { type: object, properties: { n: { type: integer } }, required: [n] } }
cases: [{ id: own, vars: { text: a } }]
`
const TOOL = { type: 'function', function: { name: 'look', parameters: { type: 'object', required: ['at'] } } }

const input = (nth: number): string => {
  const body = { model: 'student', messages: [{ role: 'user', content: `text ${nth}` }] }
  return JSON.stringify({ custom_id: `q-${nth}`, body: nth % 10 === 3 ? { ...body, tools: [TOOL] } : body })
}
const line = (id: string, response: unknown, error: unknown = null): string =>
  JSON.stringify({ custom_id: id, response, error })
const answered = (id: string, content: string): string =>
  line(id, { status_code: 200, body: { ...completion(content), model: 'student' } })

/** Every kind of line, in another order than the input's, some of them twice. */
function outputLines(): string[] {
  const lines: string[] = []
  for (let at = 0; at < CASES; at++) {
    const nth = (at * 7) % CASES
    const id = `q-${nth}`
    if (nth % 17 === 1) lines.push(line(id, null, { code: 'batch_expired', message: 'too late' }))
    // Some are answered later all the same.
    if (nth % 34 === 1) continue
    if (nth % 13 === 2) lines.push(line(id, { status_code: 400, body: { error: { message: 'no' } } }))
    else if (nth % 11 === 4) lines.push(answered(id, '{"n":1,"n":2}'), '', answered('stranger', '{}'))
    else if (nth % 19 !== 5) lines.push(answered(id, nth % 5 === 0 ? `{"n":"\u2028${nth}"}` : `{"n":${nth}}`))
    if (nth % 23 === 6) lines.push('{"custom_id":"q-3","resp', answered(id, 'twice'))
  }
  return lines
}

let folder: string
let plan: Plan
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-pieces-'))
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, 'c.yaml'), CONTRACT)
  writeFileSync(join(folder, 'in.jsonl'), Array.from({ length: CASES }, (_, nth) => `${input(nth)}\n`).join(''))
  plan = planOf('in.jsonl')
})

function planOf(inputs: string): Plan {
  const prepared = prepare(
    { ...requestOf(['c.yaml'], FLAGS, 'm', folder), batchInputs: { files: [inputs], take: null } },
    { files: diskFiles(), environment: {} },
  )
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return prepared.value.plan
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const outputs = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const threaded = (threads: number, pieceBytes: number): Partial<OutputPorts> => ({
  pieceThreads: async (sheet) => createPieceThreads({ workerUrl, threads, sheet }),
  pieceBytes,
})

async function readOut(paths: readonly string[], over: Partial<OutputPorts>, secrets: readonly string[] = []) {
  const judge = createJudgeThread({ workerUrl, now: () => performance.now() })
  const redact = createRedactor(secrets)
  try {
    await judge.prepare(schemasOf(plan))
    const ports = { files: diskFiles(), redact, secretSieve: redact.sieve, ...over }
    const { ledger, ...counts }: JudgedOutputs = await judgeOutputs(paths, plan, judge, ports)
    const { kindAt, stagesAt, tokensAt } = ledger.columns('candidate')
    const rows = Array.from({ length: plan.unitCount }, (_, place) =>
      [kindAt, stagesAt, tokensAt].map((of) => of(place)),
    )
    return { counts, rows, failures: ledger.failures(0), served: ledger.servedModels('candidate') }
  } finally {
    await judge.close()
  }
}

describe('results of batches, judged in pieces', () => {
  it.each([
    ['one thread', 1, 1 << 20],
    ['one thread, a line in several pieces', 1, 90],
    ['two threads', 2, 4_000],
    ['four threads', 4, 1_000],
  ])('%s: as when they are read line by line', async (_, threads, pieceBytes) => {
    const lines = outputLines()
    const half = lines.length >> 1
    const paths = [
      outputs('a.jsonl', `${lines.slice(0, half).join('\n')}\n`),
      // The last line has no end, and counts.
      outputs('b.jsonl', lines.slice(half).join('\n')),
    ]
    const expected = await readOut(paths, {})
    expect(new Set(expected.rows.map(([kind]) => kind))).toEqual(
      new Set(['ok', 'schema-violation', 'unparsable', 'rejected', 'unmeasured', null]),
    )
    expect(expected.counts).toEqual({ strangers: expect.any(Number), unread: expect.any(Number) })
    expect(await readOut(paths, threaded(threads, pieceBytes))).toEqual(expected)
  })

  it('no thread judges an answer that holds a secret, and the secret is in no evidence', async () => {
    const path = outputs('secret.jsonl', [...outputLines(), answered('q-5', `{"n":"${SECRET}"}`)].join('\n'))
    const expected = await readOut([path], {}, [SECRET])
    expect(JSON.stringify(expected)).toContain('***')
    expect(await readOut([path], threaded(2, 4_000), [SECRET])).toEqual(expected)
    expect(JSON.stringify(expected)).not.toContain(SECRET)
  })

  it('what tells threads of secrets finds every text that redaction changes', () => {
    const redact = createRedactor([SECRET, 'hunter', '"q&a" = <b>ßé</b>'])
    const sieve = redact.sieve()
    if (sieve === null) throw new Error('no secret is known')
    const part = fc.constantFrom(SECRET, 'hunter', JSON.stringify('"q&a" = <b>ßé</b>').slice(1, -1), '%68unter', 'a ')
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
        const text = parts.join('')
        expect(redact(text) === text || mayHoldSecret(sieve, text)).toBe(true)
      }),
    )
    expect(mayHoldSecret(sieve, 'nothing to be seen here')).toBe(false)
    expect(createRedactor([]).sieve()).toBeNull()
  })
})

it('threads judge no results of an input that brings more rules than they are told', () => {
  const rowOf = (nth: number): string => {
    const tool = { type: 'function', function: { name: `look_${nth}`, parameters: { type: 'object' } } }
    return `${JSON.stringify({ custom_id: `q-${nth}`, body: { messages: [{ role: 'user', content: 'a' }], tools: [tool] } })}\n`
  }
  const sheetOf = (rows: number) => {
    writeFileSync(join(folder, 'rules.jsonl'), Array.from({ length: rows }, (_, nth) => rowOf(nth)).join(''))
    const ruled = planOf('rules.jsonl')
    return outputSheet(ruled, wire(ruled), { choice: createLedger(ruled).choice, sieve: null })
  }
  expect(sheetOf(20)).not.toBeNull()
  expect(sheetOf(20_001)).toBeNull()
}, 60_000)
