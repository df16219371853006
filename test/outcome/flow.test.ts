import { describe, expect, test } from 'vitest'
import type { Turn } from '../../src/contract/contract.ts'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { openTurn, type TurnContext } from '../../src/outcome/flow.ts'
import { answered, call, expectOf, schemaOf } from './make.ts'
import { pattern } from './pattern.ts'
import { testValidator } from './validator.ts'

const turn = (members: Partial<Turn>): Turn => ({
  expect: expectOf(),
  place: { file: 'flow.yaml', line: 1, column: 1 },
  ...members,
})
const context = (members: Partial<TurnContext> = {}): TurnContext => ({
  api: 'chat',
  previous: null,
  callbacks: new Set(),
  validator: testValidator(),
  ...members,
})
const flights = { flights: [{ id: 'F2' }] }
const toOslo = { match: pattern({ to: 'OSL' }, false) }
const searching = turn({
  toolResults: [{ tool: 'search', results: [{ when: toOslo, result: flights }, { result: 'nothing found' }] }],
})
const search = (to: string, id = 'c1') => call('search', { to }, id)
const echo = (...calls: readonly ReturnType<typeof call>[]) => ({
  role: 'assistant',
  content: null,
  tool_calls: calls.map(({ id, name, arguments: text }) => ({
    id,
    type: 'function',
    function: { name, arguments: text },
  })),
})

describe('what a turn adds to the conversation', () => {
  test('the first: the user’s message', () => {
    expect(openTurn(turn({ user: 'Hello' }), context())).toEqual({
      kind: 'messages',
      messages: [{ role: 'user', content: 'Hello' }],
    })
    expect(openTurn(turn({}), context())).toEqual({ kind: 'messages', messages: [] })
  })

  test('the model’s text, then the user again', () => {
    const previous = answered('Hello.')
    const messages = [
      { role: 'assistant', content: 'Hello.' },
      { role: 'user', content: 'Again' },
    ]
    expect(openTurn(turn({ user: 'Again' }), context({ previous }))).toEqual({ kind: 'messages', messages })
    expect(openTurn(turn({ user: 'Again' }), context({ previous, api: 'responses' }))).toEqual({
      kind: 'messages',
      messages,
    })
  })

  test('the model’s refusal, as each API writes it', () => {
    const previous = answered(null, { refusal: 'No.' })
    const again = turn({ user: 'Again' })
    expect(openTurn(again, context({ previous }))).toMatchObject({
      messages: [{ role: 'assistant', content: null, refusal: 'No.' }, { role: 'user' }],
    })
    expect(openTurn(again, context({ previous, api: 'responses' }))).toMatchObject({
      messages: [{ role: 'assistant', content: [{ type: 'refusal', refusal: 'No.' }] }, { role: 'user' }],
    })
  })

  test('an answer that a filter cut away: no message has null alone for content', () => {
    expect(openTurn(turn({ user: 'Again' }), context({ previous: answered(null) }))).toMatchObject({
      messages: [{ role: 'assistant', content: '' }, { role: 'user' }],
    })
  })

  test('results for an answer that never came', () => {
    expect(openTurn(searching, context())).toMatchObject({
      kind: 'wrong-calls',
      fault: { kind: 'missing', expected: ['search'] },
    })
  })

  test('a result for every open call, chosen by `when`; text goes as it is, the rest as JSON', () => {
    const previous = answered([search('OSL'), search('CPH', 'c2')])
    expect(openTurn(searching, context({ previous }))).toEqual({
      kind: 'messages',
      messages: [
        echo(search('OSL'), search('CPH', 'c2')),
        { role: 'tool', tool_call_id: 'c1', content: '{"flights":[{"id":"F2"}]}' },
        { role: 'tool', tool_call_id: 'c2', content: 'nothing found' },
      ],
    })
  })

  test('in the shape of the Responses API', () => {
    const previous = answered([search('OSL')], { content: 'Let me look.' })
    expect(openTurn(searching, context({ previous, api: 'responses' }))).toEqual({
      kind: 'messages',
      messages: [
        { role: 'assistant', content: 'Let me look.' },
        { type: 'function_call', call_id: 'c1', name: 'search', arguments: '{"to":"OSL"}' },
        { type: 'function_call_output', call_id: 'c1', output: '{"flights":[{"id":"F2"}]}' },
      ],
    })
  })

  test('results and a user’s message', () => {
    const opened = openTurn({ ...searching, user: 'The cheapest.' }, context({ previous: answered([search('OSL')]) }))
    expect(opened).toMatchObject({
      messages: [{ role: 'assistant' }, { role: 'tool' }, { role: 'user', content: 'The cheapest.' }],
    })
  })

  test('empty arguments are {}', () => {
    const now = turn({ toolResults: [{ tool: 'now', results: [{ when: { equals: pattern({}) }, result: 'noon' }] }] })
    expect(openTurn(now, context({ previous: answered([call('now', '')]) }))).toMatchObject({ kind: 'messages' })
  })

  test('`when` may hold a schema', () => {
    const when = { schema: schemaOf({ properties: { to: { pattern: '^O' } } }) }
    const bySchema = turn({ toolResults: [{ tool: 'search', results: [{ when, result: 'yes' }] }] })
    expect(openTurn(bySchema, context({ previous: answered([search('OSL')]) }))).toMatchObject({ kind: 'messages' })
    expect(openTurn(bySchema, context({ previous: answered([search('CPH')]) }))).toMatchObject({ kind: 'wrong-calls' })
  })
})

