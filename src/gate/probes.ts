import type { Policy } from '../contract/policy/policy.ts'
import type { Plan, Role, Target } from '../plan/plan.ts'
import type { Finding } from '../preflight/finding.ts'
import { type ProbeFacts, readProbeRecord } from '../probe/probe-record.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'
import type { GatePorts } from './request/request.ts'

/** Provider of the policy → what a probe found of its endpoint. */
export type Probes = ReadonlyMap<string, ProbeFacts>

/** Reads the probes of those providers that a run calls. */
export function readProbes(
  { providers }: Policy,
  called: readonly Target[],
  cwd: string,
  { files }: Pick<GatePorts, 'files'>,
): Result<Probes> {
  const found = new Map<string, ProbeFacts>()
  const problems: Problem[] = []
  for (const name of new Set(called.map(({ providerName }) => providerName))) {
    const file = Object.hasOwn(providers, name) ? providers[name]?.probe : undefined
    if (file === undefined) continue
    const read = readProbeRecord(file, files, cwd)
    if (read.ok) found.set(name, { ...read.value, provider: name })
    else problems.push(...read.problems)
  }
  return problems.length > 0 ? bad(...problems) : good(found)
}

/** Whether a probe was made with another model than the one that is called: then it says nothing. */
export const isOfModel = ({ model }: ProbeFacts, target: Target): boolean => model === target.model

/** Probes that were made with another model than the one that is called. */
export const ofAnotherModel = (targets: readonly Target[], probes: Probes): readonly Finding[] =>
  targets.flatMap((target): readonly Finding[] => {
    const facts = probes.get(target.providerName)
    return facts === undefined || isOfModel(facts, target)
      ? []
      : [outdated(facts, `it asked ${facts.model}, and ${target.model} is called`)]
  })

/** Probes of a server, or of a model behind it, that is another one by now: known when the endpoint has answered. */
export function outdatedBy({ contracts, roles }: Plan, ledger: Ledger, probes: Probes): readonly Finding[] {
  return roles.flatMap((role) => {
    const targets = contracts.map((one) => one[role]).filter((one) => one !== null && !one.golden)
    const facts = [...new Set(targets.map((target) => target && probes.get(target.providerName)))]
    return facts.flatMap((one) => (one === undefined || one === null ? [] : changesSince(one, role, ledger)))
  })
}

function changesSince(facts: ProbeFacts, role: Role, ledger: Ledger): readonly Finding[] {
  const pairs = [
    ['the server', facts.fingerprint, ledger.fingerprints(role)],
    ['the model that answers', facts.served_model, ledger.servedModels(role)],
  ] as const
  return pairs.flatMap(([what, was, now]) => {
    const other = now.find((one) => one !== was)
    return was === null || other === undefined ? [] : [outdated(facts, `${what} was ${was} and is ${other}`)]
  })
}

const outdated = ({ provider, probed, file }: ProbeFacts, change: string): Finding => ({
  code: 'probe-outdated',
  args: { provider, probed, file, change },
  severity: 'warning',
})
