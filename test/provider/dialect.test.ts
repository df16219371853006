import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { dialectFindings } from '../../src/provider/dialect.ts'
import { PRESETS } from '../../src/provider/profiles.ts'

const find = (id: string, body: JsonObject, model = 'm'): readonly string[] => {
  const provider = PRESETS.get(id)
  if (provider === undefined) throw new Error(id)
  return dialectFindings(body, provider, model).map((one) => `${one.pointer} ${one.subject} ${one.effect}`)
}

const TOOL = { type: 'function', function: { name: 'f' } }

describe('what a provider does not honour of a request', () => {
  it.each<[string, string, JsonObject, string[]]>([
    ['nothing is assumed of a compatible endpoint', 'compatible', { seed: 1 }, []],
    [
      'an ignored response format',
      'anthropic-compat',
      { response_format: { type: 'json_schema' }, seed: 1 },
      ['/response_format response_format ignored', '/seed seed ignored'],
    ],
    [
      'a response format that is not taken',
      'deepseek',
      { response_format: { type: 'json_schema' } },
      ['/response_format/type json_schema unsupported'],
    ],
    [
      'strict tools that are ignored',
      'ollama',
      { tools: [{ type: 'function', function: { name: 'f', strict: true } }] },
      ['/tools/0/function/strict strict ignored'],
    ],
    [
      'a member outside a closed list',
      'mistral',
      { logit_bias: {}, temperature: 0 },
      ['/logit_bias logit_bias refused'],
    ],
    ['a member that is sent under a name of the list', 'mistral', { seed: 1, max_completion_tokens: 5 }, []],
    ['a member that a closed request refuses', 'tensorrt-llm', { store: true, seed: 1 }, ['/store store refused']],
  ])('%s', (_title, id, body, expected) => expect(find(id, body)).toEqual(expected))

  it.each<[string, string, string, JsonObject, string[]]>([
    ['tools beside reasoning', 'openai', 'gpt-6-luna', { tools: [TOOL] }, ['/tools tools refused']],
    ['tools without reasoning', 'openai', 'gpt-6-luna', { tools: [TOOL], reasoning_effort: 'none' }, []],
    ['tools of another model', 'openai', 'gpt-6-lunar', { tools: [TOOL] }, []],
    [
      'a fixed temperature',
      'anthropic-compat',
      'claude-sonnet-5',
      { temperature: 0 },
      ['/temperature temperature refused'],
    ],
    ['a free one', 'anthropic-compat', 'claude-sonnet-4-5', { temperature: 0 }, []],
    [
      'a tool that is forced',
      'anthropic-compat',
      'claude-fable-5-1',
      { tool_choice: 'required' },
      ['/tool_choice tool_choice refused'],
    ],
    ['a tool that is not', 'anthropic-compat', 'claude-fable-5-1', { tool_choice: 'auto' }, []],
  ])('of one model: %s', (_title, id, model, body, expected) => expect(find(id, body, model)).toEqual(expected))

  it('Mistral tells token counts unasked, and takes no stream_options', () => {
    const mistral = PRESETS.get('mistral')
    expect(mistral?.streamUsage).toBe('always')
    expect(mistral?.closed?.members).not.toContain('stream_options')
  })
})
