import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLine } from '../../src/journal/decode.ts'
import { encodeLine } from '../../src/journal/encode.ts'
import type { JournalCall } from '../../src/journal/line.ts'
import { WrittenCalls } from '../../src/journal/written-call.ts'
import { type Answered, UNIFIED_REASONS } from '../../src/model/answer.ts'

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.constantFrom('', 'm-1', 'a"b\\c', '\u0000', '\n\t', 'ä', '😀', '\ud83d', '\\', '\u200b', '\\u0041'),
)
const count = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constantFrom(0, 999_999_999_999_999, 1_000_000_000_000_000))
const duration = fc.oneof(
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
  fc.nat().map((thousandths) => thousandths / 1000),
)
const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null })

const answers: fc.Arbitrary<Answered> = fc.record(
  {
    kind: fc.constant('answered' as const),
    status: count,
    servedModel: orNull(text),
    fingerprint: orNull(text),
    upstream: text,
    server: text,
    finishReason: fc.record({ unified: fc.constantFrom(...UNIFIED_REASONS), raw: orNull(text) }),
    message: fc.record(
      {
        content: orNull(text),
        refusal: orNull(text),
        reasoning: text,
        toolCalls: fc.array(fc.record({ id: text, name: text, arguments: text }), { maxLength: 3 }),
      },
      { requiredKeys: ['content', 'refusal', 'toolCalls'] },
    ),
    usage: orNull(
      fc.record(
        {
          input: count,
          output: count,
          cachedInput: count,
          cacheWrite: count,
          reasoning: count,
          statedCostUsd: duration,
        },
        { requiredKeys: ['input', 'output', 'cachedInput', 'reasoning'] },
      ),
    ),
    turn: fc.constant({ role: 'assistant' }),
    shapes: fc.constant(['content-parts'] as never),
    reused: fc.constant('2026-01-02'),
    ms: fc.record(
      {
        queued: duration,
        firstByte: orNull(duration),
        firstToken: orNull(duration),
        total: orNull(duration),
        timedOut: duration,
      },
      { requiredKeys: ['queued', 'firstByte', 'firstToken', 'total'] },
    ),
    attempts: count,
    requestId: text,
  },
  {
    requiredKeys: [
      'kind',
      'status',
      'servedModel',
      'fingerprint',
      'finishReason',
      'message',
      'usage',
      'ms',
      'attempts',
    ],
  },
) as fc.Arbitrary<Answered>

const calls: fc.Arbitrary<JournalCall> = fc.record({
  type: fc.constant('call' as const),
  role: fc.constantFrom('candidate' as const, 'baseline' as const),
  contract: text,
  case: text,
  sample: count,
  turn: count,
  place: count,
  request: text,
  answer: answers,
})

/** One reader for all lines: what it keeps from one must not show in the next. */
const reader = new WrittenCalls()
const read = (bytes: Buffer, start = 0, end = bytes.length): JournalCall | null => reader.read(bytes, start, end)

/** Says what a full reader says of these bytes, or leaves them to it. */
function agrees(line: Buffer): boolean {
  const found = read(line)
  if (found !== null) expect(found).toStrictEqual(decodeLine(line.toString('utf8')))
  return found !== null
}

const plain: JournalCall = {
  type: 'call',
  role: 'candidate',
  contract: 'c',
  case: 'one',
  sample: 0,
  turn: 0,
  place: 7,
  request: 'sha256:1',
  answer: {
    kind: 'answered',
    status: 200,
    servedModel: 'm-1',
    fingerprint: null,
    finishReason: { unified: 'stop', raw: 'stop' },
    message: { content: '{"a": "b\\n\\u00e9"}', refusal: null, toolCalls: [] },
    usage: { input: 1, output: 2, cachedInput: 3, reasoning: 4 },
    ms: { queued: 0, firstByte: 50.25, firstToken: null, total: 50.125 },
    attempts: 1,
  },
}
const whole = encodeLine(plain)

describe('a line read from its bytes', () => {
  it('says what the full reader says, whatever a call holds', () => {
    fc.assert(
      fc.property(calls, (call) => {
        agrees(Buffer.from(encodeLine(call)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is read where it is as our writer writes it', () => {
    expect(read(Buffer.from(whole))).toStrictEqual(plain)
    const around = Buffer.from(`x${whole}\n`)
    expect(read(around, 1, around.length - 1)).toStrictEqual(plain)
    const calling = {
      ...plain,
      answer: {
        ...(plain.answer as Answered),
        upstream: 'u',
        message: { content: null, refusal: null, toolCalls: [{ id: '1', name: 'f', arguments: '{}' }] },
      },
    }
    expect(read(Buffer.from(encodeLine(calling)))).toStrictEqual(calling)
  })

  it('says the same, or nothing, of bytes that were changed', () => {
    const change = fc.record({
      at: fc.nat({ max: whole.length }),
      gone: fc.nat({ max: 4 }),
      put: fc.uint8Array({ maxLength: 4 }),
    })
    const likely = fc.constantFrom(
      '"',
      '\\',
      '0',
      '1',
      '9',
      '.',
      'e5',
      '-',
      ' ',
      '\t',
      ',"place":1',
      '}',
      '{',
      ',',
      'null',
      '\u0000',
      '\u00ff',
    )
    const changes = fc.oneof(
      change,
      change.chain(({ at, gone }) => likely.map((put) => ({ at, gone, put: Buffer.from(put, 'latin1') }))),
    )
    fc.assert(
      fc.property(calls, fc.boolean(), fc.array(changes, { minLength: 1, maxLength: 2 }), (call, isPlain, each) => {
        let bytes = Buffer.from(isPlain ? whole : encodeLine(call))
        for (const { at, gone, put } of each)
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)])
        agrees(bytes)
      }),
      { numRuns: 10_000 },
    )
  })

  it.each([
    ['a member twice', whole.replace('"place":7', '"place":7,"place":8')],
    ['members in another order', whole.replace('"sample":0,"turn":0', '"turn":0,"sample":0')],
    ['a blank', whole.replace('"place":7', '"place": 7')],
    ['a number with an exponent', whole.replace('50.125', '5e1')],
    ['a number that a double does not hold', whole.replace('50.125', '50.1250000000000001')],
    ['a zero in front', whole.replace('"place":7', '"place":07')],
    ['no digit behind the point', whole.replace('50.125', '50.')],
    ['an unknown reason', whole.replace('"unified":"stop"', '"unified":"done"')],
    ['text behind it', `${whole} `],
    ['a control character', whole.replace('"one"', '"o\tne"')],
    ['an escape that there is not', whole.replace('"one"', '"o\\xne"')],
    ['another type', whole.replace('"call"', '"anchor"')],
    ['nothing', ''],
  ])('is left to the full reader: %s', (_, line) => {
    expect(read(Buffer.from(line))).toBeNull()
  })
})
