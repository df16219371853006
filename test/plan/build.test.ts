import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import { buildPlan, type PlanOptions } from '../../src/plan/build.ts'
import type { Target } from '../../src/plan/plan.ts'
import { loadOne } from '../contract/reading.ts'

const contract = (rest = '', text = '{{text}}') =>
  loadOne(`version: 1
name: good
request:
  messages: [{ role: user, content: "${text}" }]
cases:
  - { id: one, vars: { text: hi } }
  - { id: two, vars: { text: ho } }
${rest}`)
const target = (model: string): Target =>
  ({ providerName: 'p', baseUrl: 'http://a', model, request: {}, price: null }) as unknown as Target

const options = (over: Partial<PlanOptions> = {}): PlanOptions => ({
  seed: 1,
  confidence: null,
  stopEarly: false,
  judge: 'both',
  shard: null,
  candidateFor: () => target('m'),
  baselineFor: () => null,
  ...over,
})

function build(one = contract(), over: Partial<PlanOptions> = {}, limits = {}) {
  const policy = defaultPolicy()
  const plan = buildPlan([one], { ...policy, limits: { ...policy.limits, ...limits } }, options(over))
  if (!plan.ok) throw new Error(plan.problems.map(({ code }) => code).join())
  return plan
}
const digest = (...args: Parameters<typeof build>): string => build(...args).value.digest

describe('the digest says which calls are made', () => {
  const base = digest()
  const other: Readonly<Record<string, () => string>> = {
    'another seed': () => digest(contract(), { seed: 2 }),
    'another model': () => digest(contract(), { candidateFor: () => target('n') }),
    'a baseline': () => digest(contract(), { baselineFor: () => target('old') }),
    'another prompt': () => digest(contract('', '{{text}}!')),
    'more samples': () => digest(contract('samples: 2\n')),
    'samples by flag': () => digest(contract(), { samples: 2 }),
  }
  it.each(Object.entries(other))('%s: another', (_, make) => expect(make()).not.toBe(base))

  const same: Readonly<Record<string, () => string>> = {
    'another threshold': () => digest(contract('thresholds: { parse_rate: 0.5 }\n')),
    'another confidence, limit or shard': () =>
      digest(contract(), { stopEarly: true, shard: { index: 1, total: 2 } }, { maxCalls: 1 }),
    'another host': () => digest(contract(), { candidateFor: () => ({ ...target('m'), baseUrl: 'http://b' }) }),
  }
  it.each(Object.entries(same))('%s: the same', (_, make) => expect(make()).toBe(base))
})

describe('a plan', () => {
  it.each([
    ['temperature 0', 'temperature: 0', 'cases'],
    ['a seed', 'seed: 7', 'cases'],
    ['temperature 1', 'temperature: 1', 'calls'],
    ['nothing said', 'top_p: 1', 'calls'],
  ])('claims by %s', (_, line, claim) => {
    const one = loadOne(`version: 1
name: good
request:
  messages: [{ role: user, content: hi }]
  ${line}
cases: [{ id: one }]
`)
    expect(build(one).value.contracts[0]?.claim).toBe(claim)
  })
  it('of no case is none', () => {
    const policy = defaultPolicy()
    expect(buildPlan([], policy, options())).toMatchObject({ ok: false, problems: [{ code: 'nothing-to-run' }] })
  })
  it('warns where its calls pass the limit', () => {
    expect(build(contract(), {}, { maxCalls: 1 }).warnings).toMatchObject([
      { code: 'too-many-calls', args: { planned: 2, limit: 1 } },
    ])
    expect(build(contract(), { baselineFor: () => target('old') }, { maxCalls: 3 }).warnings).toMatchObject([
      { code: 'too-many-calls', args: { planned: 4 } },
    ])
    const both = { baselineFor: () => target('old') }
    expect(build(contract(), { ...both, replayed: ['baseline'] }, { maxCalls: 2 }).warnings).toEqual([])
    expect(build(contract(), { ...both, replayed: ['candidate', 'baseline'] }, { maxCalls: 1 }).warnings).toEqual([])
  })
})
