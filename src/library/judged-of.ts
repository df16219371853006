import type { Judgement } from '../outcome/judgement.ts'
import { reportedOutcome } from '../report/assemble/reported-outcome.ts'
import { failureLine } from '../report/text/failure-row.ts'
import { plainText } from '../report/text/inline.ts'
import type { Judged } from './public-types.ts'

/** A judgement as the library tells it. */
export function judgedOf({ outcome }: Judgement): Judged {
  const reported = reportedOutcome(outcome, true)
  const { evidence } = reported
  return { ok: outcome.kind === 'ok', outcome: outcome.kind, evidence, message: plainText(failureLine(reported)) }
}
