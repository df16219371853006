import { describe, expect, it } from 'vitest'
import { seededRandom, shuffle } from '../../src/contract/random.ts'
import type { Outcome } from '../../src/outcome/outcome.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { decide } from '../../src/verdict/decide.ts'
import {
  fewestCasesForMargin,
  fewestUnits,
  forecastConfident,
  forecastObserved,
  unitsToSettle,
} from '../../src/verdict/forecast/forecast.ts'
import { createLedger } from '../../src/verdict/ledger/ledger.ts'
import { planBoundaries } from '../../src/verdict/sequential/plan-boundaries.ts'
import { createStopping } from '../../src/verdict/stopping.ts'
import type { RequirementVerdict } from '../../src/verdict/verdict.ts'
import {
  callOf,
  factsOf,
  LOST,
  MISMATCH,
  OK,
  observe,
  other,
  planOf,
  rate,
  share,
  speed,
  UNPARSABLE,
} from './fixture.ts'

const judge = (
  plan: Plan,
  outcomeAt: (place: number) => Outcome | null,
  facts = factsOf(),
): readonly RequirementVerdict[] => {
  const ledger = createLedger(plan)
  for (let at = 0; at < plan.unitCount; at++) {
    const outcome = outcomeAt(at)
    if (outcome) ledger.put(observe(at, outcome))
  }
  return decide(plan, ledger, facts).contracts[0]?.requirements ?? []
}
const confident = (cases: number, requirements = [rate('match_rate', '0.95')], members = {}): Plan =>
  planOf({ cases, requirements, confidence: '0.95', stopEarly: true, ...members })

