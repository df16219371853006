import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom, shuffle } from '../../src/contract/random.ts'
import { plannedOrder, seededOrder } from '../../src/plan/order.ts'

const contracts = fc.array(
  fc.record({ cases: fc.integer({ min: 0, max: 30 }), samples: fc.integer({ min: 1, max: 4 }) }),
  { maxLength: 5 },
)

describe('the planned order', () => {
  it('has every case and sample once, and knows the place of each', () => {
    fc.assert(
      fc.property(contracts, fc.nat(), (all, seed) => {
        const order = seededOrder(all, seed)
        expect(order.length).toBe(all.reduce((sum, { cases, samples }) => sum + cases * samples, 0))
        const seen = new Set<string>()
        for (let place = 0; place < order.length; place++) {
          const slot = order.slotAt(place)
          seen.add(JSON.stringify(slot))
          expect(order.placeOf(slot)).toBe(place)
        }
        expect(seen.size).toBe(order.length)
      }),
    )
  })

  it('comes in rounds: sample 0 of every case before sample 1 of any', () => {
    const order = seededOrder(
      [
        { cases: 7, samples: 3 },
        { cases: 4, samples: 2 },
      ],
      5,
    )
    const samples = Array.from({ length: order.length }, (_, place) => order.slotAt(place).sample)
    expect(samples).toEqual([...samples].sort())
  })

  it('is fresh in each round, another for another seed, the same for the same', () => {
    const casesOf = (seed: number, sample: number) => {
      const order = seededOrder([{ cases: 50, samples: 2 }], seed)
      return Array.from({ length: 50 }, (_, at) => order.slotAt(sample * 50 + at).caseIndex).join()
    }
    expect(new Set([casesOf(1, 0), casesOf(1, 1), casesOf(2, 0), casesOf(2, 1)]).size).toBe(4)
    expect(casesOf(1, 0)).toBe(casesOf(1, 0))
  })

  it('mixes the contracts', () => {
    const order = seededOrder(
      [
        { cases: 100, samples: 1 },
        { cases: 100, samples: 1 },
      ],
      1,
    )
    const first = Array.from({ length: 40 }, (_, place) => order.slotAt(place).contractIndex)
    expect(first.filter((index) => index === 0).length).toBeGreaterThan(8)
    expect(first.filter((index) => index === 1).length).toBeGreaterThan(8)
  })

  it('knows no place beyond its end', () => {
    const order = seededOrder([{ cases: 2, samples: 1 }], 1)
    expect(() => order.slotAt(2)).toThrow(RangeError)
    expect(order.placeOf({ contractIndex: 0, caseIndex: 0, sample: 1 })).toBeUndefined()
    expect(plannedOrder([], 1).length).toBe(0)
  })
})

describe('seeded randomness', () => {
  it('is the published sequence: the same on any machine', () => {
    const random = seededRandom(1)
    expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522])
  })
  it('shuffles fairly: every item comes first about as often', () => {
    const random = seededRandom(3)
    const firsts = [0, 0, 0, 0]
    for (let round = 0; round < 8_000; round++) {
      const first = shuffle(Uint32Array.of(0, 1, 2, 3), random)[0] as number
      firsts[first] = (firsts[first] as number) + 1
    }
    for (const count of firsts) expect(Math.abs(count - 2_000)).toBeLessThan(200)
  })
})
