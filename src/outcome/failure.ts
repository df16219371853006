import type { Expect } from '../contract/expect.ts'
import type { Failed } from '../model/answer.ts'
import type { Outcome } from './outcome.ts'
import { clip } from './shown.ts'

/** A recording that was looked into holds no answer to this request: nobody was asked. */
export const UNRECORDED = 'not-recorded'

/**
 * The outcome of a call that brought no answer: the endpoint's refusal of the request is `rejected`, a content filter's
 * is `refused` (or `ok` where a refusal is expected), everything else stays unmeasured.
 */
export function outcomeOfFailure(failed: Failed, expect: Pick<Expect, 'refusal'>): Outcome {
  const { kind, phase, status, message, code, param } = failed.failure
  switch (kind) {
    case 'rejected':
      return { kind: 'rejected', status: status ?? 400, code, param, message: clip(message) }
    case 'filtered':
      if (expect.refusal) return { kind: 'ok' }
      return { kind: 'refused', text: clip(message), finish: { unified: 'content-filter', raw: code } }
    default:
      return {
        kind: 'unmeasured',
        failure: code === UNRECORDED && kind === 'network' ? UNRECORDED : kind,
        phase,
        status,
        message: clip(message),
      }
  }
}
