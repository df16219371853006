import { expect, it } from 'vitest'
import type { JournalLoad } from '../../src/journal/line.ts'
import { assembleFigures } from '../../src/report/assemble/figures.ts'
import { createLedger } from '../../src/verdict/ledger/ledger.ts'
import { OK, observe, planOf } from '../verdict/fixture.ts'

it('what a model cost counts the warm-up of its own load test', () => {
  const ledger = createLedger(planOf({ cases: 2, requirements: [] }))
  for (const at of [0, 1]) ledger.put(observe(at, OK))
  const load = (role: JournalLoad['role'], warmup_cost_usd: number | null): JournalLoad => ({
    contract: 'contract',
    role,
    elapsed_ms: 1000,
    answered: 2,
    throttled: 0,
    lowest_concurrency: 1,
    warmup_calls: 1,
    warmup_cost_usd,
  })
  const costOf = (...loads: readonly JournalLoad[]) => assembleFigures(ledger, loads).candidate.cost_usd
  expect(costOf()).toBeCloseTo(0.0008, 12)
  expect(costOf(load('candidate', 0.001), load('baseline', 0.5))).toBeCloseTo(0.0018, 12)
  expect(costOf(load('candidate', null))).toBeCloseTo(0.0008, 12)
})
