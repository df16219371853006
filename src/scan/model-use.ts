import type { Policy } from '../contract/policy/policy.ts'
import type { CalledModel } from '../preflight/model-findings.ts'
import type { Place } from '../problem/problem.ts'

/** A place that names a model. */
export interface ModelUse extends CalledModel {
  /** As it is written there. */
  readonly written: string
  readonly place: Place
  readonly inComment: boolean
}

/** The models that a policy names: candidate, baseline and those of its routes. */
export function policyUses(policy: Policy): readonly ModelUse[] {
  const choices = [
    ['candidate', policy.candidate, '/candidate/model'] as const,
    ['baseline', policy.baseline, '/baseline/model'] as const,
    ...policy.routes.map((route, index) => ['candidate', route.candidate, `/routes/${index}/candidate/model`] as const),
  ]
  return choices.flatMap(([role, choice, pointer]): readonly ModelUse[] => {
    if (choice === undefined) return []
    const { provider, model } = choice
    const preset = Object.hasOwn(policy.providers, provider)
      ? (policy.providers[provider]?.preset ?? provider)
      : provider
    return [{ role, provider, preset, model, written: model, place: policy.placeOf(pointer), inComment: false }]
  })
}
