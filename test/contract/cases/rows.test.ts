import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pattern } from '../../../src/contract/expect.ts'
import { cellsOf, csvRecordsOf, readCsv } from '../../../src/contract/files/csv.ts'
import { itemsOf } from '../../../src/contract/files/records.ts'
import type { JsonValue } from '../../../src/json/value.ts'
import { problemText } from '../../../src/report/text/problem-text.ts'
import { load, loadOne, shown } from '../reading.ts'

const CONTRACT = `version: 1
name: rows
request:
  messages: [{ role: user, content: "{{text}}" }]
  response_format: json_schema
expect:
  schema:
    type: object
    properties:
      label: { type: string }
      score: { type: [number, "null"] }
      sure: { $ref: "#/$defs/flag" }
      code: { anyOf: [{ type: integer }, { type: string }] }
      tags: { type: array }
      at: { type: object, properties: { city: { enum: [Oslo, Bergen] }, zip: { const: 1234 } } }
    $defs: { flag: { type: boolean } }
`
const from = (file: string): string => `${CONTRACT}cases: [{ from: ${file} }]\n`

function casesOf(file: string, text: string) {
  const { cases } = loadOne(from(file), { [file]: text })
  return Array.from({ length: cases.length }, (_, index) => cases.at(index))
}

const problemsIn = (file: string, text: string, contract = from(file)): readonly string[] => {
  const loaded = load({ 'c.yaml': contract, [file]: text })
  return loaded.ok ? [] : loaded.problems.map((one) => `${shown(one)} ${problemText(one).title}`)
}

