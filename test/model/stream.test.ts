import type { ServerResponse } from 'node:http'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import type { Answer } from '../../src/model/answer.ts'
import { foldChatStream } from '../../src/model/read/chat-stream.ts'
import { readStream } from '../../src/model/read/stream-fold.ts'
import { readEvents } from '../../src/model/wire/event-stream.ts'
import { chatRequest, completion, json, loopback, quickClient, type Seen } from './loopback.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

const event = (value: JsonValue): string => `data: ${JSON.stringify(value)}\n\n`
const chunk = (delta: JsonObject, over: JsonObject = {}): string =>
  event({
    id: 'c',
    object: 'chat.completion.chunk',
    model: 'served-1',
    system_fingerprint: 'fp',
    choices: [{ index: 0, delta, finish_reason: null, ...over }],
  })
const last = (reason: string): string => chunk({}, { finish_reason: reason })
const usage = event({ id: 'c', model: 'served-1', choices: [], usage: { prompt_tokens: 3, completion_tokens: 4 } })
const DONE = 'data: [DONE]\n\n'

async function streamed(
  respond: (response: ServerResponse, number: number, seen: Seen) => void,
  api: 'chat' | 'responses' = 'chat',
) {
  const server = await loopback((response, number, seen) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    respond(response, number, seen)
  })
  const { call, client } = quickClient(server.url)
  open.push(client, server)
  return { answer: await call(chatRequest({ stream: true, api })), server }
}

const stream = async (...parts: readonly string[]): Promise<Answer> =>
  (await streamed((response) => response.end(parts.join('')))).answer

