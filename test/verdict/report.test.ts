import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { seededRandom, shuffle } from '../../src/contract/random.ts'
import type { Observation } from '../../src/outcome/observation.ts'
import type { Outcome } from '../../src/outcome/outcome.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { assembleReport } from '../../src/report/assemble/assemble.ts'
import type { ReportExtras } from '../../src/report/assemble/extras.ts'
import type { Report } from '../../src/report/report.ts'
import { decide } from '../../src/verdict/decide.ts'
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
  other,
  planOf,
  rate,
  share,
  speed,
  UNPARSABLE,
  VIOLATION,
} from './fixture.ts'

const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync('schema/report.schema.json', 'utf8')))

const extrasOf = (members: Partial<ReportExtras> = {}): ReportExtras => ({
  facts: factsOf(),
  requireEvidence: false,
  showValues: true,
  preflight: [],
  provenance: {},
  weakened: [],
  warnings: [],
  ...members,
})

function reportOf(plan: Plan, observations: readonly Observation[], extras = extrasOf()): Report {
  const ledger = createLedger(plan)
  for (const observation of observations) ledger.put(observation)
  const report = assembleReport(plan, ledger, decide(plan, ledger, extras.facts), extras)
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true)
  return report
}

const GROUPS = ['en', 'ja'] as const
const cases = Array.from({ length: 60 }, (_, i) => caseOf(`c${i}`, { group: GROUPS[i % 2] as string }))
const outcomes = [OK, OK, MISMATCH, VIOLATION, UNPARSABLE, OK, LOST, OK]
const full = planOf({
  cases,
  baseline: true,
  stream: true,
  requirements: [
    rate('parse_rate', '0.9'),
    rate('match_rate', '0.9'),
    rate('match_rate', '0.5', 'ja'),
    speed('latency', '0.95', 2000),
    other('cost_per_call.mean', { kind: 'mean-cost', atMostUsd: 0.001 }),
    other('regression.match_rate', { kind: 'max-drop', rate: 'match_rate', maxDrop: share('0.01'), named: true }),
    other('regression.agreement', { kind: 'agreement', least: share('0.9') }),
    other('regression.latency.p95', {
      kind: 'max-increase',
      measure: 'latency',
      quantile: share('0.95'),
      maxIncrease: 0.2,
    }),
  ],
})
const observations: Observation[] = []
for (let at = 0; at < full.unitCount; at++) {
  const value = (digit: number): string => `sha256:${String(digit).padStart(64, '0')}`
  const cost = { calls: [callOf(100.25 + at, { costUsd: 0.0001 * (1 + (at % 7)) })] }
  observations.push(
    observe(at, outcomes[at % outcomes.length] as never, { ...(at % 8 === 6 ? {} : cost), valueDigest: value(at % 5) }),
  )
  observations.push(
    observe(at, outcomes[(at * 3) % outcomes.length] as never, {
      role: 'baseline',
      valueDigest: value(at % 4),
      ...((at * 3) % 8 === 6 ? {} : { calls: [callOf(90 + at)] }),
    }),
  )
}
const live = extrasOf({ facts: factsOf({ baseline: { from: 'live', missing: false } }) })

