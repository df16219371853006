import type { Contract } from '../../contract/contract.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import type { Target } from '../../plan/plan.ts'
import type { Targets } from '../../plan/targets.ts'
import { goldenBaseline, goldenOutputs } from '../golden.ts'
import type { RetiredModel } from '../retired-baseline.ts'
import { replayedRoles } from './recorded-request.ts'
import type { GateRequest } from './request.ts'

export const DEFAULT_SEED = 1

/** What request and policy say of a plan. */
export function planOptions(policy: Policy, request: GateRequest) {
  const confidence = request.confidence ?? policy.confidence ?? null
  return {
    seed: request.seed ?? DEFAULT_SEED,
    ...(request.samples === null ? {} : { samples: request.samples }),
    confidence,
    // A shard sees its own part of the evidence alone: whether the whole is decided, only the merge knows.
    stopEarly: request.stopEarly ?? (confidence !== null && request.shard === null && ('unless-compared' as const)),
    judge: request.judge ?? policy.judge,
    ...(request.maxDrop === null ? {} : { maxDrop: request.maxDrop }),
    shard: request.shard,
    replayed: replayedRoles(request),
    via: request.via,
    candidates: request.matrix?.need === 'any' ? request.matrix.of : undefined,
  }
}

/**
 * Who is called for a contract. A baseline that is shut down is not: its journal stands in for it, else golden outputs,
 * else thresholds alone.
 */
export function targetsOf(
  targets: Targets,
  retired: ReadonlyMap<Target, RetiredModel>,
  { baselineReplay }: GateRequest,
) {
  const { candidateFor } = targets
  const golden = (contract: Contract): Target | null =>
    baselineReplay === null ? goldenBaseline(contract, candidateFor(contract)) : null
  return {
    candidateFor,
    baselineFor: (contract: Contract): Target | null => {
      const named = targets.baselineFor(contract)
      if (named === null || !retired.has(named)) return named ?? golden(contract)
      return goldenOutputs(contract, candidateFor(contract))
    },
  }
}
