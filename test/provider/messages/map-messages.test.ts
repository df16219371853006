import type Anthropic from '@anthropic-ai/sdk'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/json/value.ts'
import { mapMessages } from '../../../src/provider/messages/map-messages.ts'

const USER = { role: 'user', content: 'hi' }
const base = { model: 'claude-haiku-4-5', max_tokens: 50, messages: [USER] }

/** What a member of the request is sent as, with what is said of it. */
function sentAs(request: JsonObject) {
  const { body, changes, faults } = mapMessages({ ...base, ...request }, null)
  return { body, changes, faults: faults.map(({ pointer, found }) => `${pointer}: ${found}`) }
}

const conversation = (messages: JsonValue): JsonObject => sentAs({ messages }).body

it('is the same request where both APIs say the same', () => {
  expect(sentAs({ temperature: 0.2, top_p: 0.9 })).toEqual({
    body: { ...base, temperature: 0.2, top_p: 0.9 },
    changes: [],
    faults: [],
  })
})

describe('members', () => {
  it.each<[string, JsonObject, JsonObject, string[]]>([
    [
      'a limit by its newer name',
      { max_tokens: null, max_completion_tokens: 9 },
      { max_tokens: 9 },
      ['`max_completion_tokens` sent as `max_tokens`'],
    ],
    ['one stop', { stop: 'END' }, { stop_sequences: ['END'] }, ['`stop` sent as `stop_sequences`']],
    ['several stops', { stop: ['a', 'b'] }, { stop_sequences: ['a', 'b'] }, ['`stop` sent as `stop_sequences`']],
    ['a user', { user: 'u1' }, { metadata: { user_id: 'u1' } }, ['`user` sent as `metadata.user_id`']],
    [
      'effort',
      { reasoning_effort: 'high' },
      { output_config: { effort: 'high' } },
      ['`reasoning_effort: high` sent as `output_config.effort: high`'],
    ],
    [
      'the least effort',
      { reasoning_effort: 'minimal' },
      { output_config: { effort: 'low' } },
      ['`reasoning_effort: minimal` sent as `output_config.effort: low`'],
    ],
    [
      'no effort',
      { reasoning_effort: 'none' },
      { thinking: { type: 'disabled' } },
      ['`reasoning_effort: none` sent as `thinking: disabled`'],
    ],
    [
      'a schema, enforced',
      {
        response_format: { type: 'json_schema', json_schema: { name: 'n', strict: true, schema: { type: 'object' } } },
      },
      { output_config: { format: { type: 'json_schema', schema: { type: 'object' } } } },
      ['`response_format` sent as `output_config.format`, without its name'],
    ],
    [
      'a schema that is only asked for',
      { response_format: { type: 'json_schema', json_schema: { name: 'n', strict: false, schema: {} } } },
      { output_config: { format: { type: 'json_schema', schema: {} } } },
      [
        '`response_format` sent as `output_config.format`, without its name',
        'the schema of `response_format` is enforced, though `strict` is not set',
      ],
    ],
    [
      'schema and effort, and what a patch adds',
      {
        output_config: { task_budget: { type: 'tokens', total: 9 } },
        reasoning_effort: 'low',
        response_format: { type: 'json_schema', json_schema: { name: 'n', strict: true, schema: {} } },
      },
      {
        output_config: {
          task_budget: { type: 'tokens', total: 9 },
          effort: 'low',
          format: { type: 'json_schema', schema: {} },
        },
      },
      [
        '`reasoning_effort: low` sent as `output_config.effort: low`',
        '`response_format` sent as `output_config.format`, without its name',
      ],
    ],
    [
      'plain text',
      { response_format: { type: 'text' } },
      {},
      ['`response_format: text` left out: it is what the Messages API writes'],
    ],
    ['what is null', { seed: null, stop: null, logit_bias: null }, {}, []],
    ['what asks for nothing', { frequency_penalty: 0 }, {}, ['`frequency_penalty: 0` left out: it asks for nothing']],
    [
      'what no answer depends on',
      { store: true },
      {},
      ['`store` left out: the Messages API has none, and no answer depends on it'],
    ],
    ['a tier that it has', { service_tier: 'auto' }, { service_tier: 'auto' }, []],
    [
      'members of the Messages API',
      { thinking: { type: 'enabled', budget_tokens: 1024 }, top_k: 4 },
      { thinking: { type: 'enabled', budget_tokens: 1024 }, top_k: 4 },
      [],
    ],
  ])('%s', (_title, request, expected, changes) => {
    const { max_tokens: _, ...rest } = base
    const limit = expected.max_tokens === undefined ? { max_tokens: 50 } : {}
    expect(sentAs(request)).toEqual({ body: { ...rest, ...limit, ...expected }, changes, faults: [] })
  })

  it.each<[JsonObject, string]>([
    [{ seed: 7 }, '/seed: `seed`'],
    [{ logprobs: true }, '/logprobs: `logprobs`'],
    [{ frequency_penalty: 0.5 }, '/frequency_penalty: `frequency_penalty`'],
    [{ logit_bias: { 50256: -100 } }, '/logit_bias: `logit_bias`'],
    [{ prediction: { type: 'content', content: '' } }, '/prediction: `prediction`'],
    [{ made_up: 1 }, '/made_up: `made_up`'],
    [{ temperature: 1.2 }, '/temperature: `temperature` outside 0 to 1'],
    [{ reasoning_effort: 'turbo' }, '/reasoning_effort: `reasoning_effort` of another word'],
    [{ response_format: { type: 'json_object' } }, '/response_format: a `response_format` of the type `json_object`'],
    [{ max_completion_tokens: 9 }, '/max_tokens: both `max_tokens` and `max_completion_tokens`'],
    [{ max_tokens: null }, ': a request without `max_tokens`'],
    [{ tools: [{ type: 'web_search' }] }, '/tools/0: a tool of the type `web_search` that is no function'],
    [
      { tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'auto', tools: [] } } },
      '/tool_choice: a `tool_choice` of the type `allowed_tools`',
    ],
  ])('%j has no counterpart', (request, fault) => {
    expect(sentAs(request).faults).toEqual([fault])
  })

  it('takes the limit of the model where the request has none', () => {
    const { max_tokens: _, ...rest } = base
    expect(mapMessages(rest, 64_000)).toEqual({
      body: { ...rest, max_tokens: 64_000 },
      changes: ["`max_tokens` set to the model's own limit, 64000"],
      faults: [],
    })
  })
})

