import { describe, expect, it } from 'vitest'
import type { Price } from '../../src/contract/policy/policy.ts'
import { seededRandom } from '../../src/contract/random.ts'
import type { ProviderProfile } from '../../src/provider/profile.ts'
import { PRESETS } from '../../src/provider/profiles.ts'
import { MOST_OUTPUT_TOKENS } from '../../src/registry/known-limits.ts'
import { allVendors } from '../../src/registry/vendors.ts'
import { costUsd, createBudget, createCostliestCalls, worstCostUsd } from '../../src/run/spend.ts'

const price: Price = { kind: 'tokens', input: 1, output: 4 }
const cached: Price = { ...price, cachedInput: 0.5 }
const written: Price = { ...cached, cacheWrite: 1.25 }
const stepped: Price = {
  ...cached,
  steps: [
    { above: 100, input: 2, output: 6 },
    { above: 1000, input: 3, output: 9 },
  ],
}
const peaked: Price = { ...cached, peak: { input: 2, cachedInput: 1, output: 8, hours: '9-12' } }
const provider = PRESETS.get('compatible') as ProviderProfile
const router = PRESETS.get('openrouter') as ProviderProfile
const target = (one: Price | null, maxOutput = 10) => ({ price: one, provider, maxOutput })
const usage = (input: number, output: number, cachedInput = 0) => ({ input, output, cachedInput, reasoning: 0 })

describe('what a call cost', () => {
  it.each([
    ['input and output', price, usage(1_000_000, 500_000), 3],
    ['cached input without a price of its own', price, usage(1_000_000, 0, 600_000), 1],
    ['cached input with one', cached, usage(1_000_000, 0, 600_000), 0.7],
    ['input written into the cache', written, { ...usage(1_000_000, 0, 400_000), cacheWrite: 200_000 }, 0.85],
    ['cache writes without a price of their own', cached, { ...usage(1_000_000, 0), cacheWrite: 200_000 }, 1],
    ['input below a step', stepped, usage(100, 0), 0.0001],
    ['the whole request above a step', stepped, usage(101, 10, 50), 0.000262],
    ['above a further one', stepped, usage(1001, 0), 0.003003],
    ['hours of two prices: the dearer', peaked, usage(1_000_000, 500_000, 500_000), 5.5],
    ['what a stranger states', price, { ...usage(1_000_000, 0), statedCostUsd: 7 }, 1],
    ['no price', null, usage(1, 1), null],
    ['no usage', price, null, null],
    ['a price by the hour', { kind: 'hour', perHour: 4 } as Price, usage(1, 1), null],
  ])('%s', (_, one, used, expected) => {
    if (expected === null) expect(costUsd(target(one), used)).toBeNull()
    else expect(costUsd(target(one), used)).toBeCloseTo(expected, 12)
  })

  it('is what a provider states that charges it, whatever the price', () => {
    expect(costUsd({ ...target(price), provider: router }, { ...usage(1, 1), statedCostUsd: 7 })).toBe(7)
    expect(costUsd({ ...target(null), provider: router }, { ...usage(1, 1), statedCostUsd: 7 })).toBe(7)
    expect(costUsd({ ...target(null), provider: router }, usage(1, 1))).toBeNull()
  })

  it.each(['max_tokens', 'max_completion_tokens', 'max_output_tokens'])('is at most its bytes and its %s', (limit) => {
    const body = { messages: [{ role: 'user', content: 'ééé' }], [limit]: 1000 }
    expect(worstCostUsd(target(price), body)).toBeCloseTo((Buffer.byteLength(JSON.stringify(body)) + 4_000) / 1e6, 15)
  })
  it('is never unlimited', () => {
    expect(worstCostUsd(target(price, 128_000), {})).toBeGreaterThan(0.5)
    expect(worstCostUsd(target(price, 384_000), {})).toBeGreaterThan(1.5)
  })

  it.each<[string, Price, number]>([
    ['the dearest hours', peaked, 8],
    ['a step that its bytes reach', stepped, 6],
    ['input as if it were written into the cache', { ...price, cacheWrite: 100 }, 4],
  ])('is at most at %s', (_, one, output) => {
    const body = { content: 'x'.repeat(200), max_tokens: 1_000_000 }
    expect(worstCostUsd(target(one), body)).toBeGreaterThanOrEqual(output)
    expect(worstCostUsd(target(one), body)).toBeLessThan(output + 0.1)
  })

  it('no model that is known writes more than is assumed of one that is not', () => {
    const limits = allVendors().flatMap(({ entries }) => entries.flatMap(({ maxOutput }) => maxOutput ?? []))
    expect(Math.max(...limits)).toBe(MOST_OUTPUT_TOKENS)
  })
})

describe('the cap', () => {
  it('counts calls under way at their worst', () => {
    const budget = createBudget(1)
    expect(budget.reserve(0.4)).toBe(true)
    budget.settle(0.4, 0.4)
    expect(budget.reserve(0.7)).toBe(false)
    expect(budget.reserve(0.6)).toBe(true)
  })

  it('waits for calls under way: they mostly cost less', async () => {
    const budget = createBudget(1)
    expect(budget.reserve(0.9)).toBe(true)
    const second = budget.reserve(0.9)
    const third = budget.reserve(0.9)
    budget.settle(0.9, 0.05)
    expect(await second).toBe(true)
    budget.settle(0.9, 0.06)
    expect(await third).toBe(false)
    expect(budget.spentUsd()).toBeCloseTo(0.11, 12)
  })

  it('says no at once where no waiting can help', () => {
    const budget = createBudget(1)
    budget.reserve(0.2)
    expect(budget.reserve(1.1)).toBe(false)
  })

  it('books the worst where the cost is unknown', () => {
    const budget = createBudget(1)
    budget.reserve(0.6)
    budget.settle(0.6, null)
    expect(budget.reserve(0.6)).toBe(false)
    expect(budget.spentUsd()).toBe(0.6)
  })

  it('does not fall by the last bit', () => {
    const budget = createBudget(0.3)
    for (let n = 0; n < 3; n++) expect(budget.reserve(0.1)).toBe(true)
  })

  it('is never passed by what is spent and reserved, in any order', async () => {
    const budget = createBudget(10)
    let spent = 0
    let under = 0
    const random = seededRandom(7)
    await Promise.all(
      Array.from({ length: 400 }, async () => {
        const worst = random()
        if (!(await budget.reserve(worst))) return
        under += worst
        expect(spent + under).toBeLessThanOrEqual(10 + 1e-9)
        await new Promise((wait) => setTimeout(wait, random() * 3))
        const actual = worst * random()
        under -= worst
        spent += actual
        budget.settle(worst, actual)
      }),
    )
    expect(spent).toBeGreaterThan(9)
    expect(budget.spentUsd()).toBeCloseTo(spent, 6)
  })

  it('is open where there is none', () => {
    expect(createBudget(undefined).reserve(1e6)).toBe(true)
  })
})

describe('the dearest answer', () => {
  it('raises the worst price of the calls that follow, for its contract and model alone', () => {
    const dearest = createCostliestCalls()
    const of = { contract: 'a', role: 'candidate' } as const
    for (const usd of [0.2, null, 0.5, 0.1]) dearest.paid(of, usd)
    expect([0.3, 0.7].map((byBytes) => dearest.worst(of, byBytes))).toEqual([0.5, 0.7])
    expect(dearest.worst({ ...of, role: 'baseline' }, 0.3)).toBe(0.3)
    expect(dearest.worst({ ...of, contract: 'b' }, 0.3)).toBe(0.3)
  })
})
