import type { Policy } from '../contract/policy/policy.ts'
import type { Plan } from '../plan/plan.ts'
import { contractDialect } from '../preflight/dialect.ts'
import type { Finding } from '../preflight/finding.ts'
import type { ModelRegistry } from '../preflight/registry.ts'
import { retirementFindings } from '../preflight/retirement.ts'

export interface PreflightInputs {
  readonly plan: Plan
  readonly policy: Policy
  /** null: the policy names none. */
  readonly registry: ModelRegistry | null
  /** ISO day on which the models are called. */
  readonly day: string
}

/** What is known before a call is made, gravest first. The same inputs give the same findings, live and re-judged. */
export function preflightFindings({ plan, policy, registry, day }: PreflightInputs): readonly Finding[] {
  const models = plan.contracts.map(({ candidate }) => ({ provider: candidate.providerName, model: candidate.model }))
  const retiring = registry === null ? [] : retirementFindings(models, registry, policy.retirement, day)
  const dialects = plan.contracts.flatMap(({ contract, candidate, baseline }) =>
    [candidate, ...(baseline ? [baseline] : [])].flatMap((target) => contractDialect(contract, target)),
  )
  const said = new Set<string>()
  const once = [...retiring, ...dialects].filter(({ code, args, place }) => {
    const key = JSON.stringify([code, args, place])
    return said.size < said.add(key).size
  })
  return once.sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity))
}

const GRAVITY: readonly Finding['severity'][] = ['error', 'warning', 'note']

/** What is worth knowing of each provider that a plan calls; nothing is assumed of an endpoint of one's own. */
export function providerNotes({ contracts }: Plan): readonly Finding[] {
  const profiles = new Set(
    contracts
      .flatMap(({ candidate, baseline }) => [candidate, ...(baseline ? [baseline] : [])])
      .map(({ provider }) => provider),
  )
  return [...profiles].flatMap((profile) =>
    profile.checked === null
      ? []
      : profile.notes.map((note) => ({
          code: 'provider-note',
          args: { provider: profile.title, note, checked: profile.checked ?? '' },
          severity: 'note' as const,
        })),
  )
}
