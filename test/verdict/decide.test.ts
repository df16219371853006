import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/outcome/outcome.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { decide } from '../../src/verdict/decide.ts'
import { createLedger } from '../../src/verdict/ledger/ledger.ts'
import type { RunFacts } from '../../src/verdict/run-facts.ts'
import { createStopping } from '../../src/verdict/stopping.ts'
import type { RequirementVerdict } from '../../src/verdict/verdict.ts'
import {
  callOf,
  caseOf,
  expectOf,
  factsOf,
  LOST,
  MISMATCH,
  OK,
  observe,
  other,
  planOf,
  rate,
  speed,
  UNPARSABLE,
  VIOLATION,
} from './fixture.ts'

const judge = (plan: Plan, outcomes: readonly (Outcome | null)[], facts = factsOf()): readonly RequirementVerdict[] => {
  const ledger = createLedger(plan)
  outcomes.forEach((outcome, place) => {
    if (outcome) ledger.put(observe(place, outcome))
  })
  return decide(plan, ledger, facts).contracts[0]?.requirements ?? []
}
const REFUSED: Outcome = { kind: 'rejected', status: 400, code: null, param: null, message: 'no' }
const TIMED_OUT = { answered: false, timedOutMs: 2500 }
const many = (count: number, outcome: Outcome): Outcome[] => Array.from({ length: count }, () => outcome)

describe('rates ask by the stage that was passed', () => {
  it.each([
    ['ok', OK, [1, 1, 1, 1]],
    ['mismatch', MISMATCH, [1, 1, 1, 0]],
    ['schema violation', VIOLATION, [1, 0, 0, 0]],
    ['unparsable', UNPARSABLE, [0, 0, 0, 0]],
  ] as const)('%s', (_, outcome, passed) => {
    const calls = { ordered: false, calls: [] }
    const requirements = ['parse_rate', 'schema_rate', 'tool_rate', 'match_rate'].map((name) => rate(name, '0.5'))
    const plan = planOf({ cases: [caseOf('a', { expect: expectOf({ calls }) })], requirements })
    expect(judge(plan, [outcome]).map((one) => one.passed)).toEqual(passed)
  })

  it('ask only the cases that expect something', () => {
    const { values: _, ...nothing } = expectOf()
    const plan = planOf({
      cases: [caseOf('a', { expect: nothing }), caseOf('b')],
      requirements: [rate('parse_rate', '1'), rate('match_rate', '1')],
    })
    expect(judge(plan, [OK, OK]).map((one) => one.passed)).toEqual([2, 1])
  })

  it('ask a group by itself', () => {
    const cases = [caseOf('a', { group: 'en' }), caseOf('b', { group: 'ja' })]
    const plan = planOf({ cases, requirements: [rate('match_rate', '1', 'ja'), rate('match_rate', '1', 'en')] })
    const outcomes = [0, 1].map((place) => (plan.unitAt(place).case.group === 'ja' ? MISMATCH : OK))
    expect(judge(plan, outcomes).map((one) => one.decision)).toEqual(['fail', 'pass'])
  })

  it('ask a case once for all its samples', () => {
    const plan = planOf({ cases: 2, samples: 3, requirements: [rate('case_rate', '0.5')] })
    const wrong = plan.placeOf({ contractIndex: 0, caseIndex: 1, sample: 2 })
    const [found] = judge(
      plan,
      Array.from({ length: 6 }, (_, place) => (place === wrong ? MISMATCH : OK)),
    )
    expect([found?.passed, found?.failed, found?.decision]).toEqual([1, 1, 'pass'])
  })
})