describe('tools', () => {
  const parameters = { type: 'object', properties: { city: { type: 'string' } } }
  const tool = { type: 'function', function: { name: 'f', description: 'd', parameters, strict: true } }

  it('have an input_schema', () => {
    expect(sentAs({ tools: [tool, { type: 'function', function: { name: 'g' } }] }).body.tools).toEqual([
      { name: 'f', description: 'd', input_schema: parameters, strict: true },
      { name: 'g', input_schema: { type: 'object', properties: {} } },
    ])
  })

  it.each<[string, JsonObject, JsonValue | undefined]>([
    ['nothing said', {}, undefined],
    ['auto', { tool_choice: 'auto' }, { type: 'auto' }],
    ['none', { tool_choice: 'none' }, { type: 'none' }],
    ['required', { tool_choice: 'required' }, { type: 'any' }],
    ['a name', { tool_choice: { type: 'function', function: { name: 'f' } } }, { type: 'tool', name: 'f' }],
    ['one at a time', { parallel_tool_calls: false }, { type: 'auto', disable_parallel_tool_use: true }],
    [
      'one, and one at a time',
      { tool_choice: 'required', parallel_tool_calls: false },
      { type: 'any', disable_parallel_tool_use: true },
    ],
    ['none, and one at a time', { tool_choice: 'none', parallel_tool_calls: false }, { type: 'none' }],
    ['several at a time', { parallel_tool_calls: true }, undefined],
  ])('are chosen as asked: %s', (_title, request, choice) => {
    expect(sentAs({ tools: [tool], ...request }).body.tool_choice).toEqual(choice)
  })
})

