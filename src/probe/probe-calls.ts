import type { JsonObject, JsonValue } from '../json/value.ts'
import type { ProbeCall } from './probe.ts'

/** A model that no endpoint has. */
export const NO_SUCH_MODEL = 'modelgate-no-such-model'

/** Room for the thinking of models that think before they answer. */
const MOST_TOKENS = 1_000

/** An object that takes these members and no others, all of them required: what strict modes ask of every schema. */
export const closed = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
})

export const exactly = (value: JsonValue): string =>
  `Reply with exactly this JSON, unchanged, and nothing else: ${JSON.stringify(value)}`

const named = (schema: JsonObject): JsonObject => ({ name: 'probe', strict: true, schema })

export const chat = (content: string, more: JsonObject = {}): ProbeCall => ({
  route: 'chat',
  body: { messages: [{ role: 'user', content }], max_tokens: MOST_TOKENS, ...more },
})

export const chatFormat = (content: string, schema: JsonObject): ProbeCall =>
  chat(content, { response_format: { type: 'json_schema', json_schema: named(schema) } })

export const responses = (content: string, schema: JsonObject): ProbeCall => ({
  route: 'responses',
  body: {
    input: content,
    text: { format: { type: 'json_schema', ...named(schema) } },
    max_output_tokens: MOST_TOKENS,
  },
})

export const messages = (content: string, schema: JsonObject): ProbeCall => ({
  route: 'messages',
  body: {
    messages: [{ role: 'user', content }],
    output_config: { format: { type: 'json_schema', schema } },
    max_tokens: MOST_TOKENS,
  },
})

export const MODELS: ProbeCall = { route: 'models', body: {} }

const tool = (name: string, description: string, properties: JsonObject): JsonObject => ({
  type: 'function',
  function: { name, description, parameters: closed(properties), strict: true },
})
const COLORS = { color: { type: 'string', enum: ['red', 'blue'] } }
const TIME = tool('get_time', 'Gets the time in a city.', { city: { type: 'string' } })
const WEATHER = tool('get_weather', 'Gets the weather in a city.', { city: { type: 'string' } })

/** The first of two tools is the one that is to be called. */
export const FORCED_TOOL = 'set_color'
export const FORCED_TOOL_SCHEMA = closed(COLORS)
const COLOR = tool(FORCED_TOOL, 'Sets the color of the lamp.', COLORS)
const force: JsonObject = { type: 'function', function: { name: FORCED_TOOL } }

export const forced = (content: string): ProbeCall => chat(content, { tools: [COLOR, TIME], tool_choice: force })
export const required = (content: string): ProbeCall => chat(content, { tools: [COLOR, TIME], tool_choice: 'required' })
export const twoCities = (more: JsonObject): ProbeCall =>
  chat('Get the weather in Oslo and in Rome, both at once.', { tools: [WEATHER], tool_choice: 'required', ...more })

export const randomWord = (seed: number): ProbeCall =>
  chat('Invent a random word of twelve letters. Reply with the word alone.', { seed, temperature: 1, max_tokens: 60 })
