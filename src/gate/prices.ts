import type { Policy } from '../contract/policy/policy.ts'
import type { Plan } from '../plan/plan.ts'
import type { Requirement } from '../plan/requirement.ts'
import type { Place, Problem } from '../problem/problem.ts'

/** A cost that is to be limited, judged or compared needs a price. Each lack is told once. */
export function missingPrices(plan: Plan, { limits, placeOf }: Policy): readonly Problem[] {
  const capped = plan.limits.maxCostUsd === undefined ? [] : [costCap(limits.maxCostUsd === undefined, placeOf)]
  const missing = plan.contracts.flatMap(({ candidate, baseline, requirements }) => {
    const asking = [...requirements.flatMap(pricesAskedBy), ...capped]
    return [candidate, baseline].flatMap((target): readonly Problem[] => {
      const asked = asking.find(({ models }) => models === 'both' || target === candidate)
      if (!target || target.golden || target.price !== null || !asked) return []
      // What is charged is stated with each answer: enough to judge it, too late to hold a cap.
      if (target.provider.statesCost && capped.length === 0) return []
      const args = { model: target.model, requirement: asked.id }
      return [{ code: 'price-missing', args, ...(asked.place && { place: asked.place }) }]
    })
  })
  return [...new Map(missing.map((problem) => [JSON.stringify(problem), problem])).values()]
}

const costCap = (byFlag: boolean, placeOf: Policy['placeOf']): PriceAsked => ({
  id: byFlag ? '--max-cost' : 'limits.max_cost',
  place: byFlag ? null : placeOf('/limits/max_cost'),
  models: 'both',
})

interface PriceAsked {
  readonly id: string
  /** null: nowhere in a file. */
  readonly place: Place | null
  readonly models: 'candidate' | 'both'
}

/** Whose prices a requirement needs. */
function pricesAskedBy(requirement: Requirement): readonly PriceAsked[] {
  const { kind, id, place } = requirement
  if (kind === 'mean-cost') return [{ id, place, models: 'candidate' }]
  return kind === 'max-increase' && requirement.measure === 'cost_per_call' ? [{ id, place, models: 'both' }] : []
}

/** Hours are paid whether a model is called or not, so no cap on the calls' cost can hold them. */
export function uncappedHours({ limits, contracts }: Plan): readonly Problem[] {
  if (limits.maxCostUsd === undefined) return []
  const targets = contracts.flatMap(({ candidate, baseline }) => (baseline ? [candidate, baseline] : [candidate]))
  const models = new Set(targets.filter(({ price }) => price?.kind === 'hour').map(({ model }) => model))
  return [...models].map((model) => ({ code: 'load-cap-by-the-hour', args: { model } }))
}