describe('the conversation', () => {
  it.each<[string, JsonValue, JsonObject]>([
    ['instructions', [{ role: 'system', content: 'be brief' }, USER], { system: 'be brief', messages: [USER] }],
    [
      'several instructions, one of them in between',
      [{ role: 'system', content: 'a' }, USER, { role: 'developer', content: [{ type: 'text', text: 'b' }] }],
      {
        system: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
        messages: [USER],
      },
    ],
    [
      'neighbours of one role',
      [USER, { role: 'user', content: 'and' }],
      {
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'hi' },
              { type: 'text', text: 'and' },
            ],
          },
        ],
      },
    ],
    [
      'an image in the request, and one by its address',
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'what?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA', detail: 'low' } },
            { type: 'image_url', image_url: { url: 'https://example.com/a.jpg' } },
          ],
        },
      ],
      {
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'what?' },
              { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
              { type: 'image', source: { type: 'url', url: 'https://example.com/a.jpg' } },
            ],
          },
        ],
      },
    ],
    [
      'a document',
      [
        {
          role: 'user',
          content: [{ type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBE' } }],
        },
      ],
      {
        messages: [
          {
            role: 'user',
            content: [
              {
                type: 'document',
                source: { type: 'base64', media_type: 'application/pdf', data: 'JVBE' },
                title: 'a.pdf',
              },
            ],
          },
        ],
      },
    ],
    [
      'calls and their results, which stand before what the user says',
      [
        USER,
        {
          role: 'assistant',
          content: 'looking',
          tool_calls: [
            { id: 'a', type: 'function', function: { name: 'f', arguments: '{"x":1}' } },
            { id: 'b', type: 'function', function: { name: 'g', arguments: '' } },
          ],
        },
        { role: 'tool', tool_call_id: 'a', content: 'A' },
        { role: 'tool', tool_call_id: 'b', content: [{ type: 'text', text: 'B' }] },
        { role: 'user', content: 'so?' },
      ],
      {
        messages: [
          USER,
          {
            role: 'assistant',
            content: [
              { type: 'text', text: 'looking' },
              { type: 'tool_use', id: 'a', name: 'f', input: { x: 1 } },
              { type: 'tool_use', id: 'b', name: 'g', input: {} },
            ],
          },
          {
            role: 'user',
            content: [
              { type: 'tool_result', tool_use_id: 'a', content: 'A' },
              { type: 'tool_result', tool_use_id: 'b', content: [{ type: 'text', text: 'B' }] },
              { type: 'text', text: 'so?' },
            ],
          },
        ],
      },
    ],
    [
      "the model's own blocks, as they came",
      [
        USER,
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'hm', signature: 's' },
            { type: 'redacted_thinking', data: 'd' },
            { type: 'text', text: '' },
            { type: 'tool_use', id: 'a', name: 'f', input: {} },
          ],
        },
        { role: 'tool', tool_call_id: 'a', content: '1' },
      ],
      {
        messages: [
          USER,
          {
            role: 'assistant',
            content: [
              { type: 'thinking', thinking: 'hm', signature: 's' },
              { type: 'redacted_thinking', data: 'd' },
              { type: 'tool_use', id: 'a', name: 'f', input: {} },
            ],
          },
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: '1' }] },
        ],
      },
    ],
    [
      'a call whose id the API does not take, and a result of nothing',
      [
        USER,
        { role: 'assistant', tool_calls: [{ id: 'a.1', type: 'function', function: { name: 'f', arguments: '{}' } }] },
        { role: 'tool', tool_call_id: 'a.1', content: '' },
      ],
      {
        messages: [
          USER,
          { role: 'assistant', content: [{ type: 'tool_use', id: 'a_1', name: 'f', input: {} }] },
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a_1' }] },
        ],
      },
    ],
    [
      'a refusal, and an answer of nothing',
      [USER, { role: 'assistant', content: null, refusal: 'no' }, USER, { role: 'assistant', content: '' }, USER],
      {
        messages: [
          USER,
          { role: 'assistant', content: [{ type: 'text', text: 'no' }] },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'hi' },
              { type: 'text', text: 'hi' },
            ],
          },
        ],
      },
    ],
  ])('%s', (_title, messages, expected) => {
    const { model: _model, max_tokens: _limit, ...rest } = conversation(messages)
    expect(rest).toEqual(expected)
    expect(sentAs({ messages }).faults).toEqual([])
  })

  it.each<[JsonValue, string]>([
    [[], '/messages: a conversation in which nobody says anything'],
    [[{ role: 'system', content: 'a' }], '/messages: a conversation in which nobody says anything'],
    [[{ role: 'assistant', content: 'a' }, USER], '/messages: a conversation that the assistant begins'],
    [
      [USER, { role: 'assistant', content: '{' }],
      '/messages: a last message of the assistant (the Messages API goes on writing it, in place of an answer)',
    ],
    [[USER, { role: 'user', content: '' }], '/messages/1/content: an empty user message'],
    [[USER, { role: 'user', content: [{ type: 'text', text: '' }] }], '/messages/1/content: an empty user message'],
    [[USER, { role: 'user', content: [] }], '/messages/1/content: an empty user message'],
    [
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'x' },
            { type: 'input_audio', input_audio: {} },
          ],
        },
      ],
      '/messages/0/content/1: a part of the type `input_audio`',
    ],
    [
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'x' },
            { type: 'image_url', image_url: { url: 'data:image/tiff;base64,AA' } },
          ],
        },
      ],
      '/messages/0/content/1: an image of the type image/tiff',
    ],
    [
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'x' },
            { type: 'file', file: { file_id: 'f' } },
          ],
        },
      ],
      '/messages/0/content/1: a file that is not in the request',
    ],
    [[USER, { role: 'function', name: 'f', content: '1' }], '/messages/1/role: the role `function`'],
    [[USER, { role: 'tool', content: '1' }], '/messages/1: a result without `tool_call_id`'],
    [
      [
        USER,
        { role: 'assistant', tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '[' } }] },
        USER,
      ],
      '/messages/1/tool_calls/0: a call without an id, a name, or arguments that are a JSON object',
    ],
  ])('%j has no counterpart', (messages, fault) => {
    expect(sentAs({ messages }).faults).toContain(fault)
  })
})

