import { describe, expect, it } from 'vitest'
import type { Case, CaseList, Contract } from '../../src/contract/contract.ts'
import type { Policy } from '../../src/contract/policy/policy.ts'
import type { Regressions } from '../../src/contract/regressions.ts'
import type { Thresholds } from '../../src/contract/threshold-set.ts'
import type { Decimal } from '../../src/contract/thresholds.ts'
import { resolveRequirements } from '../../src/plan/requirements.ts'

const place = (pointer: string) => ({ file: pointer, line: 1, column: 1 })
const decimal = (text: string): Decimal => {
  const [whole = '', fraction = ''] = text.split('.')
  return { text, numerator: BigInt(whole + fraction), scale: fraction.length }
}
const none: Thresholds = { rates: {}, perGroup: {}, speeds: {} }
const single = (members: { group?: string; calls?: boolean; values?: boolean }): Case => ({
  id: 'x',
  vars: {},
  place: place(''),
  placeOf: place,
  ...(members.group === undefined ? {} : { group: members.group }),
  expect: {
    parser: 'strict',
    refusal: false,
    place: place(''),
    ...(members.calls ? { calls: { ordered: false, calls: [] } } : {}),
    ...(members.values ? { values: {} } : {}),
  },
})

function listOf(cases: readonly Case[]): CaseList {
  const groups = [...new Set(cases.flatMap((one) => (one.group === undefined ? [] : [one.group])))].sort()
  const expectCalls = cases.filter((one) => one.expect.calls).length
  const expectValues = cases.filter((one) => one.expect.calls ?? one.expect.values).length
  return {
    length: cases.length,
    groups,
    at: (index) => cases[index] as Case,
    labelAt: (index) => cases[index] as Case,
    idHashAt: () => 0,
    counts: { expectCalls, expectValues, flows: 0, requests: 0, rules: 0, expects: cases.length },
  }
}

const contract = (
  cases: readonly Case[],
  thresholds = none,
  regression: Regressions = { rates: {}, speeds: {} },
): Contract => ({ cases: listOf(cases), thresholds, regression, placeOf: place }) as Contract
const policy = (thresholds = none, members: Partial<Policy> = {}): Policy =>
  ({ thresholds, floors: none, regression: { rates: {}, speeds: {} }, placeOf: place, ...members }) as Policy

const plain = single({})
const valued = single({ values: true, group: 'en' })
const called = single({ calls: true, group: 'ja' })
const limit = (name: string, quantile: string, value: number) => ({ name, quantile: decimal(quantile), limit: value })

const idsOf = (of: Contract, from: Policy, baseline = false): readonly string[] =>
  resolveRequirements(of, from, { baseline, judge: 'both' }).requirements.map((one) =>
    one.kind === 'rate' || one.kind === 'speed'
      ? `${one.id} ${(one.kind === 'rate' ? one.least : one.quantile).text} ${one.from}`
      : `${one.id} ${one.kind} ${one.from}`,
  )

describe('thresholds merge key by key', () => {
  it.each([
    ['defaults without expectations', contract([plain]), policy(), ['parse_rate 1 default', 'schema_rate 1 default']],
    [
      'defaults with values',
      contract([valued]),
      policy(),
      ['parse_rate 1 default', 'schema_rate 1 default', 'match_rate 1 default'],
    ],
    [
      'defaults with calls',
      contract([plain, called]),
      policy(),
      ['parse_rate 1 default', 'schema_rate 1 default', 'tool_rate 1 default', 'match_rate 1 default'],
    ],
    [
      'an unnamed rate takes the share of the nearest later stage that is named and asked',
      contract([called], { ...none, rates: { match_rate: decimal('0.95'), case_rate: decimal('0.5') } }),
      policy({ ...none, rates: { tool_rate: decimal('0.9') } }),
      [
        'parse_rate 0.9 default',
        'schema_rate 0.9 default',
        'tool_rate 0.9 policy',
        'match_rate 0.95 contract',
        'case_rate 0.5 contract',
      ],
    ],
    [
      'a later stage that nothing here can be asked names nothing',
      contract([plain]),
      policy({ ...none, rates: { match_rate: decimal('0.9') } }),
      ['parse_rate 1 default', 'schema_rate 1 default'],
    ],
    [
      'the floor raises an unnamed rate',
      contract([valued], { ...none, rates: { match_rate: decimal('0.5') } }),
      policy(none, { floors: { ...none, rates: { schema_rate: decimal('0.8') } } }),
      ['parse_rate 0.5 default', 'schema_rate 0.8 policy', 'match_rate 0.5 contract'],
    ],
    [
      "contract over policy, and the policy's where the contract is silent",
      contract([plain], { ...none, rates: { parse_rate: decimal('0.9') } }),
      policy({ ...none, rates: { parse_rate: decimal('0.99'), schema_rate: decimal('0.98') } }),
      ['parse_rate 0.9 contract', 'schema_rate 0.98 policy'],
    ],
    [
      'null takes a default away, in the contract and in the policy',
      contract([plain], { ...none, rates: { parse_rate: null, case_rate: decimal('0.5') } }),
      policy({ ...none, rates: { schema_rate: null } }),
      ['case_rate 0.5 contract'],
    ],
    [
      'speeds merge by percentile',
      contract([plain], { ...none, speeds: { latency: { p95: limit('p95', '0.95', 2000), p99: null } } }),
      policy({
        ...none,
        speeds: { latency: { p50: limit('p50', '0.50', 800), p99: limit('p99', '0.99', 9) } },
        costPerCallMeanUsd: 0.1,
      }),
      [
        'parse_rate 1 default',
        'schema_rate 1 default',
        'latency.p50 0.50 policy',
        'latency.p95 0.95 contract',
        'cost_per_call.mean mean-cost policy',
      ],
    ],
    [
      'per_group stands once for each group that can be asked',
      contract([valued, called, single({ group: 'xx' })], {
        ...none,
        perGroup: { match_rate: decimal('0.9'), tool_rate: decimal('0.8') },
      }),
      policy(),
      [
        'parse_rate 1 default',
        'schema_rate 1 default',
        'tool_rate 1 default',
        'match_rate 1 default',
        'per_group.ja.tool_rate 0.8 contract',
        'per_group.en.match_rate 0.9 contract',
        'per_group.ja.match_rate 0.9 contract',
      ],
    ],
  ])('%s', (_, of, from, ids) => expect(idsOf(of, from)).toEqual(ids))

  it('lists what it drops', () => {
    const of = contract([plain], none, { rates: { parse_rate: { maxDrop: decimal('0') } }, speeds: {} })
    const from = policy({ ...none, rates: { match_rate: decimal('0.9') }, perGroup: { parse_rate: decimal('0.9') } })
    const { dropped } = resolveRequirements(of, from, { baseline: false, judge: 'both' })
    expect(dropped.map((one) => [one.code, one.args.id])).toEqual([
      ['requirement-not-asked', 'match_rate'],
      ['requirement-without-groups', 'per_group.parse_rate'],
      ['regression-without-baseline', 'regression.parse_rate'],
    ])
    expect(dropped[0]?.place).toEqual(place('/thresholds/match_rate'))
  })
})

