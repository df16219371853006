import { describe, expect, it } from 'vitest'
import { hash53 } from '../../src/contract/cases/case-ids.ts'
import type { CaseList } from '../../src/contract/contract.ts'
import { movedPlaces } from '../../src/gate/journals/moved-places.ts'
import type { Plan } from '../../src/plan/plan.ts'

/** Cases whose reading is counted, of two contracts one behind the other, one sample each. */
function planOf(ids: readonly string[], hashOf: (id: string) => number): { plan: Plan; reads: () => number } {
  let reads = 0
  const cases = {
    length: ids.length,
    idHashAt: (index: number) => hashOf(ids[index] as string),
    at: (index: number) => {
      reads++
      return { id: ids[index] }
    },
  } as unknown as CaseList
  const contracts = ['a', 'b'].map((name) => ({ contract: { name, cases } }))
  const placeOf: Plan['placeOf'] = ({ contractIndex, caseIndex, sample }) =>
    sample === 0 ? contractIndex * ids.length + caseIndex : undefined
  return { plan: { contracts, placeOf } as unknown as Plan, reads: () => reads }
}

describe('where a recorded call stands now', () => {
  const ids = Array.from({ length: 1_000 }, (_, at) => `case-${at * 7}`)

  it('is found by contract, case and sample without reading a case', () => {
    const { plan, reads } = planOf(ids, hash53)
    const placeOf = movedPlaces(plan)
    expect(ids.map((id) => placeOf({ contract: 'b', case: id, sample: 0 }))).toEqual(ids.map((_, at) => 1_000 + at))
    expect(reads()).toBe(0)
  })

  const NOWHERE = [
    { contract: 'c', case: 'case-0', sample: 0 },
    { contract: 'a', case: 'case-1', sample: 0 },
    { contract: 'a', case: 'case-0', sample: 1 },
    { contract: '__proto__', case: '__proto__', sample: 0 },
  ]
  it.each(NOWHERE)('is nowhere for %j', (line) => {
    expect(movedPlaces(planOf(ids, hash53).plan)(line)).toBeNull()
  })

  it('is told apart by the ids themselves where their hashes coincide', () => {
    const few = ['x', 'y', 'case-0']
    const { plan } = planOf(few, (id) => (id === 'y' ? hash53('x') : hash53(id)))
    const placeOf = movedPlaces(plan)
    expect(few.map((id) => placeOf({ contract: 'a', case: id, sample: 0 }))).toEqual([0, null, 2])
    expect(placeOf({ contract: 'a', case: 'z', sample: 0 })).toBeNull()
  })
})
