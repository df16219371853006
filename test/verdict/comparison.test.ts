import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/outcome/outcome.ts'
import type { Requirement } from '../../src/plan/requirement.ts'
import { decide } from '../../src/verdict/decide.ts'
import { createLedger } from '../../src/verdict/ledger/ledger.ts'
import { designEffect, moreCasesNeeded, type PairedRate } from '../../src/verdict/pairs/paired-rate.ts'
import type { RunFacts } from '../../src/verdict/run-facts.ts'
import { createStopping } from '../../src/verdict/stopping.ts'
import { callOf, factsOf, LOST, MISMATCH, OK, observe, other, planOf, rate, share } from './fixture.ts'

const drop = (text: string, named = true): Requirement =>
  other('regression.match_rate', { kind: 'max-drop', rate: 'match_rate', maxDrop: share(text), named })
const withBaseline = { baseline: { from: 'live', missing: false } } as const

interface Pair {
  readonly candidate: Outcome
  readonly baseline: Outcome
  readonly count: number
}
const both = (count: number): Pair => ({ candidate: OK, baseline: OK, count })
const worse = (count: number): Pair => ({ candidate: MISMATCH, baseline: OK, count })
const better = (count: number): Pair => ({ candidate: OK, baseline: MISMATCH, count })
const REJECTED: Outcome = { kind: 'rejected', status: 400, code: null, param: null, message: 'no' }
const neither = (count: number): Pair => ({ candidate: MISMATCH, baseline: MISMATCH, count })

function compare(
  pairs: readonly Pair[],
  requirements: readonly Requirement[],
  options: { confidence?: string; maxUnmeasured?: string; judge?: 'relative' } = {},
  facts: Partial<RunFacts> = withBaseline,
) {
  const flat = pairs.flatMap((pair) => Array.from({ length: pair.count }, () => pair))
  const plan = planOf({ cases: flat.length, requirements, baseline: true, ...options })
  const ledger = createLedger(plan)
  flat.forEach((pair, at) => {
    ledger.put(observe(at, pair.candidate, { valueDigest: `sha256:${'1'.repeat(64)}` }))
    ledger.put(
      observe(at, pair.baseline, { role: 'baseline', valueDigest: `sha256:${(at % 2 ? '1' : '2').repeat(64)}` }),
    )
  })
  const verdict = decide(plan, ledger, factsOf(facts))
  return {
    verdict,
    rate: verdict.comparisons[0]?.rates[0] as PairedRate,
    requirements: verdict.contracts[0]?.requirements ?? [],
  }
}