describe('report.json', () => {
  it('does not depend on the order in which calls ran, nor on a lost call that was asked again', () => {
    const once = JSON.stringify(reportOf(full, observations, live))
    const order = shuffle(
      Uint32Array.from(observations, (_, index) => index),
      seededRandom(9),
    )
    const shuffled = [...order].map((index) => observations[index] as Observation)
    const lostFirst = shuffled
      .filter((one) => one.outcome.kind === 'ok')
      .map((one) => observe(one.place, LOST, { role: one.role }))
    const unnamed = lostFirst.map((one) => ({ ...one, calls: [] }))
    expect(JSON.stringify(reportOf(full, [...unnamed, ...shuffled], live))).toBe(once)
  })

  it('says of every kind of requirement what it asks and what it is held against', () => {
    const floor = { kind: 'rate', rate: 'schema_rate', least: share('0.5'), group: 'ja', floor: true }
    const cost = { kind: 'max-increase', measure: 'cost_per_call', quantile: null, maxIncrease: 0.2 }
    const more = [other('floor.per_group.ja.schema_rate', floor), other('regression.cost_per_call', cost)]
    const [planned] = full.contracts
    const plan = {
      ...full,
      contracts: [{ ...planned, requirements: [...(planned?.requirements ?? []), ...more] }],
    } as Plan
    const asked = reportOf(plan, observations, live).contracts[0]?.requirements.map(({ asks }) => Object.values(asks))
    expect(asked).toEqual([
      ['rate', 'parse_rate', null, null, 'threshold'],
      ['rate', 'match_rate', null, null, 'threshold'],
      ['rate', 'match_rate', 'ja', null, 'threshold'],
      ['speed', 'latency', null, 0.95, 'threshold'],
      ['cost', 'cost_per_call', null, null, 'threshold'],
      ['rate', 'match_rate', null, null, 'baseline'],
      ['rate', 'agreement', null, null, 'baseline'],
      ['speed', 'latency', null, 0.95, 'baseline'],
      ['rate', 'schema_rate', 'ja', null, 'floor'],
      ['cost', 'cost_per_call', null, null, 'baseline'],
    ])
  })

  it('accounts for every call once', () => {
    const report = reportOf(full, observations, live)
    const [contract] = report.contracts
    expect(Object.values(contract?.outcomes ?? {}).reduce((sum, count) => sum + count, 0)).toBe(60)
    expect(report.totals).toMatchObject({ planned: 120, measured: 120 - report.totals.unmeasured, not_run: 0 })
    expect((contract?.failures.length ?? 0) + (contract?.outcomes.ok ?? 0)).toBe(60)
    expect(report.comparison?.contracts[0]?.requirements.map((one) => one.id)).toEqual(['match_rate'])
  })

  it('puts the first violation on top of its evidence', () => {
    const plan = planOf({ cases: 1, requirements: [rate('schema_rate', '1')] })
    const [failure] = reportOf(plan, [observe(0, VIOLATION)]).contracts[0]?.failures ?? []
    expect(failure).toMatchObject({
      case: 'c0',
      outcome: 'schema-violation',
      evidence: { pointer: '/p', keyword: 'enum', violations: [{ pointer: '/p' }] },
    })
  })

  it('shows nothing that a model said where the policy shows no values', () => {
    const secret = 'SECRET'
    const differences = [{ pointer: '/a', expected: '1', found: secret }]
    const finish = { unified: 'stop', raw: null } as const
    const outcomes = [
      { kind: 'mismatch', differences },
      { kind: 'refused', text: secret, finish },
      {
        ...VIOLATION,
        violations: [
          { pointer: '/p', keyword: 'enum', schemaPointer: '/', allowed: 'x', found: secret, message: secret },
        ],
      },
      {
        kind: 'unparsable',
        fault: { kind: 'empty', span: { start: 0, end: 1, line: 1, column: 1, text: secret }, recoverable: false },
      },
      { kind: 'wrong-calls', fault: { kind: 'no-call', choice: 'required', text: secret } },
      { kind: 'wrong-calls', fault: { kind: 'unforeseen', name: 'f', arguments: secret } },
      { kind: 'wrong-calls', fault: { kind: 'unknown-tool', name: secret, declared: ['f'] } },
      { kind: 'rejected', status: 400, code: 'c', param: null, message: secret },
      ...['server-error', 'rate-limited', 'malformed', 'redirected', 'downstream'].map((failure) => ({
        kind: 'unmeasured',
        failure,
        phase: 'body',
        status: 503,
        message: secret,
      })),
    ] as const
    const plan = planOf({ cases: outcomes.length, requirements: [rate('match_rate', '1')] })
    const observed = outcomes.map((outcome, at) => observe(at, outcome as Outcome, { answerText: secret }))
    const hidden = extrasOf({ showValues: false, promptOf: () => secret })
    expect(JSON.stringify(reportOf(plan, observed, hidden))).not.toContain(secret)
    const shown = extrasOf({ promptOf: () => 'p' })
    expect(reportOf(plan, observed, shown).contracts[0]?.failures[0]).toMatchObject({ prompt: 'p', answer: secret })
  })

  it('counts equal differences as one row', () => {
    const plan = planOf({ cases, requirements: [rate('match_rate', '1')] })
    const rows = reportOf(
      plan,
      cases.map((_, at) => observe(at, MISMATCH)),
    ).contracts[0]?.differences
    expect(rows).toMatchObject([{ where: '/a', expected: '1', came: '2', calls: 60, groups: { en: 30, ja: 30 } }])
  })

  it('says that a flow was cut short, in calls', () => {
    const turn = { expect: expectOf(), place: { file: 'c.yaml', line: 1, column: 1 } }
    const plan = planOf({
      cases: [caseOf('f', { turns: [turn, turn, turn] })],
      requirements: [rate('match_rate', '1')],
    })
    const report = reportOf(plan, [observe(0, MISMATCH, { turn: 1, calls: [callOf(1), callOf(2)] })])
    expect(report.totals).toMatchObject({ planned: 3, measured: 2, not_run: 1, unmeasured: 0 })
    expect(report.contracts[0]?.failures[0]).toMatchObject({ case: 'f', turn: 1 })
  })

  it('is partial, valid and inconclusive where a run was cancelled', () => {
    const plan = planOf({ cases: 10, requirements: [rate('match_rate', '0.9')] })
    const report = reportOf(plan, [observe(0, OK)], extrasOf({ facts: factsOf({ end: { reason: 'cancelled' } }) }))
    expect(report).toMatchObject({
      result: 'inconclusive',
      exit_code: 3,
      complete: false,
      totals: { measured: 1, not_run: 9 },
    })
    expect(report.contracts[0]?.failures.map((one) => one.evidence)).toEqual(
      Array.from({ length: 9 }, () => ({ reason: 'cancelled' })),
    )
    expect(report.contracts[0]?.requirements[0]).toMatchObject({ method: 'e-process', open: 9 })
  })

  it('fails where a bar was lowered', () => {
    const plan = planOf({ cases: 1, requirements: [rate('match_rate', '1')] })
    const weakened = [{ code: 'lowered', severity: 'error', message: 'm', hint: null, place: null }] as const
    expect(reportOf(plan, [observe(0, OK)], extrasOf({ weakened }))).toMatchObject({ result: 'fail', exit_code: 1 })
  })

  it('keeps the evidence of the first 10,000 places, whatever came first', () => {
    const plan = planOf({ cases: 30_000, requirements: [rate('match_rate', '0')] })
    const ledger = createLedger(plan)
    for (let at = plan.unitCount - 1; at >= 0; at--) ledger.put(observe(at, at % 2 === 0 ? MISMATCH : OK))
    const kept = ledger.failures(0)
    expect([kept.length, kept[0]?.place, kept.at(-1)?.place]).toEqual([10_000, 0, 19_998])
  })
})

