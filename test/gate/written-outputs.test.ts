import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OutputLine, outputLines, readOutputLine } from '../../src/gate/journals/output-line.ts'
import type { JsonValue } from '../../src/json/value.ts'
import { WrittenResults } from '../../src/model/batch/written-results.ts'

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.constantFrom(
    '',
    'stop',
    'tool_calls',
    'error',
    'a"b\\c',
    '\u0000',
    '\n\t',
    'ä',
    '😀',
    '\ud83d',
    '\u200b',
    '{"a":[1]}',
  ),
)
const count = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constantFrom(0, 1, 999_999_999_999_999, 1_000_000_000_000_000))
const any = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>
/** Mostly what is documented, at times anything. */
const often = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary: value }, { weight: 1, arbitrary: any })
const orNull = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => often(fc.option(value, { nil: null }))

const strange = fc.oneof(fc.constantFrom('id', 'object', 'logprobs', '__proto__', 'a"b'), text)
/** An object of these members and at times one that nobody knows, in any order, at times without one of them. */
const members = (known: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.record(known), fc.option(fc.tuple(strange, any), { freq: 3, nil: null }), fc.nat({ max: 20 }))
    .chain(([first, other, missing]) => {
      const all = [...Object.entries(first), ...(other === null ? [] : [other])].filter((_, at) => at !== missing)
      return fc.shuffledSubarray(all, { minLength: all.length }).map(Object.fromEntries)
    })

const call = members({
  id: often(text),
  type: often(fc.constant('function')),
  function: often(members({ name: often(text), arguments: often(text) })),
})
const message = members({
  role: fc.constant('assistant'),
  content: orNull(text),
  refusal: orNull(text),
  tool_calls: orNull(fc.array(call, { maxLength: 3 })),
  function_call: fc.constant(null),
  reasoning_content: orNull(fc.constant(null)),
  annotations: fc.constant([]),
})
const choice = members({
  index: often(fc.constant(0)),
  message: often(message),
  finish_reason: orNull(text),
  error: orNull(fc.constant(null)),
})
const details = members({
  cached_tokens: orNull(count),
  cache_write_tokens: orNull(count),
  reasoning_tokens: orNull(count),
})
const usage = members({
  prompt_tokens: often(count),
  completion_tokens: often(count),
  total_tokens: often(count),
  prompt_tokens_details: orNull(details),
  completion_tokens_details: orNull(details),
  cost: orNull(fc.constant(null)),
})
const body = members({
  model: orNull(text),
  choices: often(fc.array(choice, { minLength: 1, maxLength: 1 })),
  usage: orNull(usage),
  system_fingerprint: orNull(text),
  error: orNull(fc.constant(null)),
  base_resp: orNull(fc.constant(null)),
})
const response = members({ status_code: often(fc.constant(200)), body: often(body) })
const lines = members({ custom_id: often(text), response: often(response), error: orNull(any) })

const plain = {
  id: 'batch_req_1',
  custom_id: 'ticket-1',
  response: {
    status_code: 200,
    request_id: 'req_1',
    body: {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1735689600,
      model: 'm-1',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: '{"a": "b\nä"}', refusal: null, annotations: [] },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: {
        prompt_tokens: 120,
        completion_tokens: 60,
        total_tokens: 180,
        prompt_tokens_details: { cached_tokens: 3, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 4, audio_tokens: 0 },
      },
      service_tier: 'default',
      system_fingerprint: 'fp_1',
    },
  },
  error: null,
}
const whole = JSON.stringify(plain)
/** With blanks, as Python writes them; no text of `plain` holds what is replaced but the answer, which then differs. */
const spaced = whole.replaceAll('":', '": ').replaceAll(',"', ', "')

const asIs = (one: string): string => one
/** One reader for all lines: what it keeps from one must not show in the next. */
const reader = outputLines('chat', asIs)
const written = new WrittenResults()

const careful = (line: Buffer): OutputLine | null => readOutputLine(line.toString('utf8'), 'chat', asIs)
/** Whether the line was read from its bytes; what was read is what the full reader says. */
function agrees(line: Buffer): boolean {
  expect(reader(line, 0, line.length)).toStrictEqual(careful(line))
  return written.read(line, 0, line.length) !== null
}

