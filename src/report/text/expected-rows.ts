import type { ReportFailure } from '../report.ts'
import { type FailureRow, failureRows } from './failure-row.ts'

/** Places of one call that are told. */
const MOST_ROWS = 20

/** Every place at which a call went wrong, with what was expected and what was found there. */
export const expectedRows = (failure: ReportFailure): readonly Omit<FailureRow, 'more'>[] =>
  failureRows(failure, MOST_ROWS)

/** Whether the rows say all that the evidence does. */
export const isShownByRows = (failure: ReportFailure): boolean =>
  (failure.outcome === 'mismatch' || failure.outcome === 'wrong-arguments') &&
  failure.evidence.differences.length <= MOST_ROWS
