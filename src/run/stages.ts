import { seededRandom } from '../contract/random.ts'
import type { Plan, PlannedContract, Role } from '../plan/plan.ts'

/** A part of a run that has the endpoints to itself. */
export interface Stage {
  readonly places: Uint32Array
  readonly roles: readonly Role[]
  readonly concurrency: number
  /** The load test that it is; null for the ordinary contracts together. */
  readonly load: { readonly contract: string; readonly role: Role; readonly warmup: number } | null
}

/**
 * All ordinary contracts together, then each load test by itself, one model after the other: two models under load at
 * once would measure each other. Which of them goes first is drawn by the seed.
 */
export function stagesOf(plan: Plan): readonly Stage[] {
  const loads = plan.contracts.filter(({ contract }) => contract.load)
  if (loads.length === 0)
    return [{ places: placesOf(plan), roles: plan.roles, concurrency: plan.limits.concurrency, load: null }]
  let start = plan.unitCount - loads.reduce((sum, { contract }) => sum + (contract.load?.calls ?? 0), 0)
  const ordinary = placesOf(plan).filter((place) => place < start)
  const stages: Stage[] =
    ordinary.length === 0
      ? []
      : [{ places: ordinary, roles: plan.roles, concurrency: plan.limits.concurrency, load: null }]
  for (const planned of loads) {
    const { name, load } = planned.contract
    if (!load) continue
    const places = Uint32Array.from({ length: load.calls }, (_, index) => start + index)
    start += load.calls
    const roles = rolesInTurn(plan, planned)
    stages.push(
      ...roles.map((role) => ({
        places,
        roles: [role],
        concurrency: load.concurrency,
        load: { contract: name, role, warmup: load.warmup },
      })),
    )
  }
  return stages
}

function rolesInTurn(plan: Plan, planned: PlannedContract): readonly Role[] {
  if (planned.baseline === null) return ['candidate']
  const first = seededRandom(plan.seed + plan.contracts.indexOf(planned))() < 0.5
  return first ? ['candidate', 'baseline'] : ['baseline', 'candidate']
}

/** The places of the plan that this run has: all of them, or every total-th from the shard's own. */
export function placesOf(plan: Plan): Uint32Array {
  const { index, total } = plan.shard ?? { index: 1, total: 1 }
  const count = Math.max(0, Math.ceil((plan.unitCount - (index - 1)) / total))
  return Uint32Array.from({ length: count }, (_, nth) => index - 1 + nth * total)
}
