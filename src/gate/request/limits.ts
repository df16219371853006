import type { Limits, Policy } from '../../contract/policy/policy.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Requirement } from '../../plan/requirement.ts'
import type { Place, Problem } from '../../problem/problem.ts'
import type { GateRequest } from './request.ts'

/** Flags tighten what the policy limits, and set what it leaves open. */
export function tightened({ limits, file }: Policy, request: GateRequest): Limits {
  const least = (one: number | null, other: number | undefined): number | undefined =>
    one === null ? other : Math.min(one, other ?? Number.POSITIVE_INFINITY)
  const maxCostUsd = least(request.maxCostUsd, limits.maxCostUsd)
  const deadlineMs = least(request.deadlineMs, limits.deadlineMs)
  return {
    ...limits,
    maxCalls:
      file === null
        ? (request.maxCalls ?? limits.maxCalls)
        : Math.min(request.maxCalls ?? limits.maxCalls, limits.maxCalls),
    concurrency: Math.min(request.concurrency ?? limits.concurrency, limits.maxConcurrency ?? Number.POSITIVE_INFINITY),
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  }
}

/** Limits that were asked for and that the policy's own, being tighter, outrank. */
export function limitWarnings(policy: Policy, { maxCostUsd, maxCalls, deadlineMs }: GateRequest): readonly Problem[] {
  if (policy.file === null) return []
  const { limits } = policy
  const pairs: readonly (readonly [flag: string, key: string, asked: number | null, limit: number | undefined])[] = [
    ['--max-cost', 'max_cost', maxCostUsd, limits.maxCostUsd],
    ['--max-calls', 'max_calls', maxCalls, limits.maxCalls],
    ['--deadline', 'deadline', deadlineMs, limits.deadlineMs],
  ]
  return pairs.flatMap(([flag, key, asked, limit]) => {
    if (asked === null || limit === undefined || asked <= limit) return []
    const shown = (value: number): string => (key === 'deadline' ? `${value / 1000}s` : String(value))
    const place = policy.placeOf(`/limits/${key}`)
    return [{ code: 'limit-of-policy', args: { flag, asked: shown(asked), limit: `${key} ${shown(limit)}` }, place }]
  })
}

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
