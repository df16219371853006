import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { callBack } from '../../src/model/wire/callback.ts'
import { json, loopback } from './loopback.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function ask(
  respond: (response: ServerResponse) => void,
  given = '{"id":9007199254740993}',
  timeoutMs?: number,
  signal = new AbortController().signal,
) {
  const server = await loopback(respond)
  open.push(server)
  const options = { signal, now: () => performance.now(), ...(timeoutMs === undefined ? {} : { timeoutMs }) }
  const result = await callBack(`${server.url}/search/?v=2`, { id: 'a', name: 'search', arguments: given }, options)
  return { result, server }
}

describe('a callback', () => {
  it('gets the arguments as the model wrote them, at its own path, and no key', async () => {
    const { result, server } = await ask((response) => json(response, 200, { flights: [] }))
    expect(result).toEqual({ kind: 'returned', result: { flights: [] } })
    expect(server.seen[0]).toMatchObject({ path: '/v1/search/?v=2', body: '{"id":9007199254740993}' })
    expect(server.seen[0]?.headers).not.toHaveProperty('authorization')
  })

  it.each<[string, (response: ServerResponse) => void, unknown]>([
    ['a text', (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('sunny'), 'sunny'],
    ['nothing', (response) => response.writeHead(204).end(), null],
    ['created', (response) => json(response, 201, 7), 7],
  ])('may return %s', async (_title, respond, value) => {
    expect((await ask(respond)).result).toEqual({ kind: 'returned', result: value })
  })

  it('gets {} for empty arguments', async () => {
    expect((await ask((response) => json(response, 200, 1), '')).server.seen[0]?.body).toBe('{}')
  })

  it.each<[string, (response: ServerResponse) => void, number | null, RegExp]>([
    [
      'an error',
      (response) => json(response, 500, { error: 'database down' }),
      500,
      /^the callback of search answered 500: database down$/,
    ],
    ['a redirect', (response) => response.writeHead(302, { location: 'http://example.com' }).end(), 302, /302/],
    [
      'broken JSON',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
      200,
      /not JSON/,
    ],
    ['more than 1 MiB', (response) => json(response, 200, 'x'.repeat(1_048_577)), 200, /larger/],
    ['silence', () => {}, null, /deadline/],
    ['a cut', (response) => void response.socket?.destroy(), null, /closed/],
  ])("%s is the downstream's failure, asked once", async (_title, respond, status, words) => {
    const { result, server } = await ask(respond, '{}', 300)
    expect(result).toMatchObject({
      kind: 'failed',
      failure: { kind: 'downstream', phase: 'callback', status, message: expect.stringMatching(words) },
    })
    expect(server.seen).toHaveLength(1)
  })

  it('ends with the run', async () => {
    const stop = new AbortController()
    const { result } = await ask(() => stop.abort(), '{}', 2_000, stop.signal)
    expect(result).toMatchObject({ kind: 'failed', failure: { message: 'the callback of search: stopped by the run' } })
  })

  it.each([
    'http://example.com/x',
    'http://10.0.0.1/x',
    'http://169.254.169.254/x',
    'http://127.0.0.1.evil.example/x',
    'http://0.0.0.0/x',
  ])('is never on another machine: %s', (url) => {
    const options = { signal: new AbortController().signal, now: () => 0 }
    return expect(callBack(url, { id: 'a', name: 'search', arguments: '{}' }, options)).rejects.toThrow(
      /not on this machine/,
    )
  })
})
