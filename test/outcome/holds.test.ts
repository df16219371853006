import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../src/json/read.ts'
import type { JsonDocument, JsonValue } from '../../src/json/value.ts'
import { differences, holds } from '../../src/outcome/holds.ts'
import { pattern } from './pattern.ts'

const read = (text: string): JsonDocument => {
  const result = readJson(text)
  if (!result.ok) throw new Error(result.fault.message)
  return result.document
}
const documentOf = (value: JsonValue): JsonDocument => read(JSON.stringify(value))

describe('what holds', () => {
  const cases: readonly (readonly [expected: JsonValue, text: string, equals: boolean, match: boolean])[] = [
    [5, '5.0', true, true],
    [0, '-0', true, true],
    [1, 'true', false, false],
    [null, 'null', true, true],
    [null, '{}', false, false],
    ['a', '"\\u0061"', true, true],
    [{ a: 1 }, '{"a":1,"b":2}', false, true],
    [{ a: { b: 1 } }, '{"a":{"b":1,"c":2}}', false, true],
    [{}, '{}', true, true],
    [{}, '{"a":1}', false, true],
    [{}, '[]', false, false],
    [[1, 2], '[1,2]', true, true],
    [[1, 2], '[2,1]', false, false],
    [[1], '[1,2]', false, false],
    [[{ a: 1 }], '[{"a":1,"b":2}]', false, true],
    [{ toString: 1 }, '{}', false, false],
    [{ a: { $absent_or: 1 } }, '{}', true, true],
    [{ a: { $absent_or: 1 } }, '{"a":1}', true, true],
    [{ a: { $absent_or: 1 } }, '{"a":null}', false, false],
    [{ a: { $any_of: [{ $absent_or: 1 }, 2] } }, '{}', true, true],
    [{ a: { $any_of: [{ $absent_or: 1 }, 2] } }, '{"a":3}', false, false],
    [{ $any_of: ['Paris', 'Paris, France'] }, '"Paris, France"', true, true],
    [{ $any_of: ['Paris', 'Paris, France'] }, '"Lyon"', false, false],
    [{ $any_of: [{ a: 1 }, { b: 2 }] }, '{"b":2,"c":3}', false, true],
    [{ $near: [4.2, 0.1] }, '4.1', true, true],
    [{ $near: [4.2, 0.1] }, '4.3', true, true],
    [{ $near: [4.2, 0.1] }, '4.31', false, false],
    [{ $near: [4.2, 0.1] }, '"4.2"', false, false],
    [{ $near: [4.2, 0.1] }, '1e400', false, false],
    [{ $near: [0, 0.1] }, '1e-400', true, true],
    [{ $near: [0, 0.1] }, '1e999999999', false, false],
    [{ $near: [1e16, 1] }, '10000000000000001', true, true],
    [{ $near: [1e16, 1] }, '10000000000000002', false, false],
    [{ $near: [9007199254740992, 0] }, '9007199254740993', false, false],
    [{ $near: [{ $exact: '9007199254740993' }, 0] }, '9007199254740993', true, true],
    [{ $near: [{ $exact: '9007199254740993' }, 0] }, '9007199254740992', false, false],
    [{ $near: [1, 0] }, '1.0000000000000002', false, false],
    [{ $near: [-1.5, 0.25] }, '-175e-2', true, true],
    [{ a: { $any_of: [] } }, '{"a":1}', false, false],
    [{ a: { $absent_or: { $any_of: [] } } }, '{}', true, true],
    [{ $unordered: [1, 2, 2] }, '[2,1,2]', true, true],
    [{ $unordered: [1, 2, 2] }, '[2,1,1]', false, false],
    [{ $unordered: [1] }, '[1,1]', false, false],
    [{ $unordered: [] }, '[]', true, true],
    [{ $unordered: [{ $any_of: [1, 2] }, 1] }, '[1,2]', true, true],
    [{ $unordered: [{ a: 1 }] }, '[{"a":1,"b":2}]', false, true],
    [{ $exact: '9007199254740993' }, '9007199254740993', true, true],
    [{ $exact: '9007199254740993' }, '9007199254740992', false, false],
    [{ $exact: '9007199254740993' }, '9007199254740993.0', true, true],
    [9007199254740992, '9007199254740993', false, false],
    [{ $exact: '1e400' }, '10e399', true, true],
    [{ $exact: '1e400' }, '1e401', false, false],
    [{ id: { $exact: '9007199254740993' } }, '{"id":9007199254740992}', false, false],
  ]
  test.each(cases)('%j against %s: equals %s, match %s', (expected, text, equals, match) => {
    expect(holds(pattern(expected, true), read(text))).toBe(equals)
    expect(holds(pattern(expected, false), read(text))).toBe(match)
  })
})

