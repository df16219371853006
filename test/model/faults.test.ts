import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { JsonValue } from '../../src/json/value.ts'
import type { Answer } from '../../src/model/answer.ts'
import type { ModelClientOptions } from '../../src/model/wire/model-client.ts'
import { sleep } from '../../src/model/wire/sleep.ts'
import {
  chatRequest,
  completion,
  json,
  type Loopback,
  loopback,
  quickClient,
  rawServer,
  type Seen,
} from './loopback.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

type Respond = (response: ServerResponse, number: number, seen: Seen) => void

async function against(respond: Respond, over: Partial<ModelClientOptions> = {}) {
  const server: Loopback = await loopback(respond)
  const made = quickClient(server.url, over)
  open.push(made.client, server)
  return { ...made, server }
}

const fault = (answer: Answer) =>
  answer.kind === 'failed'
    ? {
        kind: answer.failure.kind,
        phase: answer.failure.phase,
        status: answer.failure.status,
        attempts: answer.attempts,
      }
    : answer.kind

const answers = (response: ServerResponse): void => json(response, 200, completion({ content: 'ok' }))
const error =
  (status: number, over: Record<string, JsonValue> = {}, headers: Record<string, string> = {}): Respond =>
  (response) =>
    json(
      response,
      status,
      { error: { message: `said ${status}`, type: 't', param: null, code: null, ...over } },
      headers,
    )

