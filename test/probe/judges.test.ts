import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { createConforms } from '../../src/outcome/schema/conforms.ts'
import type { ProbeState, Seen } from '../../src/probe/probe.ts'
import { PROBES } from '../../src/probe/probes.ts'

const conforms = createConforms()
const seen = (json: JsonValue): Seen => ({ text: JSON.stringify(json), json })
const choice = (message: JsonObject, more: JsonObject = {}): JsonObject => ({
  index: 0,
  message: { role: 'assistant', content: null, ...message },
  finish_reason: 'stop',
  ...more,
})
const chat = (message: JsonObject, more: JsonObject = {}, usage = 5): Seen =>
  seen({ model: 'm', choices: [choice(message, more)], usage: { completion_tokens: usage } })
const text = (content: string, more: JsonObject = {}, usage?: number): Seen => chat({ content }, more, usage)
const called = (...calls: readonly (readonly [string, string | JsonObject])[]): Seen =>
  chat({
    tool_calls: calls.map(([name, args], at) => ({
      id: `${at}`,
      type: 'function',
      function: { name, arguments: args },
    })),
  })
const events = (...data: readonly JsonValue[]): Seen => ({
  text: `${data.map((one) => `data: ${JSON.stringify(one)}`).join('\n\n')}\n\ndata: [DONE]\n\n`,
  json: undefined,
})
const page: Seen = { text: '<html>', json: undefined }
const response = (answer: string, status = 'completed'): Seen =>
  seen({ status, output: [{ type: 'message', content: [{ type: 'output_text', text: answer }] }] })
const message = (answer: string, reason = 'end_turn'): Seen =>
  seen({ type: 'message', content: [{ type: 'text', text: answer }], stop_reason: reason })

/** Probe, what came, what it shows. */
const ROWS: readonly (readonly [id: string, seen: readonly [Seen, ...Seen[]], state: ProbeState])[] = [
  ['chat', [text('{"answer":"gamma"}')], 'enforced'],
  ['chat', [page], 'unknown'],
  ['models', [seen({ data: [{ id: 'a' }] })], 'enforced'],
  ['models', [seen([{ id: 'a' }])], 'enforced'],
  ['models', [page], 'unknown'],
  ['model', [text('hi')], 'ignored'],
  ['model', [page], 'unknown'],
  ['schema', [text('{"greeting":true}')], 'enforced'],
  ['schema', [text('hello')], 'accepted, not enforced'],
  ['json_object', [text('{"a":1}')], 'enforced'],
  ['json_object', [text('hello')], 'accepted, not enforced'],
  ['json_object', [text('{"a":', { finish_reason: 'length' })], 'unknown'],
  ['tools.arguments', [called(['set_color', '{"color":"red"}'])], 'enforced'],
  ['tools.arguments', [called(['set_color', { color: 'blue' }])], 'enforced'],
  ['tools.arguments', [called(['set_color', '{"color":"green"}'])], 'accepted, not enforced'],
  ['tools.arguments', [called(['set_color', '{"color":'])], 'accepted, not enforced'],
  ['tools.arguments', [text('no')], 'unknown'],
  ['tool_choice.required', [called(['get_time', '{"city":"x"}'])], 'enforced'],
  ['tool_choice.required', [text('hello')], 'accepted, not enforced'],
  ['tool_choice.named', [called(['set_color', '{"color":"red"}'])], 'enforced'],
  ['tool_choice.named', [called(['get_time', '{"city":"Oslo"}'])], 'accepted, not enforced'],
  ['tool_choice.named', [text('noon')], 'accepted, not enforced'],
  ['parallel_tool_calls', [called(['w', '{}'], ['w', '{}']), called(['w', '{}'])], 'enforced'],
  [
    'parallel_tool_calls',
    [called(['w', '{}'], ['w', '{}']), called(['w', '{}'], ['w', '{}'])],
    'accepted, not enforced',
  ],
  ['parallel_tool_calls', [called(['w', '{}']), called(['w', '{}'])], 'unknown'],
  ['n', [seen({ choices: [choice({}), choice({})] })], 'enforced'],
  ['n', [text('hello')], 'ignored'],
  ['seed', [text('a'), text('a'), text('b')], 'enforced'],
  ['seed', [text('a'), text('b'), text('c')], 'ignored'],
  ['seed', [text('a'), text('a'), text('a')], 'unknown'],
  ['max_tokens', [text('1 2 3', { finish_reason: 'length' }, 8)], 'enforced'],
  ['max_tokens', [text('1 2 3 … 300', {}, 900)], 'ignored'],
  ['max_tokens', [text('1 2 3', {}, 3)], 'unknown'],
  ['stop', [text('the')], 'enforced'],
  ['stop', [text('the quick brown')], 'ignored'],
  ['stop', [text('')], 'unknown'],
  ['stream_options', [events({ choices: [] }, { choices: [], usage: { completion_tokens: 3 } })], 'enforced'],
  ['stream_options', [events({ choices: [], usage: null })], 'ignored'],
  ['logprobs', [text('a', { logprobs: { content: [{ token: 'a', logprob: -1 }] } })], 'enforced'],
  ['logprobs', [text('a', { logprobs: null })], 'ignored'],
  ['responses', [response('{"answer":"beta"}')], 'enforced'],
  ['responses', [response('{"answer":"gamma"}')], 'accepted, not enforced'],
  ['responses', [response('{"ans', 'incomplete')], 'unknown'],
  ['responses', [text('hello')], 'unknown'],
  ['messages', [message('{"answer":"beta"}')], 'enforced'],
  ['messages', [message('Sure.')], 'accepted, not enforced'],
  ['messages', [message('{"an', 'max_tokens')], 'unknown'],
  ['messages', [page], 'unknown'],
]

describe('what an answer shows', () => {
  it.each(ROWS)('%s %#', (id, answers, state) => {
    const probe = PROBES.find((one) => one.id === id)
    expect(probe?.calls.length).toBe(answers.length)
    expect(probe?.judge(answers, conforms).state).toBe(state)
  })

  it('each probe that is no schema’s is in the table', () => {
    const named = new Set(ROWS.map(([id]) => id))
    expect(PROBES.map(({ id }) => id).filter((id) => !named.has(id) && !id.startsWith('schema.'))).toEqual([])
  })
})