describe('like', () => {
  const cases: readonly (readonly [expected: JsonValue, found: JsonValue, holds: boolean])[] = [
    ['New York, NY', 'new york ny', true],
    ['2*x^2-3/4_a.b', '2X23 4AB', true],
    ["it's", 'IT"S', true],
    ['tab\there', 'tabhere', true],
    ['Paris', 'Lyon', false],
    ['5', 5, false],
    [5, 5, true],
    [['A-B', 'c'], ['ab', 'C'], true],
    [['A-B', 'c'], ['c', 'ab'], false],
    [{ city: 'San Francisco' }, { city: 'SanFrancisco' }, true],
    [{ city: { $any_of: ['Rome', 'San Francisco'] } }, { city: 'sanfrancisco' }, true],
    [{ city: { $absent_or: 'Rome' } }, {}, true],
    [{ city: 'San Francisco' }, { City: 'San Francisco' }, false],
    [{ a: 'x' }, { a: 'x', b: 1 }, false],
    [null, null, true],
    [[], {}, false],
  ]
  test.each(cases)('%j ~ %j: %s', (expected, found, result) => {
    expect(holds(pattern({ $like: expected }), documentOf(found))).toBe(result)
  })
})

describe('what differs is shown as a small diff', () => {
  const cases: readonly (readonly [expected: JsonValue, text: string, differences: readonly unknown[]])[] = [
    [{ priority: 'urgent' }, '{"priority":"high"}', [{ pointer: '/priority', expected: '"urgent"', found: '"high"' }]],
    [{ a: 1 }, '{}', [{ pointer: '/a', expected: '1', found: null }]],
    [{}, '{"a/b":[1]}', [{ pointer: '/a~1b', expected: null, found: '[1]' }]],
    [{ $any_of: ['a', 'b'] }, '"c"', [{ pointer: '', expected: '"a" or "b"', found: '"c"' }]],
    [
      { $any_of: [{ a: 1, b: 1 }, { a: 1, b: 2 }, 'x'] },
      '{"a":1,"b":3}',
      [{ pointer: '/b', expected: '1', found: '3' }],
    ],
    [{ $any_of: ['x', { a: 1 }] }, '{"a":2}', [{ pointer: '/a', expected: '1', found: '2' }]],
    [[1, 2], '[1]', [{ pointer: '/1', expected: '2', found: null }]],
    [[1], '[1,2]', [{ pointer: '/1', expected: null, found: '2' }]],
    [{ $unordered: [1, 2, 3] }, '[3,9,1]', [{ pointer: '/1', expected: '2', found: '9' }]],
    [{ $unordered: [1, 2] }, '[2]', [{ pointer: '/1', expected: '1', found: null }]],
    [{ $unordered: [1] }, '[2,1]', [{ pointer: '/0', expected: null, found: '2' }]],
    [{ $near: [4.2, 0.1] }, '5', [{ pointer: '', expected: '4.2 ± 0.1', found: '5' }]],
    [{ a: { $any_of: [] } }, '{"a":1}', [{ pointer: '/a', expected: 'nothing', found: '1' }]],
    [
      { $exact: '9007199254740993' },
      '9007199254740995',
      [{ pointer: '', expected: '9007199254740993', found: '9007199254740995' }],
    ],
    [{ a: { b: 1 } }, '{"a":null}', [{ pointer: '/a', expected: '{"b": 1}', found: 'null' }]],
  ]
  test.each(cases)('%j against %s', (expected, text, shown) => {
    expect(differences(pattern(expected), read(text))).toEqual(shown)
  })

  test('values are cut at 300 characters and differences at 100', () => {
    const long = differences(pattern('x'), documentOf('y'.repeat(1_000_000)))
    expect(long[0]?.found).toHaveLength(300)
    expect(long[0]?.found?.endsWith('…')).toBe(true)
    expect(differences(pattern([]), documentOf(Array.from({ length: 500_000 }, () => 0)))).toHaveLength(100)
    expect(differences(pattern([[]]), documentOf([Array.from({ length: 500_000 }, () => 0)]))).toHaveLength(100)
  })
})