describe('a streamed chat answer', () => {
  it('asks for the stream and for token counts', async () => {
    const { server } = await streamed((response) => response.end(chunk({ content: 'a' }) + last('stop') + DONE))
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      ...chatRequest().body,
      stream: true,
      stream_options: { include_usage: true },
    })
  })

  it('is what the API would have sent whole', async () => {
    const answer = await stream(
      ': hello\n\n',
      chunk({ role: 'assistant', content: '' }),
      chunk({ content: '{"a":' }),
      chunk({ content: '"é"}' }),
      last('stop'),
      usage,
      DONE,
    )
    expect(answer).toMatchObject({
      kind: 'answered',
      servedModel: 'served-1',
      fingerprint: 'fp',
      finishReason: { unified: 'stop', raw: 'stop' },
      message: { content: '{"a":"é"}', refusal: null, toolCalls: [] },
      usage: { input: 3, output: 4, cachedInput: 0, reasoning: 0 },
    })
    expect(answer.ms.firstToken).toBeGreaterThan(0)
    expect(answer.ms.firstToken).toBeLessThanOrEqual(answer.ms.total ?? 0)
  })

  it.each<[string, string[], object]>([
    ['a refusal', [chunk({ refusal: 'I ' }), chunk({ refusal: "can't" })], { content: null, refusal: "I can't" }],
    [
      'thoughts apart',
      [chunk({ reasoning_content: 'hm' }), chunk({ content: 'a' })],
      { content: 'a', reasoning: 'hm' },
    ],
    [
      'two calls by their index, interleaved',
      [
        chunk({ tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: 'f', arguments: '' } }] }),
        chunk({ tool_calls: [{ index: 1, id: 'b', type: 'function', function: { name: 'g', arguments: '{' } }] }),
        chunk({ tool_calls: [{ index: 0, function: { arguments: '{"x"' } }] }),
        chunk({
          tool_calls: [
            { index: 1, function: { arguments: '}' } },
            { index: 0, function: { arguments: ':1}' } },
          ],
        }),
      ],
      {
        toolCalls: [
          { id: 'a', name: 'f', arguments: '{"x":1}' },
          { id: 'b', name: 'g', arguments: '{}' },
        ],
      },
    ],
    [
      'whole calls under one index, told apart by their ids',
      [
        chunk({
          tool_calls: [
            { index: 0, id: 'a', function: { name: 'f', arguments: '{}' } },
            { index: 0, id: 'b', function: { name: 'f', arguments: '{}' } },
          ],
        }),
      ],
      {
        toolCalls: [
          { id: 'a', name: 'f', arguments: '{}' },
          { id: 'b', name: 'f', arguments: '{}' },
        ],
      },
    ],
    [
      'name and id repeated with every delta',
      [
        chunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '{' } }] }),
        chunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '}' } }] }),
      ],
      { toolCalls: [{ id: 'a', name: 'f', arguments: '{}' }] },
    ],
    [
      'an id made up for every delta',
      [
        chunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '{' } }] }),
        chunk({ tool_calls: [{ index: 0, id: 'b', function: { arguments: '}' } }] }),
        chunk({ tool_calls: [{ index: 1, id: 'c', function: { name: 'g', arguments: '{}' } }] }),
      ],
      {
        toolCalls: [
          { id: 'a', name: 'f', arguments: '{}' },
          { id: 'c', name: 'g', arguments: '{}' },
        ],
      },
    ],
    [
      'a refusal in parts',
      [chunk({ content: [{ type: 'refusal', refusal: 'No.' }] })],
      { content: null, refusal: 'No.' },
    ],
    [
      'the legacy call',
      [chunk({ function_call: { name: 'f', arguments: '{' } }), chunk({ function_call: { arguments: '}' } })],
      { toolCalls: [{ id: 'call_0', name: 'f', arguments: '{}' }] },
    ],
    ['CRLF', [chunk({ content: 'a' }).replaceAll('\n', '\r\n')], { content: 'a' }],
    ['other choices', [chunk({ content: 'no' }, { index: 1 }), chunk({ content: 'a' })], { content: 'a' }],
  ])('%s', async (_title, parts, message) => {
    expect(await stream(...parts, last('stop'), DONE)).toMatchObject({ kind: 'answered', message })
  })

  it('without a last chunk of counts has none: they are never estimated', async () => {
    expect(await stream(chunk({ content: 'a' }), last('length'), DONE)).toMatchObject({
      usage: null,
      finishReason: { unified: 'length' },
    })
  })

  it('without a finish reason says that it is missing', async () => {
    expect(await stream(chunk({ content: 'a' }), DONE)).toMatchObject({
      finishReason: { unified: 'missing', raw: null },
    })
  })

  it('is complete with an end mark that lacks its blank line', async () => {
    expect(await stream(chunk({ content: 'a' }), last('stop'), 'data: [DONE]')).toMatchObject({ kind: 'answered' })
  })

  it('does not wait for a connection that stays open behind the end mark', async () => {
    const { answer } = await streamed((response) => response.write(chunk({ content: 'a' }) + last('stop') + DONE))
    expect(answer).toMatchObject({ kind: 'answered', attempts: 1 })
  })

  it.each<[string, string[], number | null]>([
    ['content', [chunk({ role: 'assistant', content: '' }), chunk({ content: 'a' }), chunk({ content: 'b' })], 1],
    ['a refusal', [chunk({ role: 'assistant' }), chunk({ refusal: 'No' })], 1],
    [
      'content after thoughts',
      [chunk({ reasoning_content: 'hm' }), chunk({ reasoning: 'hm' }), chunk({ content: 'a' })],
      2,
    ],
    [
      'an argument, not the bare name',
      [
        chunk({ tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '' } }] }),
        chunk({ tool_calls: [{ index: 0, function: { arguments: '{' } }] }),
      ],
      1,
    ],
    [
      'content whose event is complete only later',
      [chunk({ content: 'a' }).slice(0, 40), chunk({ content: 'a' }).slice(40)],
      1,
    ],
    ['nothing', [chunk({ role: 'assistant' }), last('stop'), usage], null],
  ])('has its first token with %s', (_title, parts, expected) => {
    const reader = readStream(foldChatStream())
    for (const [at, part] of parts.entries()) reader.sink.write(Buffer.from(part), at)
    expect(reader.firstTokenAt()).toBe(expected)
  })

  it('that comes whole from a server that does not stream has no first token', async () => {
    const server = await loopback((response) => json(response, 200, completion({ content: 'a' })))
    const { call, client } = quickClient(server.url)
    open.push(client, server)
    expect(await call(chatRequest({ stream: true }))).toMatchObject({
      kind: 'answered',
      message: { content: 'a' },
      ms: { firstToken: null },
    })
  })
})