describe('statuses', () => {
  it.each<[number, Record<string, JsonValue>, string, number]>([
    [400, { code: 'invalid_value', param: 'temperature' }, 'rejected', 1],
    [413, {}, 'rejected', 1],
    [422, {}, 'rejected', 1],
    [415, {}, 'rejected', 1],
    [451, { code: 'unavailable' }, 'rejected', 1],
    [407, {}, 'malformed', 1],
    [421, {}, 'malformed', 1],
    [425, {}, 'malformed', 1],
    [499, {}, 'malformed', 1],
    [400, { code: 'content_filter' }, 'filtered', 1],
    [400, { innererror: { code: 'ResponsibleAIPolicyViolation' } }, 'filtered', 1],
    [401, { code: 'invalid_api_key' }, 'unauthorized', 1],
    [403, {}, 'unauthorized', 1],
    [403, { metadata: { reasons: ['violence'], flagged_input: 'x' } }, 'filtered', 1],
    [404, { code: 'model_not_found' }, 'not-found', 1],
    [410, {}, 'not-found', 1],
    [402, {}, 'quota', 1],
    [429, { code: 'insufficient_quota' }, 'quota', 1],
    [429, { type: 'insufficient_quota' }, 'quota', 1],
    [429, {}, 'rate-limited', 3],
    [408, {}, 'server-error', 3],
    [424, {}, 'server-error', 3],
    [409, {}, 'server-error', 3],
    [500, {}, 'server-error', 3],
    [501, {}, 'server-error', 3],
    [502, {}, 'server-error', 3],
    [503, {}, 'server-error', 3],
  ])('%i %j is %s after %i attempts', async (status, over, kind, attempts) => {
    const { call, server } = await against(error(status, over))
    const answer = await call()
    expect(fault(answer)).toEqual({ kind, phase: 'body', status, attempts })
    expect(server.seen).toHaveLength(attempts)
  })

  it.each([400, 413, 418, 422, 451])('%i without an error of the API comes from something between', async (status) => {
    const { call } = await against((response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<p>'))
    const answer = await call()
    expect(fault(answer)).toEqual({ kind: 'malformed', phase: 'body', status, attempts: 1 })
    expect(answer).toMatchObject({ failure: { message: expect.stringContaining('something between') } })
  })

  it.each([400, 413])(
    '%i with a compressed body, which was not asked for, comes from something between',
    async (status) => {
      const { call } = await against((response) =>
        response
          .writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(gzipSync('{"error":{"message":"m"}}')),
      )
      expect(fault(await call())).toEqual({ kind: 'malformed', phase: 'body', status, attempts: 1 })
    },
  )

  it("keeps the provider's message, code, parameter and body, the message up to 2,000 characters", async () => {
    const { call } = await against(
      error(400, { message: 'x'.repeat(5_000), code: 'bad_schema', param: 'response_format' }),
    )
    const answer = await call()
    expect(answer).toMatchObject({
      failure: {
        message: 'x'.repeat(2_000),
        code: 'bad_schema',
        param: 'response_format',
        body: { error: { code: 'bad_schema' } },
      },
    })
  })

  it('stops with 401 on the n-th call only there', async () => {
    const { call } = await against((response, number) =>
      number === 2 ? error(401)(response, number, { path: '', headers: {}, body: '' }) : answers(response),
    )
    expect([fault(await call()), fault(await call()), fault(await call())]).toEqual([
      'answered',
      'answered',
      { kind: 'unauthorized', phase: 'body', status: 401, attempts: 1 },
    ])
  })
})

describe('a storm of 429', () => {
  it.each<[string | null, number[]]>([
    [null, [250, 500]],
    ['0', [250, 250]],
    ['-5', [250, 500]],
    ['soon', [250, 500]],
    ['NaN', [250, 500]],
    ['1e3', [250, 500]],
    ['7', [7_000, 7_000]],
    ['0.5', [500, 500]],
    ['60', [60_000, 60_000]],
    ['61', [250, 500]],
    ['999999999', [250, 500]],
    ['Wed, 21 Oct 2026 07:28:10 GMT', [10_000, 10_000]],
    ['Wed, 21 Oct 2026 09:28:10 GMT', [250, 500]],
  ])('Retry-After %s: waits of %j ms', async (value, expected) => {
    const throttled: (number | null)[] = []
    const headers = { date: 'Wed, 21 Oct 2026 07:28:00 GMT', ...(value === null ? {} : { 'retry-after': value }) }
    const { call, waits } = await against(error(429, {}, headers), { onThrottled: (ms) => throttled.push(ms) })
    expect(fault(await call())).toMatchObject({ kind: 'rate-limited', attempts: 3 })
    expect(waits).toEqual(expected)
    expect(throttled).toHaveLength(3)
  })

  it('prefers retry-after-ms', async () => {
    const { call, waits } = await against(error(503, {}, { 'retry-after-ms': '1234.5', 'retry-after': '9' }))
    await call()
    expect(waits).toEqual([1_234.5, 1_234.5])
  })

  it.each([429, 500])('of %i at most doubles the requests of many calls', async (status) => {
    const { call, server } = await against(error(status))
    const found = await Promise.all(Array.from({ length: 40 }, () => call()))
    expect(found.every((answer) => answer.kind === 'failed')).toBe(true)
    expect(server.seen.length).toBeGreaterThan(40)
    expect(server.seen.length).toBeLessThanOrEqual(80)
  })

  it('draws its waits from the whole range below the doubled base', async () => {
    const { call, waits } = await against(error(500), { random: () => 0.99 })
    await call()
    expect(waits).toEqual([495, 990])
  })
})

describe('connections', () => {
  it('one that is still being made ends with its client', async () => {
    const ended = Promise.withResolvers<void>()
    const greeted = Promise.withResolvers<void>()
    const server = await rawServer((socket) => {
      socket.once('close', () => ended.resolve())
      greeted.resolve()
    })
    open.push(server)
    const { call, client } = quickClient(server.url.replace('http:', 'https:'), { deadlines: { connectMs: 600_000 } })
    const stop = new AbortController()
    const answer = call(undefined, stop.signal)
    await greeted.promise
    stop.abort()
    await client.close()
    await ended.promise
    expect(fault(await answer)).toMatchObject({ kind: 'aborted', phase: 'connect' })
  })

  it('endpoint down', async () => {
    const server = await loopback(answers)
    await server.close()
    const { call, client } = quickClient(server.url)
    open.push(client)
    const answer = await call()
    expect(fault(answer)).toEqual({ kind: 'network', phase: 'connect', status: null, attempts: 3 })
    expect(answer).toMatchObject({ failure: { message: 'connection refused (ECONNREFUSED)' } })
  })

  it('a host without an address', async () => {
    const { call, client } = quickClient('http://modelgate.invalid/v1')
    open.push(client)
    expect(fault(await call())).toEqual({ kind: 'network', phase: 'connect', status: null, attempts: 3 })
  })

  it.each<[string, (socket: import('node:net').Socket) => void, object]>([
    ['reset before an answer', (socket) => socket.resetAndDestroy(), { kind: 'network', phase: 'sent', attempts: 3 }],
    ['closed before an answer', (socket) => socket.end(), { kind: 'network', phase: 'sent', attempts: 3 }],
    [
      'cut inside the headers',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'),
      { kind: 'network', phase: 'sent', attempts: 3 },
    ],
    [
      'cut inside the body',
      (socket) =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"choices"'),
      { kind: 'cut', phase: 'body', attempts: 3 },
    ],
    [
      'cut inside a chunk',
      (socket) =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"ch'),
      { kind: 'cut', phase: 'body', attempts: 3 },
    ],
    [
      'reset inside the body',
      (socket) =>
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{', () =>
          setTimeout(() => socket.resetAndDestroy(), 20),
        ),
      { kind: 'cut', phase: 'body', attempts: 3 },
    ],
    [
      'no HTTP at all',
      (socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'),
      { kind: 'malformed', phase: 'sent', attempts: 1 },
    ],
    [
      'headers without end',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}`),
      { kind: 'malformed', phase: 'sent', attempts: 1 },
    ],
  ])('%s', async (_title, respond, expected) => {
    const server = await rawServer(respond)
    const { call, client } = quickClient(server.url)
    open.push(client, server)
    expect(fault(await call())).toMatchObject(expected)
  })
})

describe('encrypted connections', () => {
  it('that are not made in time', async () => {
    const server = await rawServer(() => {})
    const { call, client } = quickClient(server.url.replace('http:', 'https:'), { deadlines: { connectMs: 50 } })
    open.push(client, server)
    expect(fault(await call())).toEqual({ kind: 'timeout', phase: 'connect', status: null, attempts: 3 })
  })

  it('to a server that does not encrypt', async () => {
    const server = await loopback(answers)
    const { call, client } = quickClient(server.url.replace('http:', 'https:'), { deadlines: { connectMs: 600_000 } })
    open.push(client, server)
    const answer = await call()
    expect(fault(answer)).toEqual({ kind: 'network', phase: 'connect', status: null, attempts: 3 })
    expect(answer).toMatchObject({ failure: { message: expect.stringMatching(/^no secure connection \(/) } })
    expect(server.seen).toEqual([])
  })
})

describe('slowness', () => {
  it('headers that come too late, then a retry that answers: the time-out is remembered', async () => {
    const { call } = await against((response, number) => (number === 0 ? undefined : answers(response)), {
      // Far more than the second answer takes on a machine with other things to do.
      deadlines: { firstByteMs: 2_000 },
    })
    const answer = await call()
    expect(answer).toMatchObject({ kind: 'answered', attempts: 2 })
    expect(answer.ms.timedOut).toBeGreaterThanOrEqual(1_900)
  })

  it('headers that never come', async () => {
    const { call } = await against(() => {}, { deadlines: { firstByteMs: 40 } })
    expect(fault(await call())).toEqual({ kind: 'timeout', phase: 'sent', status: null, attempts: 3 })
  })

  it('a body that stalls', async () => {
    const stall: Respond = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"choices":')
    }
    const { call } = await against(stall, { deadlines: { idleMs: 400 } })
    expect(fault(await call())).toEqual({ kind: 'timeout', phase: 'body', status: 200, attempts: 3 })
  })

  it('a body that drips meets the deadline of the whole call, which no retry extends', async () => {
    const drip: Respond = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(timer))
    }
    // Headers come in far less, also on a machine that has other things to do.
    const { call, server } = await against(drip, { deadlines: { callMs: 3_000 } })
    const answer = await call()
    expect(fault(answer)).toEqual({ kind: 'timeout', phase: 'body', status: 200, attempts: 1 })
    expect(answer.ms.total).toBeGreaterThanOrEqual(2_900)
    expect(server.seen).toHaveLength(1)
  })

  it('durations do not follow a wall clock that jumps by a day', async () => {
    const { call } = await against((response) => setTimeout(() => answers(response), 30))
    const now = Date.now()
    let calls = 0
    const jumping = vi.spyOn(Date, 'now').mockImplementation(() => now + (calls++ % 2 === 0 ? 86_400_000 : -86_400_000))
    const answer = await call()
    jumping.mockRestore()
    expect(answer.kind).toBe('answered')
    expect(answer.ms.total).toBeGreaterThan(0)
    expect(answer.ms.total).toBeLessThan(60_000)
  })
})

describe('answers that are none', () => {
  const plain =
    (status: number, type: string | null, body: string | Buffer, headers: Record<string, string> = {}): Respond =>
    (response) => {
      response.writeHead(status, { ...(type === null ? {} : { 'content-type': type }), ...headers })
      response.end(body)
    }
  const choice = (over: Record<string, JsonValue>): JsonValue => ({
    choices: [{ index: 0, message: { content: 'x' }, finish_reason: 'stop', ...over }],
  })

  it('but one behind a byte order mark is', async () => {
    const body = `\ufeff${JSON.stringify(completion({ content: 'x' }))}`
    const { call } = await against(plain(200, 'application/json', body))
    expect(await call()).toMatchObject({ kind: 'answered', message: { content: 'x' } })
  })

  it.each<[string, Respond, string, RegExp]>([
    ['a page', plain(200, 'text/html', '<html>'), 'malformed', /text\/html/],
    ['no type', plain(200, null, '{}'), 'malformed', /no content type/],
    ['no content', plain(204, null, ''), 'malformed', /204/],
    ['accepted', plain(202, 'application/json', '{}'), 'malformed', /202/],
    [
      'an error with 200',
      plain(200, 'application/json', '{"error":{"message":"overloaded"}}'),
      'malformed',
      /overloaded/,
    ],
    ['no choices', plain(200, 'application/json', '{"choices":[]}'), 'malformed', /choices/],
    ['an empty body', plain(200, 'application/json', ''), 'malformed', /empty/],
    ['not JSON', plain(200, 'application/json', '{"choices":'), 'malformed', /not JSON/],
    ['an array', plain(200, 'application/json', '[]'), 'malformed', /not a JSON object/],
    ['null', plain(200, 'application/json', 'null'), 'malformed', /not a JSON object/],
    ['no message', (response) => json(response, 200, choice({ message: null })), 'malformed', /message/],
    ['another choice only', (response) => json(response, 200, choice({ index: 3 })), 'malformed', /index 0/],
    ['a stream that nobody asked for', plain(200, 'text/event-stream', 'data: {}\n\n'), 'malformed', /event-stream/],
    ['compressed', plain(200, 'application/json', gzipSync('{}'), { 'content-encoding': 'gzip' }), 'malformed', /gzip/],
    [
      'a gzip bomb',
      plain(200, 'application/json', gzipSync(Buffer.alloc(200 * 1_048_576)), { 'content-encoding': 'gzip' }),
      'malformed',
      /gzip/,
    ],
    ['a body of 9 MiB', plain(200, 'application/json', ' '.repeat(9 * 1_048_576)), 'too-large', /larger/],
    [
      'a text of more than 1 MiB',
      (response) => json(response, 200, choice({ message: { content: 'é'.repeat(524_289) } })),
      'too-large',
      /larger/,
    ],
  ])('%s', async (_title, respond, kind, words) => {
    const { call } = await against(respond)
    const answer = await call()
    expect(fault(answer)).toMatchObject({ kind, attempts: 1 })
    expect(answer.kind === 'failed' ? answer.failure.message : '').toMatch(words)
  })

  it('takes a text of exactly 1 MiB', async () => {
    const { call } = await against((response) =>
      json(response, 200, choice({ message: { content: 'é'.repeat(524_288) } })),
    )
    expect((await call()).kind).toBe('answered')
  })

  it('a provider that ended the answer with an error is asked again', async () => {
    const { call } = await against((response) => json(response, 200, choice({ finish_reason: 'error' })))
    expect(fault(await call())).toMatchObject({ kind: 'server-error', attempts: 3 })
  })

  it('an error page is kept as one line of text', async () => {
    const { call } = await against(plain(400, 'text/html', '<h1>\n  Bad\tRequest</h1>'))
    expect(await call()).toMatchObject({
      failure: {
        kind: 'malformed',
        message: 'HTTP 400 from something between, not from the API: <h1> Bad Request</h1>',
      },
    })
  })
})

it.each([
  ['an error page', 400],
  ['an answer', 200],
])('%s without end is left after its beginning', async (_title, status) => {
  let left: () => void = () => {}
  const isLeft = new Promise<void>((resolve) => {
    left = resolve
  })
  const { call } = await against((response) => {
    response.on('close', left)
    response.writeHead(status, { 'content-type': 'application/json' })
    const more = (): void => {
      if (!response.destroyed) response.write('[1,2,3] '.repeat(8_192), () => setImmediate(more))
    }
    more()
  })
  expect(fault(await call())).toMatchObject({ kind: status === 400 ? 'malformed' : 'too-large', attempts: 1 })
  await isLeft
})

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('%i is not followed: the other host receives nothing', async (status) => {
    const other = await loopback(answers)
    open.push(other)
    const { call } = await against((response) => {
      response.writeHead(status, { location: `${other.url}/chat/completions` })
      response.end()
    })
    expect(fault(await call())).toEqual({ kind: 'redirected', phase: 'body', status, attempts: 1 })
    expect(other.seen).toEqual([])
  })
})

describe('the key', () => {
  const KEY = 'sk-canary-0123456789abcdef'
  it.each<[string, Respond]>([
    [
      'an error body',
      (response) =>
        json(response, 401, {
          error: { message: `Incorrect API key: ${KEY}`, code: KEY, param: KEY, hint: [KEY, { [KEY]: KEY }] },
        }),
    ],
    ['an error page', (response) => response.writeHead(500).end(`<p>${KEY}</p>`)],
    ['an error with 200', (response) => json(response, 200, { error: { message: KEY } })],
    [
      'an answer',
      (response) =>
        json(
          response,
          200,
          completion(
            {
              content: KEY,
              refusal: KEY,
              reasoning: KEY,
              tool_calls: [{ id: KEY, function: { name: KEY, arguments: KEY } }],
            },
            { model: KEY, system_fingerprint: KEY },
          ),
        ),
    ],
    [
      'a finish reason',
      (response) => json(response, 200, { choices: [{ message: { content: '' }, finish_reason: KEY }] }),
    ],
    ['a content type', (response) => response.writeHead(200, { 'content-type': `text/${KEY}` }).end()],
  ])('repeated in %s is in nothing that is kept', async (_title, respond) => {
    const { call, server } = await against(respond)
    expect(JSON.stringify(await call())).not.toContain(KEY)
    expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
  })

  it('is sent without the white space around it', async () => {
    const { call, server } = await against(answers, { apiKey: ` ${KEY}\r\n` })
    expect((await call()).kind).toBe('answered')
    expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
  })

  it('that no header may hold is named as what is wrong', async () => {
    const { call, server } = await against(answers, { apiKey: `${KEY}\n${KEY}` })
    const answer = await call()
    expect(fault(answer)).toEqual({ kind: 'unauthorized', phase: 'connect', status: null, attempts: 1 })
    expect(JSON.stringify(answer)).not.toContain(KEY)
    expect(server.seen).toEqual([])
  })

  it('is not sent where there is none', async () => {
    const { call, server } = await against(answers, { apiKey: null })
    await call()
    expect(server.seen[0]?.headers).not.toHaveProperty('authorization')
  })
})

describe('an abort', () => {
  it('ends a call that waits for its answer', async () => {
    const stop = new AbortController()
    const { call } = await against(() => stop.abort())
    expect(fault(await call(chatRequest(), stop.signal))).toEqual({
      kind: 'aborted',
      phase: 'sent',
      status: null,
      attempts: 1,
    })
  })

  it('ends a call that waits for a connection, which is never sent', async () => {
    const stop = new AbortController()
    let asked: () => void = () => {}
    const first = new Promise<void>((resolve) => {
      asked = resolve
    })
    const respond: Respond = (response, number) => (number === 0 ? asked() : answers(response))
    const { call, server } = await against(respond, { connections: 1 })
    const calls = [call(chatRequest(), stop.signal), call(chatRequest({ body: { model: 'queued' } }), stop.signal)]
    await first
    stop.abort()
    expect((await Promise.all(calls)).map(fault)).toEqual([
      { kind: 'aborted', phase: 'sent', status: null, attempts: 1 },
      { kind: 'aborted', phase: 'connect', status: null, attempts: 1 },
    ])
    expect(fault(await call())).toBe('answered')
    expect(server.seen.map(({ body }) => (JSON.parse(body) as { model: string }).model)).toEqual(['m', 'm'])
  })

  it('ends a wait before a retry', async () => {
    const stop = new AbortController()
    const { call } = await against(error(503, {}, { 'retry-after': '60' }), {
      sleep: (ms, signal) => {
        setImmediate(() => stop.abort())
        return sleep(ms, signal)
      },
    })
    const answer = await call(chatRequest(), stop.signal)
    expect(answer).toMatchObject({
      failure: { kind: 'aborted', message: 'stopped while it waited to ask again after: said 503' },
      attempts: 1,
    })
  })

  it('before the call sends nothing', async () => {
    const { call, server } = await against(answers)
    expect(fault(await call(chatRequest(), AbortSignal.abort()))).toEqual({
      kind: 'aborted',
      phase: 'connect',
      status: null,
      attempts: 1,
    })
    expect(server.seen).toEqual([])
  })
})
