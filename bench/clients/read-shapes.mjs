/**
 * Which clients read an answer of another shape than OpenAI documents, as they come from npm (openai:
 * `chat.completions.parse` and `.stream`): each is given the same
 * answer over HTTP, and reads it where it comes to the same text or call without an error. Says what each came to, and
 * fails where src/model/envelope-shapes.ts (the table of docs/outcomes.md) names other clients.
 *
 *     npm install --prefix bench/clients && node bench/clients/read-shapes.mjs
 */
import { createServer } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { ChatOpenAI } from '@langchain/openai'
import { generateText, streamText, tool } from 'ai'
import OpenAI from 'openai'
import { zodFunction } from 'openai/helpers/zod'
import { z } from 'zod'
import { ENVELOPE_SHAPES } from '../../src/model/envelope-shapes.ts'

const call = (made, over = {}) => ({
  content: null,
  tool_calls: [
    { id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"city":"Oslo"}', ...made }, ...over },
  ],
})
const { type: _, ...typeless } = call().tool_calls[0]

const twoCalls = (over = {}) => ({
  content: null,
  tool_calls: ['Oslo', 'Bergen'].flatMap(
    (city, index) => call({ arguments: JSON.stringify({ city }) }, { id: `call_${index}`, ...over }).tool_calls,
  ),
})

/** What an answer says, and the shape it says it in. */
const SHAPES = [
  ['as documented, a call', call(), { city: 'Oslo' }],
  ['as documented, a text', { content: 'Oslo' }, 'Oslo'],
  ['arguments-object', call({ arguments: { city: 'Oslo' } }), { city: 'Oslo' }],
  ['arguments-empty', call({ arguments: '' }), {}],
  ['arguments-missing', call({ arguments: undefined }), {}],
  ['function-call', { content: null, function_call: { name: 'find', arguments: '{"city":"Oslo"}' } }, { city: 'Oslo' }],
  ['content-parts', { content: [{ type: 'text', text: 'Oslo' }] }, 'Oslo'],
  ['call-without-type', { content: null, tool_calls: [typeless] }, { city: 'Oslo' }],
  ['call-without-id', call({}, { id: undefined }), { city: 'Oslo' }],
  ['as documented, two calls', twoCalls(), [{ city: 'Oslo' }, { city: 'Bergen' }]],
  ['calls-of-one-index', twoCalls({ index: 0 }), [{ city: 'Oslo' }, { city: 'Bergen' }]],
]

const parameters = z.object({ city: z.string().nullish() })
const ask = [{ role: 'user', content: 'Where?' }]
const tools = { find: tool({ inputSchema: parameters }) }

/** Each comes to a text, or to the arguments of its call or calls. */
const CLIENTS = {
  'openai 7.57': async (baseURL, isStreamed) => {
    const { completions } = new OpenAI({ baseURL, apiKey: 'none', maxRetries: 0 }).chat
    const body = { model: 'm', messages: ask, tools: [zodFunction({ name: 'find', parameters })] }
    const { choices } = await (isStreamed ? completions.stream(body).finalChatCompletion() : completions.parse(body))
    const { message } = choices[0]
    return readCalls(message.tool_calls?.map((made) => made.function.parsed_arguments)) ?? message.content
  },
  'AI SDK (@ai-sdk/openai 3.0)': (baseURL, isStreamed) =>
    generated(createOpenAI({ baseURL, apiKey: 'none' }).chat('m'), isStreamed),
  'AI SDK (@ai-sdk/openai-compatible 2.0)': (baseURL, isStreamed) =>
    generated(createOpenAICompatible({ name: 'own', baseURL, apiKey: 'none' })('m'), isStreamed),
  '@langchain/openai 1.5': async (baseURL, isStreamed) => {
    const configured = new ChatOpenAI({ model: 'm', apiKey: 'none', maxRetries: 0, configuration: { baseURL } })
    const model = configured.bindTools([{ name: 'find', schema: parameters }])
    const message = isStreamed ? await joined(await model.stream(ask)) : await model.invoke(ask)
    return readCalls(message.tool_calls?.map(({ args }) => args)) ?? message.content
  },
}

async function generated(model, isStreamed) {
  const asked = { model, messages: ask, tools, maxRetries: 0 }
  const { text, toolCalls } = isStreamed ? await streamedText(asked) : await generateText(asked)
  const invalid = toolCalls.find((made) => made.invalid)
  if (invalid !== undefined) throw invalid.error
  return readCalls(toolCalls.map(({ input }) => input)) ?? text
}

const readCalls = (calls = []) => (calls.length > 1 ? calls : calls[0])

async function streamedText(asked) {
  let fault
  const stream = streamText({ ...asked, onError: ({ error }) => (fault = error) })
  const [text, toolCalls] = await Promise.all([stream.text, stream.toolCalls]).catch((error) => {
    throw fault ?? error
  })
  if (fault) throw fault
  return { text, toolCalls }
}

async function joined(chunks) {
  let whole
  for await (const chunk of chunks) whole = whole?.concat(chunk) ?? chunk
  return whole
}

async function reads(client, message, meaning, isStreamed) {
  const body = isStreamed ? streamOf(message) : JSON.stringify(completionOf(message))
  const type = isStreamed ? 'text/event-stream' : 'application/json'
  const server = createServer((_, response) => response.setHeader('content-type', type).end(body))
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    const read = await client(`http://127.0.0.1:${server.address().port}/v1`, isStreamed)
    return isDeepStrictEqual(read, meaning) ? null : `comes to ${JSON.stringify(read)}`
  } catch (error) {
    return `${error.name}: ${String(error.message).split('\n')[0].slice(0, 100)}`
  } finally {
    server.close()
  }
}

const finishOf = (message) => (message.content === null ? 'tool_calls' : 'stop')
const head = (object) => ({ id: 'c', object, created: 1, model: 'm' })
const completionOf = (message) => ({
  ...head('chat.completion'),
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finishOf(message) }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
})

function streamOf({ tool_calls: calls, ...message }) {
  const placed = calls?.map((call, index) => ({ index, ...call }))
  const deltas = placed ? placed.map((made) => ({ tool_calls: [made] })) : [{}]
  const choices = [
    ...deltas.map((delta) => ({ index: 0, delta: { role: 'assistant', ...message, ...delta }, finish_reason: null })),
    { index: 0, delta: {}, finish_reason: finishOf(message) },
  ]
  const events = choices.map((choice) => JSON.stringify({ ...head('chat.completion.chunk'), choices: [choice] }))
  return [...events, '[DONE]'].map((data) => `data: ${data}\n\n`).join('')
}

for (const [mode, isStreamed] of [
  ['whole', false],
  ['streamed', true],
]) {
  for (const [shape, message, meaning] of SHAPES) {
    const unread = []
    for (const [name, client] of Object.entries(CLIENTS)) {
      const fault = await reads(client, message, meaning, isStreamed)
      if (fault !== null) unread.push(name)
      console.log(`${mode}, ${shape}, ${name}: ${fault ?? 'reads it'}`)
    }
    const named = ENVELOPE_SHAPES[shape]?.unreadBy[mode] ?? []
    if (isDeepStrictEqual(unread, named)) continue
    console.log(`DIFFERS: the table names ${named.join(', ') || 'nobody'}`)
    process.exitCode = 1
  }
}
