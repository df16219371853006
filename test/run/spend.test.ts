import { describe, expect, it } from 'vitest'
import type { Price } from '../../src/contract/policy/policy.ts'
import { seededRandom } from '../../src/contract/random.ts'
import { costUsd, createBudget, createDearest, worstCostUsd } from '../../src/run/spend.ts'

const price: Price = { kind: 'tokens', input: 1, output: 4 }
const cached: Price = { ...price, cachedInput: 0.5 }
const usage = (input: number, output: number, cachedInput = 0) => ({ input, output, cachedInput, reasoning: 0 })

describe('what a call cost', () => {
  it.each([
    ['input and output', price, usage(1_000_000, 500_000), 3],
    ['cached input without a price of its own', price, usage(1_000_000, 0, 600_000), 1],
    ['cached input with one', cached, usage(1_000_000, 0, 600_000), 0.7],
    ['no price', null, usage(1, 1), null],
    ['no usage', price, null, null],
    ['a price by the hour', { kind: 'hour', perHour: 4 } as Price, usage(1, 1), null],
  ])('%s', (_, one, used, expected) => {
    if (expected === null) expect(costUsd(one, used)).toBeNull()
    else expect(costUsd(one, used)).toBeCloseTo(expected, 12)
  })

  it.each(['max_tokens', 'max_completion_tokens', 'max_output_tokens'])('is at most its bytes and its %s', (limit) => {
    const body = { messages: [{ role: 'user', content: 'ééé' }], [limit]: 1000 }
    expect(worstCostUsd(price, body)).toBeCloseTo((Buffer.byteLength(JSON.stringify(body)) + 4_000) / 1e6, 15)
  })
  it('is never unlimited', () => {
    expect(worstCostUsd(price, {})).toBeGreaterThan(0.5)
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
    const dearest = createDearest()
    const of = { contract: 'a', role: 'candidate' } as const
    for (const usd of [0.2, null, 0.5, 0.1]) dearest.paid(of, usd)
    expect([0.3, 0.7].map((byBytes) => dearest.worst(of, byBytes))).toEqual([0.5, 0.7])
    expect(dearest.worst({ ...of, role: 'baseline' }, 0.3)).toBe(0.3)
    expect(dearest.worst({ ...of, contract: 'b' }, 0.3)).toBe(0.3)
  })
})
