import { describe, expect, test } from 'vitest'
import type { Pattern } from '../../../src/contract/expect.ts'
import { renderRequest } from '../../../src/contract/template.ts'
import type { JsonValue } from '../../../src/json/value.ts'
import { holds } from '../../../src/outcome/holds.ts'
import { load, loadOne, problemsOf } from '../reading.ts'

const contract = (more = ''): string => `version: 1
name: golden
request:
  temperature: 0
  messages: "{{messages}}"
${more}cases: [{ from: g.jsonl, format: openai-chat }]
`
const row = (assistant: JsonValue, more: Record<string, JsonValue> = {}): string =>
  JSON.stringify({
    messages: [
      { role: 'system', content: 'Be {{brief}}.' },
      { role: 'assistant', content: 'x', weight: 0 },
      { role: 'user', content: 'q' },
      assistant,
    ],
    ...more,
  })
const first = (text: string, more = '') => {
  const one = loadOne(contract(more), { 'g.jsonl': text })
  return { one, golden: one.cases.at(0) }
}
const equals = (pattern: Pattern | undefined, value: JsonValue): boolean =>
  pattern !== undefined && holds(pattern, { value, exact: new Map() })

describe('rows of the fine-tuning format', () => {
  test('replace messages and tools, unexpanded, without training weights', () => {
    const tools = [{ type: 'function', function: { name: 'f' } }]
    const { one, golden } = first(row({ role: 'assistant', content: '{"a":1}' }, { tools }))
    expect(renderRequest(one, golden)).toEqual({
      temperature: 0,
      messages: [
        { role: 'system', content: 'Be {{brief}}.' },
        { role: 'assistant', content: 'x' },
        { role: 'user', content: 'q' },
      ],
      tools,
    })
    expect(golden.golden).toEqual({ role: 'assistant', content: '{"a":1}' })
    expect(golden.id).toMatch(/^[0-9a-f]{16}$/)
  })

  test('JSON content is compared as a value, closed, nothing in it being an operator', () => {
    const { golden } = first(row({ role: 'assistant', content: '{"a": {"$any_of": [1]}}' }))
    expect(golden.expect.parser).toBe('strict')
    expect(equals(golden.expect.values?.equals, { a: { $any_of: [1] } })).toBe(true)
    expect(equals(golden.expect.values?.equals, { a: { $any_of: [1] }, b: 1 })).toBe(false)
  })

  test.each<[string, string, string, JsonValue]>([
    ['prose is compared as text', 'The answer is 7.', '', 'The answer is 7.'],
    ['a bare number is text where nothing speaks of JSON', '7', '', '7'],
    ['and a value where something does', '7', 'expect: { parser: strict }\n', 7],
    ['the contract’s parser decides', '{"a":1}', 'expect: { parser: text }\n', '{"a":1}'],
  ])('%s', (_, content, more, value) => {
    expect(equals(first(row({ role: 'assistant', content }), more).golden.expect.values?.equals, value)).toBe(true)
  })

  test('calls are expected where the turn makes some', () => {
    const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{"to":"OSL"}' } }
    const { golden, one } = first(row({ role: 'assistant', content: null, tool_calls: [call] }))
    expect(golden.expect.calls?.calls.map(({ name }) => name)).toEqual(['f'])
    expect(equals(golden.expect.calls?.calls[0]?.arguments?.equals, { to: 'OSL' })).toBe(true)
    expect(one.cases.counts).toEqual({ expectValues: 1, expectCalls: 1, flows: 0, requests: 1, rules: 0, expects: 1 })
  })

  test('what an exporter writes as empty is not expected', () => {
    const { golden } = first(row({ role: 'assistant', content: '{"a":1}', tool_calls: [], refusal: '' }))
    expect(golden.expect).toMatchObject({ refusal: false, values: { equals: { kind: 'object' } } })
    expect(golden.expect.calls).toBeUndefined()
  })

  test('a refusal is expected where the turn refuses', () => {
    expect(first(row({ role: 'assistant', content: null, refusal: 'No.' })).golden.expect.refusal).toBe(true)
  })

  test.each<[string, string, string]>([
    ['no messages', '{}', 'golden-row g.jsonl:1:1'],
    [
      'a last turn of the user',
      '{"messages":[{"role":"user","content":"q"},{"role":"user","content":"q"}]}',
      'golden-row g.jsonl:1:13',
    ],
    ['an assistant alone', '{"messages":[{"role":"assistant","content":"q"}]}', 'golden-row g.jsonl:1:13'],
    [
      'a turn without content',
      '{"messages":[{"role":"user","content":"q"},{"role":"assistant"}]}',
      'golden-row g.jsonl:1:44',
    ],
    [
      'arguments that are no JSON',
      '{"messages":[{"role":"user","content":"q"},{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{"}}]}]}',
      'golden-arguments g.jsonl:1:78',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(load({ 'c.yaml': contract(), 'g.jsonl': text }))).toEqual([problem])
  })

  test('content that is no JSON under a contract that parses JSON', () => {
    const loaded = load({
      'c.yaml': contract('expect: { schema: { type: object } }\n'),
      'g.jsonl': '{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"hm"}]}',
    })
    expect(problemsOf(loaded)).toEqual(['golden-content g.jsonl:1:74'])
  })

  test('id, group and tool_choice are carried', () => {
    const tools = [{ type: 'function', function: { name: 'f' } }]
    const more = { tools, tool_choice: 'required', id: 'one', group: 'de' }
    const { one, golden } = first(row({ role: 'assistant', content: 'a' }, more))
    expect(golden).toMatchObject({ id: 'one', group: 'de' })
    expect(renderRequest(one, golden)).toMatchObject({ tools, tool_choice: 'required' })
    expect(one.cases.groups).toEqual(['de'])
  })

  test.each<[string, Record<string, JsonValue>, string]>([
    ['a system text beside the messages', { system: 'Be brief.' }, 'golden-member'],
    ['legacy functions', { functions: [{ name: 'f' }] }, 'golden-member'],
    ['a response format', { response_format: { type: 'json_object' } }, 'golden-member'],
    ['tools, misspelt', { tols: [] }, 'golden-member'],
    ['an exporter’s metadata', { metadata: { at: 1 } }, 'golden-member'],
    ['an id that is a number', { id: 12 }, 'malformed'],
  ])('%s is told, never dropped', (_, more, code) => {
    const loaded = load({ 'c.yaml': contract(), 'g.jsonl': row({ role: 'assistant', content: 'a' }, more) })
    expect(problemsOf(loaded).map((problem) => problem.split(' ')[0])).toEqual([code])
  })

  test('variables elsewhere in the request still need their values', () => {
    const loaded = load({
      'c.yaml': contract('  user: "{{who}}"\n'),
      'g.jsonl': row({ role: 'assistant', content: 'a' }),
    })
    expect(problemsOf(loaded)).toEqual(['variable-unknown g.jsonl:1:1'])
  })
})
