import type { ReportContract, RunResult } from './report.ts'

const RESULT_ORDER: Readonly<Record<RunResult, number>> = { fail: 0, inconclusive: 1, 'not-evaluated': 2, pass: 3 }

/** Failures before passes; within a result the order of the report. */
export const worstFirst = (contracts: readonly ReportContract[]): readonly ReportContract[] =>
  [...contracts].sort((a, b) => RESULT_ORDER[a.result] - RESULT_ORDER[b.result])
