import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/contract/random.ts'
import {
  clopperPearson,
  incompleteBeta,
  logBinomial,
  logBinomialAtLeast,
  logBinomialAtMost,
  signTest,
} from '../../../src/verdict/statistics/binomial.ts'
import {
  bootstrapIntervals,
  resamplesFor,
  weightedPercentiles,
  weightedValues,
} from '../../../src/verdict/statistics/bootstrap.ts'
import { evidenceInterval } from '../../../src/verdict/statistics/evidence.ts'
import { logChoose, logGamma } from '../../../src/verdict/statistics/gamma.ts'
import { hodgesLehmann } from '../../../src/verdict/statistics/hodges-lehmann.ts'
import { normalCdf, normalQuantile } from '../../../src/verdict/statistics/normal.ts'
import { ceilShare, enoughFor, percentile } from '../../../src/verdict/statistics/percentile.ts'
import { tangoInterval } from '../../../src/verdict/statistics/tango.ts'

const share = (text: string) => {
  const [whole = '', fraction = ''] = text.split('.')
  return { text, numerator: BigInt(whole + fraction), scale: fraction.length }
}

describe('special functions at points with a closed form', () => {
  it.each([
    [0.5, Math.log(Math.PI) / 2],
    [1, 0],
    [11, Math.log(3628800)],
    [0.25, Math.log(3.625609908221908)],
  ])('ln Γ(%d)', (x, value) => expect(logGamma(x)).toBeCloseTo(value, 12))

  it.each([
    [0.3, 1, 1, 0.3],
    [0.3, 2, 1, 0.09],
    [0.3, 1, 4, 1 - 0.7 ** 4],
    [0.5, 2000, 2000, 0.5],
    [0, 2, 2, 0],
    [1, 2, 2, 1],
  ])('I_%d(%d, %d)', (x, a, b, value) => expect(incompleteBeta(x, a, b)).toBeCloseTo(value, 12))

  it.each([
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722],
    [1e-9, -5.997807015007687],
  ])('normal quantile of %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 10)
    expect(normalCdf(z)).toBeCloseTo(p, 12)
  })
})

describe('binomial tails', () => {
  it('agree with the plain sum and never leave the logarithms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          let sum = 0
          for (let i = 0; i <= Math.min(k, n); i++) sum += Math.exp(logBinomial(i, n, p))
          expect(Math.exp(logBinomialAtMost(k, n, p))).toBeCloseTo(Math.min(1, sum), 9)
        },
      ),
    )
    expect(logChoose(52, 5)).toBeCloseTo(Math.log(2598960), 10)
    expect(logBinomialAtMost(0, 1e6, 0.5)).toBeCloseTo(-1e6 * Math.LN2, 3)
    expect(logBinomialAtLeast(10, 10, 0.9)).toBeCloseTo(10 * Math.log(0.9), 12)
  })

  it.each([
    [0, 0, 1],
    [5, 0, 0.0625],
    [0, 5, 0.0625],
    [3, 3, 1],
    [2, 6, 0.2890625],
  ])('sign test of %d worse and %d better', (worse, better, p) => expect(signTest(worse, better)).toBeCloseTo(p, 12))

  it('an interval without failures has its closed form', () => {
    expect(clopperPearson(60, 60, 0.9)[0]).toBeCloseTo(0.05 ** (1 / 60), 12)
    expect(clopperPearson(0, 60, 0.9)).toEqual([0, 1 - 0.05 ** (1 / 60)])
    expect(clopperPearson(59, 60, 0.95)[0]).toBeCloseTo(0.9106, 4)
  })
})

describe('percentiles', () => {
  it.each([
    ['0.95', 20, 19],
    ['0.95', 21, 20],
    ['0.07', 100, 7],
    ['0.98', 10, 10],
    ['0.995', 60, 60],
    ['1', 60, 60],
  ])('ceil(%s · %d) = %d', (text, n, rank) => {
    expect(ceilShare(share(text), n)).toBe(rank)
    expect(
      percentile(
        Float64Array.from({ length: n }, (_, i) => i + 1),
        share(text),
      ),
    ).toBe(rank)
  })
  it.each([
    ['0.95', 19, false],
    ['0.95', 20, true],
    ['0.99', 99, false],
    ['0.5', 2, true],
    ['1', 1000, false],
  ])('p%s can be judged from %d values: %s', (text, n, enough) => expect(enoughFor(share(text), n)).toBe(enough))
})

describe('pairs and ratios', () => {
  it('Tango is symmetric and grows with the level', () => {
    const [low, high] = tangoInterval({ n: 40, baselineOnly: 3, candidateOnly: 3 }, 0.9)
    expect(low).toBeCloseTo(-high, 12)
    expect(tangoInterval({ n: 40, baselineOnly: 3, candidateOnly: 3 }, 0.95)[1]).toBeGreaterThan(high)
    const [none] = tangoInterval({ n: 268, baselineOnly: 0, candidateOnly: 0 }, 0.9)
    expect(none).toBeGreaterThan(-0.01)
  })

  it('Hodges and Lehmann equal the median of all averages', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 25 }), (values) => {
        const averages = values.flatMap((x, i) => values.slice(i).map((y) => (x + y) / 2)).sort((a, b) => a - b)
        const half = averages.length / 2
        const median =
          averages.length % 2 === 1
            ? averages[Math.floor(half)]
            : ((averages[half - 1] as number) + (averages[half] as number)) / 2
        expect(hodgesLehmann(Float64Array.from(values))).toBeCloseTo(median as number, 9)
      }),
    )
  })

  it('the bootstrap repeats with its seed and finds a constant', () => {
    const values = weightedValues(Array.from({ length: 50 }, (_, owner) => ({ owner, value: owner < 40 ? 3 : 9 })))
    const run = (seed: number) =>
      bootstrapIntervals(50, (drawn) => weightedPercentiles(values, drawn, [0.5, 0.9]), 0.9, seededRandom(seed))
    expect(run(7)).toEqual(run(7))
    expect(run(7)[0]).toEqual([3, 3])
    expect(run(7)[1]).toEqual([9, 9])
    expect([resamplesFor(100), resamplesFor(40_000), resamplesFor(10_000_000)]).toEqual([10_000, 1_250, 400])
  })
})

describe('the interval that holds at every stop', () => {
  it('contains the share seen and narrows', () => {
    const short = evidenceInterval(76, 0, 0, 0.95)
    const long = evidenceInterval(760, 0, 0, 0.95)
    expect(short[1]).toBe(1)
    expect(short[0]).toBeGreaterThan(0.9)
    expect(long[0]).toBeGreaterThan(short[0])
    const [low, high] = evidenceInterval(600, 30, 30, 0.95)
    expect(low).toBeLessThan(0.95)
    expect(high).toBeGreaterThan(0.95)
  })
  it('gives open units to both sides', () => {
    const closed = evidenceInterval(100, 2, 2, 0.95)
    const open = evidenceInterval(100, 5, 2, 0.95)
    expect(open[0]).toBeLessThan(closed[0])
    expect(open[1]).toBe(closed[1])
  })
})
