import type { PlannedContract } from '../plan/plan.ts'
import type { Requirement } from '../plan/requirement.ts'
import type { Decision } from './shares.ts'

export type Result = 'pass' | 'fail' | 'inconclusive'

/** What came of one requirement. Shares and drops as numbers in [−1, 1], costs in dollars. */
export interface RequirementVerdict {
  readonly requirement: Requirement
  readonly decision: Decision
  /** Beside a confident decision. */
  readonly observedDecision: Decision | null
  /** false: too few answers for its percentile, or no baseline to compare with; it does not enter the result. */
  readonly judged: boolean
  /** Shown, and no part of the result: by the run's `judge`, or by `severity.regressed: warn`. */
  readonly decides?: false
  readonly observed: number | null
  readonly passed: number
  readonly failed: number
  readonly open: number
  readonly interval: readonly [number, number] | null
  readonly level: number | null
  readonly method: string | null
  readonly says: readonly string[]
}

export interface ContractVerdict {
  readonly planned: PlannedContract
  readonly result: Result
  readonly requirements: readonly RequirementVerdict[]
}