it("is a body that the vendor's package takes", () => {
  // What the tables above come to, as the type of the package's request builder wants it.
  const body = {
    model: 'claude-haiku-4-5',
    max_tokens: 50,
    system: [{ type: 'text', text: 'a' }],
    messages: [
      { role: 'user', content: 'hi' },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'hm', signature: 's' },
          { type: 'redacted_thinking', data: 'd' },
          { type: 'text', text: 'looking' },
          { type: 'tool_use', id: 'a', name: 'f', input: { x: 1 } },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: 'A' },
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
          { type: 'image', source: { type: 'url', url: 'https://example.com/a.jpg' } },
          { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBE' }, title: 'a.pdf' },
        ],
      },
    ],
    tools: [{ name: 'f', description: 'd', input_schema: { type: 'object', properties: {} }, strict: true }],
    tool_choice: { type: 'any', disable_parallel_tool_use: true },
    output_config: { effort: 'low', format: { type: 'json_schema', schema: { type: 'object' } } },
    stop_sequences: ['END'],
    metadata: { user_id: 'u1' },
    thinking: { type: 'disabled' },
  } satisfies Anthropic.MessageCreateParamsNonStreaming
  expectTypeOf(body).toExtend<Anthropic.MessageCreateParamsNonStreaming>()
  const asked = {
    model: 'claude-haiku-4-5',
    max_completion_tokens: 50,
    messages: [
      {
        role: 'system',
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: '' },
        ],
      },
      { role: 'user', content: 'hi' },
      {
        role: 'assistant',
        content: body.messages[1]?.content as unknown as JsonValue,
      },
      { role: 'tool', tool_call_id: 'a', content: 'A' },
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          { type: 'image_url', image_url: { url: 'https://example.com/a.jpg' } },
          { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBE' } },
        ],
      },
    ],
    tools: [{ type: 'function', function: { name: 'f', description: 'd', strict: true } }],
    tool_choice: 'required',
    parallel_tool_calls: false,
    reasoning_effort: 'low',
    response_format: { type: 'json_schema', json_schema: { name: 'n', strict: true, schema: { type: 'object' } } },
    stop: 'END',
    user: 'u1',
    thinking: { type: 'disabled' },
  }
  expect(mapMessages(asked, null)).toMatchObject({ body: { ...body, system: 'a' }, faults: [] })
})