describe('rows of CSV', () => {
  it('columns are variables, the row’s own, and what must come back', () => {
    const text = [
      '\ufeff"id", group ,text,expect.label,expect.score,expect.sure,expect.code,expect.tags,expect.at.city,expect.at.zip',
      'a,en,"Hello, ""you""\r\nand you",7,9007199254740993,true,7,"[""x""]",Oslo,1234',
      '',
      ',,plain,,null,,,,,',
    ].join('\r\n')
    const [one, other] = casesOf('cases.csv', text)
    expect(one).toMatchObject({
      id: 'a',
      group: 'en',
      vars: { text: 'Hello, "you"\r\nand you' },
      place: { file: 'cases.csv', line: 2, column: 1 },
    })
    expect(one?.placeOf('/expect/match/label')).toEqual({ file: 'cases.csv', line: 3, column: 10 })
    const scalar = (value: JsonValue) => ({ kind: 'scalar', value })
    const match = one?.expect.values?.match as Extract<Pattern, { kind: 'object' }>
    const pattern = (name: string) => match.members.get(name)
    expect(pattern('label')).toMatchObject(scalar('7'))
    expect(pattern('score')).toMatchObject({ exact: '9007199254740993' })
    expect(pattern('sure')).toMatchObject(scalar(true))
    expect(pattern('code')).toMatchObject(scalar('7'))
    expect(pattern('tags')).toMatchObject({ kind: 'array', items: [scalar('x')] })
    const at = pattern('at') as Extract<Pattern, { kind: 'object' }>
    expect([at.members.get('city'), at.members.get('zip')]).toMatchObject([scalar('Oslo'), scalar(1234)])
    expect(other?.id).toMatch(/^[0-9a-f]{16}$/)
    expect(other?.group).toBeUndefined()
    expect(other?.place.line).toBe(5)
    const others = other?.expect.values?.match as typeof match
    expect(others.members.get('score')).toMatchObject(scalar(null))
  })

  it('the column expect is the whole answer', () => {
    const contract = `version: 1\nname: t\nrequest: { messages: [{ role: user, content: "{{q}}" }] }\nexpect: { parser: text }\ncases: [{ from: a.csv }]\n`
    const { cases } = loadOne(contract, { 'a.csv': 'q,expect\n1+1,2\n' })
    expect(JSON.stringify(cases.at(0).expect.values)).toContain('"2"')
  })

  it.each<[string, string, readonly string[]]>([
    ['a column too few', 'id,text\na\nb,hi\n', ['row-cells cases.csv:2:1 the row has 1 cells, and the header 2']],
    ['a column too many', 'id,text\na,hi,there\n', ['row-cells cases.csv:2:1 the row has 3 cells, and the header 2']],
    [
      'a quote without an end',
      'id,text\na,ok\nb,"hi\n',
      ['row-syntax cases.csv:3:1 not a row: a quoted cell has no end'],
    ],
    [
      'a text for a number',
      'text,expect.score\nhi,many\n',
      ['row-cell cases.csv:2:4 expect.score is many, which is no JSON'],
    ],
    [
      'a header with one name twice',
      'text,text\na,b\n',
      ['csv-header cases.csv:1:6 the header of the CSV can’t be used: text stands there twice'],
    ],
    [
      'a column without a name',
      'text,\na,b\n',
      ['csv-header cases.csv:1:6 the header of the CSV can’t be used: column 2 has no name'],
    ],
    [
      'a place and one inside it',
      'text,expect.at,expect.at.zip\na,,\n',
      ['csv-header cases.csv:1:16 the header of the CSV can’t be used: expect.at and expect.at.zip are one place'],
    ],
    ['a header alone', 'id,text\n', ['case-file-empty c.yaml:17:17 cases.csv has no row']],
    ['nothing', '', ['case-file-empty c.yaml:17:17 cases.csv has no row']],
    [
      'an unused column, told once',
      'id,text,txt\na,b,c\nd,e,f\n',
      ['variable-unused cases.csv:1:9 the variable txt is used nowhere'],
    ],
    [
      'a variable’s name that no template can hold',
      'text,my text\na,b\n',
      [
        'variable-name cases.csv:1:6 my text can’t be the name of a variable',
        'variable-unused cases.csv:1:6 the variable my text is used nowhere',
      ],
    ],
    [
      'a variable that no column brings',
      'id\na\nb\n',
      ['variable-unknown cases.csv:2:1 {{text}} has no value', 'variable-unknown cases.csv:3:1 {{text}} has no value'],
    ],
    ['a name of the prototype', 'text,expect.__proto__\na,b\n', []],
  ])('%s', (_, text, expected) => {
    expect(problemsIn('cases.csv', text)).toEqual(expected)
  })

  it('200 rows that fail alike are one problem, with their number and the first places', () => {
    const rows = (row: (index: number) => string): string =>
      Array.from({ length: 200 }, (_, index) => row(index)).join('\n')
    expect(problemsIn('a.csv', `text,expect.score\n${rows((index) => `t${index},no${index}`)}`)).toEqual([
      'row-cell a.csv:2:4 expect.score is no0, which is no JSON, and at 199 more places: line 3, line 4, line 5, …',
    ])
    const lines = rows((index) => `{"id":"r${index}","vars":{"text":"x"},"group":${index}}`)
    expect(problemsIn('a.jsonl', lines)).toEqual([
      'wrong-type a.jsonl:1:40 group is 0, and at 199 more places: line 2, line 3, line 4, …',
    ])
    const mixed = rows((index) => (index % 2 ? '{"id":1,"vars":{"text":"x"}}' : `{"vars":{"txt":"x"}}`))
    expect(problemsIn('a.jsonl', mixed).map((one) => one.replace(/ .*and/, ' and'))).toEqual([
      'variable-unknown and at 99 more places: line 3, line 5, line 7, …',
      'variable-unused and at 99 more places: line 3, line 5, line 7, …',
      'wrong-type and at 99 more places: line 4, line 6, line 8, …',
    ])
  })
})

