import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/json/value.ts'
import { readBody } from '../../src/model/read/answer-body.ts'
import { readChatAnswer } from '../../src/model/read/chat-answer.ts'
import { readErrorBody } from '../../src/model/read/error-body.ts'
import { finishReason, saysProviderFailed } from '../../src/model/read/finish-reason.ts'
import type { Reading } from '../../src/model/read/reading.ts'
import { readResponsesAnswer } from '../../src/model/read/responses-answer.ts'

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
    ['model_context_window_exceeded', 'length'],
    ['ERROR_LIMIT', 'length'],
    ['token_limit', 'length'],
    ['RECITATION', 'content-filter'],
    ['PROHIBITED_CONTENT', 'content-filter'],
    ['content_filter: PROHIBITED_CONTENT', 'content-filter'],
    ['content_filtered', 'content-filter'],
    ['guardrail_intervened', 'content-filter'],
    ['ERROR_TOXIC', 'content-filter'],
    ['something_new', 'other'],
    [':length', 'other'],
    ['constructor', 'other'],
    ['', 'missing'],
  ])('%s is %s', (raw, unified) => {
    expect(finishReason(raw)).toEqual({ raw, unified })
  })
  it.each([
    ['truncated', (word: string) => finishReason(word).unified === 'length'],
    ['refused', (word: string) => finishReason(word).unified === 'content-filter'],
    ['unmeasured', saysProviderFailed],
  ] as const)('are those that the page on outcomes lists under %s', (outcome, isRead) => {
    const page = readFileSync('docs/outcomes.md', 'utf8')
    const row = new RegExp(`^\\| (.*) \\| \\\`${outcome}\\\`.*\\|$`, 'm').exec(page)?.[1] ?? ''
    const words = [...row.matchAll(/`([^`]+)`/g)].map(([, word]) => word as string)
    expect(words.length).toBeGreaterThan(5)
    expect(words.filter((word) => !isRead(word) || !isRead(word.toUpperCase()))).toEqual([])
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
    [
      'calls without ids, and with one id for two',
      { tool_calls: ['', 'a', 'a', 'call_0'].map((id) => ({ id, function: { name: 'f', arguments: '{}' } })) },
      { toolCalls: [{ id: 'call_0' }, { id: 'a' }, { id: 'a_2' }, { id: 'call_0_3' }] },
    ],
    ['no refusal, as some write it', { content: 'a', refusal: false }, { content: 'a', refusal: null }],
    ["parts under the Responses API's name", { content: [{ type: 'output_text', text: 'a' }] }, { content: 'a' }],
    [
      'parts that are no text',
      {
        content: [
          { type: 'text', text: 'a' },
          { type: 'image_url', image_url: {} },
        ],
      },
      { content: 'a' },
    ],
  ])('%s', (_title, message, expected) => {
    expect(chat(message)).toMatchObject({ message: expected })
  })

  it.each<[string, JsonValue]>([
    ['a number for content', { content: 7 }],
    ['an object for content', { content: { a: 1 } }],
    ['a text among parts', { content: ['a'] }],
    ['a part without a type', { content: [{ text: 'a' }] }],
    ['a part whose text is an object', { content: [{ type: 'text', text: { value: 'a' } }] }],
    ['an object for a refusal', { content: 'a', refusal: {} }],
    ['a refusal that only says yes', { content: 'a', refusal: true }],
    ['a text for calls', { content: 'a', tool_calls: 'x' }],
    ['an object for calls', { content: 'a', tool_calls: {} }],
    ['nothing among calls', { content: 'a', tool_calls: [null] }],
    ['a call without its function', { content: 'a', tool_calls: [{ id: 'a', name: 'f', arguments: '{}' }] }],
    ['a text for the legacy call', { content: 'a', function_call: 'f' }],
  ])('%s is no answer', (_title, message) => {
    expect(chat(message)).toMatchObject({ kind: 'malformed', status: 200 })
  })

  it.each(['error', 'ERROR', 'abort', 'cancelled', 'TIMEOUT', 'time_limit'])('%s ends no answer', (finish) => {
    expect(chat({ content: '{}' }, {}, finish)).toMatchObject({ kind: 'server-error' })
  })

  it('an error in the choice is told', () => {
    const choice = { index: 0, message: { content: '{}' }, finish_reason: 'stop', error: { code: 502, message: 'm' } }
    expect(answerOf(readChatAnswer({ choices: [choice] }, 200))).toMatchObject({
      kind: 'server-error',
      message: 'm',
      code: '502',
    })
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
    ['incomplete without a reason', { status: 'incomplete', incomplete_details: null }, { kind: 'cut' }],
    ['incomplete for a new reason', { status: 'incomplete', incomplete_details: { reason: 'new' } }, { kind: 'cut' }],
    [
      'cut at the limit without a status',
      { status: null, incomplete_details: { reason: 'max_output_tokens' } },
      { finishReason: { unified: 'length' } },
    ],
    [
      'arguments that are an object',
      { output: [{ ...call, arguments: { a: 1 } }] },
      { message: { toolCalls: [{ id: 'call_1', name: 'f', arguments: '{"a":1}' }] } },
    ],
    [
      'calls with one id for two',
      { output: [call, { ...call, arguments: '{"a":1}' }] },
      { message: { toolCalls: [{ id: 'call_1' }, { id: 'call_1_1' }] } },
    ],
    ['a content that is a text', { output: [{ type: 'message', content: '{"a":1}' }] }, { kind: 'malformed' }],
    [
      'a text that is a number',
      { output: [{ type: 'message', content: [{ type: 'output_text', text: 5 }] }] },
      { kind: 'malformed' },
    ],
    ['an item that is none', { output: [null, text] }, { kind: 'malformed' }],
    [
      "a text under the Chat API's name",
      { output: [{ type: 'message', content: [{ type: 'text', text: '{"a":1}' }] }] },
      { message: { content: '{"a":1}' } },
    ],
    [
      'failed by a filter',
      { status: 'failed', error: { code: 'content_filter', message: 'no' } },
      { kind: 'filtered', code: 'content_filter' },
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

describe('what nests deeper than anything may walk', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  it.each([
    [
      'arguments',
      200,
      `{"choices":[{"index":0,"message":{"tool_calls":[{"function":{"name":"f","arguments":${deep}}}]}}]}`,
    ],
    ['an error', 400, `{"error":{"message":"m","details":${deep}}}`],
    ['an error in a 200', 200, `{"error":{"message":"m","failed_generation":${deep}}}`],
  ])('%s: no answer, and no crash', (_title, status, body) => {
    const reader = readBody({ api: 'chat', stream: false, keepTurn: true })
    reader.open(status, (name) => (name === 'content-type' ? 'application/json' : null)).write(Buffer.from(body), 0)
    expect(reader.read()).toMatchObject({ failure: { kind: 'malformed' } })
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
