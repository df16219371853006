import type { Policy } from '../contract/policy/policy.ts'
import { EXIT } from '../exit-codes.ts'
import type { RunResult } from '../report/reported-contract.ts'
import type { RequirementVerdict, Result } from './verdict.ts'

/**
 * docs/ci.md#exit-codes: a proven failure outranks everything; without one, a single undecided requirement is
 * inconclusive. Nothing judged is inconclusive too: no pass without a requirement.
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

/** The exit code of a run that was judged; our own bugs and signals are the entries'. */
export function exitCodeOf(
  result: RunResult,
  policy: { readonly severity: Pick<Policy['severity'], 'inconclusive'>; readonly requireEvidence: boolean },
): number {
  switch (result) {
    case 'pass':
      return EXIT.good
    case 'fail':
      return EXIT.failed
    case 'error':
      return EXIT.refused
    case 'inconclusive':
      return policy.severity.inconclusive === 'warn' ? EXIT.good : EXIT.inconclusive
    case 'not-evaluated':
      return policy.requireEvidence ? EXIT.inconclusive : EXIT.good
  }
}
