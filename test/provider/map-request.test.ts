import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { mapRequest } from '../../src/provider/map-request.ts'
import { PRESETS } from '../../src/provider/profiles.ts'

const target = (id: string, request: JsonObject = {}) => {
  const provider = PRESETS.get(id)
  if (provider === undefined) throw new Error(id)
  return { provider, model: 'm', request }
}

describe('a request in the dialect of a provider', () => {
  it("is the contract's own for a compatible endpoint, with the model", () => {
    const body = { messages: [], max_tokens: 5, seed: 1, tool_choice: 'required', made_up: { a: [1] } }
    expect(mapRequest(body, target('compatible'), 'chat')).toMatchObject({
      ok: true,
      value: { body: { ...body, model: 'm' }, changes: [] },
    })
  })

  it.each<[string, string, JsonObject, JsonObject, string[]]>([
    [
      'openai',
      'max_tokens',
      { max_tokens: 5 },
      { max_completion_tokens: 5 },
      ['`max_tokens` sent as `max_completion_tokens` (OpenAI)'],
    ],
    [
      'groq',
      'max_tokens',
      { max_tokens: 5 },
      { max_completion_tokens: 5 },
      ['`max_tokens` sent as `max_completion_tokens` (Groq)'],
    ],
    [
      'deepseek',
      'max_completion_tokens',
      { max_completion_tokens: 5 },
      { max_tokens: 5 },
      ['`max_completion_tokens` sent as `max_tokens` (DeepSeek)'],
    ],
    ['mistral', 'seed', { seed: 7 }, { random_seed: 7 }, ['`seed` sent as `random_seed` (Mistral AI)']],
    [
      'mistral',
      'tool_choice',
      { tool_choice: 'required' },
      { tool_choice: 'any' },
      ['`tool_choice: required` sent as `any` (Mistral AI)'],
    ],
    [
      'mistral',
      'a named tool',
      { tool_choice: { type: 'function', function: { name: 'f' } } },
      { tool_choice: { type: 'function', function: { name: 'f' } } },
      [],
    ],
    ['anthropic-compat', 'what is ignored stays', { seed: 1 }, { seed: 1 }, []],
  ])('%s: %s', (id, _title, body, expected, changes) => {
    const mapped = mapRequest(body, target(id), 'chat')
    expect(mapped).toEqual({ ok: true, value: { body: { ...expected, model: 'm' }, changes }, warnings: [] })
  })

  it('keeps the names of the Responses API', () => {
    expect(mapRequest({ input: 'x', max_tokens: 1 }, target('openai'), 'responses')).toMatchObject({
      value: { body: { max_tokens: 1 } },
    })
  })

  it("applies the model's merge patch first and says so", () => {
    const mapped = mapRequest(
      { temperature: 0, max_tokens: 5 },
      target('openai', { temperature: null, reasoning_effort: 'low', max_tokens: 9 }),
      'chat',
    )
    expect(mapped).toEqual({
      ok: true,
      warnings: [],
      value: {
        body: { max_completion_tokens: 9, reasoning_effort: 'low', model: 'm' },
        changes: [
          "`temperature` removed by the model's request patch",
          "`reasoning_effort` set by the model's request patch",
          "`max_tokens` set by the model's request patch",
          '`max_tokens` sent as `max_completion_tokens` (OpenAI)',
        ],
      },
    })
  })

  it('does not choose between two spellings of one member', () => {
    const mapped = mapRequest({ max_tokens: 1, max_completion_tokens: 2 }, target('openai'), 'chat')
    expect(mapped).toMatchObject({
      ok: false,
      problems: [{ code: 'provider-rename-conflict', args: { name: 'max_tokens', theirs: 'max_completion_tokens' } }],
    })
  })

  it.each(['model', 'n', 'stream', 'stream_options'])('refuses a patch of %s', (name) => {
    expect(mapRequest({}, target('compatible', { [name]: 2 }), 'chat')).toMatchObject({
      ok: false,
      problems: [{ code: 'provider-patch-reserved', args: { name } }],
    })
  })
})
