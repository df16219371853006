import { rulesOf } from '../../verdict/kinds/register.ts'
import type { RequirementVerdict } from '../../verdict/verdict.ts'
import type { ReportRequirement } from '../report.ts'
import { roundedOrNull, roundedPair } from './numbers.ts'

export function assembleRequirement(verdict: RequirementVerdict): ReportRequirement {
  const { requirement } = verdict
  return {
    id: requirement.id,
    ...rulesOf(requirement).bar,
    observed: roundedOrNull(verdict.observed),
    passed: verdict.passed,
    failed: verdict.failed,
    open: verdict.open,
    interval: roundedPair(verdict.interval),
    level: roundedOrNull(verdict.level),
    method: verdict.method,
    verdict: verdict.decision,
    ...(verdict.judged ? {} : { judged: false as const }),
    ...(verdict.decides === false ? { decides: false as const } : {}),
    ...(verdict.observedDecision === null ? {} : { observed_verdict: verdict.observedDecision }),
    says: verdict.says,
    place: requirement.place,
  }
}
