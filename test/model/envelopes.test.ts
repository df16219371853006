import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/value.ts'
import { readChatAnswer } from '../../src/model/chat-answer.ts'
import { readErrorBody } from '../../src/model/error-body.ts'
import { finishReason } from '../../src/model/finish-reason.ts'
import type { Reading } from '../../src/model/reading.ts'
import { readResponsesAnswer } from '../../src/model/responses-answer.ts'

const answerOf = (reading: Reading) => (reading.kind === 'read' ? reading.answer : reading.failure)
const chat = (message: JsonValue, over: Record<string, JsonValue> = {}, finish: JsonValue = 'stop') =>
  answerOf(readChatAnswer({ choices: [{ index: 0, message, finish_reason: finish }], ...over }, 200))

describe('finish reasons', () => {
  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'tool-calls'],
    ['function_call', 'tool-calls'],
    ['content_filter', 'content-filter'],
    ['end_turn', 'stop'],
    ['max_tokens', 'length'],
    ['MAX_TOKENS', 'length'],
    ['model_length', 'length'],
    ['eos_token', 'stop'],
    ['SAFETY', 'content-filter'],
    ['max_output_tokens', 'length'],
    ['something_new', 'other'],
    ['constructor', 'other'],
    ['', 'other'],
  ])('%s is %s', (raw, unified) => {
    expect(finishReason(raw)).toEqual({ raw, unified })
  })
  it('none is missing', () => {
    expect(finishReason(null)).toEqual({ raw: null, unified: 'missing' })
  })
})

describe('messages of Chat Completions', () => {
  const call = (made: JsonValue, over: Record<string, JsonValue> = {}): JsonValue => ({
    content: null,
    tool_calls: [{ id: 'a', type: 'function', function: made, ...over }],
  })
  it.each<[string, JsonValue, object]>([
    ['content', { content: '{}' }, { content: '{}', refusal: null, toolCalls: [] }],
    ['no content at all', {}, { content: null, refusal: null, toolCalls: [] }],
    ['empty content', { content: '' }, { content: '' }],
    [
      'content in parts',
      {
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
      },
      { content: 'ab' },
    ],
    [
      'thoughts among parts',
      {
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
          { type: 'text', text: 'b' },
        ],
      },
      { content: 'b', reasoning: 'hm' },
    ],
    ['a refusal', { content: null, refusal: 'No.' }, { content: null, refusal: 'No.' }],
    ['an empty refusal is none', { content: 'a', refusal: '' }, { content: 'a', refusal: null }],
    ['thoughts', { content: 'a', reasoning_content: 'hm' }, { content: 'a', reasoning: 'hm' }],
    ['thoughts under their other name', { content: 'a', reasoning: 'hm' }, { reasoning: 'hm' }],
    [
      'a call',
      call({ name: 'f', arguments: '{"a":1}' }),
      { content: null, toolCalls: [{ id: 'a', name: 'f', arguments: '{"a":1}' }] },
    ],
    ['empty arguments', call({ name: 'f', arguments: '' }), { toolCalls: [{ id: 'a', name: 'f', arguments: '' }] }],
    [
      'arguments that are an object',
      call({ name: 'f', arguments: { a: 1 } }),
      { toolCalls: [{ id: 'a', name: 'f', arguments: '{"a":1}' }] },
    ],
    [
      'a call without an id',
      { tool_calls: [{ function: { name: 'f', arguments: '1' } }] },
      { toolCalls: [{ id: 'call_0', name: 'f', arguments: '1' }] },
    ],
    [
      'a custom tool',
      { tool_calls: [{ id: 'a', type: 'custom', custom: { name: 'f', input: 'x' } }] },
      { toolCalls: [{ id: 'a', name: 'f', arguments: 'x' }] },
    ],
    [
      'the legacy call',
      { content: null, function_call: { name: 'f', arguments: '{}' } },
      { toolCalls: [{ id: 'call_0', name: 'f', arguments: '{}' }] },
    ],
    ['calls that are none', { content: 'a', tool_calls: null, function_call: null }, { content: 'a', toolCalls: [] }],
    ['wrong types', { content: 7, refusal: {}, tool_calls: 'x' }, { content: null, refusal: null, toolCalls: [] }],
  ])('%s', (_title, message, expected) => {
    expect(chat(message)).toMatchObject({ message: expected })
  })
})

describe('token counts of Chat Completions', () => {
  const usage = (value: JsonValue) => chat({ content: 'a' }, { usage: value })
  it.each<[string, JsonValue, object | null]>([
    ['none', null, null],
    ['one side only', { prompt_tokens: 3 }, null],
    ['text', { prompt_tokens: '3', completion_tokens: '4' }, null],
    ['negative', { prompt_tokens: -3, completion_tokens: 4 }, null],
    ['both', { prompt_tokens: 3, completion_tokens: 4 }, { input: 3, output: 4, cachedInput: 0, reasoning: 0 }],
    [
      'details',
      {
        prompt_tokens: 30,
        completion_tokens: 40,
        prompt_tokens_details: { cached_tokens: 20 },
        completion_tokens_details: { reasoning_tokens: 10 },
      },
      { input: 30, output: 40, cachedInput: 20, reasoning: 10 },
    ],
    [
      'cache hits by another name',
      { prompt_tokens: 30, completion_tokens: 4, prompt_cache_hit_tokens: 8 },
      { input: 30, output: 4, cachedInput: 8, reasoning: 0 },
    ],
  ])('%s', (_title, value, expected) => {
    expect(usage(value)).toMatchObject({ usage: expected })
  })
})

