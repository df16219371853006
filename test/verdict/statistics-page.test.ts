import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PAGE, withTables } from '../../bench/verdict/comparison-page.ts'
import { regressedProbability } from '../../bench/verdict/false-alarms.ts'

it('docs/statistics.md holds the tables that `node bench/verdict/comparison-page.ts` writes', () => {
  const page = readFileSync(PAGE, 'utf8')
  expect(withTables(page)).toBe(page)
}, 60_000)

it.each([
  [60, 0.1],
  [300, 0.02],
  [300, 0.3],
])('of %d cases, %d of which flip, two equal models are called regressed in at most 5 %%', (cases, flips) => {
  expect(regressedProbability(cases, flips / 2, flips / 2)).toBeLessThanOrEqual(0.05)
})
