import type { Contract } from '../../contract/contract.ts'
import { matchesGlob } from '../../contract/files/glob.ts'
import { type ContractsRead, readContracts } from '../../contract/load.ts'
import { checkThresholds } from '../../contract/policy/check-thresholds.ts'
import { contractsNamed, defaultPolicy, loadPolicy } from '../../contract/policy/load-policy.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import { buildPlan } from '../../plan/build.ts'
import { casesIn, type Plan } from '../../plan/plan.ts'
import { selectCases } from '../../plan/select.ts'
import { resolveTargets, type Targets } from '../../plan/targets.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import { NOT_OFFERED, PRESETS } from '../../provider/profiles.ts'
import { knownLimits } from '../../registry/known-limits.ts'
import { loadOverlay } from '../../registry/overlay.ts'
import { createRegistry, type Registry } from '../../registry/registry.ts'
import { mappingProblems } from '../../run/mapping-problems.ts'
import { worstCostUsd } from '../../run/spend.ts'
import { schemasByPlace, wire } from '../../run/wiring.ts'
import { type Probes, readProbes } from '../probes.ts'
import { type RetiredModel, retiredBaselines } from '../retired-baseline.ts'
import { contradictionsIn } from './contradictions.ts'
import { limitWarnings, missingPrices, tightened, uncappedHours } from './limits.ts'
import { DEFAULT_SEED, planOptions, targetsOf } from './plan-options.ts'
import { checkPolicyUrls } from './policy-urls.ts'
import type { GatePorts, GateRequest } from './request.ts'
import { schemaFaults } from './schema-faults.ts'

/** All that a run is made of, checked: nothing has been called yet. */
export interface Prepared {
  readonly plan: Plan
  readonly policy: Policy
  readonly targets: Targets
  readonly registry: Registry
  /** Of the providers that are called. */
  readonly probes: Probes
  /** The baseline that was named and is shut down. */
  readonly retiredBaseline: RetiredModel | null
  /** Cases that this run asks, and those that its contracts have in all. */
  readonly cases: { readonly run: number; readonly of: number }
  readonly warnings: readonly Problem[]
}

const DEFAULT_POLICY_FILE = 'modelgate.yaml'

/**
 * Reads contracts and policy, resolves who is called, and makes the plan. All problems of a stage come together. What is
 * still to do in a contract is a warning for who reads it and a problem here.
 */
export function prepare(request: GateRequest, ports: Pick<GatePorts, 'files' | 'environment'>): Result<Prepared> {
  const read = readInputs(request, ports)
  if (!read.ok) return read
  const todos = read.warnings.filter(({ code }) => code === 'todo')
  return todos.length > 0 ? bad(...todos) : prepareInputs(read.value, read.warnings, request, ports)
}

/** Contracts and policy as they were read. */
export interface Inputs {
  readonly policy: Policy
  readonly contracts: readonly Contract[]
}

/** The same from what was read before. */
export function prepareInputs(
  { policy, contracts }: Inputs,
  readWarnings: readonly Problem[],
  request: GateRequest,
  ports: Pick<GatePorts, 'files'>,
): Result<Prepared> {
  const registry = request.registry === undefined ? readRegistry(policy, request.cwd, ports) : good(request.registry)
  const targets = resolveTargets(
    policy,
    request,
    (contract, globs) => globs.some((glob) => matchesGlob(glob, contract.file)),
    registry.ok ? (at) => knownLimits(registry.value, at, request.day) : undefined,
  )
  if (!targets.ok) return targets
  const selected = selectCases(contracts, request.selection)
  if (!selected.ok) return selected
  if (!registry.ok) return registry
  const probes = readProbes(policy, targets.value.all, request.cwd, ports)
  if (!probes.ok) return probes
  const live = request.baselineReplay === null
  const retired = live ? retiredBaselines(targets.value, registry.value, request.day) : new Map()
  const gone = once([...retired.values()])
  const options = { ...planOptions(policy, request), ...targetsOf(targets.value, retired, request) }
  const plan = buildPlan(selected.value, { ...policy, limits: tightened(policy, request) }, options)
  if (!plan.ok) return plan
  const problems = planProblems(plan.value, policy, request, gone.length > 0)
  if (problems.length > 0) return bad(...problems)
  const warnings = [
    ...readWarnings,
    ...targets.warnings.filter((one) => !readWarnings.some((warning) => isSame(warning, one))),
    ...registry.warnings,
    ...gone.map((one): Problem => ({ code: 'baseline-retired', args: { ...one } })),
    ...plan.warnings,
    ...uncappedHours(plan.value),
    ...limitWarnings(policy, request),
  ]
  const of = contracts.reduce((sum, one) => sum + one.cases.length, request.casesLeftOut ?? 0)
  return good({
    plan: plan.value,
    policy,
    targets: targets.value,
    registry: registry.value,
    probes: probes.value,
    retiredBaseline: gone[0] ?? null,
    cases: { run: casesIn(plan.value), of },
    warnings,
  })
}

/** Why a plan can't be run; a budget that is below one call only where nothing else is wrong. */
function planProblems(plan: Plan, policy: Policy, request: GateRequest, isBaselineGone: boolean): readonly Problem[] {
  const problems = [
    ...mappingProblems(plan),
    ...missingPrices(plan, policy),
    ...(isBaselineGone ? [] : unnamedBaseline(plan, request)),
    ...(request.detach && request.via === undefined ? [{ code: 'detach-without-batch', args: {} } as const] : []),
  ]
  const tight = problems.length === 0 && request.replay === null ? budgetBelowOneCall(plan) : null
  return tight === null ? problems : [tight]
}