describe('what was not measured', () => {
  it('is bounded, and left out up to max_unmeasured', () => {
    const bounded = planOf({ cases: 100, requirements: [rate('match_rate', '0.99')] })
    const outcomes = [...many(98, OK), LOST, LOST]
    expect(judge(bounded, outcomes)[0]).toMatchObject({ decision: 'undecided', open: 2 })
    const excused = planOf({ cases: 100, requirements: [rate('match_rate', '0.99')], maxUnmeasured: '0.02' })
    expect(judge(excused, outcomes)[0]).toMatchObject({ decision: 'pass', open: 2 })
    expect(judge(excused, outcomes)[0]?.says.join(' ')).toContain('2 calls without an answer left out')
    expect(judge(excused, [...many(95, OK), ...many(3, MISMATCH), LOST, LOST])[0]).toMatchObject({ decision: 'fail' })
  })
  it('nothing at all is never a pass', () => {
    const plan = planOf({ cases: 4, requirements: [rate('match_rate', '0.5')], maxUnmeasured: '1' })
    expect(judge(plan, many(4, LOST))[0]?.decision).toBe('undecided')
    expect(judge(plan, [])[0]?.decision).toBe('undecided')
  })
})

describe('speeds', () => {
  const timed = (
    plan: Plan,
    calls: readonly ReturnType<typeof callOf>[],
    loopDelayMs = 0,
  ): RequirementVerdict | undefined => {
    const ledger = createLedger(plan)
    calls.forEach((call, place) => ledger.put(observe(place, call.answered ? OK : LOST, { calls: [call] })))
    return decide(plan, ledger, factsOf({ loopDelayMs })).contracts[0]?.requirements[0]
  }
  const latency = planOf({ cases: 20, requirements: [speed('latency', '0.95', 2000)] })
  const fast = (count: number) => Array.from({ length: count }, () => callOf(500))

  it.each([
    ['within the limit', [...fast(19), callOf(9000)], 'pass'],
    ['past it', [...fast(18), callOf(2001), callOf(9000)], 'fail'],
    ['timed out past it', [...fast(18), callOf(2500, { answered: false, timedOutMs: 2500 }), callOf(9000)], 'fail'],
    [
      'timed out past it before a retry answered',
      [...fast(18), callOf(100, { timedOutMs: 2500 }), callOf(9000)],
      'fail',
    ],
    [
      'timed out within it',
      [...fast(18), callOf(900, { answered: false, timedOutMs: 900 }), callOf(9000)],
      'undecided',
    ],
    ['an outage', [...fast(18), callOf(9000, { answered: false }), callOf(9000)], 'undecided'],
  ] as const)('%s', (_, calls, decision) => expect(timed(latency, calls)?.decision).toBe(decision))

  it('are shown, not judged, below 1/(1−q) calls', () => {
    const plan = planOf({ cases: 19, requirements: [speed('latency', '0.95', 2000)] })
    expect(timed(plan, fast(19))).toMatchObject({ judged: false, observed: 1 })
    expect(decide(plan, createLedger(plan), factsOf()).result).toBe('inconclusive')
  })

  it('are judged where enough calls were planned, also if the endpoint refused some', () => {
    const plan = planOf({ cases: 20, requirements: [speed('latency', '0.95', 200), rate('parse_rate', '0.9')] })
    const ledger = createLedger(plan)
    ledger.put(observe(0, REFUSED, { calls: [callOf(9, { answered: false })] }))
    for (let place = 1; place < 20; place++) ledger.put(observe(place, OK, { calls: [callOf(900)] }))
    const { result, contracts } = decide(plan, ledger, factsOf())
    expect(contracts[0]?.requirements[0]).toMatchObject({ judged: true, failed: 19, decision: 'fail' })
    expect(result).toBe('fail')
    expect(createStopping(ledger).shouldStop()).toBe(true)
  })

  const late = (count: number, ms: number) => [...fast(20 - count), ...Array.from({ length: count }, () => callOf(ms))]
  it.each([
    ['a failure by more than the delay', late(20, 3000), 301, 'fail'],
    ['a failure within the delay', late(20, 2300), 301, 'undecided'],
    ['a failure of enough calls by more than the delay', late(2, 2400), 301, 'fail'],
    ['a failure of too few by more than the delay', [...late(1, 2400).slice(1), callOf(2200)], 301, 'undecided'],
    ['a time-out by more than the delay', [...fast(18), ...[1, 2].map(() => callOf(2500, TIMED_OUT))], 301, 'fail'],
    ['a delay that is small beside the times', late(20, 2100), 209, 'fail'],
    ['a pass, which a late machine only makes harder', fast(20), 60, 'pass'],
  ] as const)('on a late machine: %s', (_, calls, delay, decision) =>
    expect(timed(latency, calls, delay)?.decision).toBe(decision),
  )

  it.each([
    ['reached whatever the delay', 200, 'pass'],
    ['reached, but for the delay', 95, 'undecided'],
    ['missed, but for the delay', 85, 'undecided'],
    ['missed whatever the delay', 50, 'fail'],
  ] as const)('on a late machine, tokens a second: %s', (_, tokens, decision) => {
    const plan = planOf({ cases: 2, requirements: [speed('tokens_per_second', '0.5', 90)], stream: true })
    const call = callOf(1100, {
      ms: { queued: 0, firstByte: 50, firstToken: 100, total: 1100 },
      usage: { input: 1, output: tokens + 1, cachedInput: 0, reasoning: 0 },
    })
    expect(timed(plan, [call, call], 200)?.decision).toBe(decision)
  })

  it('tokens a second count after the first token, without reasoning', () => {
    const call = (output: number, reasoning: number) =>
      callOf(1100, {
        ms: { queued: 0, firstByte: 50, firstToken: 100, total: 1100 },
        usage: { input: 1, output, cachedInput: 0, reasoning },
      })
    const plan = planOf({ cases: 2, requirements: [speed('tokens_per_second', '0.5', 40)], stream: true })
    expect(timed(plan, [call(41, 0), call(40, 0)])).toMatchObject({ passed: 1, failed: 1 })
    expect(timed(plan, [call(61, 20), call(60, 20)])).toMatchObject({ passed: 1, failed: 1 })
  })

  it('of a flow are asked of each call that was made', () => {
    const turn = { expect: expectOf(), place: { file: 'c.yaml', line: 1, column: 1 } }
    const plan = planOf({
      cases: [caseOf('f', { turns: [turn, turn, turn] }), caseOf('g', { turns: [turn, turn] })],
      requirements: [speed('latency', '0.5', 1000)],
    })
    const flow = plan.placeOf({ contractIndex: 0, caseIndex: 0, sample: 0 }) as number
    const ledger = createLedger(plan)
    ledger.put(observe(flow, MISMATCH, { turn: 1, calls: [callOf(100), callOf(5000)] }))
    expect(decide(plan, ledger, factsOf()).contracts[0]?.requirements[0]).toMatchObject({
      passed: 1,
      failed: 1,
      open: 2,
    })
  })
})

