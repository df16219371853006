import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { childPointer } from '../../src/json/pointer.ts'
import { faultSpan, locatePointer } from '../../src/report/html/answer-marks.ts'
import { position } from '../../src/report/html/charts.ts'
import { failure } from './fixtures/build.ts'

const found = (text: string, pointer: string): string | null => {
  const span = locatePointer(text, pointer)
  return span === null ? null : text.slice(span.start, span.end)
}

describe('the place of a JSON Pointer in a text', () => {
  it.each([
    ['{"a": 1, "b": "x"}', '/b', '"x"'],
    ['{"a": {"b": [1, {"c": "d,}"}]}}', '/a/b/1/c', '"d,}"'],
    ['{"a\\"b": true}', '/a"b', 'true'],
    ['{"a/b": null, "~": 2}', '/a~1b', 'null'],
    ['{"\\u0061": 7}', '/a', '7'],
    ['[10, 20, 30]', '/2', '30'],
    ['{"a": [1, 2]}', '', '{"a": [1, 2]}'],
    ['```json\n{"a": 5}\n```', '/a', '5'],
    ['{"a": {"b": 1}}', '/a/missing', '{'],
    ['{"a": 1}', '/a/deeper', '1'],
    ['no json here', '/a', null],
    ['{"a": ', '/a', ''],
  ])('%j %s is %j', (text, pointer, expected) => expect(found(text, pointer)).toBe(expected))

  it('is the value itself, for any value', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.integer({ min: 0, max: 3 }), (text, choice, indent) => {
        const value = JSON.parse(text) as unknown
        fc.pre(typeof value === 'object' && value !== null)
        const places: [string, unknown][] = []
        const walk = (each: unknown, pointer: string): void => {
          places.push([pointer, each])
          if (typeof each === 'object' && each !== null)
            for (const [name, child] of Object.entries(each)) walk(child, childPointer(pointer, name))
        }
        walk(value, '')
        const [pointer, wanted] = places[choice % places.length] as [string, unknown]
        expect(JSON.parse(found(JSON.stringify(value, null, indent), pointer) ?? 'nothing')).toEqual(wanted)
      }),
    )
  })

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ a1') }), (text) => void locatePointer(text, '/a/1')),
    )
  })
})

const cut = { finish: { unified: 'length', raw: 'length' }, complete: false } as const

describe('the fault in an answer', () => {
  it.each([
    ['a span that holds', 2, 'abc', 'x abc', [2, 5]],
    ['a span of another text', 0, 'abc', 'x abc', [2, 5]],
    ['a text that is not there', 90, 'zzz', 'x abc', null],
  ] as const)('%s', (_name, start, text, answer, expected) => {
    const span = { start, end: start + text.length, line: 1, column: 1, text }
    const evidence = { fault: { kind: 'fenced', span, recoverable: true } } as const
    const found = faultSpan(failure('a', 'unparsable', evidence, { answer }))
    expect(found === null ? null : [found.start, found.end]).toEqual(expected)
  })

  it('is the end of a cut answer', () =>
    expect(faultSpan(failure('a', 'truncated', cut, { answer: '{"a' }))).toEqual({ start: 3, end: 3 }))
  it('is nowhere without an answer', () => expect(faultSpan(failure('a', 'truncated', cut))).toBeNull())
})

describe('a latency on its axis', () => {
  it.each([
    [50, 0],
    [100, 0],
    [150, 25],
    [200, 50],
    [300, 75],
    [400, 100],
    [900, 100],
  ])('%i ms lies at %i %%', (ms, at) => expect(position(ms, [100, 200, 400])).toBe(at))
})
