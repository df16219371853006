import { describe, expect, it } from 'vitest'
import type { Contract } from '../../src/contract/contract.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { refusedByFeatures } from '../../src/preflight/model-features.ts'

const LUNA = 'on Chat Completions only with reasoning_effort: none'
const tools = { tools: [], tool_choice: 'auto' }
const schema = { response_format: { type: 'json_schema' } }

/** Features, request, API, what is refused (`?`: a person has to look). */
const rows: readonly (readonly [
  features: Readonly<Record<string, boolean | string>>,
  request: JsonObject,
  api: Contract['api'] | 'messages',
  refused: readonly string[],
])[] = [
  [{ tools: true }, tools, 'chat', []],
  [{ tools: false }, tools, 'chat', ['tools', 'tool_choice']],
  [{ tools: false }, {}, 'chat', []],
  [{ tools: LUNA }, tools, 'chat', ['tools', 'tool_choice']],
  [{ tools: LUNA }, { ...tools, reasoning_effort: 'low' }, 'chat', ['tools', 'tool_choice']],
  [{ tools: LUNA }, { ...tools, reasoning_effort: 'none' }, 'chat', []],
  [{ tools: LUNA }, tools, 'responses', []],
  [{ tools: 'only with `reasoning_effort: none`' }, tools, 'responses', ['tools', 'tool_choice']],
  [{ tools: 'in some regions' }, tools, 'chat', ['tools?', 'tool_choice?']],
  [{ json_schema: false }, schema, 'chat', ['response_format']],
  [{ json_schema: false }, { response_format: { type: 'json_object' } }, 'chat', []],
  [{ json_schema: false }, { text: { format: { type: 'json_schema' } } }, 'responses', ['text']],
  [{ json_schema: 'output_config.format of the Messages API' }, schema, 'messages', []],
  [{ json_schema: 'output_config.format of the Messages API' }, schema, 'chat', ['response_format?']],
  [
    { temperature: false, reasoning: false },
    { temperature: 0, reasoning_effort: 'low' },
    'chat',
    ['temperature', 'reasoning_effort'],
  ],
  [{ fine_tuning: false }, { temperature: 0 }, 'chat', []],
]

describe('what a model refuses of a request by its features', () => {
  it.each(rows)('%j %j over %s', (features, request, api, refused) => {
    const contract = {
      request,
      api: api === 'messages' ? 'chat' : api,
      placeOf: () => ({ file: 'c.yaml', line: 1, column: 1 }),
    } as const
    const found = refusedByFeatures(contract, { features }, api === 'messages' ? 'messages' : 'openai')
    expect(found.map(({ member, isCertain }) => (isCertain ? member : `${member}?`))).toEqual(refused)
  })
})
