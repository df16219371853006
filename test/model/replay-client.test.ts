import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { createReplayClient } from '../../src/model/replay-client.ts'
import { chatRequest } from './loopback.ts'

const answer: Answer = {
  kind: 'failed',
  failure: { kind: 'rejected', phase: 'body', status: 400, message: 'm', code: null, param: null },
  ms: { queued: 1, firstByte: 2, firstToken: null, total: 3 },
  attempts: 1,
}

describe('answers from recordings', () => {
  const client = createReplayClient((key) => (key.case === 'a' && key.request === 'sha256:0' ? answer : undefined))
  const { signal } = new AbortController()
  const key = chatRequest().key

  it('are given back as they were recorded', async () => {
    expect(await client.call(chatRequest(), signal)).toBe(answer)
  })

  it.each([{ case: 'b' }, { request: 'sha256:1' }])('that are missing are named: %j', async (over) => {
    const found = await client.call(chatRequest({ key: { ...key, ...over } }), signal)
    expect(found).toMatchObject({
      kind: 'failed',
      failure: { code: 'not-recorded', message: expect.stringContaining(`case ${over.case ?? 'a'}`) },
      attempts: 0,
    })
  })

  it('end with the run', async () => {
    expect(await client.call(chatRequest(), AbortSignal.abort())).toMatchObject({ failure: { kind: 'aborted' } })
  })
})