describe('words of a comparison, from paired bounds', () => {
  it.each([
    ['improved', [both(40), better(20)], '0.01'],
    ['regressed', [both(40), worse(20)], '0.01'],
    ['no-worse', [both(300)], '0.01'],
    ['unclear', [both(200)], '0.01'],
    ['unclear', [both(50), worse(2), better(6), neither(2)], '0.01'],
    ['no-worse', [both(50), worse(2), better(6), neither(2)], '0.05'],
  ] as const)('%s', (word, pairs, margin) => {
    expect(compare(pairs, [drop(margin, false)]).rate.word).toBe(word)
  })

  it.each([
    // A named rate is decided by what was seen, in integers: 1 of 50 is 2 points, 2 of 50 are more.
    ['no-worse', 'pass', [both(49), worse(1)], true, 'pass'],
    ['regressed', 'fail', [both(48), worse(2)], true, 'fail'],
    ['improved', 'pass', [both(40), better(20)], true, 'pass'],
    ['unclear', 'undecided', [both(48), worse(1), { candidate: LOST, baseline: OK, count: 1 }], true, 'inconclusive'],
    // Nobody asked for an unnamed one: it fails where it is proven worse, and not where little is known.
    ['unclear', 'pass', [both(48), worse(2)], false, 'pass'],
    ['regressed', 'fail', [both(40), worse(20)], false, 'fail'],
    ['unclear', 'undecided', [both(48), { candidate: LOST, baseline: OK, count: 2 }], false, 'inconclusive'],
    // What the baseline's endpoint would not take is no point for the candidate.
    ['unclear', 'undecided', [both(48), { candidate: OK, baseline: REJECTED, count: 2 }], false, 'inconclusive'],
    ['unclear', 'undecided', [both(8), { candidate: OK, baseline: REJECTED, count: 30 }], false, 'inconclusive'],
  ] as const)('%s, %s', (word, decision, pairs, named, result) => {
    const { rate: paired, verdict } = compare(pairs, [drop('0.02', named)])
    expect(paired).toMatchObject({ word, decision })
    expect(verdict.result).toBe(result)
  })

  it('leaves out what max_unmeasured allows, of unnamed rates too', () => {
    const lost = { candidate: LOST, baseline: OK, count: 1 }
    expect(compare([both(299), lost], [drop('0.02', false)], { maxUnmeasured: '0.005' }).rate).toMatchObject({
      word: 'no-worse',
      decision: 'pass',
    })
  })

  it('compares the cases that a recorded baseline was asked, and needs half of them', () => {
    const unasked = { candidate: OK, baseline: { ...LOST, failure: 'not-recorded' } as Outcome }
    const facts = { baseline: { from: 'journal', missing: false } } as const
    const some = compare([both(150), { ...unasked, count: 4 }], [drop('0.02', false)], {}, facts).verdict
    expect(some.comparisons[0]?.cases).toEqual({ asked: 154, compared: 150 })
    expect(some.comparisons[0]?.rates[0]).toMatchObject({ word: 'no-worse' })
    const few = compare(
      [both(9), { ...unasked, count: 10 }],
      [drop('0.02', false), rate('match_rate', '0.5')],
      {},
      facts,
    )
    expect(few.verdict).toMatchObject({ result: 'pass', comparisons: [null] })
    expect(few.requirements[0]?.says).toEqual([
      'The baseline is missing: it was asked 9 of these 19 cases, fewer than half.',
    ])
  })

  it('three flips of sixty accuse nobody where a run asks several questions', () => {
    const several = [drop('0.02', false), rate('match_rate', '0.5'), rate('parse_rate', '0.5')]
    expect(compare([both(57), worse(3)], several).rate).toMatchObject({ word: 'unclear' })
    expect(compare([both(40), worse(20)], several).rate).toMatchObject({ word: 'regressed' })
  })

  it('the published figures', () => {
    const { rate: paired } = compare([both(50), worse(2), better(6), neither(2)], [drop('0.01', false)])
    expect(paired.difference).toBeCloseTo(4 / 60, 12)
    expect(paired.interval?.[0]).toBeCloseTo(-0.012600554940119258, 9)
    expect(paired.interval?.[1]).toBeCloseTo(0.15495900155936493, 9)
    expect(paired.signP).toBeCloseTo(0.2890625, 12)
    expect(paired).toMatchObject({ named: false, word: 'unclear' })
  })

  it('open pairs enter at their worst for each side', () => {
    const closed = compare([both(300)], [drop('0.02')]).rate
    const open = compare([both(297), { candidate: LOST, baseline: OK, count: 3 }], [drop('0.02')]).rate
    expect(open.pairs.open).toBe(3)
    expect(open.interval?.[0]).toBeLessThan(closed.interval?.[0] as number)
    expect(open.interval?.[1]).toBeCloseTo(closed.interval?.[1] as number, 6)
  })
})

