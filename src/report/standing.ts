import type { ReportContract, ReportRequirement } from './report.ts'

/** How a requirement stands for a reader; what does not enter the result is only shown. */
export type Standing = 'failed' | 'undecided' | 'passed' | 'shown'

export function standingOf(requirement: ReportRequirement): Standing {
  if (requirement.judged === false || requirement.decides === false) return 'shown'
  if (requirement.verdict === 'pass') return 'passed'
  return requirement.verdict === 'fail' ? 'failed' : 'undecided'
}

/** Requirements that are failed or open, in the report's order. */
export const notMet = (contract: ReportContract): readonly ReportRequirement[] =>
  contract.requirements.filter((each) => standingOf(each) === 'failed' || standingOf(each) === 'undecided')