describe('regression', () => {
  const regression: Regressions = {
    rates: { match_rate: { maxDrop: decimal('0.01') }, parse_rate: null },
    agreement: { least: decimal('0.97') },
    speeds: { latency: { p95: { maxIncrease: 0.2 } } },
    costPerCallMaxIncrease: 0,
  }
  it('becomes requirements where there is a baseline', () => {
    expect(idsOf(contract([valued], none, regression), policy(), true).slice(3)).toEqual([
      'regression.schema_rate max-drop default',
      'regression.match_rate max-drop contract',
      'regression.agreement agreement contract',
      'regression.latency.p95 max-increase contract',
      'regression.cost_per_call max-increase contract',
    ])
  })
})

describe('beside a baseline', () => {
  const thresholds: Thresholds = { ...none, rates: { parse_rate: null, match_rate: decimal('0.9') } }
  const regression: Regressions = { rates: { schema_rate: null, match_rate: { maxDrop: decimal('0.01') } }, speeds: {} }
  const floors = { ...none, rates: { schema_rate: decimal('0.5') } }
  const asked = (of: Contract, from: Policy, judge: 'both' | 'absolute' | 'relative', maxDrop?: Decimal) =>
    resolveRequirements(of, from, { baseline: true, judge, maxDrop }).requirements.map((one) =>
      [
        one.id,
        one.decides === false ? 'shown' : 'decides',
        ...(one.kind === 'max-drop' ? [one.maxDrop.text, one.named ? 'named' : 'unnamed'] : []),
      ].join(' '),
    )
  it.each([
    [
      'both: what is asked is compared, null drops it',
      asked(contract([valued], thresholds), policy(), 'both'),
      [
        'schema_rate decides',
        'match_rate decides',
        'regression.schema_rate decides 0.02 unnamed',
        'regression.match_rate decides 0.02 unnamed',
      ],
    ],
    [
      'the contract before the policy before --max-drop',
      asked(
        contract([valued], thresholds, { rates: { match_rate: { maxDrop: decimal('0.01') } }, speeds: {} }),
        policy(none, { regression: { rates: { match_rate: { maxDrop: decimal('0.03') } }, speeds: {} } }),
        'both',
        decimal('0.05'),
      ).slice(2),
      ['regression.schema_rate decides 0.05 named', 'regression.match_rate decides 0.01 named'],
    ],
    [
      'absolute: comparisons are shown',
      asked(contract([valued], thresholds, regression), policy(), 'absolute'),
      ['schema_rate decides', 'match_rate decides', 'regression.match_rate shown 0.01 named'],
    ],
    [
      'relative: thresholds of rates are shown, floors stand for themselves, every comparison is named',
      asked(contract([valued], thresholds), policy(none, { floors }), 'relative'),
      [
        'schema_rate shown',
        'match_rate shown',
        'floor.schema_rate decides',
        'regression.schema_rate decides 0.02 named',
        'regression.match_rate decides 0.02 named',
      ],
    ],
  ])('%s', (_, ids, wanted) => expect(ids).toEqual(wanted))
})
