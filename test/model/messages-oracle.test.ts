import Anthropic from '@anthropic-ai/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { mapMessages } from '../../src/provider/messages/map-messages.ts'
import { chatRequest, json, type Loopback, loopback, quickClient } from './loopback.ts'
import { eventsOf, message, sendEvents, text, toolUse } from './messages-events.ts'

const KEY = 'sk-canary-0123456789abcdef'
const THOUGHT = { type: 'thinking', thinking: 'Berlin is the larger one.', signature: 'EqQBCkYIBx==' }
const HIDDEN = { type: 'redacted_thinking', data: 'EmwKAhgBEgy3va3pzix/LafPsn4a' }
const CALL = toolUse('toolu_01', 'get_weather', { city: 'Berlin', days: [1, 2], note: 'a "quoted" ☂' })

const CASES: readonly (readonly [string, JsonObject])[] = [
  ['text', message([text('{"city":"Berlin"}')])],
  ['several texts', message([text('one'), text(' two')])],
  ['a call', message([CALL])],
  ['a call without arguments', message([toolUse('toolu_01', 'now', {})])],
  [
    'text and calls, thought before',
    message([THOUGHT, HIDDEN, text('Looking.'), CALL, toolUse('toolu_02', 'now', {})]),
  ],
  ['thoughts that are not shown', message([{ ...THOUGHT, thinking: '' }, text('ok')])],
  [
    'a refusal',
    message([], {
      stop_reason: 'refusal',
      stop_details: { type: 'refusal', category: 'cyber', explanation: 'Declined.' },
    }),
  ],
  ['a refusal half way', message([text('Well, ')], { stop_reason: 'refusal' })],
  ['the limit', message([text('{"city":')], { stop_reason: 'max_tokens' })],
  ['the end of the window', message([text('{"city":')], { stop_reason: 'model_context_window_exceeded' })],
  ['a stop sequence', message([text('a')], { stop_reason: 'stop_sequence', stop_sequence: 'END' })],
  [
    'a cache that was read and written',
    message([text('a')], {
      usage: {
        input_tokens: 3,
        cache_creation_input_tokens: 100,
        cache_read_input_tokens: 2000,
        cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 0 },
        output_tokens: 13,
        output_tokens_details: { thinking_tokens: 5 },
        server_tool_use: null,
      },
    }),
  ],
  [
    'a block of a server tool',
    message([{ type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'x' } }, text('a')]),
  ],
]

const body = {
  model: 'claude-haiku-4-5',
  max_tokens: 50,
  messages: [{ role: 'user' as const, content: 'hi' }],
}

let current: JsonObject = {}
let server: Loopback
let sdk: Anthropic
let client: ReturnType<typeof quickClient>['client']

beforeAll(async () => {
  server = await loopback((response, _, { body: sent }) =>
    JSON.parse(sent).stream ? sendEvents(response, eventsOf(current)) : json(response, 200, current),
  )
  client = quickClient(server.url, { apiKey: KEY, dialect: 'messages' }).client
  sdk = new Anthropic({ baseURL: server.url.replace(/\/v1$/, ''), apiKey: KEY, maxRetries: 0 })
})

afterAll(async () => {
  await client.close()
  await server.close()
})

const ask = (stream: boolean) =>
  client.call(chatRequest({ api: 'messages', body, stream, keepTurn: true }), new AbortController().signal)

describe.each(CASES)('%s', (_title, whole) => {
  it.each([false, true])("reads as the vendor's own package reads it, streamed: %s", async (stream) => {
    current = whole
    const theirs = stream ? await sdk.messages.stream(body).finalMessage() : await sdk.messages.create(body)
    const ours = await ask(stream)
    const { usage, content } = theirs
    const texts = content.flatMap((block) => (block.type === 'text' ? [block.text] : []))
    const thoughts = content.flatMap((block) => (block.type === 'thinking' ? [block.thinking] : [])).join('')
    const cached = usage.cache_read_input_tokens ?? 0
    const written = usage.cache_creation_input_tokens ?? 0
    expect(ours).toMatchObject({
      kind: 'answered',
      servedModel: theirs.model,
      finishReason: { raw: theirs.stop_reason },
      message: {
        content: texts.length === 0 ? null : texts.join(''),
        refusal: theirs.stop_details?.explanation ?? null,
        ...(thoughts === '' ? {} : { reasoning: thoughts }),
      },
      usage: {
        input: usage.input_tokens + cached + written,
        cachedInput: cached,
        ...(written === 0 ? {} : { cacheWrite: written }),
        output: usage.output_tokens,
        reasoning: usage.output_tokens_details?.thinking_tokens ?? 0,
      },
      // What goes back to the model is what the package would send back.
      turn: { role: 'assistant', content: JSON.parse(JSON.stringify(content)) },
    })
    const calls = content.flatMap((block) => (block.type === 'tool_use' ? [block] : []))
    expect(
      ours.kind === 'answered' &&
        ours.message.toolCalls.map((one) => ({ ...one, arguments: JSON.parse(one.arguments) })),
    ).toEqual(calls.map(({ id, name, input }) => ({ id, name, arguments: input })))
  })
})

it('is asked for with the same path, type and body, in the version that knows a temperature', async () => {
  current = message([text('a')])
  await sdk.messages.create(body)
  await ask(false)
  const [theirs, ours] = server.seen.slice(-2)
  expect([ours?.path, ours?.headers['content-type'], ours?.body]).toEqual([
    theirs?.path,
    theirs?.headers['content-type'],
    theirs?.body,
  ])
  // The package's own version, 2026-10-21, refuses every temperature; the API takes a key in either header.
  expect([ours?.headers['anthropic-version'], ours?.headers['x-api-key'], ours?.headers.authorization]).toEqual([
    '2023-06-01',
    KEY,
    undefined,
  ])
})

it('goes on as the package goes on: the turn, then the results of its calls', async () => {
  current = message([THOUGHT, HIDDEN, text('Looking.'), CALL])
  const first = await sdk.messages.create(body)
  const results = [{ type: 'tool_result' as const, tool_use_id: 'toolu_01', content: 'rain' }]
  await sdk.messages.create({
    ...body,
    messages: [...body.messages, { role: 'assistant', content: first.content }, { role: 'user', content: results }],
  })
  const ours = await ask(true)
  const { body: sent } = mapMessages(
    {
      ...body,
      messages: [
        ...body.messages,
        (ours.kind === 'answered' ? ours.turn : null) as JsonObject,
        { role: 'tool', tool_call_id: 'toolu_01', content: 'rain' },
      ],
    },
    null,
  )
  expect(sent).toEqual(JSON.parse(server.seen.at(-2)?.body ?? ''))
})
