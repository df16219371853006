import { OpenAI } from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import type { ModelClient } from '../../src/model/client.ts'
import { chatRequest, completion, type Loopback, loopback, quickClient } from './loopback.ts'

/**
 * The openai package reads the same answers from the same server: what it makes of them is what our reader must
 * make of them.
 */
const calls = [
  { id: 'call_a', type: 'function', function: { name: 'f', arguments: '{"city":"Zürich"}' } },
  { id: 'call_b', type: 'function', function: { name: 'g', arguments: '{}' } },
]
const CASES: readonly [string, JsonObject, string][] = [
  ['text', { content: '{"a":1}' }, 'stop'],
  ['a cut text', { content: '{"a":' }, 'length'],
  ['a refusal', { content: null, refusal: 'No.' }, 'stop'],
  ['calls', { content: null, tool_calls: calls }, 'tool_calls'],
  ['text beside calls', { content: 'Let me look.', tool_calls: calls }, 'tool_calls'],
]

let server: Loopback
let client: ModelClient
let sdk: OpenAI
let current: readonly [JsonObject, string] = [{}, 'stop']

const pieces = (text: string): string[] => text.match(/.{1,3}/gsu) ?? []

/** The message as deltas of at most three characters. */
function deltas(message: JsonObject): JsonObject[] {
  const tools = (message.tool_calls ?? []) as unknown as typeof calls
  return [
    { role: 'assistant' },
    ...pieces(String(message.content ?? '')).map((content) => ({ content })),
    ...pieces(String(message.refusal ?? '')).map((refusal) => ({ refusal })),
    ...tools.flatMap((call, index) => [
      { tool_calls: [{ index, id: call.id, type: 'function', function: { name: call.function.name, arguments: '' } }] },
      ...pieces(call.function.arguments).map((part) => ({ tool_calls: [{ index, function: { arguments: part } }] })),
    ]),
  ]
}

beforeAll(async () => {
  server = await loopback((response, _number, seen) => {
    const [message, finish] = current
    const whole = completion(message, {
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
    })
    if (!(JSON.parse(seen.body) as { stream?: boolean }).stream) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(whole))
      return
    }
    const base = {
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'served-1',
      system_fingerprint: 'fp_1',
    }
    const send = (choices: readonly JsonObject[], over: JsonObject = {}): void =>
      void response.write(`data: ${JSON.stringify({ ...base, choices, ...over })}\n\n`)
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const delta of deltas(message)) send([{ index: 0, delta, finish_reason: null }])
    send([{ index: 0, delta: {}, finish_reason: finish }])
    send([], { usage: whole.usage ?? null })
    response.end('data: [DONE]\n\n')
  })
  client = quickClient(server.url).client
  sdk = new OpenAI({ baseURL: server.url, apiKey: 'sk-canary-0123456789abcdef', maxRetries: 0 })
})

afterAll(async () => {
  await client.close()
  await server.close()
})

const body = { model: 'm', messages: [{ role: 'user' as const, content: 'hi' }] }

describe.each(CASES)('%s', (_title, message, finish) => {
  it.each([false, true])('reads as the openai package reads it, streamed: %s', async (stream) => {
    current = [message, finish]
    const theirs = stream
      ? await sdk.chat.completions.stream({ ...body, stream_options: { include_usage: true } }).finalChatCompletion()
      : await sdk.chat.completions.create(body)
    const ours = await client.call(chatRequest({ stream }), new AbortController().signal)
    const choice = theirs.choices[0]
    expect(ours).toMatchObject({
      kind: 'answered',
      servedModel: theirs.model,
      fingerprint: theirs.system_fingerprint,
      finishReason: { raw: choice?.finish_reason },
      usage: { input: theirs.usage?.prompt_tokens, output: theirs.usage?.completion_tokens },
      message: {
        content: choice?.message.content || null,
        refusal: choice?.message.refusal ?? null,
        toolCalls: (choice?.message.tool_calls ?? []).map((call) =>
          call.type === 'function'
            ? { id: call.id, name: call.function.name, arguments: call.function.arguments }
            : null,
        ),
      },
    })
  })

  it('is asked for with the same method, path, type and body', async () => {
    current = [message, finish]
    await sdk.chat.completions.create(body)
    await client.call(chatRequest({ body }), new AbortController().signal)
    const [theirs, ours] = server.seen.slice(-2)
    expect([ours?.path, ours?.headers.authorization, ours?.headers['content-type'], ours?.body]).toEqual([
      theirs?.path,
      theirs?.headers.authorization,
      theirs?.headers['content-type'],
      theirs?.body,
    ])
  })
})