describe('cost', () => {
  const cost = (atMostUsd: number) => other('cost_per_call.mean', { kind: 'mean-cost', atMostUsd })
  /** null: a call that was lost; 'no usage': one that was answered without. */
  const costing = (usd: number | null | 'no usage') =>
    usd === null
      ? observe(0, LOST)
      : observe(0, OK, { calls: [callOf(10, { costUsd: usd === 'no usage' ? null : usd })] })
  it.each([
    ['at the limit', 0.0004, [0.0004, 0.0004, 0.0004], null, 'pass'],
    ['above it', 0.0004, [0.0004, 0.0004, 0.00041], null, 'fail'],
    ['open, nothing known of the price', 0.0004, [0.0004, 0.0004, null], null, 'undecided'],
    ['open, and the dearest call keeps within', 0.0004, [0.0001, 0.0001, null], 0.0005, 'pass'],
    ['open, and an answer cost more than the dearest call was to', 0.0004, [0.0004, 0.0004, null], 0.0003, 'undecided'],
    [
      'answered without usage, whatever the dearest call could cost',
      0.0004,
      [0.0001, 0.0001, 'no usage'],
      0.0005,
      'undecided',
    ],
    ['open with nothing answered, though no call could cost so much', 0.0004, [null, null, null], 0.0001, 'undecided'],
    ['open, and already spent', 0.0004, [0.001, 0.001, null], null, 'fail'],
  ] as const)('%s', (_, limit, costs, worst, decision) => {
    const plan = planOf({ cases: 3, requirements: [cost(limit)] })
    const ledger = createLedger(plan)
    costs.forEach((usd, place) => ledger.put({ ...costing(usd), place }))
    const found = decide(plan, ledger, factsOf({ worstCallUsd: () => worst })).contracts[0]?.requirements[0]
    expect(found?.decision).toBe(decision)
  })

  it('may lack the usage of as many calls as may stay without an answer', () => {
    const plan = planOf({ cases: 200, requirements: [cost(0.0004)], maxUnmeasured: '0.005' })
    const judged = (without: number) => {
      const ledger = createLedger(plan)
      for (let place = 0; place < 200; place++) ledger.put({ ...costing(place < without ? 'no usage' : 0.0004), place })
      return decide(plan, ledger, factsOf()).contracts[0]?.requirements[0]?.decision
    }
    expect([judged(1), judged(2)]).toEqual(['pass', 'undecided'])
  })
})