describe('rows of a JSON list', () => {
  it('items are rows, whatever stands on a line', () => {
    const text =
      ' [\n  {"id": "a", "vars": {"text": "é😀[,"}}, {"id": "b",\n "vars": {"text": "]"}},\n\n{"vars":{"text":1}}]\n'
    const read = casesOf('cases.json', text)
    expect(read.map(({ id, place: { line, column } }) => [id.slice(0, 1), line, column].join())).toEqual([
      'a,2,3',
      'b,2,43',
      expect.stringMatching(/,5,1$/),
    ])
    expect(read[1]?.placeOf('/vars/text')).toEqual({ file: 'cases.json', line: 3, column: 19 })
    expect(read[0]?.vars).toEqual({ text: 'é😀[,' })
    expect(casesOf('cases.jsonl', '{"vars":{"text":1}}\n')[0]?.id).toBe(read[2]?.id)
  })

  it.each<[string, string, readonly string[]]>([
    ['no end', '[{"vars":{"text":1}}', ['row-syntax a.json:1:1 not a row: a list without an end']],
    [
      'two commas',
      '[{"vars":{"text":1}},,{"vars":{"text":2}}]',
      ['row-syntax a.json:1:22 not a row: nothing where an item belongs'],
    ],
    [
      'a comma too many',
      '[{"vars":{"text":1}},\n]',
      ['row-syntax a.json:2:1 not a row: nothing where an item belongs'],
    ],
    [
      'more behind it',
      '[{"vars":{"text":1}}] {}',
      ['row-syntax a.json:1:23 not a row: text behind the end of the list'],
    ],
    ['an item that is no mapping', '[\n  7]', ['row-syntax a.json:2:3 not a row: a value that is no object']],
    [
      'a key twice',
      '[\n {"id":"a",\n  "id":"b"}]',
      ['row-syntax a.json:3:3 not a row: the member "id" stands there twice'],
    ],
    [
      'an unknown key',
      '[{"vars":{"text":1}},\n {"varz":{}}]',
      ['unknown-key a.json:2:3 unknown key varz in the file; did you mean vars?'],
    ],
    ['an empty list', '[ ]', ['case-file-empty c.yaml:17:17 a.json has no row']],
  ])('%s', (_, text, expected) => {
    const found = problemsIn('a.json', text)
    expect(
      found
        .slice(0, expected.length)
        .map((one, index) =>
          expected[index]?.includes('stands there twice')
            ? one.replace(/not a row: .*/, 'not a row: the member "id" stands there twice')
            : one,
        ),
    ).toEqual(expected)
  })
})

/** Every way of cutting a file into pieces gives the same rows. */
const cut = (bytes: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] => {
  const parts: Uint8Array[] = []
  let at = 0
  for (let index = 0; at < bytes.length; index++) {
    const size = sizes.length === 0 ? bytes.length : (sizes[index % sizes.length] as number)
    parts.push(bytes.subarray(at, at + size))
    at += size
  }
  return parts
}

describe('any text, in any pieces', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 5 })
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', '😀', ' '), maxLength: 6 })

  it('cells come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), sizes, (rows, pieces) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const text = ['a,b', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n')
        const records = [...csvRecordsOf(cut(new TextEncoder().encode(text), pieces), 1e6, () => {})]
        const read = records.map((one) =>
          'fault' in one ? one : cellsOf(new TextDecoder().decode(one.bytes)).map((part) => part.text),
        )
        expect(read.slice(1)).toEqual(rows)
        const whole = readCsv(text)
        expect(whole.ok && whole.rows.map(({ cells }) => cells)).toEqual(rows)
      }),
    )
  })

  it('items come back as they were written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 }),
        sizes,
        fc.constantFrom(0, 2),
        (items, pieces, space) => {
          const bytes = new TextEncoder().encode(JSON.stringify(items, null, space))
          const read = [...itemsOf(cut(bytes, pieces), 1e6, () => {})]
          const values = read.map((one) => ('fault' in one ? one : JSON.parse(new TextDecoder().decode(one.bytes))))
          expect(JSON.stringify(values)).toBe(JSON.stringify(items))
        },
      ),
    )
  })
})
