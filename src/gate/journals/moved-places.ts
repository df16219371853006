import type { JournalCall } from '../../journal/line.ts'
import type { Plan } from '../../plan/plan.ts'

/**
 * Finds where the plan now has the contract, case and sample that a recorded call speaks of, whatever its place was: a
 * case that came or went moves all others. Built when first asked, for a plan that is not the one of the journal.
 */
export function movedPlaces(plan: Plan): (line: JournalCall) => number | null {
  let places: Map<string, number> | null = null
  return ({ contract, case: id, sample }) => {
    places ??= placesOf(plan)
    return places.get(key(contract, id, sample)) ?? null
  }
}

function placesOf(plan: Plan): Map<string, number> {
  const places = new Map<string, number>()
  for (let place = 0; place < plan.unitCount; place++) {
    const { contract, case: single, sample } = plan.unitAt(place)
    places.set(key(contract.name, single.id, sample), place)
  }
  return places
}

/** A contract's name holds no slash, and a sample is a number. */
const key = (contract: string, id: string, sample: number): string => `${contract}/${sample}/${id}`
