import { createHash } from 'node:crypto'
import type { Contract } from '../contract/contract.ts'
import type { JudgeMode, Policy } from '../contract/policy/policy.ts'
import type { Decimal } from '../contract/thresholds.ts'
import { canonicalJson } from '../json/canonical.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { loadByBatch, untimedByBatch } from './by-batch.ts'
import { type Order, type Ordered, plannedOrder } from './order.ts'
import type { Plan, PlannedContract, Role, Target, Unit } from './plan.ts'
import type { Requirement } from './requirement.ts'
import { resolveRequirements } from './requirements.ts'

export interface PlanOptions {
  readonly seed: number
  /** Calls per case, over the contracts' own. */
  readonly samples?: number
  readonly confidence: Decimal | null
  /**
   * Ends a run as soon as all is decided; `unless-compared`: only where no baseline acts, which is judged once, at the
   * end.
   */
  readonly stopEarly: boolean | 'unless-compared'
  readonly judge: JudgeMode
  readonly maxDrop?: Decimal
  readonly shard: { readonly index: number; readonly total: number } | null
  /** Models whose answers come from a journal: nothing is called for them. */
  readonly replayed?: readonly Role[]
  readonly via?: 'batch' | undefined
  /** How many candidates are tried where one that passes is enough. */
  readonly candidates?: number | undefined
  readonly candidateFor: (contract: Contract) => Target
  readonly baselineFor: (contract: Contract) => Target | null
}

/** Contracts and policy → what will be called, in which order, and what it must prove. Pure. */
export function buildPlan(contracts: readonly Contract[], policy: Policy, options: PlanOptions): Result<Plan> {
  const warnings: Problem[] = []
  const planned = contracts.map((contract) => planContract(contract, policy, options, warnings))
  const order = plannedOrder(planned.map(orderedOf), options.seed)
  if (order.length === 0) return bad({ code: 'nothing-to-run', args: {} })
  const misplaced = contracts.flatMap((contract) => loadProblems(contract, policy, options))
  const unrelated = options.judge === 'relative' ? planned.filter(({ baseline }) => !baseline || baseline.golden) : []
  misplaced.push(
    ...unrelated.map(({ contract: { name } }): Problem => ({ code: 'relative-without-baseline', args: { name } })),
  )
  if (options.via === 'batch') misplaced.push(...contracts.flatMap(loadByBatch))
  if (misplaced.length > 0) return bad(...misplaced)
  if (options.via === 'batch') warnings.push(...planned.flatMap(untimedByBatch))
  const roles: readonly Role[] = planned.some((one) => one.baseline) ? ['candidate', 'baseline'] : ['candidate']
  const calls = planned.reduce((sum, one) => sum + callsOf(one, options.replayed ?? []), 0)
  if (calls > policy.limits.maxCalls)
    warnings.push({ code: 'too-many-calls', args: { planned: calls, limit: policy.limits.maxCalls } })
  const plan: Plan = {
    digest: digestOf(planned, options.seed),
    seed: options.seed,
    contracts: planned,
    unitCount: order.length,
    unitAt: (place) => unitAt(planned, order, place),
    slotAt: order.slotAt,
    placeOf: order.placeOf,
    roles,
    confidence: options.confidence,
    ...(isOneOfSeveral(options) ? { candidates: options.candidates } : {}),
    stopEarly: options.stopEarly === 'unless-compared' ? !planned.some(comparisonActs) : options.stopEarly,
    judge: options.judge,
    limits: policy.limits,
    shard: options.shard,
    ...(options.via === undefined ? {} : { via: options.via }),
  }
  return good(plan, warnings)
}

/** Only a proof is held to more where several are tried: what was observed of one says nothing of chance. */
const isOneOfSeveral = (options: PlanOptions): options is PlanOptions & { readonly candidates: number } =>
  options.confidence !== null && (options.candidates ?? 1) > 1

