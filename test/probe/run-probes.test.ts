import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/model/answer.ts'
import type { RawAnswer } from '../../src/model/wire/raw-client.ts'
import type { ProbeCall } from '../../src/probe/probe.ts'
import { MOST_CALLS, PROBES } from '../../src/probe/probes.ts'
import { runProbes } from '../../src/probe/run-probes.ts'

const failure = (kind: Failure['kind'], status: number | null, message: string): Failure => ({
  kind,
  phase: 'body',
  status,
  message,
  code: null,
  param: null,
})
const answered = (text: string, failed: Failure | null = null): RawAnswer => ({
  kind: 'answered',
  status: failed?.status ?? 200,
  text,
  server: 'test/1',
  retryAfterMs: null,
  failure: failed,
})
const HELLO = answered(
  JSON.stringify({
    model: 'm',
    system_fingerprint: 'fp',
    choices: [{ message: { content: 'hello' }, finish_reason: 'stop' }],
  }),
)
const GONE: RawAnswer = { kind: 'broken', failure: failure('network', null, 'ECONNREFUSED') }

/** @param answer by the number of the call, from 1 */
async function probed(
  answer: (call: number, asked: ProbeCall) => RawAnswer,
  cancelledAfter = Number.POSITIVE_INFINITY,
) {
  let calls = 0
  const told: string[] = []
  const result = await runProbes(PROBES, MOST_CALLS, {
    send: async (call) => answer(++calls, call),
    unsendable: () => null,
    wait: async () => {},
    conforms: () => false,
    isCancelled: () => calls >= cancelledAfter,
    done: ({ id }) => told.push(id),
  })
  expect(calls).toBe(result.calls)
  expect(told).toEqual(PROBES.map(({ id }) => id))
  const states = Object.fromEntries(result.findings.map(({ id, state }) => [id, state]))
  const asked = result.findings.filter(({ evidence }) => !evidence.startsWith('not asked'))
  return { ...result, states, asked: asked.length }
}

describe('an endpoint that', () => {
  it('answers everything is asked everything', async () => {
    const { calls, stopped, asked, servedModel, fingerprint, server } = await probed(() => HELLO)
    expect([calls, stopped, asked]).toEqual([PROBES.flatMap((one) => one.calls).length, null, PROBES.length])
    expect([servedModel, fingerprint, server]).toEqual(['m', 'fp', 'test/1'])
  })

  it('goes down after ten calls: what is known stays, and the rest is not asked', async () => {
    const { calls, stopped, states, asked } = await probed((call) => (call <= 10 ? HELLO : GONE))
    expect(stopped).toContain('the endpoint went away (network: ECONNREFUSED)')
    expect([states.schema, states.logprobs]).toEqual(['accepted, not enforced', 'unknown'])
    expect([calls, asked]).toEqual([16, 13])
  })

  it('fails one call in three is asked again, and never more than allowed', async () => {
    const { calls, stopped } = await probed((call) => (call % 3 === 0 ? GONE : HELLO))
    expect([calls <= MOST_CALLS, stopped === null || stopped.startsWith('40 calls')]).toEqual([true, true])
  })

  it('refuses the key is asked once', async () => {
    const { calls, stopped } = await probed(() => answered('{}', failure('unauthorized', 401, 'wrong key')))
    expect([calls, stopped]).toEqual([1, '401: wrong key'])
  })

  it('has no Chat Completions is asked once', async () => {
    const { calls, stopped } = await probed(() => answered('{}', failure('not-found', 404, 'no such route')))
    expect([calls, stopped]).toEqual([1, '404: no such route'])
  })

  it('refuses what it does not know: that member is refused, a name that it does not have is checked', async () => {
    const no = (asked: ProbeCall): boolean => 'logprobs' in asked.body || asked.body.model !== undefined
    const { states } = await probed((_, asked) => (no(asked) ? answered('{}', failure('rejected', 400, 'no')) : HELLO))
    expect([states.logprobs, states.model, states.stop]).toEqual(['refused', 'enforced', 'enforced'])
  })

  it('lets no list of models be seen is asked the rest', async () => {
    const no = failure('unauthorized', 403, 'forbidden')
    const { states, stopped } = await probed((_, { route }) => (route === 'models' ? answered('{}', no) : HELLO))
    expect([states.models, stopped]).toEqual(['refused', null])
  })

  it('is left alone where a signal comes', async () => {
    const { calls, stopped } = await probed(() => HELLO, 5)
    expect([calls, stopped]).toEqual([5, 'it was stopped'])
  })
})
