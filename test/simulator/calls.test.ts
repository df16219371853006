import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { callsOf, jsonOf, jsonSchema, messageOf, record, tool, user, withSimulator } from './endpoint.ts'

const { ask } = withSimulator()
const text = { type: 'string' }

const tools = [
  tool('get_weather', 'Current weather for a city', { city: text, unit: { enum: ['celsius', 'fahrenheit'] } }, [
    'city',
  ]),
  tool('get_time', 'Local time in a city', { city: text }),
  tool('convert_currency', 'Convert an amount of money from one currency to another', {
    amount: { type: 'number' },
    from: { type: 'string', pattern: '^[A-Z]{3}$' },
    to: { type: 'string', pattern: '^[A-Z]{3}$' },
  }),
]

describe('which tool is called', () => {
  const said: readonly (readonly [string, readonly (readonly [string, JsonValue])[]])[] = [
    ['What is the weather in Paris?', [['get_weather', { city: 'Paris' }]]],
    ['Weather in Paris in fahrenheit, please', [['get_weather', { city: 'Paris', unit: 'fahrenheit' }]]],
    ['What time is it in Tokyo?', [['get_time', { city: 'Tokyo' }]]],
    ['Convert 250 USD to EUR', [['convert_currency', { amount: 250, from: 'USD', to: 'EUR' }]]],
    [
      'Weather in Oslo and Rome please',
      [
        ['get_weather', { city: 'Oslo' }],
        ['get_weather', { city: 'Rome' }],
      ],
    ],
    ['Tell me a joke about lawyers', []],
    ['Write a poem about the weather.', []],
    ['Thanks, that was helpful!', []],
  ]
  it.each(said)('%s', async (message, expected) => {
    expect(callsOf(await ask({ messages: [user(message)], tools }))).toEqual(expected)
  })
})

describe('tool_choice', () => {
  const choices: readonly (readonly [JsonValue, string, readonly string[]])[] = [
    ['none', 'What is the weather in Paris?', []],
    ['required', 'Tell me a joke.', ['get_weather']],
    [{ type: 'function', function: { name: 'get_time' } }, 'What is the weather in Paris?', ['get_time']],
  ]
  it.each(choices)('%j', async (tool_choice, message, expected) => {
    const calls = callsOf(await ask({ messages: [user(message)], tools, tool_choice }))
    expect(calls.map(([name]) => name)).toEqual(expected)
  })

  it('parallel_tool_calls: false keeps it to one call', async () => {
    const heard = await ask({ messages: [user('Weather in Oslo and Rome')], tools, parallel_tool_calls: false })
    expect(callsOf(heard)).toHaveLength(1)
  })
})

describe('a flow', () => {
  const flights = [
    tool('search_flights', 'Search flights to a destination on a date', { to: text, date: text }),
    tool('book_flight', 'Book a flight by its id', { id: text }),
  ]
  const made = (id: string, name: string, args: JsonObject, result: JsonValue): readonly JsonObject[] => [
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(args) } }],
    },
    { role: 'tool', tool_call_id: id, content: JSON.stringify(result) },
  ]
  const asked = [user('Move me to the cheapest flight to Oslo tomorrow.')]
  const found = [
    ...asked,
    ...made(
      'c1',
      'search_flights',
      { to: 'Oslo', date: 'tomorrow' },
      {
        flights: [
          { id: 'F2', price: 81 },
          { id: 'F7', price: 64 },
        ],
      },
    ),
  ]
  const booked = [...found, ...made('c2', 'book_flight', { id: 'F7' }, { status: 'confirmed', reference: 'K9X2' })]

  it('searches first, because nothing holds the id yet', async () => {
    expect(callsOf(await ask({ messages: asked, tools: flights }))).toEqual([
      ['search_flights', { to: 'Oslo', date: 'tomorrow' }],
    ])
  })

  it('books the cheapest of what was found', async () => {
    expect(callsOf(await ask({ messages: found, tools: flights }))).toEqual([['book_flight', { id: 'F7' }]])
  })

  it('answers by the schema, from results and calls', async () => {
    const schema = record({
      flight: text,
      status: { enum: ['confirmed', 'failed'] },
      reference: text,
      price: { type: 'number' },
    })
    const heard = await ask({ messages: booked, tools: flights, response_format: jsonSchema(schema) })
    expect(jsonOf(heard)).toEqual({ flight: 'F7', status: 'confirmed', reference: 'K9X2', price: 64 })
  })

  it('ends with a sentence where there is no schema', async () => {
    const heard = await ask({ messages: booked, tools: flights })
    expect([callsOf(heard), messageOf(heard).content]).toEqual([[], 'Done: {"status":"confirmed","reference":"K9X2"}'])
  })
})
