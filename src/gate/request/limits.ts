import type { Limits, Policy } from '../../contract/policy/policy.ts'
import type { Problem } from '../../problem/problem.ts'
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
