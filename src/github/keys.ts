import type { Policy } from '../contract/policy/policy.ts'
import type { GatePorts, GateRequest } from '../gate/request.ts'
import { resolveTargets } from '../plan/targets.ts'
import type { Inputs } from './inputs.ts'

/**
 * Where the inputs' keys go: `api-key` to the candidate's host alone (a route to another host takes its own variable),
 * `baseline-api-key` to the baseline; without it the baseline shares the candidate's key where it shares its host.
 */
export function keysOf(
  { apiKey, baselineApiKey }: Pick<Inputs, 'apiKey' | 'baselineApiKey'>,
  policy: Policy,
  request: Pick<GateRequest, 'candidate' | 'baseline'>,
): NonNullable<GatePorts['keyFor']> {
  const targets = resolveTargets(policy, request, () => false)
  const host = targets.ok && targets.value.all[0] ? new URL(targets.value.all[0].baseUrl).origin : null
  return (target, role) => {
    const shared = new URL(target.baseUrl).origin === host ? (apiKey ?? undefined) : undefined
    return role === 'candidate' ? shared : (baselineApiKey ?? shared)
  }
}

/** Whether the run has the keys without which it can't call: its candidate's, and every other that is required. */
export function hasKeys(
  policy: Policy,
  request: Pick<GateRequest, 'candidate' | 'baseline'>,
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