describe('a confident share', () => {
  it.each([
    // plan, failures at, last place observed → decision after how many units
    ['clean', 600, [], 600, 'pass', 76],
    ['two early failures', 600, [0, 1], 600, 'pass', 186],
    ['three of the first three', 600, [0, 1, 2], 600, 'fail', 3],
    ['all', 600, 'all', 600, 'fail', 3],
    ['clean to the end of the shortest plan', 59, [], 59, 'pass', 59],
    ['one failure in the shortest plan', 59, [5], 59, 'undecided', 59],
    ['clean, and stopped too soon', 600, [], 70, 'undecided', 70],
  ] as const)('%s', (_, cases, failures, last, decision, units) => {
    const failed = (at: number): boolean => failures === 'all' || (failures as readonly number[]).includes(at)
    const [found] = judge(confident(cases), (at) => (at >= last ? null : failed(at) ? MISMATCH : OK))
    expect(found?.decision).toBe(decision)
    expect((found?.passed ?? 0) + (found?.failed ?? 0)).toBe(units)
    expect(found?.method).toBe('e-process')
  })

  it('leaves open what was not run while it is undecided', () => {
    const found = (last: number) => judge(confident(600), (at) => (at >= last ? null : OK))[0]
    expect(found(70)).toMatchObject({ decision: 'undecided', passed: 70, open: 530 })
    expect(found(80)).toMatchObject({ decision: 'pass', passed: 76, open: 0 })
  })

  it('counts an open unit against both sides', () => {
    const lostAt = (lost: readonly number[]) => judge(confident(600), (at) => (lost.includes(at) ? LOST : OK))[0]
    const withFailures = judge(confident(600), (at) => (at === 3 ? MISMATCH : OK))[0]
    expect(lostAt([3])).toMatchObject({ decision: 'pass', open: 1, passed: withFailures?.passed })
    expect(lostAt([80])).toMatchObject({ decision: 'pass', open: 0, passed: 76 })
    const many = judge(confident(20), () => LOST)[0]
    expect(many).toMatchObject({ decision: 'undecided', interval: null })
  })

  it('reads the planned order, whatever order calls complete in', () => {
    const plan = confident(300)
    const ledger = createLedger(plan)
    const stopping = createStopping(ledger)
    const stops: number[] = []
    for (const at of shuffle(
      Uint32Array.from({ length: 300 }, (_, i) => i),
      seededRandom(3),
    )) {
      stopping.put(observe(at, OK))
      const heard = [...Array(76).keys()].every((place) => ledger.columns('candidate').kindAt(place) !== null)
      expect(stopping.shouldStop()).toBe(heard)
      if (heard) stops.push(at)
    }
    expect(stops.length).toBeGreaterThan(0)
  })

  it('a failure that is proven is divided by the number of requirements; Holm names the next', () => {
    const two = confident(600, [rate('match_rate', '0.95'), rate('parse_rate', '0.95')])
    expect(judge(two, () => MISMATCH).map((one) => [one.decision, one.failed])).toEqual([
      ['fail', 4],
      ['pass', 0],
    ])
    // Ten failures in 100 units, nine of them at the end: enough at α, one too few at α/2.
    const late =
      (early: Outcome) =>
      (at: number): Outcome =>
        at === 20 || at > 90 ? UNPARSABLE : at < 10 ? early : OK
    const plan = confident(100, [rate('match_rate', '0.95'), rate('parse_rate', '0.95')])
    expect(judge(plan, late(OK)).map((one) => one.decision)).toEqual(['undecided', 'undecided'])
    expect(judge(plan, late(MISMATCH)).map((one) => one.decision)).toEqual(['fail', 'fail'])
  })

  it('least 1 is observed, not proven, and one failure refutes it', () => {
    const plan = confident(60, [rate('match_rate', '1')])
    const [clean] = judge(plan, () => OK)
    expect(clean).toMatchObject({ decision: 'pass', method: 'clopper-pearson' })
    expect(clean?.says.join(' ')).toContain('Observed, not proven')
    expect(clean?.says.join(' ')).toContain('95.1 %')
    expect(judge(plan, (at) => (at === 7 ? MISMATCH : null))[0]?.decision).toBe('fail')
  })

  it('about cases: the first sample of a case is the unit', () => {
    const plan = confident(59, [rate('match_rate', '0.95')], { samples: 3, claim: 'cases' })
    expect(judge(plan, (at) => (at < 59 ? OK : MISMATCH))[0]).toMatchObject({ decision: 'pass', passed: 59 })
    const calls = confident(59, [rate('match_rate', '0.95')], { samples: 3, claim: 'calls' })
    expect(judge(calls, (at) => (at < 59 ? OK : MISMATCH))[0]?.decision).not.toBe('pass')
  })

  it('says what it can not prove and what would settle it', () => {
    expect(judge(confident(40), () => OK)[0]?.says.join(' ')).toContain('it takes at least 59')
    expect(judge(confident(100), (at) => (at % 33 === 0 ? MISMATCH : OK))[0]?.says.join(' ')).toMatch(/would settle it/)
    expect(judge(confident(100), () => OK, factsOf({ whatIf: true }))[0]?.says.join(' ')).toContain('no proof')
  })
})

describe('the decision tables in the journal', () => {
  it('are the reference tables, one a requirement', () => {
    const plan = planOf({ cases: 100, requirements: [rate('match_rate', '0.9')], confidence: '0.95' })
    expect(planBoundaries(plan)).toMatchObject({
      'contract/match_rate': {
        units: 100,
        pass_first_n_by_failures: { 0: 37, 1: 74, 2: 91 },
        pass_at_plan_end_if_failures_at_most: 4,
        fail_at_plan_end_if_failures_at_least: 16,
      },
    })
    expect(planBoundaries(planOf({ requirements: [rate('match_rate', '0.9')] }))).toEqual({})
    expect(planBoundaries(planOf({ requirements: [rate('match_rate', '1')], confidence: '0.9' }))).toEqual({
      'contract/match_rate': null,
    })
  })
})

