import type { ReportContract, RunResult } from './reported-contract.ts'

const RESULT_ORDER: Readonly<Record<RunResult, number>> = {
  error: 0,
  fail: 1,
  inconclusive: 2,
  'not-evaluated': 3,
  pass: 4,
}

/** Failures before passes; within a result the order of the report. */
export const worstFirst = (contracts: readonly ReportContract[]): readonly ReportContract[] =>
  [...contracts].sort((a, b) => RESULT_ORDER[a.result] - RESULT_ORDER[b.result])
