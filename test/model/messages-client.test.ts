import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { chatRequest, json, loopback, quickClient } from './loopback.ts'
import { type Event, eventsOf, message, refusal, sendEvents, text, toolUse } from './messages-events.ts'

const open: { close: () => void | Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** What a call comes to where the endpoint answers so, each time in its turn. */
async function answered(stream: boolean, ...answers: ((response: ServerResponse) => void)[]) {
  const server = await loopback((response, number) => answers[Math.min(number, answers.length - 1)]?.(response))
  const { client, waits } = quickClient(server.url, { dialect: 'messages' })
  open.push(client, server)
  const asked = chatRequest({ api: 'messages', stream, keepTurn: true })
  const answer = await client.call(asked, new AbortController().signal)
  return { answer, waits, calls: server.seen.length }
}

const saying =
  (status: number, body: JsonObject, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    json(response, status, body, headers)
const streaming =
  (events: readonly Event[], end: 'end' | 'break' = 'end') =>
  (response: ServerResponse) =>
    sendEvents(response, events, end)

describe('an error', () => {
  it.each<[number, string, string, string, number]>([
    [400, 'invalid_request_error', 'max_tokens: Field required', 'rejected', 1],
    [401, 'authentication_error', 'invalid x-api-key', 'unauthorized', 1],
    [402, 'billing_error', 'There is an issue with your billing', 'quota', 1],
    [403, 'permission_error', 'Your API key does not have permission', 'unauthorized', 1],
    [404, 'not_found_error', 'model: claude-9', 'not-found', 1],
    [413, 'request_too_large', 'Request exceeds the maximum size', 'rejected', 1],
    [429, 'rate_limit_error', 'This request would exceed your rate limit', 'rate-limited', 3],
    [500, 'api_error', 'Internal server error', 'server-error', 3],
    [504, 'timeout_error', 'Request timed out', 'server-error', 3],
    [529, 'overloaded_error', 'Overloaded', 'server-error', 3],
    [400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.', 'quota', 1],
  ])('%i %s: %s is %s, asked %i times', async (status, type, words, kind, calls) => {
    expect(await answered(false, saying(status, refusal(type, words)))).toMatchObject({
      answer: { kind: 'failed', failure: { kind, status, message: words, code: type } },
      calls,
    })
  })

  it('is waited for as long as the endpoint says', async () => {
    const limited = saying(429, refusal('rate_limit_error', 'slower'), { 'retry-after': '2' })
    const { answer, waits } = await answered(false, limited, saying(200, message([text('a')])))
    expect([answer.kind, answer.attempts, waits]).toEqual(['answered', 2, [2000]])
  })

  it.each<[string, JsonObject, string]>([
    ['in the place of an answer', refusal('overloaded_error', 'Overloaded'), 'server-error'],
    ['of nothing', {}, 'malformed'],
    ['of another API', { id: 'x', object: 'chat.completion', choices: [] }, 'malformed'],
    ['with a block that has no type', message([{ text: 'a' }]), 'malformed'],
    ['with a text that is none', message([{ type: 'text', text: 1 }]), 'malformed'],
    ['of a paused turn', message([text('a')], { stop_reason: 'pause_turn' }), 'cut'],
  ])('with status 200 %s', async (_title, body, kind) => {
    expect(await answered(false, saying(200, body))).toMatchObject({ answer: { kind: 'failed', failure: { kind } } })
  })
})

describe('a stream', () => {
  const whole = eventsOf(message([text('{"a":1}'), toolUse('toolu_1', 'f', { a: 1 })]))
  const until = (type: string): readonly Event[] =>
    whole.slice(
      0,
      whole.findIndex((event) => event.type === type),
    )
  const error = (type: string): Event => ({ ...refusal(type, 'no'), type: 'error' })

  it.each<[string, readonly Event[], 'end' | 'break', JsonObject]>([
    ['that breaks off', until('message_delta'), 'break', { kind: 'cut' }],
    ['that ends without its end', until('message_delta'), 'end', { kind: 'cut' }],
    ['that ends in an error', [...until('message_delta'), error('overloaded_error')], 'end', { kind: 'server-error' }],
    ['that begins with an error', [error('api_error')], 'end', { kind: 'server-error' }],
    ['of a limit', [...until('message_delta'), error('rate_limit_error')], 'end', { kind: 'rate-limited' }],
    ['of a request that is refused', [error('invalid_request_error')], 'end', { kind: 'rejected' }],
    ['of an error that is new', [error('strange_error')], 'end', { kind: 'malformed' }],
    [
      'without its beginning',
      whole.slice(1),
      'end',
      { kind: 'malformed', message: 'the stream has no "message_start"' },
    ],
    [
      'with a piece of no block',
      whole.filter(({ type }) => type !== 'content_block_start'),
      'end',
      { kind: 'malformed', message: 'a piece of the stream belongs to no block' },
    ],
    [
      'with a block that begins twice',
      [...until('message_delta'), ...whole.filter(({ type }) => type === 'content_block_start')],
      'end',
      { kind: 'cut' },
    ],
  ])('%s', async (_title, events, end, failure) => {
    expect((await answered(true, streaming(events, end))).answer).toMatchObject({ kind: 'failed', failure })
  })

  it('is read past pings, events and pieces that are new', async () => {
    const news: readonly Event[] = [
      { type: 'ping' },
      { type: 'content_block_delta', index: 0, delta: { type: 'new_delta', new: 'x' } },
      { type: 'new_event', index: 9 },
    ]
    const events = whole.flatMap((event) => (event.type === 'content_block_start' ? [event, ...news] : [event]))
    expect((await answered(true, streaming(events))).answer).toMatchObject({
      message: { content: '{"a":1}', toolCalls: [{ id: 'toolu_1', name: 'f', arguments: '{"a":1}' }] },
      finishReason: { unified: 'tool-calls', raw: 'tool_use' },
      usage: { input: 21, output: 13 },
    })
  })

  it('keeps what was said of a limit, whatever comes after it', async () => {
    const cut = eventsOf(message([text('{"a"')], { stop_reason: 'max_tokens' }))
    const events = [...cut.slice(0, -1), { ...refusal('api_error', 'late'), type: 'error' }]
    expect((await answered(true, streaming(events))).answer).toMatchObject({
      finishReason: { unified: 'length', raw: 'max_tokens' },
      message: { content: '{"a"' },
    })
  })

  it('keeps the text of an input that a limit cut', async () => {
    const cut = eventsOf(
      message([{ ...toolUse('toolu_1', 'f', {}), input: '{"city":"Ber' }], { stop_reason: 'max_tokens' }),
    )
    expect((await answered(true, streaming(cut))).answer).toMatchObject({
      finishReason: { unified: 'length' },
      message: { toolCalls: [{ arguments: '{"city":"Ber' }] },
    })
  })

  it('keeps numbers that a double can not hold', async () => {
    const input = '{"n":12345678901234567890123}'
    const events = eventsOf(message([{ ...toolUse('toolu_1', 'f', {}), input }]))
    const streamed = await answered(true, streaming(events))
    const sent = JSON.stringify(message([toolUse('toolu_1', 'f', {})])).replace('"input":{}', `"input":${input}`)
    const unstreamed = await answered(false, (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(sent)
    })
    for (const { answer } of [streamed, unstreamed])
      expect(answer).toMatchObject({
        message: { toolCalls: [{ arguments: input }] },
        turn: { content: [{ input: JSON.parse(input) }] },
      })
  })

  it('answers what was not streamed too', async () => {
    expect((await answered(true, saying(200, message([text('a')])))).answer).toMatchObject({
      message: { content: 'a' },
      ms: { firstToken: null },
    })
  })

  it('times the first token by the first text, not by the first thought', async () => {
    const { answer } = await answered(true, (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const events = eventsOf(message([{ type: 'thinking', thinking: 'hm', signature: 's' }, text('a')]))
      const write = (from: number, to: number) =>
        events
          .slice(from, to)
          .forEach((event) => response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`))
      const at = events.findIndex(({ index }) => index === 1)
      write(0, at)
      setTimeout(() => {
        write(at, events.length)
        response.end()
      }, 60)
    })
    expect(answer.kind === 'answered' && (answer.ms.firstToken ?? 0) >= 50).toBe(true)
  })
})

it.each<[string, Record<string, string>, string | undefined]>([
  ['its own header', { 'request-id': 'req_011CSHoEeqs5C35K2UUqR7Fy' }, 'req_011CSHoEeqs5C35K2UUqR7Fy'],
  ["OpenAI's", { 'x-request-id': 'a0-1' }, 'a0-1'],
  ['none', {}, undefined],
  ['what is no name', { 'request-id': 'a b' }, undefined],
])('an answer and an error keep their name for the vendor’s support: %s', async (_title, headers, name) => {
  const whole = await answered(false, saying(200, message([text('a')]), headers))
  const failed = await answered(false, saying(400, refusal('invalid_request_error', 'no'), headers))
  expect([whole.answer.requestId, failed.answer.requestId]).toEqual([name, name])
})
