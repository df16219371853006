import type { Plan } from '../plan/plan.ts'
import type { Requirement } from '../plan/requirement.ts'
import type { Place, Problem } from '../problem/problem.ts'

/** A cost that is to be limited, judged or compared needs a price. */
export function missingPrices(plan: Plan): readonly Problem[] {
  const capped =
    plan.limits.maxCostUsd === undefined ? [] : [{ id: 'limits.max_cost', place: null, models: 'both' as const }]
  return plan.contracts.flatMap(({ contract, candidate, baseline, requirements }) => {
    const asking = [...requirements.flatMap(pricesAskedBy), ...capped]
    return [candidate, baseline].flatMap((target) => {
      const asked = asking.find(({ models }) => models === 'both' || target === candidate)
      if (!target || target.golden || target.price !== null || !asked) return []
      return [
        {
          code: 'price-missing',
          args: { model: target.model, requirement: asked.id },
          place: asked.place ?? contract.placeOf(''),
        },
      ]
    })
  })
}

/** Whose prices a requirement needs. */
function pricesAskedBy(
  requirement: Requirement,
): readonly { readonly id: string; readonly place: Place | null; readonly models: 'candidate' | 'both' }[] {
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
