import type { Policy } from '../contract/policy/policy.ts'
import type { RunResult } from '../report/report.ts'
import type { RequirementVerdict, Result } from './verdict.ts'

/**
 * verdict.md §6: a proven failure outranks everything; without one, a single undecided requirement is inconclusive.
 * Nothing judged is inconclusive too: no pass without a requirement.
 */
export function resultOf(requirements: readonly Pick<RequirementVerdict, 'decision' | 'judged' | 'decides'>[]): Result {
  const judged = requirements.filter((one) => one.judged && one.decides !== false)
  if (judged.some((one) => one.decision === 'fail')) return 'fail'
  return judged.length > 0 && judged.every((one) => one.decision === 'pass') ? 'pass' : 'inconclusive'
}

/** Contracts together: the run fails with any of them and passes with all of them. */
export function combineResults(results: readonly Result[]): Result {
  if (results.includes('fail')) return 'fail'
  return results.length > 0 && results.every((result) => result === 'pass') ? 'pass' : 'inconclusive'
}

/** The exit code of a run that was judged; our own bugs (4) and signals (130, 143) are the entries'. */
export function exitCodeOf(
  result: RunResult,
  policy: { readonly severity: Pick<Policy['severity'], 'inconclusive'>; readonly requireEvidence: boolean },
): number {
  switch (result) {
    case 'pass':
      return 0
    case 'fail':
      return 1
    case 'error':
      return 2
    case 'inconclusive':
      return policy.severity.inconclusive === 'warn' ? 0 : 3
    case 'not-evaluated':
      return policy.requireEvidence ? 3 : 0
  }
}