describe('streams that are no answer', () => {
  it.each<[string, (response: ServerResponse) => void, string, number]>([
    [
      'a clean end without end mark and finish reason',
      (response) => response.end(chunk({ content: '{}' }) + usage),
      'cut',
      3,
    ],
    [
      'an end inside an event',
      (response) => response.end(chunk({ content: '{}' }) + last('stop').slice(0, 30)),
      'cut',
      3,
    ],
    ['nothing', (response) => response.end(), 'cut', 3],
    [
      'a reset',
      (response) =>
        response.write(chunk({ content: '{' }), () => setTimeout(() => response.socket?.resetAndDestroy(), 20)),
      'cut',
      3,
    ],
    [
      'an error inside',
      (response) => response.end(chunk({ content: '{' }) + event({ error: { message: 'overloaded' } }) + DONE),
      'malformed',
      1,
    ],
    [
      'an event called error',
      (response) => response.end(`${chunk({ content: '{}' })}event: error\ndata: {"message":"overloaded"}\n\n${DONE}`),
      'malformed',
      1,
    ],
    [
      'an object called error',
      (response) => response.end(chunk({ content: '{}' }) + event({ object: 'error', message: 'overloaded' }) + DONE),
      'malformed',
      1,
    ],
    ['an event that is not JSON', (response) => response.end(`data: {"a\n\n${DONE}`), 'malformed', 1],
    ['an end mark alone', (response) => response.end(DONE), 'malformed', 1],
    ['counts alone', (response) => response.end(usage + DONE), 'malformed', 1],
    [
      'content that is an object',
      (response) => response.end(chunk({ content: '{}' }) + chunk({ content: { a: 1 } }) + last('stop') + DONE),
      'malformed',
      1,
    ],
    [
      'nothing among the calls',
      (response) => response.end(chunk({ content: '{}' }) + chunk({ tool_calls: [null] }) + last('stop') + DONE),
      'malformed',
      1,
    ],
    [
      'chunks of the older completions',
      (response) => response.end(event({ choices: [{ index: 0, text: '{}', finish_reason: 'stop' }] }) + DONE),
      'malformed',
      1,
    ],
    [
      'an error in a choice',
      (response) => response.end(chunk({ content: '{}' }, { error: { message: 'm' } }) + last('stop') + DONE),
      'server-error',
      3,
    ],
    [
      'a text of more than 1 MiB',
      (response) =>
        response.end(chunk({ content: 'x'.repeat(700_000) }) + chunk({ content: 'x'.repeat(700_000) }) + DONE),
      'too-large',
      1,
    ],
    ['a line without end', (response) => response.end('x'.repeat(9 * 1_048_576)), 'too-large', 1],
  ])('%s', async (_title, respond, kind, attempts) => {
    const { answer } = await streamed(respond)
    expect(answer).toMatchObject({ kind: 'failed', failure: { kind, phase: 'body', status: 200 }, attempts })
  })

  it.each([
    event({ error: { message: 'overloaded' } }),
    event({ object: 'error', message: 'overloaded' }),
    `event:error\n${event({ message: 'overloaded' })}`,
  ])('says what the error inside said: %j', async (sent) => {
    expect(await stream(sent)).toMatchObject({ failure: { message: 'an error inside the stream: overloaded' } })
  })
})

it('an event that is called something else is read as it is', async () => {
  expect(
    await stream(`\ufeffevent: delta\n${chunk({ content: '{}' })}event: error\n\n${last('stop')}${DONE}`),
  ).toMatchObject({
    kind: 'answered',
    message: { content: '{}' },
  })
})

