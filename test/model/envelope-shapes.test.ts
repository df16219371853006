import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { ENVELOPE_SHAPES } from '../../src/model/envelope-shapes.ts'
import { readBody } from '../../src/model/read/answer-body.ts'

function shapesOf(body: string, stream: boolean, api: 'chat' | 'responses' = 'chat') {
  const reader = readBody({ api, stream })
  reader
    .open(200, (name) => (name === 'content-type' ? (stream ? 'text/event-stream' : 'application/json') : null))
    .write(Buffer.from(body), 0)
  const reading = reader.read()
  return reading.kind === 'read' ? (reading.answer.shapes ?? []) : reading.failure.message
}

const whole = (message: JsonObject) =>
  shapesOf(JSON.stringify({ choices: [{ message, finish_reason: 'stop' }] }), false)
const streamed = (...deltas: readonly JsonObject[]) =>
  shapesOf(
    [...deltas.map((delta) => ({ delta })), { delta: {}, finish_reason: 'stop' }]
      .map((choice) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`)
      .join(''),
    true,
  )

const call = (args: JsonValue | undefined, over: JsonObject = { id: 'a', type: 'function' }): JsonObject => ({
  tool_calls: [{ ...over, function: { name: 'f', ...(args === undefined ? {} : { arguments: args }) } }],
})

describe('shapes that clients do not read', () => {
  it.each<[string, JsonObject, readonly string[]]>([
    ['as documented', call('{}'), []],
    ['a text', { content: '{}' }, []],
    ['a custom tool', { tool_calls: [{ id: 'a', type: 'custom', custom: { name: 'f', input: '' } }] }, []],
    ['arguments as an object', call({}), ['arguments-object']],
    ['empty arguments', call(''), ['arguments-empty']],
    ['no arguments', call(undefined), ['arguments-missing']],
    ['the older call', { content: null, function_call: { name: 'f', arguments: '{}' } }, ['function-call']],
    ['the older call beside calls', { ...call('{}'), function_call: { name: 'f', arguments: '{}' } }, []],
    ['content as parts', { content: [{ type: 'text', text: '{}' }] }, ['content-parts']],
    ['no type', call('{}', { id: 'a' }), ['call-without-type']],
    ['no id, which all read', call('{}', { type: 'function' }), []],
    ['two of them', call('', {}), ['arguments-empty', 'call-without-type']],
  ])('whole: %s', (_title, message, shapes) => {
    expect(whole(message)).toEqual(shapes)
  })

  it.each<[string, JsonObject[], readonly string[]]>([
    ['as documented', [call(''), call('{}', {})], []],
    ['arguments as an object', [call({})], ['arguments-object']],
    ['empty arguments', [call(''), { content: '' }], ['arguments-empty']],
    ['no arguments', [call(undefined)], ['arguments-missing']],
    ['the older call', [{ function_call: { name: 'f', arguments: '{}' } }], ['function-call']],
    ['content as parts', [{ content: [{ type: 'text', text: '{}' }] }], ['content-parts']],
    ['no type, and no id', [call('{}', {})], ['call-without-type', 'call-without-id']],
  ])('streamed: %s', (_title, deltas, shapes) => {
    const named = deltas.map((delta, index) =>
      index === 0 ? delta : JSON.parse(JSON.stringify(delta).replace('"name":"f",', '')),
    )
    expect(streamed(...named)).toEqual(shapes)
  })

  it.each<[string, readonly (number | undefined)[], readonly string[]]>([
    ['an index each', [0, 1], []],
    ['one index', [0, 0], ['calls-of-one-index']],
    ['one index for two of three', [0, 1, 1], ['calls-of-one-index']],
    ['no index', [undefined, undefined], []],
  ])('streamed calls: %s', (_title, indexes, shapes) => {
    const deltas = indexes.map((index, place): JsonObject => {
      const made = { id: `call_${place}`, type: 'function', function: { name: 'f', arguments: '{}' } }
      return { tool_calls: [index === undefined ? made : { index, ...made }] }
    })
    expect(streamed(...deltas)).toEqual(shapes)
  })

  it('are none of the Responses API', () => {
    const item = { type: 'function_call', call_id: 'a', name: 'f', arguments: '' }
    expect(shapesOf(JSON.stringify({ status: 'completed', output: [item] }), false, 'responses')).toEqual([])
  })

  it('stand in docs/outcomes.md with the clients that were found not to read them', () => {
    const page = readFileSync('docs/outcomes.md', 'utf8')
    const list = (clients: readonly string[]): string => clients.join(', ') || '–'
    const rows = Object.values(ENVELOPE_SHAPES).map(
      ({ words, unreadBy }) => `| ${words} | ${list(unreadBy.whole)} | ${list(unreadBy.streamed)} |\n`,
    )
    expect(page).toContain(rows.join(''))
  })
})