describe('the result', () => {
  const refused = {
    reason: 'refused-by-endpoint',
    failure: { kind: 'unauthorized', phase: 'body', status: 401, message: 'no', code: null, param: null },
    answered: true,
    role: 'candidate',
    contract: 'contract',
  } as unknown as RunFacts['end']
  it.each<[string, RunFacts['end'], number, string]>([
    ['a limit that left calls out', { reason: 'call-limit' }, 6, 'inconclusive'],
    ['a budget that did', { reason: 'budget' }, 6, 'inconclusive'],
    ['a deadline that did', { reason: 'deadline' }, 6, 'inconclusive'],
    ['a deadline that cut only second attempts', { reason: 'deadline' }, 10, 'pass'],
    ['an endpoint that refused to go on', refused, 6, 'inconclusive'],
    ['a signal', { reason: 'cancelled' }, 6, 'inconclusive'],
    ['a torn journal', { reason: 'interrupted' }, 10, 'inconclusive'],
    ['an early stop', { reason: 'stopped-early' }, 6, 'pass'],
  ])('of what is decided already, after %s', (_, end, heard, result) => {
    const plan = planOf({ cases: 10, requirements: [rate('parse_rate', '0.5')] })
    const ledger = createLedger(plan)
    for (let place = 0; place < heard; place++) ledger.put(observe(place, place === 9 ? LOST : OK))
    expect(decide(plan, ledger, factsOf({ end })).result).toBe(result)
  })

  it.each([
    ['a rate of 0', { requirements: [rate('parse_rate', '0'), rate('match_rate', '0')] }, 'inconclusive'],
    ['a rate of 0 at 95 %', { requirements: [rate('parse_rate', '0')], confidence: '0.95' }, 'inconclusive'],
  ])('of %s where nothing was answered is no pass', (_, asked, result) => {
    const plan = planOf({ cases: 10, ...asked })
    const ledger = createLedger(plan)
    for (let place = 0; place < 10; place++) ledger.put(observe(place, LOST))
    expect(decide(plan, ledger, factsOf({ worstCallUsd: () => 0.001 })).result).toBe(result)
  })

  it.each([
    ['all pass', '0.5', '0.7', 'pass'],
    ['a failure outranks what is undecided', '0.95', '0.8', 'fail'],
    ['undecided without a failure', '0.5', '0.8', 'inconclusive'],
  ] as const)('%s', (_, match, parse, result) => {
    const plan = planOf({ cases: 10, requirements: [rate('match_rate', match), rate('parse_rate', parse)] })
    const ledger = createLedger(plan)
    ;[OK, OK, OK, OK, OK, OK, MISMATCH, UNPARSABLE, LOST, LOST].forEach((outcome, place) =>
      ledger.put(observe(place, outcome)),
    )
    expect(decide(plan, ledger, factsOf()).result).toBe(result)
  })

  it('fails for the reason for which the endpoint rejected the first calls', () => {
    const plan = planOf({ cases: 20, requirements: [rate('parse_rate', '0.1')] })
    const end = {
      reason: 'all-rejected',
      status: 400,
      code: null,
      param: 'seed',
      message: 'no such parameter',
    } as const
    expect(decide(plan, createLedger(plan), factsOf({ end }))).toMatchObject({
      result: 'fail',
      allRejected: 'no such parameter',
    })
  })
})
