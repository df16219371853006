import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskFiles } from '../../src/contract/files/disk.ts'
import { sheetOf } from '../../src/gate/journals/pieces/make-sheet.ts'
import { createPieceThreads } from '../../src/gate/journals/pieces/piece-threads.ts'
import { rejudgePieces } from '../../src/gate/journals/pieces/rejudge-pieces.ts'
import { type RejudgedJournal, rejudgeJournal } from '../../src/gate/journals/rejudge-journal.ts'
import type { RejudgePorts } from '../../src/gate/journals/rejudge-ports.ts'
import { requestOf } from '../../src/gate/request/options.ts'
import { prepare } from '../../src/gate/request/prepare.ts'
import { toldLedger } from '../../src/gate/told-ledger.ts'
import { encodeLine } from '../../src/journal/encode.ts'
import type { JournalCall } from '../../src/journal/line.ts'
import { createJudgeThread } from '../../src/judge/thread.ts'
import type { Answer, Answered, Failure } from '../../src/model/answer.ts'
import type { UnitEnd } from '../../src/outcome/observation.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { digestOf } from '../../src/run/unit.ts'
import { createUnitSet } from '../../src/run/unit-set.ts'
import { schemasOf, wire } from '../../src/run/wiring.ts'
import { createLedger, type Ledger } from '../../src/verdict/ledger/ledger.ts'

const workerUrl = new URL('../../src/judge-worker.ts', import.meta.url)

const contract = (name: string, more: string): string => `version: 1
name: ${name}
api: chat
request:
  messages: [{ role: user, content: "{{text}}" }]
  max_tokens: 60
expect:
  schema: ./answer.schema.json
${more}
samples: 2
`

const FILES: Readonly<Record<string, string>> = {
  'answer.schema.json': JSON.stringify({
    type: 'object',
    properties: { n: { type: 'integer' }, word: { type: 'string', pattern: '^(a+)+$' } },
    required: ['n'],
    additionalProperties: false,
  }),
  'alike.yaml': contract('alike', 'cases:\n  - from: cases.jsonl'),
  'own.yaml': contract(
    'own',
    `cases:
  - { id: expects, vars: { text: a }, expect: { equals: { n: 1 } } }
  - { id: "Zoë", vars: { text: b } }
  - { id: refuses, vars: { text: c }, expect: { outcome: refused } }`,
  ),
  'flow.yaml': contract(
    'flow',
    `cases:
  - id: two-turns
    vars: { text: d }
    turns: [{ user: "first" }, { user: "second" }]
  - { id: single, vars: { text: e } }`,
  ),
  'cases.jsonl': Array.from({ length: 40 }, (_, at) => JSON.stringify({ id: `c${at}`, vars: { text: `t${at}` } })).join(
    '\n',
  ),
}

let folder: string
let plan: Plan
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pieces-'))
  mkdirSync(join(folder, '.git'))
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text)
  const called = { provider: 'compatible', baseUrl: 'http://127.0.0.1:9/v1' }
  const baseline = { baseline: 'b', baselineProvider: 'compatible', baselineBaseUrl: 'http://127.0.0.1:9/v1' }
  const flags = { ...called, ...baseline, reportDir: 'out', format: 'text' } as const
  const prepared = prepare(requestOf(['*.yaml'], flags, 'm', folder), { files: diskFiles(), environment: {} })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  plan = prepared.value.plan
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ms = { queued: 0, firstByte: 5, firstToken: null, total: 12.5 }
const answered = (content: string, servedModel: string | null = 'm-1'): Answered => ({
  kind: 'answered',
  status: 200,
  servedModel,
  fingerprint: null,
  finishReason: { unified: 'stop', raw: 'stop' },
  message: { content, refusal: null, toolCalls: [] },
  usage: { input: 10, output: content.length, cachedInput: 0, reasoning: 0 },
  ms,
  attempts: 1,
})
const failed = (kind: Failure['kind'], timedOut?: number): Answer => ({
  kind: 'failed',
  failure: { kind, phase: 'body', status: 400, message: 'no', code: null, param: null },
  ms: timedOut === undefined ? ms : { ...ms, timedOut },
  attempts: 2,
})

/** What one place of the plan was answered, by its number: every kind of answer many times. */
const ANSWERS: readonly Answer[] = [
  answered('{"n":1}'),
  answered('{"n":"one"}', 'm-2'),
  answered('not JSON'),
  { ...answered('{"n":5}'), fingerprint: 'fp-1', reused: '2026-10-01' },
  { ...answered('{"n":6}'), fingerprint: 'fp-2', reused: '2026-10-03' },
  answered('\ufeff{"n":2}', null),
  answered('{"n":3,"n":4}'),
  failed('timeout', 900),
  failed('rejected'),
  failed('filtered'),
  failed('unauthorized'),
  failed('aborted'),
  { ...answered('{"n":'), finishReason: { unified: 'length', raw: 'length' } },
  { ...answered(''), message: { content: null, refusal: 'I won’t', toolCalls: [] } },
]

