import type { Answer, Answered } from './answer.ts'
import type { CallKey, ModelClient } from './client.ts'

/**
 * Answers from recordings, with the timing they were recorded with; makes no call. A planned call that was not
 * recorded, or was recorded for another request, is named: `lookup` returns undefined for both.
 */
export function createReplayClient(lookup: (key: CallKey) => Answer | undefined): ModelClient {
  return {
    call: async ({ key }, signal) =>
      signal.aborted ? missing('aborted', 'stopped by the run') : (lookup(key) ?? missing('network', notRecorded(key))),
    close: async () => {},
  }
}

const notRecorded = (key: CallKey): string =>
  `the recording holds no answer to this request (case ${key.case}, sample ${key.sample}, turn ${key.turn})`

const missing = (kind: 'aborted' | 'network', message: string): Exclude<Answer, Answered> => ({
  kind: 'failed',
  failure: { kind, phase: 'connect', status: null, message, code: 'not-recorded', param: null },
  ms: { queued: 0, firstByte: null, firstToken: null, total: 0 },
  attempts: 0,
})