it('a body that stays open behind its end mark holds no later call up', async () => {
  const { answer, server } = await streamed((response) =>
    response.write(chunk({ content: '{}' }) + last('stop') + DONE),
  )
  const { call, client } = quickClient(server.url, { connections: 1, deadlines: { callMs: 5_000 } })
  open.push(client)
  const next = [await call(chatRequest({ stream: true })), await call(chatRequest({ stream: true }))]
  expect([answer, ...next].map((one) => one.kind)).toEqual(['answered', 'answered', 'answered'])
})

describe('a streamed response', () => {
  const response = {
    status: 'completed',
    model: 'r',
    output: [{ type: 'message', content: [{ type: 'output_text', text: 'ab' }] }],
    usage: { input_tokens: 1, output_tokens: 2 },
  }
  const ask = async (...events: readonly JsonObject[]) =>
    (
      await streamed(
        (out) => out.end(events.map((one) => `event: ${String(one.type)}\n${event(one)}`).join('')),
        'responses',
      )
    ).answer

  it("is the last event's response", async () => {
    const answer = await ask(
      { type: 'response.created', response: {} },
      { type: 'response.output_text.delta', delta: 'ab' },
      { type: 'response.completed', response },
    )
    expect(answer).toMatchObject({ kind: 'answered', message: { content: 'ab' }, usage: { input: 1, output: 2 } })
    expect(answer.ms.firstToken).toBeGreaterThan(0)
  })

  const said = (text: string, phase?: string): JsonObject => ({
    type: 'message',
    id: text,
    ...(phase ? { phase } : {}),
    content: [{ type: 'output_text', text }],
  })
  const made = { type: 'function_call', id: 'i', call_id: 'c', name: 'f', arguments: '{}' }
  const done = (item: JsonObject): JsonObject => ({ type: 'response.output_item.done', item })
  const end = (output: JsonValue): JsonObject => ({ type: 'response.completed', response: { ...response, output } })

  it.each<[string, JsonObject[], object]>([
    ['items as they were done', [done(said('ab')), end([])], { content: 'ab' }],
    ['and those of the last event', [done(made), end([made, said('ab')])], { content: 'ab', toolCalls: [{ id: 'c' }] }],
    [
      'the final answer',
      [done(said('hm', 'commentary')), done(said('ab', 'final_answer')), end([])],
      { content: 'ab' },
    ],
    ['no phases', [end([said('a'), said('b')])], { content: 'ab' }],
  ])('holds %s', async (_title, events, message) => {
    expect(await ask(...events)).toMatchObject({ kind: 'answered', message })
  })

  it('whose call was begun and never came is no answer', async () => {
    const begun = { type: 'response.output_item.added', item: made }
    expect(await ask(begun, end([said('ab')]))).toMatchObject({ kind: 'failed', failure: { kind: 'malformed' } })
  })

  it.each<[string, JsonObject[], string]>([
    ['without its last event is cut', [{ type: 'response.output_text.delta', delta: 'ab' }], 'cut'],
    [
      'that failed',
      [{ type: 'response.failed', response: { status: 'failed', error: { code: 'server_error', message: 'm' } } }],
      'server-error',
    ],
    ['that ends with an error', [{ type: 'error', code: 'server_error', message: 'm' }], 'server-error'],
  ])('%s', async (_title, events, kind) => {
    expect(await ask(...events)).toMatchObject({ kind: 'failed', failure: { kind } })
  })
})

describe('reading events', () => {
  it('gives the same data however the bytes are split', () => {
    const text = `: note\n\ndata: {"a":"é😀"}\r\n\r\nevent: x\ndata:one\ndata: two\n\nid: 7\n\ndata: [DONE]`
    const read = (chunks: readonly Buffer[]): string[] => {
      const found: string[] = []
      const events = readEvents((data) => {
        found.push(data)
        return null
      })
      for (const part of chunks) events.write(part, 0)
      events.end()
      return found
    }
    const bytes = Buffer.from(text)
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        const parts = at.slice(1).map((end, index) => bytes.subarray(at[index], end))
        expect(read(parts)).toEqual(['{"a":"é😀"}', 'one\ntwo', '[DONE]'])
      }),
    )
  })
})
