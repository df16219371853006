import type { ReportFailure } from '../report.ts'
import { differenceRow, type FailureRow, failureRow, violationRow } from './failure-row.ts'

/** Places of one call that are told. */
const MOST_ROWS = 20

/** Every place at which a call went wrong, with what was expected and what was found there. */
export function expectedRows(failure: ReportFailure): readonly Omit<FailureRow, 'more'>[] {
  switch (failure.outcome) {
    case 'mismatch':
    case 'wrong-arguments':
      return failure.evidence.differences.slice(0, MOST_ROWS).map((one) => differenceRow([one]))
    case 'schema-violation': {
      const { violations, ...rest } = failure.evidence
      return violations.slice(0, MOST_ROWS).map((one) => violationRow({ ...rest, violations: [one] }))
    }
    default:
      return [failureRow(failure)]
  }
}

/** Whether the rows say all that the evidence does. */
export const isShownByRows = (failure: ReportFailure): boolean =>
  (failure.outcome === 'mismatch' || failure.outcome === 'wrong-arguments') &&
  failure.evidence.differences.length <= MOST_ROWS