describe('a line of results read from its bytes', () => {
  it('says what the full reader says, whatever a line holds', () => {
    let read = 0
    fc.assert(
      fc.property(lines, fc.boolean(), (line, isWide) => {
        const one = isWide ? JSON.stringify(line, null, '\t').replaceAll('\n', '\r') : JSON.stringify(line)
        if (agrees(Buffer.from(one))) read++
      }),
      { numRuns: 5_000 },
    )
    expect(read).toBeGreaterThan(100)
  })

  it('says the same of bytes that were changed', () => {
    const change = fc.record({
      at: fc.nat({ max: spaced.length }),
      gone: fc.nat({ max: 4 }),
      put: fc.uint8Array({ maxLength: 4 }),
    })
    const put = [
      '"',
      '\\',
      '0',
      '1',
      '.',
      'e5',
      '-',
      ' ',
      '\t',
      '}',
      '{',
      ',',
      '[',
      'null',
      '\u0000',
      '\u00ff',
      '"id":1,',
    ]
    const changes = fc.oneof(
      change,
      change.chain(({ at, gone }) =>
        fc.constantFrom(...put).map((likely) => ({ at, gone, put: Buffer.from(likely, 'latin1') })),
      ),
    )
    fc.assert(
      fc.property(fc.constantFrom(whole, spaced), fc.array(changes, { minLength: 1, maxLength: 2 }), (line, each) => {
        let bytes = Buffer.from(line)
        for (const { at, gone, put } of each)
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)])
        agrees(bytes)
      }),
      { numRuns: 10_000 },
    )
  })

  const withMessage = (message: object): string => {
    const { body } = plain.response
    const choices = body.choices.map((one) => ({ ...one, message: { ...one.message, ...message } }))
    return JSON.stringify({ ...plain, response: { ...plain.response, body: { ...body, choices } } })
  }
  const calling = { id: 'call_1', type: 'function', function: { name: 'f', arguments: '{"a": 1}' } }

  it.each([
    ['as JavaScript writes it', whole],
    ['as Python writes it', spaced],
    ['with calls', withMessage({ content: null, tool_calls: [calling, calling] })],
    ['with no calls', withMessage({ tool_calls: [] })],
    ['with a refusal', withMessage({ content: null, refusal: 'no' })],
    ['with members in another order', JSON.stringify({ error: null, response: plain.response, custom_id: 'a' })],
    ['with a line end of Windows', `${whole}\r`],
    ['without counts', whole.replace(/"usage":\{.*?\}\},/, '')],
    ['with what nobody knows', whole.replace('"id"', '"new":{"a":[1,-2.5e-3,true,false,null,"\\n",{}],"b":[]},"id"')],
  ])('is not parsed: %s', (_, line) => {
    expect(agrees(Buffer.from(line))).toBe(true)
    const around = Buffer.from(`x${line}\n`)
    expect(written.read(around, 1, around.length - 1)).not.toBeNull()
  })

  it.each([
    ['a member twice', whole.replace('"custom_id"', '"custom_id":"a","custom_id"')],
    ['an inner member twice', whole.replace('"refusal":null', '"refusal":null,"refusal":"no"')],
    ['a name with an escape', whole.replace('"custom_id"', '"custom\\u005fid"')],
    ['another status', whole.replace('200', '400')],
    ['an error beside the answer', whole.replace('"object"', '"error":{"message":"no"},"object"')],
    ['two choices', whole.replace('"choices":[', '"choices":[{"index":1},')],
    ['a choice that is not the first', whole.replace('"index":0', '"index":1')],
    ['no choice', whole.replace(/"choices":\[.*?\],"usage"/, '"choices":[],"usage"')],
    ['parts', withMessage({ content: [{ type: 'text', text: 'a' }] })],
    ['thoughts', withMessage({ reasoning_content: 'hm' })],
    ['the older call', withMessage({ function_call: { name: 'f', arguments: '{}' } })],
    ['a call without an id', withMessage({ tool_calls: [{ ...calling, id: '' }] })],
    [
      'arguments as an object',
      withMessage({ tool_calls: [{ ...calling, function: { name: 'f', arguments: { a: 1 } } }] }),
    ],
    ['what the provider gave up', whole.replace('"stop"', '"error"')],
    ['a count that is none', whole.replace('"prompt_tokens":120', '"prompt_tokens":-1')],
    ['text behind it', `${whole}x`],
    ['a comma too many', whole.replace(',"error":null}', ',"error":null,}')],
    ['a number that is none', whole.replace('"created":1735689600', '"created":01')],
    ['a text that is none', whole.replace('"req_1"', '"req\\x"')],
    ['what was not run', JSON.stringify({ custom_id: 'a', response: null, error: { code: 'batch_expired' } })],
    ['a line of another vendor', JSON.stringify({ custom_id: 'a', result: { type: 'expired' } })],
    ['a torn line', whole.slice(0, -1)],
    ['nothing', ''],
  ])('is left to the full reader: %s', (_, line) => {
    expect(agrees(Buffer.from(line))).toBe(false)
  })

  it('is read from its bytes where the answers are of the Chat Completions API alone', () => {
    const line = Buffer.from(whole)
    expect(outputLines('responses', asIs)(line, 0, line.length)).toStrictEqual(readOutputLine(whole, 'responses', asIs))
  })

  it('has its secrets taken out', () => {
    const redact = (one: string): string => one.replaceAll('fp_1', '***')
    const line = Buffer.from(whole)
    expect(outputLines('chat', redact)(line, 0, line.length)).toStrictEqual(readOutputLine(whole, 'chat', redact))
  })
})
