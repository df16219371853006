import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hash53, repeatedIds } from '../../../src/contract/cases/case-ids.ts'
import { sampledRows } from '../../../src/contract/cases/sample.ts'
import { offsetOf } from '../../../src/contract/files/json-offset.ts'
import { memoryFiles } from '../../../src/contract/files/memory.ts'
import { linesOf } from '../../../src/contract/files/records.ts'
import { loadContracts } from '../../../src/contract/load.ts'
import { childPointer } from '../../../src/json/pointer.ts'
import { isObject, type JsonValue, type Pointer } from '../../../src/json/value.ts'
import { GOOD, loadOne } from '../reading.ts'

const contract = (cases: string): string => GOOD.replace(/cases:[\s\S]*/, `cases: ${cases}\n`)
const rows = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `{"id":"r${index}","group":"g${index % 3}","vars":{"text":${index}}${index % 2 ? ',"expect":{"match":1}' : ''}}`,
  ).join('\n')

describe('case files', () => {
  test('rows and written cases stand in their order', () => {
    const { cases } = loadOne(
      contract('[{ id: first, vars: { text: a } }, { from: a.jsonl }, { id: last, vars: { text: b } }]'),
      { 'a.jsonl': `${rows(5)}\n` },
    )
    expect(Array.from({ length: cases.length }, (_, index) => cases.at(index).id)).toEqual([
      'first',
      'r0',
      'r1',
      'r2',
      'r3',
      'r4',
      'last',
    ])
    expect(cases.groups).toEqual(['g0', 'g1', 'g2'])
    expect(cases.counts).toEqual({ expectValues: 2, expectCalls: 0, flows: 0, requests: 0, rules: 0, expects: 2 })
    expect(cases.at(3)).toMatchObject({
      group: 'g2',
      vars: { text: 2 },
      place: { file: 'a.jsonl', line: 3, column: 1 },
    })
    expect(() => cases.at(7)).toThrow(RangeError)
  })

  test('blank lines, CRLF and a byte order mark change nothing but the line numbers', () => {
    const { cases } = loadOne(contract('[{ from: a.jsonl }]'), {
      'a.jsonl': '\ufeff{"id":"a","vars":{"text":1}}\r\n\r\n{"id":"b","vars":{"text":2}}',
    })
    expect([cases.at(0).id, cases.at(1).id, cases.at(1).place.line]).toEqual(['a', 'b', 3])
  })

  test('a row without an id is called by its digest, wherever it stands', () => {
    const row = '{"vars":{"text":1}}'
    const alone = loadOne(contract('[{ from: a.jsonl }]'), { 'a.jsonl': row }).cases.at(0).id
    const moved = loadOne(contract('[{ from: a.jsonl }]'), { 'a.jsonl': `{"vars":{"text":2}}\n ${row} \n` }).cases.at(
      1,
    ).id
    expect(alone).toMatch(/^[0-9a-f]{16}$/)
    expect(moved).toBe(alone)
  })

  test('an id may be any word', () => {
    const { cases } = loadOne(contract('[{ from: a.jsonl }]'), {
      'a.jsonl':
        '{"id":"__proto__","vars":{"text":1}}\n{"id":"e\u0301","vars":{"text":1}}\n{"id":"\u00e9","vars":{"text":1}}',
    })
    expect([0, 1, 2].map((index) => cases.at(index).id)).toEqual(['__proto__', 'e\u0301', '\u00e9'])
  })

  test('take draws the same rows every time, in their order, and counts only them', () => {
    const ids = () => {
      const { cases } = loadOne(contract('[{ from: a.jsonl, take: 10 }]'), { 'a.jsonl': rows(200) })
      return {
        ids: Array.from({ length: cases.length }, (_, index) => cases.at(index).id),
        values: cases.counts.expectValues,
      }
    }
    const { ids: taken, values } = ids()
    expect(taken).toHaveLength(10)
    expect(taken).toEqual([...taken].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))))
    expect(values).toBe(taken.filter((id) => Number(id.slice(1)) % 2 === 1).length)
    expect(ids().ids).toEqual(taken)
    expect(loadOne(contract('[{ from: a.jsonl, take: 900 }]'), { 'a.jsonl': rows(20) }).cases.length).toBe(20)
  })

  test('files in rows are relative to the case file', () => {
    const { cases, files } = loadOne(contract('[{ from: d/a.jsonl }]'), {
      'd/a.jsonl': '{"id":"a","vars":{"text":{"$file":"t.txt"}}}',
      'd/t.txt': 'inner',
    })
    expect(cases.at(0).vars).toEqual({ text: 'inner' })
    expect([...files.keys()].sort()).toEqual(['c.yaml', 'd/a.jsonl', 'd/t.txt'])
  })

  test('a hundred thousand rows are kept as places, and each is found again', () => {
    const { cases } = loadOne(contract('[{ from: a.jsonl }]'), { 'a.jsonl': rows(100_000) })
    expect(cases.length).toBe(100_000)
    expect([0, 31_415, 99_999].map((index) => cases.at(index).vars.text)).toEqual([0, 31_415, 99_999])
  })

  test.each([
    [20_000, 0],
    [20_001, 2],
  ])('of %i rows %i are read again where two cases are asked for', (count, again) => {
    const files = memoryFiles({ '/repo/c.yaml': contract('[{ from: a.jsonl }]'), '/repo/a.jsonl': rows(count) })
    const readAgain: number[] = []
    const port: typeof files = {
      ...files,
      readAt: (path, offset, length) => {
        readAgain.push(offset)
        return files.readAt(path, offset, length)
      },
    }
    const loaded = loadContracts(['c.yaml'], { port, cwd: '/repo' })
    const cases = loaded.ok ? loaded.value[0]?.cases : undefined
    expect([1, 19_999].map((index) => cases?.at(index))).toMatchObject([
      { id: 'r1', group: 'g1', vars: { text: 1 }, place: { file: 'a.jsonl', line: 2, column: 1 } },
      { id: 'r19999', group: 'g1', vars: { text: 19_999 }, place: { file: 'a.jsonl', line: 20_000, column: 1 } },
    ])
    expect(readAgain).toHaveLength(again)
  })

  test('a schema that many rows name is one', () => {
    const one = loadOne(contract('[{ from: a.jsonl }]'), {
      'a.jsonl':
        '{"id":"a","vars":{"text":1},"expect":{"schema":"s.json"}}\n{"id":"b","vars":{"text":1},"expect":{"schema":{"type":"array"}}}',
      's.json': '{"type": "array"}',
    })
    expect(one.schemas.map(({ root }) => root)).toEqual([{ type: 'array' }])
  })
})

