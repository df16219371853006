import Anthropic from '@anthropic-ai/sdk'
import { describe, expect, it } from 'vitest'
import { record, withSimulator } from './endpoint.ts'

const { url } = withSimulator({ seed: 3, apiKey: 'sim-key-0123456789' })
const anthropic = (apiKey = 'sim-key-0123456789') =>
  new Anthropic({ baseURL: url().replace(/\/v1$/, ''), apiKey, maxRetries: 0 })

const city = record({ city: { type: 'string' } }) as { type: 'object' }
const tools = [{ name: 'get_weather', description: 'Weather of a city', input_schema: city }]
const base = { model: 'sim-steady', max_tokens: 200, temperature: 0 }
const user = (content: string) => [{ role: 'user' as const, content }]
const CITIES = 'What is the weather in Oslo and in Rome?'

/** Blocks as a reader sees them. */
const seen = ({ content, stop_reason: reason }: Anthropic.Message) => [
  ...content.map((block) =>
    block.type === 'text' ? block.text : block.type === 'tool_use' ? block.input : block.type,
  ),
  reason,
]

describe("Anthropic's own package on the Messages API", () => {
  const asked: readonly (readonly [string, Partial<Anthropic.MessageCreateParams>, readonly unknown[]])[] = [
    ['a text', { messages: user('Hello there') }, ['You wrote: Hello there.', 'end_turn']],
    ['a text that is cut off', { messages: user('Hello there'), max_tokens: 2 }, ['You wrot', 'max_tokens']],
    [
      'a stop sequence',
      { messages: user('one two three'), stop_sequences: ['two'] },
      ['You wrote: one ', 'stop_sequence'],
    ],
    ['two calls', { messages: user(CITIES), tools }, [{ city: 'Oslo' }, { city: 'Rome' }, 'tool_use']],
    [
      'one call at a time',
      { messages: user(CITIES), tools, tool_choice: { type: 'any', disable_parallel_tool_use: true } },
      [{ city: 'Oslo' }, 'tool_use'],
    ],
    [
      'what a tool returned',
      {
        tools,
        messages: [
          ...user('What is the weather in Oslo?'),
          { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'get_weather', input: { city: 'Oslo' } }] },
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'rain' }] },
        ],
      },
      ['Done: rain', 'end_turn'],
    ],
  ]
  it.each(asked)('%s, whole and streamed', async (_, request, expected) => {
    const params = { ...base, ...request } as Anthropic.MessageCreateParamsNonStreaming
    expect(seen(await anthropic().messages.create(params))).toEqual(expected)
    expect(seen(await anthropic().messages.stream(params).finalMessage())).toEqual(expected)
  })

  it('JSON of a schema', async () => {
    const schema = record({ note: { type: 'string', pattern: '^[a-z]{40}$' } })
    const format = { type: 'json_schema', schema } as const
    const made = await anthropic().messages.create({ ...base, messages: user('Draw one'), output_config: { format } })
    expect(JSON.parse(seen(made)[0] as string)).toMatchObject({ note: expect.stringMatching(/^[a-z]{40}$/) })
  })

  it('errors in its own form', async () => {
    const ask = (params: object, key?: string) =>
      anthropic(key).messages.create({
        ...base,
        messages: user('x'),
        ...params,
      } as Anthropic.MessageCreateParamsNonStreaming)
    await expect(ask({ model: 'claude-9' })).rejects.toBeInstanceOf(Anthropic.NotFoundError)
    await expect(ask({ messages: [] })).rejects.toBeInstanceOf(Anthropic.BadRequestError)
    await expect(ask({}, 'another-key-0123456789')).rejects.toBeInstanceOf(Anthropic.AuthenticationError)
  })
})
