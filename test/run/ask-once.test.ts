import { expect, it } from 'vitest'
import type { Policy } from '../../src/contract/policy/policy.ts'
import { createMemory } from '../../src/journal/recorded.ts'
import type { PlannedContract } from '../../src/plan/plan.ts'
import { askOnce, type CallContext } from '../../src/run/ask-once.ts'
import { createBudget, createCostliestCalls } from '../../src/run/spend.ts'
import type { UnitCall } from '../../src/run/unit.ts'
import { planOf, rate } from '../verdict/fixture.ts'

const PRICE = { kind: 'tokens', input: 1, output: 1 } as unknown as NonNullable<Policy['prices'][string]>

it('a bug in a client gives back the place and the money that its call held: other calls wait for both', async () => {
  const plan = planOf({ cases: 1, requirements: [rate('parse_rate', '1')] })
  const [first] = plan.contracts as [PlannedContract]
  const planned = { ...first, candidate: { ...first.candidate, price: PRICE } }
  const budget = createBudget(1)
  let left = 0
  const context = {
    ports: {
      isLive: () => true,
      reused: () => undefined,
      resumed: null,
      journal: null,
      together: { enter: async () => () => left++ },
      client: () => ({
        call: async () => {
          throw new TypeError('a bug')
        },
      }),
    },
    budget,
    costliest: createCostliestCalls(),
    calls: { take: () => true },
    memory: createMemory(),
    signal: new AbortController().signal,
    kind: { counts: true, answered: () => {}, narrowed: () => {} },
  } as unknown as CallContext
  const call: UnitCall = {
    role: 'candidate',
    unit: plan.unitAt(0),
    turn: 0,
    sent: { api: 'chat', body: { max_tokens: 500_000 } },
    digest: () => 'sha256:1',
    stream: false,
    results: null,
  }
  await expect(askOnce(call, planned, context)).rejects.toThrow('a bug')
  expect(left).toBe(1)
  // Nobody knows whether it was paid for: half of the cap is spent, and none of it is held.
  expect(budget.spentUsd()).toBeGreaterThan(0.5)
  expect(budget.reserve(0.6)).toBe(false)
})
