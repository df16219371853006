import type { Policy } from '../../contract/policy/policy.ts'
import type { GatePorts, GateRequest } from '../../gate/request/request.ts'
import type { Target } from '../../plan/plan.ts'
import { resolveTargets } from '../../plan/targets.ts'
import type { Inputs } from './inputs.ts'

type Flags = Pick<GateRequest, 'candidate' | 'baseline'>

/**
 * Where the inputs' keys go: `api-key` to the candidate's host alone (a route to another host takes its own variable),
 * `baseline-api-key` to the baseline; without it the baseline shares the candidate's key where it shares its host.
 *
 * @param base the base branch's own policy; null: there is none
 */
export function keysOf(
  { apiKey, baselineApiKey }: Pick<Inputs, 'apiKey' | 'baselineApiKey'>,
  policy: Policy,
  base: Policy | null,
  request: Flags,
): Required<Pick<GatePorts, 'keyFor' | 'keyInputFor'>> {
  const host = baselineApiKey === null ? ownerOf(policy, base, request) : hostOf(policy, request)
  const isOwner = (target: Target): boolean => new URL(target.baseUrl).origin === host
  return {
    keyFor: (target, role) => {
      const shared = isOwner(target) ? (apiKey ?? undefined) : undefined
      return role === 'candidate' ? shared : (baselineApiKey ?? shared)
    },
    keyInputFor: (target, role) => (isOwner(target) ? 'api-key' : role === 'baseline' ? 'baseline-api-key' : null),
  }
}

/**
 * The host whose key `api-key` is. A pull request that moves the candidate to a vendor that neither the workflow nor the
 * base's policy names does not take the old vendor's key there: the new one has its own variable.
 */
function ownerOf(policy: Policy, base: Policy | null, request: Flags): string | null {
  const isNamed = request.candidate.provider !== null || request.candidate.baseUrl !== null
  const provider = policy.candidate?.provider ?? ''
  const before = base === null || isNamed || Object.hasOwn(base.providers, provider) ? null : hostOf(base, request)
  return before ?? hostOf(policy, request)
}

function hostOf(policy: Policy, request: Flags): string | null {
  const targets = resolveTargets(policy, request, () => false)
  const [candidate] = targets.ok ? targets.value.all : []
  return candidate === undefined ? null : new URL(candidate.baseUrl).origin
}

/** Whether the run has the keys without which it can't call: its candidate's, and every other that is required. */
export function hasKeys(
  policy: Policy,
  request: Flags,
  keyFor: NonNullable<GatePorts['keyFor']>,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const targets = resolveTargets(policy, request, () => false)
  return (
    targets.ok &&
    targets.value.all.every((target, at) => {
      const key = keyFor(target, 'candidate') ?? keyFor(target, 'baseline') ?? environment[target.apiKeyEnv]
      return Boolean(key) || (at > 0 && !target.keyRequired)
    })
  )
}