describe('max_drop', () => {
  it.each([
    // observed: integers
    ['observed, within', [both(99), worse(1)], '0.01', undefined, 'pass'],
    ['observed, beyond', [both(98), worse(2)], '0.01', undefined, 'fail'],
    [
      'observed, an open pair may exceed it',
      [both(98), worse(1), { candidate: LOST, baseline: OK, count: 1 }],
      '0.01',
      undefined,
      'undecided',
    ],
    ['confident, proven', [both(300)], '0.01', '0.95', 'pass'],
    ['confident, refuted', [both(200), worse(60)], '0.01', '0.95', 'fail'],
    ['confident, unclear', [both(60), worse(1)], '0.01', '0.95', 'undecided'],
  ] as const)('%s → %s', (_, pairs, margin, confidence, decision) => {
    expect(compare(pairs, [drop(margin)], confidence ? { confidence } : {}).requirements[0]?.decision).toBe(decision)
  })

  it('says how many more cases would do', () => {
    const { requirements } = compare([both(150), better(1), worse(1)], [drop('0.02')], { confidence: '0.95' })
    expect(requirements[0]?.says.join(' ')).toMatch(/152 cases can't exclude a drop of 2 points; about \d+ more would/)
    expect(compare([both(60)], [drop('0.02')], { confidence: '0.95' }).requirements[0]?.says.join(' ')).toContain(
      'at least 133',
    )
    expect(compare([both(60)], [drop('0')], { confidence: '0.95' }).requirements[0]?.says.join(' ')).toContain(
      'margin above 0',
    )
  })

  it('a missing baseline judges absolute thresholds only, or keeps the run from passing', () => {
    const facts = { baseline: { from: 'journal', missing: true } } as const
    const requirements = [rate('match_rate', '0.5'), drop('0.01')]
    expect(compare([both(10)], requirements, {}, facts).verdict).toMatchObject({ result: 'pass', comparisons: [null] })
    const severity = { ...factsOf().severity, missingBaseline: 'fail' } as const
    expect(compare([both(10)], requirements, {}, { ...facts, severity }).verdict.result).toBe('inconclusive')
  })
})

describe('a run with confidence beside a baseline that acts', () => {
  const requirements = [rate('match_rate', '0.9'), drop('0.02', false)]
  const ledgerOf = (heard: number) => {
    const plan = planOf({ cases: 300, requirements, baseline: true, confidence: '0.95', stopEarly: true })
    const ledger = createLedger(plan)
    for (let at = 0; at < heard; at++) {
      ledger.put(observe(at, OK))
      ledger.put(observe(at, OK, { role: 'baseline' }))
    }
    return ledger
  }

  it('stops early where it is told to, and then nothing is said of what was not compared', () => {
    const ledger = ledgerOf(60)
    expect(createStopping(ledger).shouldStop()).toBe(true)
    const facts = factsOf({ ...withBaseline, end: { reason: 'stopped-early' } })
    const { comparisons, contracts, result } = decide(ledger.plan, ledger, facts)
    expect(result).toBe('pass')
    expect(comparisons[0]?.rates[0]).toMatchObject({ word: 'unclear', decision: 'pass' })
    expect(contracts[0]?.requirements[1]?.says).toEqual(['Stopped before it was compared.'])
  })

  it('compares at its planned end', () => {
    const { plan, ...ledger } = ledgerOf(300)
    expect(decide(plan, { plan, ...ledger }, factsOf(withBaseline)).comparisons[0]?.rates[0]?.word).toBe('no-worse')
  })
})

it('severity.regressed: warn shows what regressed and does not fail for it; nothing but it is judged under relative', () => {
  const severity = { ...factsOf().severity, regressed: 'warn' } as const
  const facts = { ...withBaseline, severity }
  const { verdict, requirements } = compare(
    [both(40), worse(20)],
    [rate('match_rate', '0.5'), drop('0.02', false)],
    {},
    facts,
  )
  expect(verdict.result).toBe('pass')
  expect(requirements[1]).toMatchObject({ decision: 'fail', decides: false })
  const relative = { judge: 'relative' } as const
  expect(compare([both(40), worse(20)], [drop('0.02')], relative, facts).verdict.result).toBe('fail')
})

describe('the design effect of samples', () => {
  const side = { pairs: 300, baselineOnly: 0, candidateOnly: 0, samples: 3, cases: 100, mean: 0, variance: 0 }
  it.each([
    ['one sample a case', { ...side, samples: 1, baselineOnly: 9 }, 1],
    ['nothing flips', side, 3],
    // All three samples of a case flip together: 300 pairs tell what 100 would.
    [
      'samples that agree',
      { ...side, baselineOnly: 15, candidateOnly: 15, variance: 10 / 99 },
      10 / 99 / 100 / (0.1 / 300),
    ],
    ['never below one', { ...side, baselineOnly: 30, candidateOnly: 30, variance: 0.0001 }, 1],
  ] as const)('%s', (_, assumed, effect) => expect(designEffect(assumed)).toBeCloseTo(effect, 9))
})

describe('agreement, flips and labels', () => {
  const agreement = other('regression.agreement', { kind: 'agreement', least: share('0.5') })
  it('compares values, not outcomes', () => {
    expect(compare([both(10)], [agreement]).requirements[0]).toMatchObject({ passed: 5, failed: 5, decision: 'pass' })
    expect(compare([both(9), { candidate: OK, baseline: LOST, count: 1 }], [agreement]).requirements[0]).toMatchObject({
      open: 1,
    })
  })
  it('lists regressions first, and labels that both dispute in the same way', () => {
    const { verdict } = compare([better(1), worse(2), neither(2), both(3)], [rate('match_rate', '0')])
    const flips = verdict.comparisons[0]?.flips
    expect(flips?.flips.map((flip) => flip.candidate)).toEqual(['mismatch', 'mismatch', 'ok'])
    expect(flips?.disputed).toHaveLength(1)
  })
})

describe('ratios', () => {
  const increase = (maxIncrease: number): Requirement =>
    other('regression.latency.p50', { kind: 'max-increase', measure: 'latency', quantile: share('0.5'), maxIncrease })
  const timedLedger = (cases: number, factor: number, requirement: Requirement, confidence?: string) => {
    const plan = planOf({ cases, requirements: [requirement], baseline: true, ...(confidence ? { confidence } : {}) })
    const ledger = createLedger(plan)
    for (let at = 0; at < cases; at++) {
      const ms = 100 + ((at * 37) % 50)
      ledger.put(observe(at, OK, { calls: [callOf(ms * factor, { costUsd: 0.0002 })] }))
      ledger.put(observe(at, OK, { role: 'baseline', calls: [callOf(ms, { costUsd: 0.0004 })] }))
    }
    return { plan, ledger }
  }
  const timed = (...asked: Parameters<typeof timedLedger>) => {
    const { plan, ledger } = timedLedger(...asked)
    return decide(plan, ledger, factsOf(withBaseline))
  }
  it.each([
    ['within', 1.2, 0.2, undefined, 'pass'],
    ['beyond', 1.25, 0.2, undefined, 'fail'],
    ['confident, within', 1.05, 0.2, '0.95', 'pass'],
    ['confident, beyond', 1.6, 0.2, '0.95', 'fail'],
  ] as const)('%s', (_, factor, most, confidence, decision) => {
    expect(timed(100, factor, increase(most), confidence).contracts[0]?.requirements[0]?.decision).toBe(decision)
  })
  it.each([
    ['with usage throughout', 0, 0, 'pass'],
    ['where the candidate told none for some', 2, 0, 'undecided'],
    ['where the baseline told none for one', 0, 1, 'undecided'],
  ] as const)('of cost %s', (_, candidateWithout, baselineWithout, decision) => {
    const requirement = other('regression.cost_per_call', {
      kind: 'max-increase',
      measure: 'cost_per_call',
      quantile: null,
      maxIncrease: 0,
    })
    const ledger = createLedger(planOf({ cases: 20, requirements: [requirement], baseline: true }))
    const costing = (costUsd: number | null) => ({ calls: [callOf(10, { costUsd })] })
    for (let at = 0; at < 20; at++) {
      ledger.put(observe(at, OK, costing(at < candidateWithout ? null : 0.0002)))
      ledger.put(observe(at, OK, { role: 'baseline', ...costing(at < baselineWithout ? null : 0.0004) }))
    }
    const [judged] = decide(ledger.plan, ledger, factsOf(withBaseline)).contracts[0]?.requirements ?? []
    expect(judged?.decision).toBe(decision)
  })
  it.each([
    ['a slower model by more than the delay', 10, 60, 'fail'],
    ['a slower model within the delay', 1.5, 60, 'undecided'],
    ['a quicker one by more than the delay', 0.1, 60, 'pass'],
    ['a quicker one within the delay', 0.9, 60, 'undecided'],
  ] as const)('on a late machine: %s', (_, factor, loopDelayMs, decision) => {
    const { plan, ledger } = timedLedger(100, factor, increase(0.2))
    const judged = decide(plan, ledger, factsOf({ ...withBaseline, loopDelayMs })).contracts[0]?.requirements[0]
    expect(judged?.decision).toBe(decision)
  })
  it('gives the typical ratio, and no interval from too few cases', () => {
    const ratios = timed(19, 1.5, increase(1)).comparisons[0]?.ratios ?? []
    expect(ratios[0]).toMatchObject({ interval: null, casesNeeded: 20, cases: 19 })
    expect(ratios[0]?.typical).toBeCloseTo(1.5, 9)
    expect(ratios.find((one) => one.measure === 'cost_per_call')?.ratio).toBeCloseTo(0.5, 12)
    expect(timed(19, 1.5, increase(1), '0.95').contracts[0]?.requirements[0]?.says.join(' ')).toContain('Too few cases')
    expect(timed(100, 1.5, increase(1)).comparisons[0]?.ratios[0]?.interval).not.toBeNull()
  })
})

it('more cases can not help where a drop was seen', () => {
  const { rate: paired } = compare([both(95), worse(5)], [drop('0.02')])
  expect(moreCasesNeeded(paired)).toBeNull()
})
