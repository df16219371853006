import { describe, expect, it } from 'vitest'
import { latencyHistogram } from '../../src/report/assemble/numbers.ts'
import { createLedger } from '../../src/verdict/ledger/ledger.ts'
import { sortedFigures } from '../../src/verdict/speeds.ts'
import { callOf, OK, observe, planOf } from '../verdict/fixture.ts'

function histogramOf(candidate: readonly number[], baseline: readonly number[] | null = null) {
  const plan = planOf({ cases: candidate.length, requirements: [], baseline: baseline !== null })
  const ledger = createLedger(plan)
  candidate.forEach((ms, place) => ledger.put(observe(place, OK, { calls: [callOf(ms)] })))
  baseline?.forEach((ms, place) => ledger.put(observe(place, OK, { role: 'baseline', calls: [callOf(ms)] })))
  return latencyHistogram(ledger, 0, sortedFigures(ledger, 'candidate', 0, 'latency'))
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

describe('the latency histogram', () => {
  it('counts every call of both models once, in bins they share', () => {
    const slow = Array.from({ length: 30 }, (_, at) => 100 + at * 37)
    const fast = slow.map((ms) => ms / 3)
    const histogram = histogramOf(fast, slow)
    expect(histogram?.edges_ms).toHaveLength(21)
    expect(histogram?.edges_ms[0]).toBeCloseTo(33.3, 1)
    expect(histogram?.edges_ms.at(-1)).toBe(1170)
    expect(sum(histogram?.candidate ?? [])).toBe(30)
    expect(sum(histogram?.baseline ?? [])).toBe(30)
  })

  it('grows by one factor', () => {
    const edges = histogramOf([1, ...Array.from({ length: 10 }, () => 50), 1_000_000])?.edges_ms ?? []
    expect((edges[11] as number) / (edges[10] as number)).toBeCloseTo(1_000_000 ** (1 / 20), 1)
  })

  it.each([
    ['too few calls', [1, 2, 3]],
    ['calls that all took the same time', Array.from({ length: 12 }, () => 5)],
  ])('is not drawn for %s', (_, times) => expect(histogramOf(times)).toBeNull())
})
