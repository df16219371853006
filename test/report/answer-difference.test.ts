import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerDifference, markedText } from '../../src/report/html/answer-marks.ts'
import { callAnchor } from '../../src/report/html/call-anchor.ts'

const marked = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): readonly string[] =>
  spans.map(({ start, end }) => text.slice(start, end))

describe('where two answers differ', () => {
  it.each([
    ['one value', '{"a":1,"b":"x"}', '{"a":1,"b":"y"}', ['"x"'], ['"y"']],
    ['nothing but blanks and order', '{"a":1,"b":2}', '{ "b": 2, "a": 1 }', [], []],
    ['words behind the value', '{"a":1}', '{"a":1} Done.', [], [' Done.']],
    ['a nested value', '{"a":[1,{"c":2}]}', '{"a":[1,{"c":3}]}', ['2'], ['3']],
    ['a member that one lacks', '{"a":1}', '{"a":1,"b":2}', ['{'], ['2']],
    ['a type', '{"a":{"b":1}}', '{"a":[1]}', ['{"b":1}'], ['[1]']],
    ['words around the value', 'Sure: {"a":1}', '{"a":1}', ['Sure: '], []],
    ['a fence', '```json\n{"a":1}\n```', '```json\n{"a":2}\n```', ['1'], ['2']],
    ['arguments of a call', 'book({"id":"F2"})', 'book({"id":"F7"})', ['"F2"'], ['"F7"']],
    ['the call', 'book({"id":"F7"})', 'cancel({"id":"F7"})', ['book('], ['cancel(']],
    ['texts', 'It is Paris.', 'It is Rome.', ['Paris'], ['Rome']],
    ['nothing', '{"a":1}', '{"a":1}', [], []],
  ])('%s', (_what, own, other, ownMarks, otherMarks) => {
    const found = answerDifference(own, other)
    expect([marked(own, found.own), marked(other, found.other)]).toEqual([ownMarks, otherMarks])
  })

  it('lies within both texts, whatever they are', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'{}[]",:1 ') }),
    )
    fc.assert(
      fc.property(text, text, (own, other) => {
        const found = answerDifference(own, other)
        for (const [whole, spans] of [
          [own, found.own],
          [other, found.other],
        ] as const)
          for (const { start, end } of spans) expect(0 <= start && start <= end && end <= whole.length).toBe(true)
      }),
    )
  })
})

describe('a marked text', () => {
  it.each([
    [
      'marks that overlap',
      'abcdef',
      [
        [1, 4, 'fault'],
        [3, 6, 'differs'],
      ],
      'a<mark class="fault">bc</mark><mark class="fault differs">d</mark><mark class="differs">ef</mark>',
    ],
    ['a fault without width', 'ab', [[2, 2, 'fault']], 'ab<mark class="fault">▮</mark>'],
    ['a mark behind the end', 'ab', [[1, 9, 'fault']], 'ab'],
    ['markup', '<b>', [[0, 1, 'differs']], '<mark class="differs">&lt;</mark>b&gt;'],
  ] as const)('%s', (_what, text, marks, html) => {
    expect(
      markedText(
        text,
        marks.map(([start, end, kind]) => ({ start, end, kind })),
      ),
    ).toBe(html)
  })
})

describe('the id of a call', () => {
  it('is another for each case and sample', () => {
    const calls = ['x', 'x@1', 'x%401', 'x/1', 'x 1', 'x.1', 'X'].flatMap((id) =>
      [0, 1, 2].map((sample) => ({ case: id, sample })),
    )
    const anchors = ['a', 'a/x'].flatMap((contract) => calls.map((call) => callAnchor(contract, call)))
    expect(new Set(anchors).size).toBe(anchors.length)
    expect(anchors.filter((anchor) => /\s/.test(anchor))).toEqual([])
  })
})