test('a sample takes every row with the same chance', () => {
  const counts = new Uint32Array(20)
  for (let seed = 0; seed < 4000; seed++)
    for (const row of sampledRows(20, 5, seed)) counts[row] = (counts[row] ?? 0) + 1
  // Binomial(4000, 1/4): mean 1000, standard deviation 27; five of those on either side.
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(137)
})

test('lines come out whole, wherever the pieces end', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ maxLength: 8 }).map((text) => text.replaceAll('\n', ' ')),
        { maxLength: 6 },
      ),
      fc.integer({ min: 1, max: 7 }),
      (lines, size) => {
        const bytes = new TextEncoder().encode(lines.join('\n'))
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.slice(index * size, (index + 1) * size),
        )
        const found = [...linesOf(pieces, 100, () => {})].map(({ offset, bytes: found, line }) => [
          line,
          Buffer.from(found).toString(),
          Buffer.from(bytes.slice(offset, offset + found.length)).toString(),
        ])
        const expected = lines
          .map((line, index) => [index + 1, line, line])
          .filter(([, line]) => /[^ \t\r]/.test(line as string))
        expect(found).toEqual(expected)
      },
    ),
  )
})

test('a line above the limit is known without being kept', () => {
  const pieces = Array.from({ length: 50 }, () => new TextEncoder().encode('x'.repeat(10)))
  const [first, second] = [...linesOf([...pieces, new TextEncoder().encode('\ny')], 25, () => {})]
  expect([first?.tooLong, first?.bytes.length, second?.tooLong, second?.line, second?.offset]).toEqual([
    true,
    25,
    false,
    2,
    501,
  ])
})

test('repeated ids are found, and only those, also where their bits coincide', () => {
  const ids = ['a', 'b', 'a', 'c', 'b', 'a']
  const rowsOf = (hashAt: (index: number) => number) => ({
    length: ids.length,
    hashAt,
    idAt: (index: number) => ids[index] as string,
  })
  const expected = [
    { id: 'a', index: 2, first: 0 },
    { id: 'b', index: 4, first: 1 },
    { id: 'a', index: 5, first: 0 },
  ]
  expect(repeatedIds(rowsOf((index) => hash53(ids[index] as string)))).toEqual(expected)
  expect(repeatedIds(rowsOf(() => 7))).toEqual(expected)
  expect(new Set(Array.from({ length: 50_000 }, (_, index) => hash53(`case-${index}`))).size).toBe(50_000)
})

describe('places in JSON', () => {
  test('every value is found at its pointer', () => {
    const everyPlace = (value: JsonValue, pointer: Pointer): readonly (readonly [Pointer, JsonValue])[] => {
      const inside = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : []
      return [
        [pointer, value],
        ...inside.flatMap(([key, member]) => everyPlace(member as JsonValue, childPointer(pointer, key))),
      ]
    }
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        for (const [pointer, expected] of everyPlace(value as JsonValue, '')) {
          const start = JSON.stringify(expected, null, indent).slice(0, 1)
          expect(text.slice(offsetOf(text, pointer, false)).slice(0, 1)).toBe(start)
        }
      }),
    )
  })

  test.each<[string, Pointer, boolean, number]>([
    ['{"a": {"b": [1, 22, "]"]}, "c": 3}', '/a/b/2', false, 20],
    ['{"a": {"b": [1, 22, "]"]}, "c": 3}', '/c', false, 32],
    ['{"a": {"b": [1, 22, "]"]}, "c": 3}', '/c', true, 27],
    ['{"a": {"b": 1}}', '/a/x/y', false, 6],
    ['{"\\u0061": 1}', '/a', false, 11],
    ['[[1,2],[3]]', '/1/0', false, 8],
    ['[1]', '/5', false, 0],
  ])('%s %s', (text, pointer, ofKey, offset) => {
    expect(offsetOf(text, pointer, ofKey)).toBe(offset)
  })
})
