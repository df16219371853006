import type { Policy } from '../../contract/policy/policy.ts'
import type { JournalHeader } from '../../journal/line.ts'
import type { JsonObject } from '../../json/value.ts'
import { judgedBy } from '../../plan/judged-by.ts'
import type { Plan, Target } from '../../plan/plan.ts'
import { planBoundaries } from '../../verdict/sequential/plan-boundaries.ts'
import { encodePinned, encodeRequest } from '../request/recorded-request.ts'
import type { GateRequest } from '../request/request.ts'
import { endpointsAsked } from './endpoints-asked.ts'
import { encodeFindings } from './recorded-findings.ts'

/** What a journal says of its run: enough to make the same plan again, nothing that names a machine or holds a key. */
export function headerOf(plan: Plan, policy: Policy, request: GateRequest): JournalHeader {
  const first = plan.contracts[0]
  return {
    type: 'header',
    format: 1,
    plan: plan.digest,
    seed: plan.seed,
    settings: {
      request: encodeRequest(request, policy),
      judged_by: judgedBy(plan),
      candidate: first ? identity(first.candidate) : null,
      baseline: first?.baseline ? identity(first.baseline) : null,
      asked_of: endpointsAsked(plan, request),
      baseline_from: request.baselineReplay === null ? 'live' : 'journal',
      ...(request.baselineDay ? { baseline_day: request.baselineDay } : {}),
      ...(request.pinnedModel ? { pinned: encodePinned(request.pinnedModel) } : {}),
      ...(request.origin ? { origin: request.origin } : {}),
    },
    files: Object.fromEntries(plan.contracts.flatMap(({ contract }) => [...contract.files])),
    boundaries: plan.confidence === null ? null : planBoundaries(plan),
    findings: encodeFindings(request.findings),
    shard: plan.shard,
  }
}

const identity = (target: Target): JsonObject => ({
  provider: target.providerName,
  model: target.model,
  request: target.request,
})
