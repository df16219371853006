import type { Policy } from '../contract/policy/policy.ts'
import type { JournalHeader } from '../journal/line.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import { judgedBy } from '../plan/judged-by.ts'
import type { Plan, Target } from '../plan/plan.ts'
import type { ModelFlags } from '../plan/targets.ts'
import { planBoundaries } from '../verdict/sequential/plan-boundaries.ts'
import { encodeFindings } from './findings.ts'
import { encodeModels } from './models-in-force.ts'
import type { GateRequest } from './request.ts'

/** What a journal says of its run: enough to make the same plan again, nothing that names a machine or holds a key. */
export function headerOf(plan: Plan, policy: Policy, request: GateRequest): JournalHeader {
  const first = plan.contracts[0]
  return {
    type: 'header',
    format: 1,
    plan: plan.digest,
    seed: plan.seed,
    settings: {
      request: requestSettings(request, policy),
      judged_by: judgedBy(plan),
      candidate: first ? identity(first.candidate) : null,
      baseline: first?.baseline ? identity(first.baseline) : null,
      baseline_from: request.baselineReplay === null ? 'live' : 'journal',
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

/** Of a URL its origin: path and query may hold a key, and whoever judges again has no use for them. */
const namedBy = ({ model, provider, baseUrl }: ModelFlags): JsonObject => ({
  model,
  provider,
  baseUrl: baseUrl === null ? null : new URL(baseUrl).origin,
})

function requestSettings(request: GateRequest, policy: Policy): JsonObject {
  const { contracts, candidate, baseline, selection, samples, confidence, seed, stopEarly } = request
  const settings: Record<string, JsonValue> = {
    contracts: contracts.length > 0 ? contracts : policy.contracts,
    policy_files: request.policyFiles,
    candidate: namedBy(candidate),
    baseline: namedBy(baseline),
    cases: selection.cases,
    max_cases: selection.maxCases ?? null,
    samples,
    confidence: confidence?.text ?? null,
    seed,
    stop_early: stopEarly,
    max_cost: request.maxCostUsd,
    max_calls: request.maxCalls,
    deadline_ms: request.deadlineMs,
    day: request.day ?? null,
    // Where the policy is not the one that the files hold, whom it names is in no file either.
    ...(request.policy === undefined ? {} : { models: encodeModels(request.policy.value) }),
  }
  return settings
}
