import { createOpenAI } from '@ai-sdk/openai'
import { jsonSchema as aiSchema, tool as aiTool, generateText, Output, streamText, type ToolSet } from 'ai'
import { OpenAI } from 'openai'
import { describe, expect, it } from 'vitest'
import { record, withSimulator } from './endpoint.ts'

const { url } = withSimulator({ seed: 3, today: '2026-11-30' })
const openai = () => new OpenAI({ baseURL: url(), apiKey: 'sk-none', maxRetries: 0 })
const sdk = () => createOpenAI({ baseURL: url(), apiKey: 'sk-none' })

const city = record({ city: { type: 'string' } })
const note = record({ note: { type: 'string', pattern: '^[a-z]{40}$' } })
const weather = {
  type: 'function',
  name: 'get_weather',
  description: 'Weather',
  strict: true,
  parameters: city,
} as const
const format = { format: { type: 'json_schema', name: 'answer', strict: true, schema: note } } as const
const CITIES = 'What is the weather in Oslo and in Rome?'

describe('the openai package on streamed Responses', () => {
  const asked = [
    ['a text', { input: 'Hello there, how are you today?' }, 'completed'],
    ['JSON', { input: 'Draw one', text: format }, 'completed'],
    ['two calls', { input: CITIES, tools: [weather] }, 'completed'],
    ['a text that is cut off', { input: 'Hello there, how are you today?', max_output_tokens: 3 }, 'incomplete'],
    ['a refusal', { model: 'sim-sloppy', input: 'Hello there, how are you today?' }, 'completed'],
  ] as const
  it.each(asked)('%s: what its events add up to is what the last one holds', async (_, body, status) => {
    const request = { model: 'sim-steady', temperature: 0, ...body } as never
    const stream = openai().responses.stream(request)
    const types: string[] = []
    let texts = ''
    for await (const event of stream) {
      types.push(event.type)
      if ('delta' in event && typeof event.delta === 'string') texts += event.delta
    }
    const final = await stream.finalResponse()
    expect(final.status).toBe(status)
    const written = final.output.map((item) =>
      item.type === 'function_call'
        ? item.arguments
        : item.type === 'message'
          ? item.content.map((part) => (part.type === 'refusal' ? part.refusal : part.text)).join('')
          : '',
    )
    expect(texts).toBe(written.join(''))
    expect(types.slice(0, 3)).toEqual(['response.created', 'response.in_progress', 'response.output_item.added'])
    expect(types.slice(-2)).toEqual(['response.output_item.done', `response.${status}`])
  })

  it('every event of an item, in order', async () => {
    const types: string[] = []
    const request = { model: 'sim-steady', temperature: 0, input: 'Hi', stream: true } as const
    for await (const { type } of await openai().responses.create(request)) types.push(type)
    expect(types.filter((type, index) => type !== types[index - 1])).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ])
  })
})

describe('the openai package on Chat and models', () => {
  it('reads choices, a stop, certain tokens, and a streamed answer of two choices', async () => {
    const messages = [{ role: 'user' as const, content: 'one two three' }]
    const request = { model: 'sim-steady', temperature: 0, messages }
    const whole = await openai().chat.completions.create({ ...request, n: 2, stop: ['two'], logprobs: true })
    expect(whole.choices.map(({ message, finish_reason: reason }) => [message.content, reason])).toEqual([
      ['You wrote: one ', 'stop'],
      ['You wrote: one ', 'stop'],
    ])
    expect(whole.choices[0]?.logprobs?.content?.map(({ token }) => token).join('')).toBe('You wrote: one ')
    const stream = openai().chat.completions.stream({ ...request, n: 2 })
    const final = await stream.finalChatCompletion()
    expect(final.choices.map(({ message }) => message.content)).toEqual(Array(2).fill('You wrote: one two three.'))
  })

  it('lists models with their shutdowns, and one by its name', async () => {
    const listed = await openai().models.list()
    const days = Object.fromEntries(
      listed.data.map((one) => [one.id, (one as { shutdown_date?: unknown }).shutdown_date]),
    )
    expect(days).toMatchObject({ 'sim-steady': null, 'sim-retiring': '2026-12-30', 'sim-retired': '2026-11-30' })
    expect((await openai().models.retrieve('sim-loose')).id).toBe('sim-loose')
    await expect(openai().models.retrieve('gpt-9')).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  })
})

describe('the AI SDK', () => {
  const models = () => [sdk().chat('sim-steady'), sdk().responses('sim-steady')]
  it('streams a text over Chat and over Responses', async () => {
    for (const model of models()) {
      const { textStream, finishReason, usage } = streamText({ model, temperature: 0, prompt: 'Hello there' })
      let text = ''
      for await (const piece of textStream) text += piece
      expect([text, await finishReason, (await usage).outputTokens]).toEqual(['You wrote: Hello there.', 'stop', 6])
    }
  })

  it('streams the calls of a tool over both', async () => {
    const get_weather = aiTool({ description: 'Weather', inputSchema: aiSchema<{ city: string }>(city) })
    const tools = { get_weather } as unknown as ToolSet
    for (const model of models()) {
      const result = streamText({ model, temperature: 0, prompt: CITIES, tools })
      await result.consumeStream()
      const calls = (await result.toolCalls).map(({ toolName, input }) => [toolName, input])
      expect([calls, await result.finishReason]).toEqual([
        [
          ['get_weather', { city: 'Oslo' }],
          ['get_weather', { city: 'Rome' }],
        ],
        'tool-calls',
      ])
    }
  })

  it('reads an object of a schema over both', async () => {
    for (const model of models()) {
      const output = Output.object({ schema: aiSchema<{ note: string }>(note) })
      const made = await generateText({ model, temperature: 0, prompt: 'Draw one', output })
      expect(made.output.note).toMatch(/^[a-z]{40}$/)
    }
  })
})
