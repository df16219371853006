import { describe, expect, it } from 'vitest'
import type { Expect } from '../../src/contract/expect.ts'
import { expectationText } from '../../src/gate/shown-cases.ts'
import { pattern } from '../outcome/pattern.ts'

const expecting = (members: Partial<Expect>): Expect => ({
  parser: 'strict',
  refusal: false,
  place: { file: 'c.yaml', line: 1, column: 1 },
  ...members,
})

describe('what a case expects, in words', () => {
  it.each<[string, Partial<Expect>, string | null]>([
    ['a schema alone', {}, null],
    ['a refusal', { refusal: true }, 'a refusal'],
    ['an object', { values: { equals: pattern({ a: 1, b: ['x'] }) } }, '{\n  "a": 1,\n  "b": ["x"]\n}'],
    [
      'some members',
      { values: { match: pattern({ a: { $near: [4.2, 0.1] } }, false) } },
      '{\n  "a": 4.2 ± 0.1,\n  …\n}',
    ],
    ['a scalar', { values: { equals: pattern('x') } }, '"x"'],
    [
      'places',
      {
        values: {
          pointers: new Map([
            ['/a', { equals: pattern(1) }],
            ['/b', { match: pattern({ c: 2 }, false) }],
          ]),
        },
      },
      '/a: 1\n/b: {\n  "c": 2,\n  …\n}',
    ],
    ['a text', { text: pattern({ $contains: 'Paris' }) }, 'the text contains "Paris"'],
    ['no call', { calls: { ordered: false, calls: [] } }, 'no call'],
    [
      'a call',
      {
        calls: {
          ordered: false,
          calls: [{ name: 'book', optional: false, arguments: { equals: pattern({ id: 'F7' }) } }],
        },
      },
      'book({ "id": "F7" })',
    ],
    [
      'calls in order',
      {
        calls: {
          ordered: true,
          calls: [
            { name: 'find', optional: false },
            { name: 'book', optional: true },
          ],
        },
      },
      'in this order:\nfind()\nbook(), or not at all',
    ],
  ])('%s', (_what, members, text) => expect(expectationText(expecting(members))).toBe(text))
})
