import type { UnitEnd } from '../outcome/observation.ts'
import type { Plan } from '../plan/plan.ts'
import { placesOf } from '../run/stages.ts'
import type { Progress, ProgressState } from './progress.ts'

/** Counts units as they end and tells `progress`; both models' units count as done, rates are the candidate's. */
export function progressOf(plan: Plan, spentUsd: () => number, progress: Progress): (end: UnitEnd) => void {
  // The same objects for every update: this is on the way of every call.
  const contracts = plan.contracts.map(({ contract }) => ({
    name: contract.name,
    done: 0,
    planned: 0,
    measured: 0,
    passed: 0,
  }))
  for (const place of placesOf(plan))
    (contracts[plan.slotAt(place).contractIndex] as { planned: number }).planned += plan.roles.length
  const priced = plan.contracts.some((one) => one.candidate.price?.kind === 'tokens')
  return ({ place, role, kind, stages }) => {
    // A lost call is asked again at the end of the run.
    if (kind === 'unmeasured') return
    const count = contracts[plan.slotAt(place).contractIndex] as { done: number; measured: number; passed: number }
    count.done++
    if (role === 'candidate' && stages > 0) {
      count.measured++
      if (kind === 'ok') count.passed++
    }
    progress.update({ contracts, costUsd: priced ? spentUsd() : null })
  }
}

/** Several runs as one line of progress; each names its contracts after its model. */
export function progressTogether(progress: Progress): (model: string) => Progress {
  const states: ProgressState[] = []
  return (model) => {
    const at = states.push({ contracts: [], costUsd: null }) - 1
    const together = (state: ProgressState): ProgressState => {
      states[at] = {
        contracts: state.contracts.map((one) => ({ ...one, name: `${model} ${one.name}` })),
        costUsd: state.costUsd,
      }
      const costs = states.flatMap(({ costUsd }) => costUsd ?? [])
      return {
        contracts: states.flatMap(({ contracts }) => contracts),
        costUsd: costs.length === 0 ? null : Math.max(...costs),
      }
    }
    return {
      update: (state) => progress.update(together(state)),
      finish: (state) => progress.finish(together(state)),
    }
  }
}
