import type { ReportContract } from './reported-contract.ts'
import type { ReportRequirement } from './reported-requirement.ts'

/** How a requirement stands for a reader; what does not enter the result is only shown. */
export type RequirementStatus = 'failed' | 'undecided' | 'passed' | 'shown'

export function statusOf(requirement: ReportRequirement): RequirementStatus {
  if (requirement.judged === false || requirement.decides === false) return 'shown'
  if (requirement.verdict === 'pass') return 'passed'
  return requirement.verdict === 'fail' ? 'failed' : 'undecided'
}

/** Requirements that are failed or open, in the report's order. */
export const notMet = (contract: ReportContract): readonly ReportRequirement[] =>
  contract.requirements.filter((each) => statusOf(each) === 'failed' || statusOf(each) === 'undecided')
