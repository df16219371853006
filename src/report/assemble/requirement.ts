import type { Requirement } from '../../plan/requirement.ts'
import { numberOf } from '../../verdict/sequential/confident.ts'
import type { RequirementVerdict } from '../../verdict/verdict.ts'
import type { ReportRequirement } from '../report.ts'
import { roundedOrNull, roundedPair } from './numbers.ts'

export function assembleRequirement(verdict: RequirementVerdict): ReportRequirement {
  const { requirement } = verdict
  return {
    id: requirement.id,
    kind: kindOf(requirement),
    least: requirement.kind === 'share' || requirement.kind === 'agreement' ? numberOf(requirement.least) : null,
    at_most: atMostOf(requirement),
    ...limitOf(requirement),
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

/** What each call is held to: ms, or tokens a second. */
const limitOf = (requirement: Requirement): { limit?: number } =>
  requirement.kind === 'share' && requirement.question.kind === 'speed' ? { limit: requirement.question.limit } : {}

function kindOf(requirement: Requirement): ReportRequirement['kind'] {
  if (requirement.kind === 'share') return 'share'
  return requirement.kind === 'mean-cost' ? 'mean' : 'regression'
}

function atMostOf(requirement: Requirement): number | null {
  switch (requirement.kind) {
    case 'share':
    case 'agreement':
      return null
    case 'mean-cost':
      return requirement.atMostUsd
    case 'max-drop':
      return numberOf(requirement.maxDrop)
    case 'max-increase':
      return requirement.maxIncrease
  }
}
