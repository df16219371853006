import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.ts'
import { mapMessages } from '../../src/provider/messages/map-messages.ts'

const ASK = { model: 'm', max_tokens: 100, messages: [{ role: 'user', content: 'hi' }] }
const F = { type: 'function', function: { name: 'f', parameters: { type: 'object' }, strict: true } }

/** Requests whose mapping the page shows, by the members that matter. */
const MAPPED: readonly (readonly [written: JsonObject, sent: readonly string[]])[] = [
  [{ max_completion_tokens: 100, max_tokens: null }, ['max_tokens']],
  [
    {
      messages: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'hi' },
      ],
    },
    ['system', 'messages'],
  ],
  [
    { response_format: { type: 'json_schema', json_schema: { name: 'n', strict: true, schema: { type: 'object' } } } },
    ['output_config'],
  ],
  [{ tools: [F] }, ['tools']],
  [{ tools: [F], tool_choice: 'required' }, ['tool_choice']],
  [{ tools: [F], tool_choice: { type: 'function', function: { name: 'f' } } }, ['tool_choice']],
  [{ tools: [F], parallel_tool_calls: false }, ['tool_choice']],
  [
    {
      messages: [
        { role: 'user', content: 'hi' },
        {
          role: 'assistant',
          tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{"x":1}' } }],
        },
        { role: 'tool', tool_call_id: 'a', content: '2' },
      ],
    },
    ['messages'],
  ],
  [
    {
      messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] }],
    },
    ['messages'],
  ],
  [{ stop: 'END' }, ['stop_sequences']],
  [{ reasoning_effort: 'high' }, ['output_config']],
  [{ reasoning_effort: 'none' }, ['thinking']],
  [{ user: 'u1' }, ['metadata']],
  [{ frequency_penalty: 0 }, []],
  [{ store: true }, []],
]

/** Requests that can't be mapped. */
const UNMAPPED: readonly JsonObject[] = [
  { max_tokens: null },
  { seed: 1 },
  { logprobs: true },
  { frequency_penalty: 0.5 },
  { temperature: 1.5 },
  { response_format: { type: 'json_object' } },
  { tools: [{ type: 'custom', custom: { name: 'f' } }] },
  { tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'auto', tools: [] } } },
  {
    messages: [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: '{' },
    ],
  },
  {
    messages: [
      {
        role: 'user',
        content: [
          { type: 'input_audio', input_audio: {} },
          { type: 'text', text: 'hi' },
        ],
      },
    ],
  },
  { messages: [{ role: 'user', content: '' }] },
]

/** Rows of the page: what the mapping itself makes of each request. */
export function mappingRows(): readonly (readonly string[])[] {
  return MAPPED.map(([written, names]) => {
    const { body, changes, faults } = mapMessages({ ...ASK, ...written }, null)
    if (faults.length > 0) throw new Error(`not mapped: ${JSON.stringify(written)}`)
    const sent = Object.fromEntries(names.map((name) => [name, body[name] ?? null]))
    const said = changes.filter((change) => names.includes('tools') || !change.includes('`input_schema`'))
    return [code(shown(written, names)), names.length === 0 ? '–' : code(sent), said.join('; ') || '–']
  })
}

export function unmappedRows(): readonly (readonly string[])[] {
  return UNMAPPED.map((written) => {
    const { faults } = mapMessages({ ...ASK, ...written }, null)
    const [fault] = faults
    if (fault === undefined) throw new Error(`mapped: ${JSON.stringify(written)}`)
    return [fault.found, fault.instead]
  })
}

/** Tools only where they are what the row is about. */
const shown = (written: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(
    Object.entries(written).filter(([name, value]) => value !== null && (name !== 'tools' || names.includes(name))),
  )

const code = (members: JsonObject): string =>
  Object.entries(members)
    .map(([name, value]) => `\`${name}: ${flow(value)}\``)
    .join(' ')

/** As it would be written in a contract. */
function flow(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (!isObject(value)) return typeof value === 'string' && /^[a-z_][\w ]*$/.test(value) ? value : JSON.stringify(value)
  const members = Object.entries(value).map(([name, one]) => `${name}: ${flow(one)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
