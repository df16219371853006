import type { Contract } from '../contract/contract.ts'
import type { Policy } from '../contract/policy/policy.ts'
import { isObject, type JsonValue } from '../json/value.ts'
import type { Plan, Target } from '../plan/plan.ts'
import type { Targets } from '../plan/targets.ts'
import { contractDialect } from '../preflight/dialect.ts'
import type { Finding } from '../preflight/finding.ts'
import { featureFindings } from '../preflight/model-features.ts'
import { type CalledModel, modelFindings } from '../preflight/model-findings.ts'
import { probedDialect } from '../probe/probed-dialect.ts'
import type { ProviderProfile } from '../provider/profile.ts'
import type { Registry } from '../registry/registry.ts'
import { isOfModel, ofAnotherModel, type Probes } from './probes.ts'
import type { GateFindings } from './request/request.ts'
import { registeredModel } from './retired-baseline.ts'

export interface PreflightInputs {
  readonly plan: Plan
  readonly policy: Policy
  readonly targets: Pick<Targets, 'candidates' | 'baselines'>
  readonly registry: Registry
  readonly probes: Probes
  /** ISO day on which the models are called. */
  readonly day: string
}

/** What is known before a call is made, gravest first. The same inputs give the same findings, live and re-judged. */
export function preflightFindings(inputs: PreflightInputs): readonly Finding[] {
  const { plan } = inputs
  const dialects = plan.contracts.flatMap(({ contract, candidate, baseline }) =>
    [candidate, ...(baseline ? [baseline] : [])].flatMap((target) => targetFindings(contract, target, inputs)),
  )
  const called = [...inputs.targets.candidates, ...inputs.targets.baselines].filter(({ model }) => model !== ANY_MODEL)
  const seen = new Set<string>()
  const once = [...registryFindings(inputs), ...ofAnotherModel(called, inputs.probes), ...dialects].filter(
    ({ code, args, place }) => {
      const key = JSON.stringify([code, args, place])
      return seen.size < seen.add(key).size
    },
  )
  return once.sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity))
}

/** What the provider's dialect says of a request, and what the model's entry says beside that. */
function targetFindings(contract: Contract, target: Target, { probes, registry }: PreflightInputs): readonly Finding[] {
  const dialect = dialectOf(contract, target, probes)
  const refused = new Set(
    dialect.flatMap(({ code, place }) => (code === 'dialect-refused' ? [JSON.stringify(place)] : [])),
  )
  const found = registry.find(registeredModel(target))
  const own = featureFindings(contract, found, target.provider.dialect)
  return [...dialect, ...own.filter(({ place }) => !refused.has(JSON.stringify(place)))]
}

/** What was measured of an endpoint speaks, where it was measured of this model. */
function dialectOf(contract: Contract, target: Target, probes: Probes): readonly Finding[] {
  const facts = probes.get(target.providerName)
  return facts !== undefined && isOfModel(facts, target)
    ? probedDialect(contract, target, facts)
    : contractDialect(contract, target)
}

/** Whether something fails the run whatever its calls come to: then none is made. */
export const isBlocked = (inputs: PreflightInputs, { preflight, weakened }: GateFindings): boolean =>
  [...preflight, ...weakened, ...beforeRun(preflightFindings(inputs))].some(({ severity }) => severity === 'error')

/** The candidate, its routes and their baselines, whether this change touches their contracts or not. */
function registryFindings({
  targets,
  policy,
  registry,
  day,
}: Omit<PreflightInputs, 'plan' | 'probes'>): readonly Finding[] {
  const called = (role: CalledModel['role']) => (target: Target) => ({ ...registeredModel(target), role })
  const models = [...targets.candidates.map(called('candidate')), ...targets.baselines.map(called('baseline'))]
  return modelFindings(
    models.filter(({ model }) => model !== ANY_MODEL),
    registry,
    policy,
    day,
  )
}

/** Stands for a candidate that nobody named, where a provider's dialect alone is asked about. */
export const ANY_MODEL = 'any model'

const GRAVITY: readonly Finding['severity'][] = ['error', 'warning', 'note']

/**
 * What a run says of it: it is not failed for what the endpoint will answer itself, so that a refusal is a warning, and
 * answers show what can't be written.
 */
export const beforeRun = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter(({ code }) => code !== 'dialect-stricter')
    .map((one) => (one.code.startsWith('dialect-') && one.severity === 'error' ? { ...one, severity: 'warning' } : one))

/** What is worth knowing of each provider that a plan calls, as far as the requests use it. */
export function providerNotes({ contracts }: Plan): readonly Finding[] {
  const used = new Map<ProviderProfile, Set<string>>()
  for (const { contract, candidate, baseline } of contracts) {
    const names = namesIn([contract.request, contract.expect.schema?.root ?? null])
    for (const { provider } of [candidate, ...(baseline ? [baseline] : [])])
      used.set(provider, new Set([...(used.get(provider) ?? []), ...names]))
  }
  return [...used].flatMap(([profile, names]) =>
    profile.notes.flatMap((note): readonly Finding[] => {
      if (typeof note !== 'string' && !note.about.some((name) => names.has(name))) return []
      const args = {
        provider: profile.title,
        note: typeof note === 'string' ? note : note.note,
        checked: profile.checked ?? 'a day that was not noted',
      }
      return [{ code: 'provider-note', args, severity: 'note' }]
    }),
  )
}

/** Names of members at any depth, and words such as a format's `json_schema`. */
function namesIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return value.length < 32 ? [value] : []
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(namesIn)
  return isObject(value) ? Object.entries(value).flatMap(([name, one]) => [name, ...namesIn(one)]) : []
}
