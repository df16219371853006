import type { Contract } from '../contract/contract.ts'
import type { ModelChoice, Policy, Price } from '../contract/policy/policy.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { type ResolvedProvider, resolveProvider } from '../provider/resolve-provider.ts'
import type { ModelAt } from '../registry/registry.ts'
import { batchPrice } from './by-batch.ts'
import type { Target } from './plan.ts'

/** What the command line or the workflow says of a model; null: nothing. */
export interface ModelFlags {
  readonly model: string | null
  readonly provider: string | null
  readonly baseUrl: string | null
}

/** What the registry adds to a model that is called. */
export type KnownModels = (at: ModelAt) => Pick<Target, 'price' | 'maxOutput'>

const NOTHING_KNOWN: KnownModels = () => ({ price: null, maxOutput: null })

export interface Targets {
  readonly candidateFor: (contract: Contract) => Target
  readonly baselineFor: (contract: Contract) => Target | null
  readonly all: readonly Target[]
  /** Those that are tried: the candidate, and each route's. */
  readonly candidates: readonly Target[]
  readonly baselines: readonly Target[]
}

/** What is said of both models, and how they are called. */
export interface TargetFlags {
  readonly candidate: ModelFlags
  readonly baseline: ModelFlags
  readonly via?: 'batch' | undefined
}

/**
 * Who is called. Flags outrank the policy; a `route` is for its contracts unless a model is named by flag.
 * The baseline's provider is the candidate's where nothing says otherwise.
 *
 * @param matches whether a contract's file matches one of a route's globs
 */
export function resolveTargets(
  policy: Policy,
  flags: TargetFlags,
  matches: (contract: Contract, globs: readonly string[]) => boolean,
  known: KnownModels = NOTHING_KNOWN,
): Result<Targets> {
  const warnings: Problem[] = []
  const resolve = (own: ModelFlags, choice: ModelChoice | null): Result<Target | null> =>
    resolveTarget(policy, own, choice, flags.via, known)
  const candidate = resolve(flags.candidate, policy.candidate ?? null)
  if (!candidate.ok) return candidate
  if (candidate.value === null) return bad({ code: 'no-model', args: {} })
  warnings.push(...candidate.warnings)
  const baseline = resolve(baselineFlags(flags, candidate.value), policy.baseline ?? null)
  if (!baseline.ok) return baseline
  warnings.push(...baseline.warnings)
  const routed = flags.candidate.model === null ? policy.routes : []
  const routes: Routed[] = []
  for (const route of routed) {
    const target = resolve(flags.candidate, route.candidate)
    if (!target.ok) return target
    const own = flags.baseline.model === null ? route.baseline : undefined
    const before = own === undefined ? baseline : resolve(flags.baseline, own)
    if (!before.ok) return before
    warnings.push(...target.warnings, ...(before === baseline ? [] : before.warnings))
    if (target.value !== null) routes.push({ globs: route.contracts, target: target.value, baseline: before.value })
  }
  const main = candidate.value
  const routeOf = (contract: Contract): Routed | undefined => routes.find(({ globs }) => matches(contract, globs))
  const candidates = [main, ...routes.map((route) => route.target)]
  const named = [baseline.value, ...routes.map((route) => route.baseline)].filter((target) => target !== null)
  const baselines = [...new Set(named)]
  return good(
    {
      candidateFor: (contract) => routeOf(contract)?.target ?? main,
      baselineFor: (contract) => (routeOf(contract) ?? { baseline: baseline.value }).baseline,
      all: [...candidates, ...baselines],
      candidates,
      baselines,
    },
    eachOnce(warnings),
  )
}

/** Candidate and baseline often share a provider. */
const eachOnce = (warnings: readonly Problem[]): readonly Problem[] => [
  ...new Map(warnings.map((one) => [JSON.stringify(one), one])).values(),
]

interface Routed {
  readonly globs: readonly string[]
  readonly target: Target
  readonly baseline: Target | null
}

/** A baseline named by flag alone is asked where the candidate is. */
function baselineFlags(flags: Pick<TargetFlags, 'candidate' | 'baseline'>, candidate: Target): ModelFlags {
  const { model, provider, baseUrl } = flags.baseline
  if (model === null || provider !== null || baseUrl !== null) return flags.baseline
  return { model, provider: candidate.providerName, baseUrl: flags.candidate.baseUrl }
}

function resolveTarget(
  policy: Policy,
  flags: ModelFlags,
  choice: ModelChoice | null,
  via: TargetFlags['via'],
  known: KnownModels,
): Result<Target | null> {
  const model = flags.model ?? choice?.model ?? null
  if (model === null) return good(null)
  const provider = flags.provider ?? (flags.baseUrl === null ? (choice?.provider ?? null) : null)
  const resolved = resolveProvider(provider, policy.providers, flags.baseUrl === null ? {} : { baseUrl: flags.baseUrl })
  if (!resolved.ok) return resolved
  const { name, profile, baseUrl, apiKeyEnv, keyRequired } = resolved.value
  const request = choice !== null && choice.model === model ? choice.request : {}
  const registered = registeredAs(policy, resolved.value, flags, choice)
  const facts = known({ ...registered, model })
  const full = priceOf(policy, name, model) ?? facts.price
  const price = via === 'batch' ? batchPrice(full) : full
  return good(
    {
      providerName: name,
      provider: profile,
      baseUrl,
      apiKeyEnv,
      keyRequired,
      model,
      registered,
      request,
      price,
      maxOutput: facts.maxOutput,
    },
    resolved.warnings,
  )
}

/** A base URL alone says where a model is called, not that it is another one than the policy names. */
function registeredAs(
  { providers }: Policy,
  { name, profile }: ResolvedProvider,
  { model, provider }: ModelFlags,
  choice: ModelChoice | null,
): Target['registered'] {
  const isNamed = provider === null && choice !== null && (model ?? choice.model) === choice.model
  if (!isNamed) return { provider: name, preset: profile.id }
  const own = Object.hasOwn(providers, choice.provider) ? providers[choice.provider] : undefined
  return { provider: choice.provider, preset: own?.preset ?? choice.provider }
}

/** A price is filed under the model's name, or under the provider's and the model's. */
export function priceOf({ prices }: Pick<Policy, 'prices'>, provider: string, model: string): Price | null {
  const both = `${provider}/${model}`
  if (Object.hasOwn(prices, both)) return prices[both] ?? null
  return Object.hasOwn(prices, model) ? (prices[model] ?? null) : null
}
