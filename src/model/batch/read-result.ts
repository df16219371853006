import type { Answer } from '../answer.ts'
import type { ModelRequest } from '../client.ts'
import { readStatedAnswer } from '../read/answer-body.ts'
import { readFailure } from '../read/failure.ts'
import { malformed, type Reading } from '../read/reading.ts'
import { answerRedaction, failureRedaction } from '../wire/redaction.ts'
import type { ResultLine } from './batch-client.ts'

/** Words for a request that a batch did not run; the vendors' codes of it, and what they mean for the run. */
const NOT_RUN: Readonly<Record<string, 'timeout' | 'server-error'>> = {
  batch_expired: 'timeout',
  request_timeout: 'timeout',
}

/** What one line of a batch's results says, as if it had come over the wire. */
export function readResult(
  { result }: Pick<ResultLine, 'result'>,
  api: ModelRequest['api'],
  keepTurn: boolean,
): Reading {
  if (result.kind === 'none') return notRun(result.code, result.message)
  const { status, body } = result
  if (status === 200) return readStatedAnswer(api, body, keepTurn)
  return status < 200 || status >= 300
    ? readFailure(status, JSON.stringify(body))
    : malformed(status, `HTTP ${status} instead of 200`)
}

/** No model was asked, so nothing is measured, and it may be asked again. */
export const notRun = (code: string, message: string): Reading => ({
  kind: 'unread',
  failure: {
    kind: NOT_RUN[code] ?? 'server-error',
    phase: 'connect',
    status: null,
    message: message.slice(0, 2_000),
    code,
    param: null,
  },
})

/** A batch answers when its vendor has time: nothing in it is a speed. */
export const NOTHING_TIMED = { queued: 0, firstByte: null, firstToken: null, total: null } as const

/** What a request of a batch came to, as a journal keeps it. */
export const resultAnswer = (reading: Reading, attempts: number, redact: (text: string) => string): Answer =>
  reading.kind === 'read'
    ? { kind: 'answered', status: 200, ...answerRedaction(reading.answer, redact), ms: NOTHING_TIMED, attempts }
    : { kind: 'failed', failure: failureRedaction(reading.failure, redact), ms: NOTHING_TIMED, attempts }
