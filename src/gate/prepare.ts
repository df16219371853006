import { matchesGlob } from 'node:path'
import { checkAgainstPolicy } from '../contract/against-policy.ts'
import type { Contract } from '../contract/contract.ts'
import { loadContracts } from '../contract/load.ts'
import { defaultPolicy, loadPolicy } from '../contract/load-policy.ts'
import type { Limits, Policy } from '../contract/policy.ts'
import { buildPlan } from '../plan/build.ts'
import type { Plan, Target } from '../plan/plan.ts'
import { selectCases } from '../plan/select.ts'
import { resolveTargets, type Targets } from '../plan/targets.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { mapping } from '../run/wiring.ts'
import type { GatePorts, GateRequest } from './request.ts'

/** All that a run is made of, checked: nothing has been called yet. */
export interface Prepared {
  readonly plan: Plan
  readonly policy: Policy
  readonly targets: Targets
  readonly warnings: readonly Problem[]
}

const DEFAULT_POLICY_FILE = 'modelgate.yaml'
const DEFAULT_SEED = 1

/** Reads contracts and policy, resolves who is called, and makes the plan. All problems of a stage come together. */
export function prepare(request: GateRequest, ports: Pick<GatePorts, 'files' | 'environment'>): Result<Prepared> {
  const read = readInputs(request, ports)
  if (!read.ok) return read
  const { policy, contracts } = read.value
  const targets = resolveTargets(policy, request, (contract, globs) => globs.some((glob) => matchesGlob(contract.file, glob)))
  if (!targets.ok) return targets
  const selected = selectCases(contracts, request.selection)
  if (!selected.ok) return selected
  const confidence = request.confidence ?? policy.confidence ?? null
  const plan = buildPlan(
    selected.value,
    { ...policy, limits: tightened(policy.limits, request) },
    {
      seed: request.seed ?? DEFAULT_SEED,
      ...(request.samples === null ? {} : { samples: request.samples }),
      confidence,
      stopEarly: request.stopEarly ?? confidence !== null,
      shard: request.shard,
      candidateFor: targets.value.candidateFor,
      baselineFor: targets.value.baselineFor,
    },
  )
  if (!plan.ok) return plan
  const problems = [...mapping(plan.value).problems, ...missingPrices(plan.value)]
  if (problems.length > 0) return bad(...problems)
  const warnings = [...read.warnings, ...targets.warnings, ...plan.warnings]
  return good({ plan: plan.value, policy, targets: targets.value, warnings })
}

/** Contracts and the policy over them, without a model: what `check` needs. */
export function readInputs(
  request: Pick<GateRequest, 'cwd' | 'contracts' | 'policyFiles' | 'policy' | 'seed'>,
  { files }: Pick<GatePorts, 'files'>,
): Result<{ readonly policy: Policy; readonly contracts: readonly Contract[] }> {
  const options = { port: files, cwd: request.cwd, seed: request.seed ?? DEFAULT_SEED }
  const policy = request.policy ? good(request.policy.value, request.policy.warnings) : readPolicy(request, { files })
  const globs = request.contracts.length > 0 || !policy.ok ? request.contracts : policy.value.contracts
  const contracts = loadContracts(globs, options)
  if (!policy.ok || !contracts.ok) {
    return bad(...(policy.ok ? [] : policy.problems), ...(contracts.ok ? [] : contracts.problems))
  }
  const problems = checkAgainstPolicy(contracts.value, policy.value)
  if (problems.length > 0) return bad(...problems)
  return good({ policy: policy.value, contracts: contracts.value }, [...policy.warnings, ...contracts.warnings])
}

/** The policy files that were named, else `modelgate.yaml` where there is one, else the defaults. */
export function readPolicy({ cwd, policyFiles }: Pick<GateRequest, 'cwd' | 'policyFiles'>, { files }: Pick<GatePorts, 'files'>): Result<Policy> {
  const named = policyFiles ?? (files.inspect(`${cwd}/${DEFAULT_POLICY_FILE}`) ? [DEFAULT_POLICY_FILE] : [])
  return named.length === 0 ? good(defaultPolicy()) : loadPolicy(named, { port: files, cwd })
}

/** Flags tighten what the policy limits, and set what it leaves open. */
function tightened(limits: Limits, request: GateRequest): Limits {
  const least = (one: number | null, other: number | undefined): number | undefined =>
    one === null ? other : Math.min(one, other ?? Number.POSITIVE_INFINITY)
  const maxCostUsd = least(request.maxCostUsd, limits.maxCostUsd)
  const deadlineMs = least(request.deadlineMs, limits.deadlineMs)
  return {
    ...limits,
    maxCalls: request.maxCalls ?? limits.maxCalls,
    concurrency: request.concurrency ?? limits.concurrency,
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  }
}

/** A cost that is to be limited or judged needs a price. */
function missingPrices(plan: Plan): readonly Problem[] {
  const problems: Problem[] = []
  for (const { contract, candidate, baseline, requirements } of plan.contracts) {
    const cost = requirements.find((one) => one.kind === 'mean-cost' || (one.kind === 'max-increase' && one.measure === 'cost_per_call'))
    const asked = cost?.id ?? (plan.limits.maxCostUsd === undefined ? null : 'limits.max_cost')
    if (asked === null) continue
    const unpriced = [candidate, ...(baseline && (cost?.kind === 'max-increase' || cost === undefined) ? [baseline] : [])].filter((target) => target.price === null)
    problems.push(...unpriced.map((target: Target) => ({ code: 'price-missing', args: { model: target.model, requirement: asked }, place: cost?.place ?? contract.placeOf('') })))
  }
  return problems
}
