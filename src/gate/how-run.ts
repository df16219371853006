import type { Policy } from '../contract/policy/policy.ts'
import type { Plan, Role, Target } from '../plan/plan.ts'
import type { ReportEndpoint, ReportRun } from '../report/report.ts'
import { shownUrl } from './request/called-with.ts'
import { replayedRoles } from './request/recorded-request.ts'
import type { GateRequest } from './request/request.ts'

/** When, from what, and of whom a run asked: the same when its journal is judged again. */
export function howRun(plan: Plan, policy: Policy, request: GateRequest, day: string): ReportRun {
  return {
    day,
    ...(request.commit ? { commit: request.commit } : {}),
    policies: request.policyFiles ?? (policy.file === null ? [] : [policy.file]),
    endpoints: endpointsOf(plan, request),
  }
}

/** Each model at each endpoint once; where answers or golden outputs stand in for one, no URL. */
function endpointsOf({ contracts, roles }: Plan, request: GateRequest): readonly ReportEndpoint[] {
  const replayed = replayedRoles(request)
  const found = roles.flatMap((role) =>
    contracts.flatMap((planned) => {
      const target = role === 'candidate' ? planned.candidate : planned.baseline
      return target === null ? [] : [endpointOf(target, role, replayed)]
    }),
  )
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()]
}

const endpointOf = (target: Target, role: Role, replayed: readonly Role[]): ReportEndpoint => ({
  role,
  provider: target.providerName,
  model: target.model,
  url: target.golden || replayed.includes(role) ? null : shownUrl(target.baseUrl),
})