describe('the baseline beside a failing call', () => {
  const pair = planOf({ cases: [caseOf('a'), caseOf('b')], baseline: true, requirements: [rate('match_rate', '0.9')] })
  const said = (place: number, role: 'candidate' | 'baseline', outcome: Outcome): Observation => ({
    ...observe(place, outcome, { role }),
    answerText: outcome.kind === 'ok' && role === 'candidate' ? null : `${role} at ${place}`,
  })
  const calls = [
    said(0, 'candidate', MISMATCH),
    said(0, 'baseline', OK),
    said(1, 'candidate', OK),
    said(1, 'baseline', OK),
  ]

  it.each([
    ['as it ran', [0, 1, 2, 3]],
    ['the baseline first', [3, 1, 2, 0]],
    ['the candidate last', [1, 3, 0, 2]],
  ])('is the same whatever came first: %s', (_what, order) => {
    const report = reportOf(
      pair,
      order.flatMap((at) => calls[at] ?? []),
    )
    expect(report.contracts[0]?.failures.map(({ answer, baseline }) => ({ answer, baseline }))).toEqual([
      { answer: 'candidate at 0', baseline: { outcome: 'ok', answer: 'baseline at 0' } },
    ])
  })

  it('is its outcome alone where no values are shown', () => {
    const report = reportOf(pair, calls, extrasOf({ showValues: false }))
    expect(report.contracts[0]?.failures.map(({ baseline }) => baseline)).toEqual([{ outcome: 'ok' }])
  })
})

it('tells how long the answers of each listed case took together', () => {
  const plan = planOf({
    cases: [caseOf('a'), caseOf('b'), caseOf('c')],
    samples: 2,
    requirements: [rate('match_rate', '0.9')],
  })
  const observations = Array.from({ length: 6 }, (_, place) =>
    observe(place, place === 0 ? MISMATCH : OK, { calls: place === 5 ? [] : [callOf(100 + place)] }),
  )
  const { durations, contracts } = reportOf(plan, observations)
  const [contract] = contracts
  const took = durations?.(contract?.name ?? '') ?? new Map()
  expect([...took.keys()].sort()).toEqual(['a', 'b', 'c'])
  expect([...took.values()].reduce((sum, ms) => sum + ms, 0)).toBe(100 + 101 + 102 + 103 + 104)
})