function planContract(contract: Contract, policy: Policy, options: PlanOptions, warnings: Problem[]): PlannedContract {
  const baseline = options.baselineFor(contract)
  const { requirements, dropped } = resolveRequirements(contract, policy, {
    baseline: baseline !== null,
    golden: baseline?.golden === true,
    judge: options.judge,
    maxDrop: options.maxDrop,
  })
  warnings.push(...dropped)
  return {
    contract,
    candidate: options.candidateFor(contract),
    baseline,
    samples: contract.load
      ? Math.ceil(contract.load.calls / contract.cases.length)
      : (options.samples ?? contract.samples),
    requirements,
    claim: policy.about === 'cases' || !samplesCanDiffer(contract.request) ? 'cases' : 'calls',
    ...(contract.load && policy.about === 'calls' ? { speedClaim: 'calls' } : {}),
    stream: requirements.some(asksForTokens),
  }
}

/** Calls that a contract makes of its models; golden outputs and recorded answers are none. */
function callsOf({ contract, candidate, baseline, samples }: PlannedContract, replayed: readonly Role[]): number {
  const { load, cases } = contract
  const isCalled = (role: Role, target: Target | null): boolean =>
    target !== null && target.golden !== true && !replayed.includes(role)
  const models = Number(isCalled('candidate', candidate)) + Number(isCalled('baseline', baseline))
  return models * (load ? load.calls + load.warmup : cases.length * samples)
}

/**
 * A load test is one generator's work at the concurrency it names: no shard of it, and none above the policy's limit.
 */
function loadProblems(
  { name, load, placeOf }: Contract,
  { limits }: Policy,
  { shard }: PlanOptions,
): readonly Problem[] {
  if (!load) return []
  const problems: Problem[] = []
  const limit = limits.maxConcurrency
  if (limit !== undefined && load.concurrency > limit)
    problems.push({
      code: 'load-above-limit',
      args: { name, asked: load.concurrency, limit },
      place: placeOf('/load/concurrency'),
    })
  if (shard !== null && shard.total > 1)
    problems.push({ code: 'load-sharded', args: { name }, place: placeOf('/load') })
  return problems
}

function orderedOf({ contract, samples }: PlannedContract): Ordered {
  const cases = contract.cases.length
  return contract.load ? { cases, samples, loadUnits: contract.load.calls } : { cases, samples }
}

/**
 * docs/statistics.md#with-confidence: a second sample tells something new only where the model may answer differently.
 */
function samplesCanDiffer(request: JsonObject): boolean {
  return request.temperature !== 0 && (request.seed === undefined || request.seed === null)
}

/**
 * Whether a comparison can fail the run: drops and increases are judged once, over the whole plan
 * (docs/statistics.md#against-a-baseline).
 */
export const comparisonActs = ({ requirements }: Pick<PlannedContract, 'requirements'>): boolean =>
  requirements.some(({ kind, decides }) => (kind === 'max-drop' || kind === 'max-increase') && decides !== false)

function asksForTokens(requirement: Requirement): boolean {
  const measure = 'measure' in requirement ? requirement.measure : null
  return measure === 'time_to_first_token' || measure === 'tokens_per_second'
}

function unitAt(planned: readonly PlannedContract[], order: Order, place: number): Unit {
  const { contractIndex, caseIndex, sample } = order.slotAt(place)
  const { contract } = planned[contractIndex] as PlannedContract
  return { place, contractIndex, contract, caseIndex, case: contract.cases.at(caseIndex), sample }
}

/** Which calls are made: not the thresholds, so that a journal can be judged again by others. */
function digestOf(planned: readonly PlannedContract[], seed: number): string {
  const hash = createHash('sha256')
  hash.update(`modelgate plan 1 ${seed}\n`)
  for (const one of planned) {
    const { contract } = one
    hash.update(
      canonicalJson({
        name: contract.name,
        api: contract.api,
        request: contract.request,
        enforce: contract.enforce,
        samples: one.samples,
        ...(contract.load ? { load: { ...contract.load } } : {}),
        cases: contract.cases.length,
        candidate: targetIdentity(one.candidate),
        baseline: one.baseline ? targetIdentity(one.baseline) : null,
      }),
    )
    for (const [file, digest] of [...contract.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (file !== contract.file) hash.update(`${digest}\n`)
    }
  }
  return `sha256:${hash.digest('hex')}`
}

/** A target without its host, so that a journal means the same on another machine. */
function targetIdentity(target: Target): JsonValue {
  return { provider: target.providerName, model: target.model, request: target.request }
}