/** What is said of the policy at its place is not said of the model again. */
const isSame = (one: Problem, other: Problem): boolean =>
  one.code === other.code && JSON.stringify(one.args) === JSON.stringify(other.args)

/** Routes may share a baseline. */
const once = (models: readonly RetiredModel[]): readonly RetiredModel[] => [
  ...new Map(models.map((one) => [JSON.stringify(one), one])).values(),
]

/** The shipped registry, with the entries of the file that a policy names in place of its own. */
export function readRegistry(policy: Policy, cwd: string, { files }: Pick<GatePorts, 'files'>): Result<Registry> {
  if (policy.models === undefined) return good(createRegistry([]))
  const overlay = loadOverlay(policy.models, { port: files, cwd, policy })
  return overlay.ok ? good(createRegistry(overlay.value), overlay.warnings) : overlay
}

/** Contracts and the policy over them, without a model: what `check` needs. */
export function readInputs(
  request: Pick<GateRequest, 'cwd' | 'contracts' | 'policyFiles' | 'policy' | 'seed' | 'batchInputs'>,
  { files }: Pick<GatePorts, 'files'>,
): Result<Inputs> {
  const { batchInputs } = request
  const options = {
    port: files,
    cwd: request.cwd,
    seed: request.seed ?? DEFAULT_SEED,
    ...(batchInputs && { batchInputs }),
  }
  const policy = request.policy
    ? good(request.policy.value, request.policy.warnings)
    : readPolicy(request, { files }, PROVIDERS)
  if (!policy.ok) {
    const named = contractsNamed(policyFilesOf(request, { files }), { port: files, cwd: request.cwd })
    const globs = request.contracts.length > 0 ? request.contracts : named
    return bad(...policy.problems, ...(globs.length === 0 ? [] : allProblems(readContracts(globs, options), [])))
  }
  const read =
    request.contracts.length > 0
      ? readContracts(request.contracts, options)
      : readContracts(policy.value.contracts, options, (index) => policy.value.placeOf(`/contracts/${index}`))
  const { contracts, problems, warnings } = read
  const against = checkThresholds(contracts, policy.value)
  const urls = checkPolicyUrls(policy.value)
  const policys = [...against, ...(urls.ok ? [] : urls.problems)]
  if (problems.length + policys.length > 0) return bad(...allProblems(read, policys))
  return good({ policy: policy.value, contracts }, [...policy.warnings, ...(urls.ok ? urls.warnings : []), ...warnings])
}

/** All that can be said of contracts where some are refused: what is wrong with their schemas too, each once. */
function allProblems(read: ContractsRead, against: readonly Problem[]): readonly Problem[] {
  const { contracts, faulty, problems, schemas } = read
  const placed = schemasByPlace({ contracts: [...contracts, ...faulty].map((contract) => ({ contract })) })
  const others = schemas.filter(({ digest }) => !placed.some((schema) => schema.digest === digest))
  const never = contradictionsIn([...contracts, ...faulty])
  return [...problems, ...against, ...schemaFaults([...placed, ...others]).problems, ...never]
}

/** The names that a policy's providers are held against. */
const PROVIDERS = { providerIds: [...PRESETS.keys()], withdrawnIds: Object.keys(NOT_OFFERED) }

/** The policy files that were named, else `modelgate.yaml` where there is one, else the defaults. */
export function readPolicy(
  request: Pick<GateRequest, 'cwd' | 'policyFiles'>,
  { files }: Pick<GatePorts, 'files'>,
  providers: Partial<typeof PROVIDERS> = {},
): Result<Policy> {
  const named = policyFilesOf(request, { files })
  return named.length === 0 ? good(defaultPolicy()) : loadPolicy(named, { port: files, cwd: request.cwd, ...providers })
}

function policyFilesOf(
  { cwd, policyFiles }: Pick<GateRequest, 'cwd' | 'policyFiles'>,
  { files }: Pick<GatePorts, 'files'>,
): readonly string[] {
  return policyFiles ?? (files.inspect(`${cwd}/${DEFAULT_POLICY_FILE}`) ? [DEFAULT_POLICY_FILE] : [])
}

/** Something was said of a baseline, and nobody named one. */
function unnamedBaseline(plan: Plan, { baseline, baselineReplay }: GateRequest): readonly Problem[] {
  const { provider, baseUrl } = baseline
  const isMeant = baselineReplay !== null || provider !== null || baseUrl !== null
  return isMeant && !plan.roles.includes('baseline') ? [{ code: 'baseline-unnamed', args: {} }] : []
}

/** A cap that the first call could break would end the run before it began. */
function budgetBelowOneCall(plan: Plan): Problem | null {
  const { maxCostUsd } = plan.limits
  const first = (plan.shard?.index ?? 1) - 1
  // More shards than units: the last ones have nothing to call.
  if (first >= plan.unitCount) return null
  const unit = plan.unitAt(first)
  const candidate = plan.contracts[unit.contractIndex]?.candidate
  if (maxCostUsd === undefined || candidate?.price?.kind !== 'tokens') return null
  const worst = worstCostUsd(candidate, wire(plan).request(unit, 'candidate'))
  return worst <= maxCostUsd
    ? null
    : { code: 'budget-below-one-call', args: { limit: maxCostUsd, worst: dollarsUp(worst) } }
}

/** Rounded up to what a person types. */
const dollarsUp = (usd: number): number => Math.ceil(usd * 1e6) / 1e6