describe('laws', () => {
  const anyJson = fc.jsonValue({ maxDepth: 5 }) as fc.Arbitrary<JsonValue>
  const literal = (value: JsonValue, closed: boolean) => pattern({ $literal: value }, closed)

  test('every value is what it is', () => {
    fc.assert(
      fc.property(anyJson, fc.boolean(), (value, closed) => {
        expect(holds(literal(value, closed), documentOf(value))).toBe(true)
        expect(holds(pattern({ $like: { $literal: value } }), documentOf(value))).toBe(true)
      }),
    )
  })

  /** Few values and names, so that patterns hold often enough to say something. */
  const { document: small } = fc.letrec<{ document: JsonValue }>((tie) => ({
    document: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom<JsonValue>(0, 1, 'a', 'A', null),
      fc.array(tie('document'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('x', 'y'), tie('document'), { maxKeys: 2 }),
    ),
  }))
  const { expected: smallPattern } = fc.letrec<{ expected: JsonValue; member: JsonValue }>((tie) => ({
    expected: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom<JsonValue>(0, 1, 'a', null, { $near: [0, 1] }, { $like: 'A' }),
      fc.array(tie('expected'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('x', 'y'), tie('member'), { maxKeys: 2 }),
      fc.array(tie('expected'), { minLength: 1, maxLength: 3 }).map((options) => ({ $any_of: options })),
      fc.array(tie('expected'), { maxLength: 3 }).map((items) => ({ $unordered: items })),
    ),
    member: fc.oneof(
      tie('expected'),
      tie('expected').map((inner) => ({ $absent_or: inner })),
    ),
  }))

  test('equals implies match, with any operators inside', () => {
    let held = 0
    fc.assert(
      fc.property(smallPattern, small, (expected, found) => {
        if (!holds(pattern(expected, true), documentOf(found))) return
        held++
        expect(differences(pattern(expected, false), documentOf(found))).toEqual([])
      }),
      { numRuns: 5000 },
    )
    expect(held).toBeGreaterThan(200)
  })

  const orders = <T>(items: readonly T[]): readonly (readonly T[])[] =>
    items.length === 0
      ? [[]]
      : items.flatMap((item, i) => orders([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]))

  test('an unordered array holds exactly where some order of it does', () => {
    let held = 0
    fc.assert(
      fc.property(fc.array(smallPattern, { maxLength: 4 }), fc.array(small, { maxLength: 4 }), (items, found) => {
        const some = orders(items).some((order) => holds(pattern([...order]), documentOf(found)))
        expect(holds(pattern({ $unordered: items }), documentOf(found))).toBe(some)
        held += Number(some)
      }),
      { numRuns: 2000 },
    )
    expect(held).toBeGreaterThan(50)
  })

  test('any order of an array is the same unordered array', () => {
    const shuffled = fc
      .array(anyJson, { maxLength: 6 })
      .chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })))
    fc.assert(
      fc.property(shuffled, ([items, other]) => {
        expect(holds(pattern({ $unordered: items.map((item) => ({ $literal: item })) }), documentOf(other))).toBe(true)
      }),
    )
  })
})