describe('the Responses API', () => {
  const text = {
    type: 'message',
    content: [
      { type: 'output_text', text: '{"a":' },
      { type: 'output_text', text: '1}' },
    ],
  }
  const call = { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'f', arguments: '{}' }
  const read = (over: Record<string, JsonValue>) =>
    answerOf(readResponsesAnswer({ status: 'completed', model: 'r', output: [text], ...over }, 200))

  it.each<[string, Record<string, JsonValue>, object]>([
    [
      'text',
      {},
      {
        message: { content: '{"a":1}', refusal: null, toolCalls: [] },
        finishReason: { unified: 'stop', raw: 'completed' },
      },
    ],
    [
      'a call',
      { output: [call] },
      {
        message: { content: null, toolCalls: [{ id: 'call_1', name: 'f', arguments: '{}' }] },
        finishReason: { unified: 'tool-calls', raw: 'completed' },
      },
    ],
    [
      'a custom call',
      { output: [{ ...call, type: 'custom_tool_call', input: 'x' }] },
      { message: { toolCalls: [{ id: 'call_1', name: 'f', arguments: 'x' }] } },
    ],
    [
      'a refusal',
      { output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }] },
      { message: { content: null, refusal: 'No.' } },
    ],
    [
      'thoughts',
      { output: [{ type: 'reasoning', summary: [{ type: 'summary_text', text: 'hm' }] }, text] },
      { message: { content: '{"a":1}', reasoning: 'hm' } },
    ],
    [
      'cut at the limit',
      { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
      { finishReason: { unified: 'length', raw: 'max_output_tokens' } },
    ],
    [
      'cut before the first word',
      { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output: [] },
      { finishReason: { unified: 'length' }, message: { content: null } },
    ],
    [
      'filtered',
      { status: 'incomplete', incomplete_details: { reason: 'content_filter' } },
      { finishReason: { unified: 'content-filter', raw: 'content_filter' } },
    ],
    [
      'incomplete without a reason',
      { status: 'incomplete', incomplete_details: null },
      { finishReason: { unified: 'other', raw: 'incomplete' } },
    ],
    [
      'counts',
      {
        usage: {
          input_tokens: 30,
          output_tokens: 40,
          input_tokens_details: { cached_tokens: 20 },
          output_tokens_details: { reasoning_tokens: 10 },
        },
      },
      { usage: { input: 30, output: 40, cachedInput: 20, reasoning: 10 } },
    ],
    [
      'failed',
      { status: 'failed', error: { code: 'server_error', message: 'boom' } },
      { kind: 'server-error', code: 'server_error', message: 'boom' },
    ],
    [
      'failed by rate',
      { status: 'failed', error: { code: 'rate_limit_exceeded', message: 'slow' } },
      { kind: 'rate-limited' },
    ],
    ['still running', { status: 'in_progress' }, { kind: 'malformed' }],
    ['nothing at all', { output: [] }, { kind: 'malformed' }],
    ['no output', { output: null }, { kind: 'malformed' }],
  ])('%s', (_title, over, expected) => {
    expect(read(over)).toMatchObject(expected)
  })
})

describe('error bodies', () => {
  it.each<[string, string, object]>([
    [
      'OpenAI',
      '{"error":{"message":"m","type":"t","param":"p","code":"c"}}',
      { message: 'm', type: 't', param: 'p', code: 'c' },
    ],
    [
      'without an envelope',
      '{"object":"error","message":"m","type":"BadRequestError","param":null,"code":400}',
      { message: 'm', type: 'BadRequestError', code: '400' },
    ],
    ['a text', '{"error":"m"}', { message: 'm' }],
    ['a detail', '{"detail":"m"}', { message: 'm' }],
    [
      'details',
      '{"detail":[{"loc":["body","messages",0],"msg":"required"},{"loc":["body"],"msg":"bad"}]}',
      { message: 'body.messages.0: required; body: bad' },
    ],
    [
      'a list',
      '[{"error":{"code":400,"message":"m","status":"INVALID_ARGUMENT"}}]',
      { message: 'm', code: '400', type: 'INVALID_ARGUMENT' },
    ],
    ['a page', '<html>\n<b>Bad</b>', { message: '<html> <b>Bad</b>', body: null }],
    ['nothing', '', { message: null, body: null }],
    ['a number', '7', { message: '7', body: 7 }],
    ['null', 'null', { message: 'null' }],
  ])('%s', (_title, text, expected) => {
    expect(readErrorBody(text)).toMatchObject(expected)
  })

  it('leaves a body of more than 16 KiB out', () => {
    expect(readErrorBody(JSON.stringify({ error: { message: 'x'.repeat(20_000) } }))).toMatchObject({
      message: 'x'.repeat(2_000),
      body: null,
    })
  })
})
