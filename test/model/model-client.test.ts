import { afterEach, describe, expect, it } from 'vitest'
import { deadlinesWithin } from '../../src/model/wire/transport.ts'
import { chatRequest, completion, json, type Loopback, loopback, quickClient } from './loopback.ts'

let server: Loopback
afterEach(() => server.close())

describe('a call that is answered', () => {
  it('is read behind interim answers', async () => {
    server = await loopback((response) => {
      response.writeProcessing()
      response.writeEarlyHints({ link: '</a>; rel=preload' })
      json(response, 200, completion({ content: '{}' }))
    })
    const { call, client } = quickClient(server.url)
    expect(await call()).toMatchObject({ kind: 'answered', status: 200, message: { content: '{}' }, attempts: 1 })
    await client.close()
  })

  it('sends the body as it is with the key and reads message, usage and served model', async () => {
    server = await loopback((response) => json(response, 200, completion({ content: '{"a":1}' })))
    const { call, client } = quickClient(server.url)
    const answer = await call()
    expect(answer).toMatchObject({
      kind: 'answered',
      status: 200,
      servedModel: 'served-1',
      fingerprint: 'fp_1',
      finishReason: { unified: 'stop', raw: 'stop' },
      message: { content: '{"a":1}', refusal: null, toolCalls: [] },
      usage: { input: 11, output: 7, cachedInput: 0, reasoning: 0 },
      attempts: 1,
    })
    expect(server.seen).toHaveLength(1)
    expect(server.seen[0]?.path).toBe('/v1/chat/completions')
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual(chatRequest().body)
    expect(server.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer sk-canary-0123456789abcdef',
      'accept-encoding': 'identity',
    })
    await client.close()
  })

  it.each([false, true])('keeps the digits of arguments that come as an object, streamed: %s', async (stream) => {
    const made = '{"index":0,"id":"a","function":{"name":"f","arguments":{"id":9007199254740993,"x":0.10}}}'
    const choice = `{"index":0,"${stream ? 'delta' : 'message'}":{"tool_calls":[${made}]},"finish_reason":"tool_calls"}`
    const body = `{"choices":[${choice}],"usage":{"prompt_tokens":1,"completion_tokens":1}}`
    server = await loopback((response) => {
      response.writeHead(200, { 'content-type': stream ? 'text/event-stream' : 'application/json' })
      response.end(stream ? `data: ${body}\n\ndata: [DONE]\n\n` : body)
    })
    const { call, client } = quickClient(server.url)
    expect(await call(chatRequest({ stream }))).toMatchObject({
      message: { toolCalls: [{ arguments: '{"id":9007199254740993,"x":0.1}' }] },
    })
    await client.close()
  })

  it('asks the Responses API under its own path and keeps the query of the base URL', async () => {
    const output = [{ type: 'message', content: [{ type: 'output_text', text: 'yes' }] }]
    server = await loopback((response) => json(response, 200, { status: 'completed', model: 'r', output }))
    const { call, client } = quickClient(`${server.url}/?api-version=2`)
    const answer = await call(chatRequest({ api: 'responses', body: { model: 'r', input: 'hi' } }))
    expect(answer).toMatchObject({
      kind: 'answered',
      message: { content: 'yes' },
      usage: null,
      finishReason: { unified: 'stop', raw: 'completed' },
    })
    expect(server.seen[0]?.path).toBe('/v1/responses?api-version=2')
    await client.close()
  })

  it('retries a 500 and counts the attempts', async () => {
    server = await loopback((response, number) =>
      number < 2
        ? json(response, 500, { error: { message: 'oops' } })
        : json(response, 200, completion({ content: 'ok' })),
    )
    const { call, client, waits } = quickClient(server.url)
    expect(await call()).toMatchObject({ kind: 'answered', attempts: 3 })
    expect(waits).toEqual([250, 500])
    await client.close()
  })
})

it.each([
  [5_000, { callMs: 5_000, firstByteMs: 60_000 }],
  [120_000, { callMs: 120_000, firstByteMs: 60_000 }],
  [300_000, { callMs: 300_000, firstByteMs: 300_000 }],
])('a limit of %i ms for the whole call: %j', (callMs, expected) => {
  expect(deadlinesWithin(callMs)).toEqual({ connectMs: 10_000, idleMs: 30_000, ...expected })
})
