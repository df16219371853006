import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/outcome/observation.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { assembleCalls } from '../../src/report/assemble/calls.ts'
import { runTotals } from '../../src/report/assemble/run-summary.ts'
import { csvCell, renderCallsCsv } from '../../src/report/calls-csv.ts'
import type { Report } from '../../src/report/report.ts'
import type { CallsOfCase } from '../../src/report/reported-call.ts'
import { createLedger } from '../../src/verdict/ledger/ledger.ts'
import {
  callOf,
  caseOf,
  expectOf,
  factsOf,
  LOST,
  MISMATCH,
  OK,
  observe,
  planOf,
  UNPARSABLE,
  VIOLATION,
} from '../verdict/fixture.ts'
import { failingCalls } from './fixtures/build.ts'
import { hostileReport, PAYLOADS } from './fixtures/hostile.ts'
import { failingSwap } from './fixtures/named.ts'

const HEADER = 'contract,case,group,sample,turn,role,outcome,reason,pointer,expected,found,latency,tokens,dollars'

function ledgerOf(plan: Plan, observations: readonly Observation[]) {
  const ledger = createLedger(plan)
  for (const observation of observations) ledger.put(observation)
  return ledger
}

const linesOf = (calls: NonNullable<Report['calls']>): readonly string[] =>
  [...renderCallsCsv({ ...failingSwap, calls })].join('').split('\n').slice(0, -1)

/** Rows of one contract's calls without what they all share. */
function rowsOf(plan: Plan, observations: readonly Observation[], showValues = true): readonly string[] {
  const ledger = ledgerOf(plan, observations)
  const [header, ...rows] = linesOf(() => assembleCalls(ledger, { facts: factsOf(), showValues }))
  expect(header).toBe(HEADER)
  return rows
}

