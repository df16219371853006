import { hash53 } from '../../contract/cases/case-ids.ts'
import type { CaseList } from '../../contract/contract.ts'
import type { JournalCall } from '../../journal/line.ts'
import type { Plan } from '../../plan/plan.ts'
import { fillSlots, findSlot, slotsFor } from './hash-slots.ts'

/**
 * Finds where the plan now has the contract, case and sample that a recorded call speaks of, whatever its place was: a
 * case that came or went moves all others. Built when first asked, for a plan that is not the one of the journal.
 */
export function movedPlaces(plan: Plan): (line: Pick<JournalCall, 'contract' | 'case' | 'sample'>) => number | null {
  let contracts: Map<string, { readonly index: number; readonly find: FindCase }> | null = null
  return ({ contract, case: id, sample }) => {
    contracts ??= new Map(
      plan.contracts.map(({ contract: { name, cases } }, index) => [name, { index, find: casesById(cases) }]),
    )
    const found = contracts.get(contract)
    const caseIndex = found?.find(id) ?? null
    if (found === undefined || caseIndex === null) return null
    return plan.placeOf({ contractIndex: found.index, caseIndex, sample }) ?? null
  }
}

type FindCase = (id: string) => number | null

/** Cases by their ids in twelve bytes each, without reading one again (`hash53`). Only cases whose hashes coincide are read. */
function casesById({ length, idHashAt, at }: CaseList): FindCase {
  const hashes = new Float64Array(length)
  for (let index = 0; index < length; index++) hashes[index] = idHashAt(index)
  const slots = new Uint32Array(slotsFor(length))
  const alike = fillSlots(slots, hashes)
  const byId = new Map<string, number>()
  if (alike.size > 0)
    for (let index = 0; index < length; index++) if (alike.has(hashes[index] as number)) byId.set(at(index).id, index)
  return (id) => {
    const hash = hash53(id)
    return alike.has(hash) ? (byId.get(id) ?? null) : findSlot({ slots, hashes }, hash)
  }
}