function linesOf(at: Plan): string[] {
  const wiring = wire(at)
  const lines: string[] = []
  for (let place = 0; place < at.unitCount; place++) {
    const unit = at.unitAt(place)
    for (const role of at.roles) {
      const key = { role, contract: unit.contract.name, case: unit.case.id, sample: unit.sample, turn: 0, place }
      const request = digestOf(wiring.sent(wiring.request(unit, role), unit, role).body, unit.contract)
      const call = (over: Partial<JournalCall> = {}): string => {
        const answer = ANSWERS[(place * 5 + (role === 'baseline' ? 3 : 0)) % ANSWERS.length] as Answer
        return encodeLine({ type: 'call', ...key, request, answer, ...over })
      }
      lines.push(call())
      // Some are answered twice, lost ones later, and some lines are a stranger's.
      if (place % 3 === 0) lines.push(call({ answer: answered('{"n":9}', 'm-3') }))
      if (place % 7 === 0) lines.push(call({ request: 'sha256:other', answer: answered('{}') }))
      if (place % 11 === 0) lines.push(call({ case: 'nobody' }), call({ sample: 9 }), call({ contract: 'none' }))
      if (place % 13 === 0) lines.push(call({ place: at.unitCount + place }), 'no line', '', call({ turn: 1 }))
      if (place % 29 === 0) lines.push(encodeLine({ type: 'end', reason: 'deadline', elapsed_ms: 5, loop_delay_ms: 1 }))
    }
  }
  return lines
}

const limits = { deadlineMs: 400, heapMb: 128 }
type Read = (path: string, ports: RejudgePorts & { readonly ledger: Ledger }) => Promise<RejudgedJournal>

/** All that can be read out of a ledger, and what was said of the journal. */
async function readOut(path: string, over: Partial<RejudgePorts>, read: Read): Promise<unknown> {
  const judge = createJudgeThread({ workerUrl, now: () => performance.now(), ...limits })
  try {
    await judge.prepare(schemasOf(plan))
    const told: UnitEnd[] = []
    const ledger = toldLedger(createLedger(plan), (end) => told.push(end))
    const rejudged = await read(path, {
      plan,
      wiring: wire(plan),
      judge,
      observe: ledger.put,
      ledger,
      verify: false,
      callbacks: new Set(),
      seen: createUnitSet(plan),
      shard: null,
      ...over,
    })
    const rows = plan.roles.map((role) => {
      const columns = ledger.columns(role)
      return Array.from({ length: plan.unitCount }, (_, place) => {
        const calls: unknown[] = []
        columns.eachCall(place, (call) => calls.push(call))
        const { kindAt, stagesAt, recoverableAt, remarksAt, turnAt, tokensAt, valueAt } = columns
        const values = [kindAt, stagesAt, recoverableAt, remarksAt, turnAt, tokensAt, valueAt].map((of) => of(place))
        return [...values, calls, ledger.servedAt(role, place)]
      })
    })
    const texts = Array.from({ length: plan.unitCount }, (_, place) => ledger.baselineAnswer(place))
    const failures = plan.contracts.map((_, index) => ledger.failures(index))
    const roles = plan.roles.map((role) => {
      const { servedModels, fingerprints, hasAnswers, measured } = ledger
      return [servedModels, fingerprints, hasAnswers, measured].map((of) => of(role))
    })
    const ends = told.map((end) => JSON.stringify(end)).sort()
    return { rejudged, ends, rows, texts, failures, roles, days: ledger.reusedDays() }
  } finally {
    await judge.close()
  }
}

const inPieces =
  (count: number, pieceBytes: number): Read =>
  async (path, ports) => {
    const { verify, ledger, wiring } = ports
    const sheet = sheetOf(plan, wiring, { verify, choice: ledger.choice })
    const threads = createPieceThreads({ workerUrl, threads: count, sheet, ...limits })
    try {
      return await rejudgePieces(path, statSync(path).size, { ...ports, threads, pieceBytes })
    } finally {
      await threads.close()
    }
  }

const journal = (name: string, lines: readonly string[], tail = ''): string => {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n${tail}`)
  return path
}

describe('a journal judged in pieces', () => {
  const CASES: readonly (readonly [what: string, threads: number, pieceBytes: number, over: Partial<RejudgePorts>])[] =
    [
      ['one thread', 1, 1 << 20, {}],
      ['one thread, a line in several pieces', 1, 150, {}],
      ['two threads', 2, 4_000, {}],
      ['four threads', 4, 1_000, {}],
      ['requests held against the plan’s', 2, 4_000, { verify: true }],
      ['a shard', 2, 4_000, { shard: { index: 2, total: 3 } }],
    ]
  it.each(CASES)('%s: as one that is read line by line', async (_, threads, pieceBytes, over) => {
    const path = journal('j.jsonl', linesOf(plan), '{"type":"call","torn')
    const expected = await readOut(path, over, rejudgeJournal)
    expect(await readOut(path, over, inPieces(threads, pieceBytes))).toEqual(expected)
    expect((expected as { rejudged: RejudgedJournal }).rejudged).toMatchObject({
      torn: true,
      unreadable: { count: expect.any(Number) },
    })
  })

  it('a value that can’t be checked in time costs itself alone', async () => {
    const lines = linesOf(plan)
    const stuck = JSON.stringify({ n: 1, word: `${'a'.repeat(40)}!` })
    const call = JSON.parse(lines[0] as string) as { answer: { message: { content: string } } }
    call.answer.message.content = stuck
    const path = journal('stuck.jsonl', [JSON.stringify(call), ...lines])
    const expected = await readOut(path, {}, rejudgeJournal)
    expect(JSON.stringify(expected)).toContain('validator-timeout')
    expect(await readOut(path, {}, inPieces(2, 8_000))).toEqual(expected)
  })
})