describe('calls.csv', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=A1,B1', '"\'=A1,B1"'],
    ['1-1', '1-1'],
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['two\nlines', '"two\nlines"'],
  ])('writes the cell %j as %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell)
  })

  it('has a row a call of each model, in the order of the cases', () => {
    const plan = planOf({
      cases: [caseOf('a', { group: 'ja' }), caseOf('b')],
      samples: 2,
      baseline: true,
      requirements: [],
    })
    const at = (caseIndex: number, sample: number) => plan.placeOf({ contractIndex: 0, caseIndex, sample }) as number
    const rows = rowsOf(plan, [
      observe(at(0, 0), MISMATCH),
      observe(at(0, 0), OK, { role: 'baseline', calls: [callOf(90.5, { costUsd: null, usage: null })] }),
      observe(at(0, 1), VIOLATION),
      observe(at(1, 0), UNPARSABLE),
      observe(at(1, 1), LOST),
    ])
    expect(rows).toEqual([
      'contract,a,ja,0,,candidate,mismatch,,/a,1,2,100,15,0.0004',
      'contract,a,ja,0,,baseline,ok,,,,,90.5,,',
      'contract,a,ja,1,,candidate,schema-violation,enum,/p,"enum: one of ""a""","""b""",100,15,0.0004',
      'contract,a,ja,1,,baseline,not-run,missing,,a call,its shard or journal is missing,,,',
      'contract,b,,0,,candidate,unparsable,fenced,,one JSON value,inside a code fence,100,15,0.0004',
      'contract,b,,0,,baseline,not-run,missing,,a call,its shard or journal is missing,,,',
      'contract,b,,1,,candidate,unmeasured,timeout,,an answer,timeout no answer,,,',
      'contract,b,,1,,baseline,not-run,missing,,a call,its shard or journal is missing,,,',
    ])
  })

  it('has a row a turn of a flow, and those of this shard alone', () => {
    const turn = { place: { file: 'c.yaml', line: 1, column: 1 }, expect: expectOf() }
    const flow = caseOf('flow', { turns: [turn, turn, turn] as never })
    const plan = planOf({ cases: [flow, flow], requirements: [] })
    const observed = observe(0, MISMATCH, { turn: 1, calls: [callOf(10), callOf(20)] })
    expect(rowsOf({ ...plan, shard: { index: 1, total: 2 } }, [observed])).toEqual([
      'contract,flow,,0,0,candidate,ok,,,,,10,,0.0004',
      'contract,flow,,0,1,candidate,mismatch,,/a,1,2,20,,0.0004',
      'contract,flow,,0,2,candidate,not-run,,,,,,,',
    ])
  })

  it('has every sample once, of however many', () => {
    const plan = planOf({ cases: 2, samples: 450, requirements: [] })
    const samples = rowsOf(plan, []).map((row) => row.split(',').slice(1, 4))
    const ofCase = (id: string) => Array.from({ length: 450 }, (_, sample) => [id, '', String(sample)])
    expect(samples).toEqual([...ofCase(samples[0]?.[0] ?? ''), ...ofCase(samples[450]?.[0] ?? '')])
    expect(samples[450]?.[0]).not.toBe(samples[0]?.[0])
  })

  it('accounts for every call that the totals count', () => {
    const plan = planOf({ cases: 40, baseline: true, requirements: [] })
    const outcomes = [OK, MISMATCH, LOST, UNPARSABLE, VIOLATION]
    const observations = Array.from({ length: 30 }, (_, at) => [
      observe(at, outcomes[at % 5] as typeof OK),
      observe(at, outcomes[at % 3] as typeof OK, { role: 'baseline' as const }),
    ]).flat()
    const ledger = ledgerOf(plan, observations)
    const facts = factsOf({ baseline: { from: 'live', missing: false } })
    const calls = [...assembleCalls(ledger, { facts, showValues: true })].flatMap((one) => one.calls)
    const { report: totals } = runTotals(ledger, facts)
    const count = (kind: string) => calls.filter(({ outcome }) => outcome === kind).length
    expect([calls.length, count('not-run'), count('unmeasured')]).toEqual([
      totals.planned,
      totals.not_run,
      totals.unmeasured,
    ])
    expect(calls.reduce((sum, call) => sum + (call.cost_usd ?? 0), 0)).toBeCloseTo(totals.cost_usd ?? 0, 9)
    expect(calls.reduce((sum, call) => sum + (call.tokens ?? 0), 0)).toBe(totals.tokens.input + totals.tokens.output)
  })

  it('holds nothing that a model said where values are not shown', () => {
    const plan = planOf({ cases: 1, requirements: [] })
    const said = { kind: 'mismatch', differences: [{ pointer: '/a', expected: '1', found: 'secret' }] } as const
    expect(rowsOf(plan, [observe(0, said)], false).join('')).not.toContain('secret')
    expect(rowsOf(plan, [observe(0, said)]).join('')).toContain('secret')
  })

  it.each(PAYLOADS)('whatever a stranger writes, a call stays a line and no cell a formula: %j', (payload) => {
    const lead = ['=', '+', '-', '@'].map((sign) => `${sign}${payload}`)
    for (const text of [payload, ...lead]) {
      const calls = failingCalls(hostileReport(text))
      const lines = linesOf(() => calls)
      expect(lines).toHaveLength(calls.length + 1)
      for (const line of lines) expect(line).not.toMatch(/(?:^|,)"?[=+\-@\t\r]/)
    }
  })

  it('comes in pieces, the last one too', () => {
    const [call] = failingCalls(failingSwap)
    const calls = () => Array.from({ length: 2_500 }, () => call as NonNullable<typeof call>)
    const pieces = [...renderCallsCsv({ ...failingSwap, calls })]
    expect(pieces.map((piece) => piece.split('\n').length - 1)).toEqual([2_000, 501])
  })

  it.each([0, 1e-12, 0.0004, 0.1 + 0.2, 1.5, 12, 999.999999999999, 1234.5, 98_765.4321])(
    'counts %d dollars to the last 1e-12 of them',
    (usd) => {
      const one = failingCalls(failingSwap)[0] as CallsOfCase
      const [, line] = linesOf(() => [{ ...one, calls: one.calls.map((call) => ({ ...call, cost_usd: usd })) }])
      expect(line?.split(',').at(-1)).toBe(usd.toFixed(12).replace(/\.?0+$/, ''))
    },
  )

  it('is a header alone where nothing was judged', () => {
    const { calls: _, ...unjudged } = failingSwap
    expect([...renderCallsCsv(unjudged)]).toEqual([`${HEADER}\n`])
  })
})
