import type { Plan } from '../../plan/plan.ts'

/** Planned places of this run, ascending: all of the plan, or every total-th from the shard's own. */
export function* plannedPlaces(plan: Plan): Generator<number> {
  const { index, total } = plan.shard ?? { index: 1, total: 1 }
  for (let place = index - 1; place < plan.unitCount; place += total) yield place
}

/** Whether a place of the plan is one of this run. */
export const isPlannedPlace = ({ shard }: Plan, place: number): boolean =>
  shard === null || place % shard.total === shard.index - 1

/** Those of one contract. */
export const contractPlaces = (plan: Plan, contractIndex: number): Iterable<number> =>
  plan.contracts.length === 1 && contractIndex === 0 ? plannedPlaces(plan) : placesAmong(plan, contractIndex)

function* placesAmong(plan: Plan, contractIndex: number): Generator<number> {
  for (const place of plannedPlaces(plan)) if (plan.slotAt(place).contractIndex === contractIndex) yield place
}
