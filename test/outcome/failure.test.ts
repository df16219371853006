import { expect, test } from 'vitest'
import type { Failure, FailureKind } from '../../src/model/answer.ts'
import { outcomeOfFailure } from '../../src/outcome/failure.ts'

const outcome = (failure: Partial<Failure> & { kind: FailureKind }, refusal = false) =>
  outcomeOfFailure(
    {
      kind: 'failed',
      failure: { phase: 'headers', status: null, message: 'what went wrong', code: null, param: null, ...failure },
      ms: { queued: 0, firstByte: null, firstToken: null, total: 1 },
      attempts: 1,
    },
    { refusal },
  )

test('a request that is not taken is the provider’s answer, with its code and parameter', () => {
  const failure = { kind: 'rejected', status: 422, code: 'invalid_schema', param: 'response_format' } as const
  const { status, code, param } = failure
  expect(outcome(failure)).toEqual({ kind: 'rejected', status, code, param, message: 'what went wrong' })
  expect(outcome(failure, true).kind).toBe('rejected')
})

test('a content filter is a refusal, and right where one is expected', () => {
  const failure = { kind: 'filtered', status: 400, code: 'content_filter' } as const
  const finish = { unified: 'content-filter', raw: 'content_filter' }
  expect(outcome(failure)).toEqual({ kind: 'refused', text: 'what went wrong', finish })
  expect(outcome(failure, true)).toEqual({ kind: 'ok' })
})

const unmeasured: readonly FailureKind[] = [
  'unauthorized',
  'not-found',
  'quota',
  'network',
  'timeout',
  'rate-limited',
  'server-error',
  'malformed',
  'cut',
  'too-large',
  'redirected',
  'downstream',
  'aborted',
]
test.each(unmeasured)('%s is no answer of the model’s', (kind) => {
  const wanted = { kind: 'unmeasured', failure: kind, phase: 'body', status: 503, message: 'what went wrong' }
  expect(outcome({ kind, phase: 'body', status: 503 })).toEqual(wanted)
  expect(outcome({ kind, phase: 'body', status: 503 }, true)).toEqual(wanted)
})
