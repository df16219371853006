import { expect, it } from 'vitest'
import type { Plan, Role } from '../../../src/plan/plan.ts'
import { createLedger } from '../../../src/verdict/ledger/ledger.ts'
import { isLedgerComplete } from '../../../src/verdict/ledger/ledger-complete.ts'
import { OK, observe, planOf } from '../fixture.ts'

it('asks nothing of a baseline that a contract does not have', () => {
  const plan = planOf({ cases: 4, baseline: true, requirements: [] })
  const [compared] = plan.contracts
  if (compared === undefined) throw new Error('no contract')
  const beside: Plan = {
    ...plan,
    contracts: [compared, { ...compared, baseline: null }],
    slotAt: (at) => ({ contractIndex: at < 2 ? 0 : 1, caseIndex: at % 2, sample: 0 }),
  }
  const isComplete = (...asked: readonly (readonly [Role, number])[]): boolean => {
    const ledger = createLedger(beside)
    for (const [role, at] of asked) ledger.put(observe(at, OK, { role }))
    return isLedgerComplete(ledger)
  }
  const candidate = [0, 1, 2, 3].map((at) => ['candidate', at] as const)
  expect(isComplete(...candidate, ['baseline', 0], ['baseline', 1])).toBe(true)
  expect(isComplete(...candidate, ['baseline', 0])).toBe(false)
  expect(isComplete(...candidate.slice(1), ['baseline', 0], ['baseline', 1])).toBe(false)
})