describe('stopping early in observed mode', () => {
  const stopsAt = (plan: Plan, outcomeAt: (place: number) => Outcome): number => {
    const stopping = createStopping(createLedger(plan))
    for (let at = 0; at < plan.unitCount; at++) {
      stopping.put(observe(at, outcomeAt(at), { calls: [callOf(100)] }))
      if (stopping.shouldStop()) return at + 1
    }
    return Number.POSITIVE_INFINITY
  }
  it.each([
    ['a pass that nothing can undo', [rate('match_rate', '0.9')], OK, 90],
    ['a failure that nothing can undo', [rate('match_rate', '0.9')], MISMATCH, 11],
    ['the last requirement decides', [rate('match_rate', '0.5'), speed('latency', '0.95', 2000)], OK, 95],
    ['a case rate', [rate('case_rate', '0.1')], OK, 10],
    [
      'a mean is never decided with calls open',
      [other('cost_per_call.mean', { kind: 'mean-cost', atMostUsd: 1 })],
      OK,
      100,
    ],
  ] as const)('%s', (_, requirements, outcome, units) => {
    expect(stopsAt(planOf({ cases: 100, requirements, stopEarly: true }), () => outcome)).toBe(units)
  })
  it('does not wait for a percentile that is shown, not judged', () => {
    const plan = confident(90, [rate('match_rate', '0.95'), speed('latency', '0.99', 2000)])
    expect(stopsAt(plan, () => OK)).toBe(76)
  })
  it('waits for every sample of a case, and undoes a lost call that was answered', () => {
    const plan = planOf({ cases: 2, samples: 2, requirements: [rate('case_rate', '1')], stopEarly: true })
    expect(stopsAt(plan, () => OK)).toBe(4)
    const stopping = createStopping(createLedger(plan))
    stopping.put(observe(0, OK))
    expect(stopping.shouldStop()).toBe(false)
    for (const at of [1, 2, 3]) stopping.put(observe(at, LOST))
    expect(stopping.shouldStop()).toBe(false)
    for (const at of [1, 2, 3]) stopping.put(observe(at, OK))
    expect(stopping.shouldStop()).toBe(true)
  })
})

describe('forecasts', () => {
  it.each([
    ['0.98', 10, 10],
    ['0.98', 60, 59],
    ['0.5', 3, 2],
  ])('%s of %d needs %d', (least, units, need) => expect(forecastObserved(share(least), units).need).toBe(need))

  it('a model at 99 % fails 98 % of 60 in 12 of 100 runs', () => {
    const { goodRate, goodFails } = forecastObserved(share('0.98'), 60)
    expect(goodRate).toBeCloseTo(0.99, 12)
    expect(Math.round(100 * goodFails)).toBe(12)
  })

  it.each([
    [0.95, 0.05, 59],
    [0.98, 0.05, 149],
    [0.99, 0.05, 299],
    [0.5, 0.5, 1],
  ])('fewest units for %d at α %d: %d', (least, alpha, units) => expect(fewestUnits(least, alpha)).toBe(units))

  it('fewest cases that exclude a drop', () => {
    expect([0.01, 0.02, 0.05].map((margin) => fewestCasesForMargin(margin, 2.7055))).toEqual([268, 133, 52])
  })

  it('what a plan can prove', () => {
    expect(forecastConfident(0.99, 60, { alpha: 0.05, failAlpha: 0.05 })).toMatchObject({
      fewestUnits: 299,
      provable: false,
      settlesCleanAt: null,
    })
    const plenty = forecastConfident(0.95, 600, { alpha: 0.05, failAlpha: 0.05 })
    expect(plenty).toMatchObject({ provable: true, settlesCleanAt: 76 })
    expect(plenty.goodPasses).toBeGreaterThan(0.85)
    expect(forecastConfident(0.95, 60, { alpha: 0.05, failAlpha: 0.05 })).toMatchObject({
      provable: true,
      settlesCleanAt: 60,
    })
  })

  it('how many would settle it', () => {
    expect(unitsToSettle({ units: 60, failed: 0, least: 0.95, alpha: 0.05, failAlpha: 0.05 })).toBeGreaterThanOrEqual(
      76,
    )
    expect(unitsToSettle({ units: 100, failed: 5, least: 0.95, alpha: 0.05, failAlpha: 0.05 })).toBeNull()
  })
})