describe('the model’s turn goes back as it came', () => {
  const previous = answered(null, { toolCalls: [search('OSL')] })
  const results = [{ tool: 'search', results: [{ result: flights }] }]
  const sentBack = (api: 'chat' | 'responses', sent: JsonValue, calls = previous.message.toolCalls) => {
    const message = { ...previous.message, toolCalls: calls }
    const opened = openTurn(
      turn({ toolResults: results }),
      context({ api, previous: { ...previous, message, turn: sent } }),
    )
    return opened.kind === 'messages' ? opened.messages.slice(0, -calls.length) : opened
  }
  const made = { id: 'c1', type: 'function', function: { name: 'search', arguments: '{"to":"OSL"}' } }
  const item = {
    id: 'fc',
    type: 'function_call',
    call_id: 'c1',
    name: 'search',
    arguments: '{"to":"OSL"}',
    status: 'completed',
  }

  test.each<[string, 'chat' | 'responses', JsonObject | JsonObject[]]>([
    [
      'a signature on a call (tinyhumansai/openhuman#3548)',
      'chat',
      { role: 'assistant', tool_calls: [{ ...made, extra_content: { google: { thought_signature: 'S' } } }] },
    ],
    [
      'reasoning_content (JohnnyZ93/oai-compatible-copilot#202)',
      'chat',
      { role: 'assistant', content: '', reasoning_content: 'Search.', tool_calls: [made] },
    ],
    [
      'reasoning_details (earendil-works/pi#6733)',
      'chat',
      {
        role: 'assistant',
        content: null,
        refusal: null,
        annotations: [],
        reasoning_details: [{ type: 'reasoning.encrypted', data: 'x' }],
        tool_calls: [made],
      },
    ],
    [
      'thinking parts (Mistral)',
      'chat',
      {
        role: 'assistant',
        content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] }],
        tool_calls: [made],
      },
    ],
    [
      'reasoning items and phases',
      'responses',
      [
        { id: 'rs', type: 'reasoning', summary: [], encrypted_content: 'E' },
        { id: 'm', type: 'message', role: 'assistant', phase: 'commentary', content: [] },
        item,
      ],
    ],
  ])('%s', (_title, api, sent) => {
    expect(sentBack(api, sent)).toEqual([sent].flat())
  })

  test('but for ids that a call did not bring, and a role', () => {
    expect(sentBack('chat', { tool_calls: [{ ...made, id: '' }] })).toEqual([{ role: 'assistant', tool_calls: [made] }])
    expect(sentBack('responses', [{ ...item, call_id: null }])).toEqual([item])
  })

  test('the older function_call is written as a call, which a result can name', () => {
    expect(sentBack('chat', { role: 'assistant', content: null, function_call: made.function })).toEqual([
      echo(search('OSL')),
    ])
  })
})

describe('what was not foreseen', () => {
  const narrow = turn({ toolResults: [{ tool: 'search', results: [{ when: toOslo, result: flights }] }] })
  test('arguments for which no result is foreseen', () => {
    const fault = { kind: 'unforeseen', name: 'search', arguments: '{"to":"CPH"}' }
    expect(openTurn(narrow, context({ previous: answered([search('OSL'), search('CPH', 'c2')]) }))).toEqual({
      kind: 'wrong-calls',
      fault,
    })
  })
  test('another tool', () => {
    expect(openTurn(narrow, context({ previous: answered([call('book', {})]) }))).toMatchObject({
      fault: { kind: 'unforeseen', name: 'book' },
    })
  })
  test('a call that is open when the user speaks', () => {
    expect(openTurn(turn({ user: 'Well?' }), context({ previous: answered([search('OSL')]) }))).toMatchObject({
      fault: { kind: 'unforeseen' },
    })
  })
  test('no call to give a result to', () => {
    const fault = { kind: 'missing', expected: ['search'], made: [], text: 'No.' }
    expect(openTurn(narrow, context({ previous: answered('No.') }))).toEqual({ kind: 'wrong-calls', fault })
  })
})

describe('callbacks', () => {
  const callbacks = new Set(['search'])
  const booking = turn({ toolResults: [{ tool: 'book', results: [{ result: 'booked' }] }] })
  const previous = answered([search('OSL'), call('book', {}, 'c2')])

  test('are asked for first, in place of tool results', () => {
    expect(openTurn(searching, context({ previous: answered([search('OSL')]), callbacks }))).toEqual({
      kind: 'callbacks',
      calls: [search('OSL')],
    })
    expect(openTurn(booking, context({ previous, callbacks }))).toEqual({ kind: 'callbacks', calls: [search('OSL')] })
  })
  test('then stand in the order of the calls', () => {
    expect(openTurn(booking, context({ previous, callbacks, returned: { c1: { flights: [] } } }))).toMatchObject({
      kind: 'messages',
      messages: [
        { role: 'assistant' },
        { tool_call_id: 'c1', content: '{"flights":[]}' },
        { tool_call_id: 'c2', content: 'booked' },
      ],
    })
  })
  test('nothing is asked where another call was not foreseen: a downstream may have effects', () => {
    const opened = openTurn(turn({ toolResults: [] }), context({ previous, callbacks }))
    expect(opened).toMatchObject({ kind: 'wrong-calls', fault: { kind: 'unforeseen', name: 'book' } })
  })
  test('an id from the prototype is no result', () => {
    const odd = answered([call('search', {}, 'toString')])
    expect(openTurn(turn({}), context({ previous: odd, callbacks, returned: {} }))).toMatchObject({ kind: 'callbacks' })
  })
})
