import type { Policy } from '../contract/policy/policy.ts'
import type { JsonObject } from '../json/value.ts'
import { countAt, objectAt } from '../model/read/wire-value.ts'
import { proxyFaults, proxySecrets, proxySettings } from '../model/wire/proxy.ts'
import { createConforms } from '../outcome/schema/conforms.ts'
import type { Target } from '../plan/plan.ts'
import { type ModelFlags, resolveTargets } from '../plan/targets.ts'
import type { Finding } from '../preflight/finding.ts'
import { modelFindings } from '../preflight/model-findings.ts'
import type { ProbeFinding } from '../probe/probe.ts'
import type { ProbeRecord } from '../probe/probe-record.ts'
import { MOST_CALLS, PROBES } from '../probe/probes.ts'
import { type Probed, runProbes } from '../probe/run-probes.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { isLoopbackHost } from '../provider/resolve-provider.ts'
import { knownLimits } from '../registry/known-limits.ts'
import type { Registry } from '../registry/registry.ts'
import { costUsd, worstCostUsd } from '../run/spend.ts'
import { keyProblem, secretsOf } from './endpoint-key.ts'
import { asAsked, probeRequest } from './probe-request.ts'
import type { GatePorts } from './request/request.ts'

/** An endpoint that is to be probed, and what that costs at most. */
export interface ProbePlan {
  readonly target: Target
  readonly key: string | null
  /** Calls where none is made again. */
  readonly calls: number
  /** US dollars; null where the price by tokens is not known. */
  readonly mostUsd: number | null
  /** What the registry says of the model: an error means that it is not called. */
  readonly findings: readonly Finding[]
}

type Ports = Pick<GatePorts, 'environment' | 'now' | 'today' | 'cancelled' | 'redact' | 'learnSecrets'>

/** Who is asked, and at what price: nothing is called. */
export function planProbe(
  policy: Policy,
  registry: Registry,
  flags: ModelFlags,
  { environment, today, learnSecrets }: Ports,
): Result<ProbePlan> {
  const nobody: ModelFlags = { model: null, provider: null, baseUrl: null }
  const day = today()
  const targets = resolveTargets(
    { ...policy, routes: [] },
    { candidate: flags, baseline: nobody },
    () => false,
    (at) => knownLimits(registry, at, day),
  )
  if (!targets.ok) return targets
  const target = targets.value.candidates[0] as Target
  const key = environment[target.apiKeyEnv]
  learnSecrets([key ?? '', ...secretsOf(new URL(target.baseUrl)), ...proxySecrets(proxySettings(environment))])
  const faults = [keyProblem(target, key, null), ...proxyProblems(target, environment)].filter((one) => one !== null)
  const requests = PROBES.flatMap(({ calls }) => calls).map((call) => probeRequest(call, target, key ?? null))
  faults.push(...requests.flatMap((one) => (one.ok ? [] : one.problems)).slice(0, 1))
  if (faults.length > 0) return bad(...faults)
  const sent = requests.flatMap((one) => (one.ok && one.value.kind === 'sent' ? [one.value.request] : []))
  const worst = sent.reduce(
    (sum, one) => sum + (one.method === 'GET' ? 0 : worstCostUsd(target, one.body) * choicesOf(one.body)),
    0,
  )
  const called = { ...target.registered, model: target.model, role: 'candidate' } as const
  return good(
    {
      target,
      key: key ?? null,
      calls: sent.length,
      mostUsd: target.price?.kind === 'tokens' ? worst : null,
      findings: modelFindings([called], registry, policy, day),
    },
    targets.warnings,
  )
}

const choicesOf = ({ n }: JsonObject): number => (typeof n === 'number' ? n : 1)

const proxyProblems = ({ baseUrl }: Target, environment: Ports['environment']): readonly Problem[] =>
  isLoopbackHost(new URL(baseUrl).hostname)
    ? []
    : proxyFaults(environment).map((variable) => ({ code: 'proxy-invalid', args: { variable } }))

/**
 * Asks all of it. `done` is told of each finding as it comes; what is known when the endpoint goes away, or a signal
 * comes, is in the record.
 */
export async function probeEndpoint(
  { target, key }: ProbePlan,
  ports: Ports & { readonly done: (finding: ProbeFinding) => void },
): Promise<ProbeRecord> {
  const [{ createRawClient }, { DEADLINES }, { sleep }] = await Promise.all([
    import('../model/wire/raw-client.ts'),
    import('../model/wire/transport.ts'),
    import('../model/wire/sleep.ts'),
  ])
  const client = createRawClient({
    baseUrl: target.baseUrl,
    deadlines: DEADLINES,
    proxy: proxySettings(ports.environment),
    now: ports.now,
  })
  try {
    const probed = await runProbes(PROBES, MOST_CALLS, {
      unsendable: (call) => {
        const made = probeRequest(call, target, key)
        return made.ok && made.value.kind === 'unsendable' ? made.value.reason : null
      },
      send: async (call) => {
        const made = probeRequest(call, target, key)
        if (!made.ok || made.value.kind !== 'sent') throw new Error('what can not be sent was asked')
        return asAsked(await client.send(made.value.request, ports.cancelled), call, target)
      },
      wait: (ms) => sleep(ms, ports.cancelled),
      conforms: createConforms(),
      isCancelled: () => ports.cancelled.aborted,
      done: ports.done,
    })
    return recordOf(probed, target, ports)
  } finally {
    await client.close()
  }
}

function recordOf(probed: Probed, target: Target, { today, redact }: Ports): ProbeRecord {
  const { origin, pathname } = new URL(target.baseUrl)
  const redacted = (text: string | null): string | null => (text === null ? null : redact(text))
  return {
    format: 1,
    probed: today(),
    provider: target.providerName,
    preset: target.provider.id,
    base_url: origin + pathname,
    model: target.model,
    served_model: redacted(probed.servedModel),
    server: redacted(probed.server),
    fingerprint: redacted(probed.fingerprint),
    calls: probed.calls,
    cost_usd: target.price?.kind === 'tokens' ? spentUsd(probed.answers, target) : null,
    stopped: redacted(probed.stopped),
    findings: probed.findings.map((one) => ({ ...one, evidence: redact(one.evidence) })),
  }
}

/** By the counts of those answers that carry them, Chat's or the others'. */
function spentUsd(answers: readonly JsonObject[], target: Target): number {
  return answers.reduce((sum, answer) => {
    const usage = objectAt(answer, 'usage')
    const input = countAt(usage, 'prompt_tokens') ?? countAt(usage, 'input_tokens') ?? 0
    const output = countAt(usage, 'completion_tokens') ?? countAt(usage, 'output_tokens') ?? 0
    return sum + (costUsd(target, { input, output, cachedInput: 0, reasoning: 0 }) ?? 0)
  }, 0)
}
