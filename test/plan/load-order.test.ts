import { describe, expect, it } from 'vitest'
import { plannedOrder } from '../../src/plan/order.ts'

const all = (order: ReturnType<typeof plannedOrder>) =>
  Array.from({ length: order.length }, (_, place) => order.slotAt(place))

describe('the part of a load test in the planned order', () => {
  const order = plannedOrder(
    [
      { cases: 4, samples: 3, loadUnits: 10 },
      { cases: 3, samples: 2 },
      { cases: 2, samples: 1, loadUnits: 1 },
    ],
    7,
  )

  it('comes after the rounds of the ordinary contracts, each test by itself', () => {
    expect(all(order).map((slot) => slot.contractIndex)).toEqual([...Array(6).fill(1), ...Array(10).fill(0), 2])
  })

  it('is exactly so many units: rounds of the cases, the last one cut', () => {
    const slots = all(order).filter((slot) => slot.contractIndex === 0)
    expect(slots.map((slot) => slot.sample)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2])
    for (const sample of [0, 1]) {
      const cases = slots.filter((slot) => slot.sample === sample).map((slot) => slot.caseIndex)
      expect([...cases].sort()).toEqual([0, 1, 2, 3])
    }
    expect(new Set(slots.slice(8).map((slot) => slot.caseIndex)).size).toBe(2)
  })

  it('finds the place of every slot, and none of what was cut', () => {
    all(order).forEach((slot, place) => expect(order.placeOf(slot)).toBe(place))
    const kept = all(order).filter((slot) => slot.contractIndex === 0 && slot.sample === 2)
    const cut = [0, 1, 2, 3].filter((caseIndex) => !kept.some((slot) => slot.caseIndex === caseIndex))
    for (const caseIndex of cut) expect(order.placeOf({ contractIndex: 0, caseIndex, sample: 2 })).toBeUndefined()
    expect(order.placeOf({ contractIndex: 0, caseIndex: 0, sample: 3 })).toBeUndefined()
  })

  it('is the same for the same seed, and another for another', () => {
    const one = [{ cases: 50, samples: 1, loadUnits: 50 }]
    expect(all(plannedOrder(one, 1))).toEqual(all(plannedOrder(one, 1)))
    expect(all(plannedOrder(one, 1))).not.toEqual(all(plannedOrder(one, 2)))
  })

  it('stays quick with one case and many calls', () => {
    const many = plannedOrder([{ cases: 1, samples: 100_000, loadUnits: 100_000 }], 1)
    let sum = 0
    for (let place = 0; place < many.length; place++) sum += many.slotAt(place).sample
    expect(sum).toBe((100_000 * 99_999) / 2)
  })

  it('leaves a run without load tests as it was', () => {
    const ordinary = plannedOrder([{ cases: 5, samples: 2 }], 3)
    expect(ordinary.length).toBe(10)
    expect(
      all(ordinary)
        .slice(0, 5)
        .every((slot) => slot.sample === 0),
    ).toBe(true)
  })
})
