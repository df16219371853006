import { describe, expect, test } from 'vitest'
import { contradictionsIn } from '../../src/gate/request/contradictions.ts'
import type { Problem } from '../../src/problem/problem.ts'
import { loadOne } from '../contract/reading.ts'

const SCHEMA = `{ type: object, additionalProperties: false, required: [priority], properties: {
    priority: { enum: [low, high] }, total: { type: number, minimum: 0 }, count: { type: integer },
    tags: { type: array, maxItems: 2, items: { type: string } }, when: { type: string, format: date },
    who: { anyOf: [{ type: object, additionalProperties: false, properties: { name: { type: string } } }, { type: 'null' }] },
    kind: { const: a }, pair: { enum: [[1, 2], [3, 4]] } } }`
const contract = (expected: string, schema = SCHEMA): string => `version: 1
name: a
request: { messages: [{ role: user, content: hi }] }
expect: { schema: ${schema} }
cases:
  - id: one
    expect: ${expected}
`
/** What is wrong, without the file: `line:column where expected | allowed`. */
const told = (text: string, files: Readonly<Record<string, string>> = {}): readonly string[] =>
  contradictionsIn([loadOne(text, files)]).map(({ args, place }: Problem) => {
    const where = place === undefined ? '' : `${place.file === 'c.yaml' ? '' : place.file}${place.line}:${place.column}`
    return `${where} ${args.where} ${args.expected} | ${args.allowed}`
  })
/** The line of the expectation, which follows four of the schema's. */
const L = 11

describe('an expected value that the schema forbids', () => {
  test.each<[string, string, readonly string[]]>([
    ['outside an enum', '{ match: { priority: urgent } }', [`${L}:34 /priority "urgent" | one of "low", "high"`]],
    ['of another type', '{ match: { count: "3" } }', [`${L}:31 /count "3" | integer`]],
    ['half a number for a whole one', '{ match: { count: 1.5 } }', [`${L}:31 /count 1.5 | integer`]],
    ['below the least', '{ match: { total: -1 } }', [`${L}:31 /total -1 | at least 0`]],
    [
      'a member that is not declared',
      '{ match: { colour: red } }',
      [`${L}:32 /colour "red" | no member but priority, total, count, tags, when, who, kind and pair`],
    ],
    ['too many items', '{ match: { tags: [a, b, c] } }', [`${L}:30 /tags ["a", "b", "c"] | at most 2 items`]],
    ['an item of another type', '{ match: { tags: [a, 2] } }', [`${L}:34 /tags/1 2 | string`]],
    ['a date that is none', '{ match: { when: tomorrow } }', [`${L}:30 /when "tomorrow" | format date`]],
    ['a list for an object', '{ match: [1] }', [`${L}:22 the value [1] | object`]],
    ['another constant', '{ match: { kind: b } }', [`${L}:30 /kind "b" | "a"`]],
    [
      'one of two mistakes of a closed value, and the other',
      '{ equals: { priority: urgent, total: x } }',
      [`${L}:35 /priority "urgent" | one of "low", "high"`, `${L}:50 /total "x" | number`],
    ],
    [
      'a required member missing under equals',
      '{ equals: { total: 1 } }',
      [`${L}:23 the value {"total": 1} | a member "priority"`],
    ],
    ['a member inside a branch', '{ match: { who: { nmae: Ada } } }', [`${L}:37 /who/nmae "Ada" | no member but name`]],
    ['no branch at all', '{ match: { who: 3 } }', [`${L}:29 /who 3 | object or null`]],
    [
      'every option of $any_of',
      '{ match: { priority: { $any_of: [urgent, asap] } } }',
      [`${L}:34 /priority "urgent" or "asap" | one of "low", "high"`],
    ],
    [
      '$near where all of it is out of range',
      '{ match: { total: { $near: [-5, 1] } } }',
      [`${L}:31 /total -5 ± 1 | at least 0`],
    ],
    ['$near for a text', '{ match: { when: { $near: [1, 0] } } }', [`${L}:30 /when 1 ± 0 | string`]],
    [
      '$near between two whole numbers',
      '{ match: { count: { $near: [1.5, 0.2] } } }',
      [`${L}:31 /count 1.5 ± 0.2 | integer`],
    ],
    [
      '$like that is like none',
      '{ match: { priority: { $like: urgent } } }',
      [`${L}:34 /priority like "urgent" | one of "low", "high"`],
    ],
    ['$contains for a number', '{ match: { total: { $contains: x } } }', [`${L}:31 /total contains "x" | number`]],
    [
      '$unordered with too many',
      '{ match: { tags: { $unordered: [a, b, { $like: c }] } } }',
      [`${L}:30 /tags 3 items | at most 2 items`],
    ],
    [
      '$absent_or of what is required',
      '{ match: { priority: { $absent_or: urgent } } }',
      [`${L}:34 /priority "urgent" | one of "low", "high"`],
    ],
    [
      'what must be missing and is required',
      '{ match: { priority: { $absent_or: { $any_of: [] } } } }',
      [`${L}:34 /priority nothing | a value, for it is required`],
    ],
    [
      'one part of $all_of',
      '{ match: { when: { $all_of: [{ $contains: "2" }, { $near: [1, 1] }] } } }',
      [`${L}:30 /when 1 ± 1 | string`],
    ],
    [
      'at a pointer',
      '{ pointers: { "/priority": { equals: urgent }, "/tags/0": { match: 3 } } }',
      [`${L}:50 /priority "urgent" | one of "low", "high"`, `${L}:80 /tags/0 3 | string`],
    ],
    ['at a pointer into a text', '{ pointers: { "/when/day": { match: 3 } } }', [`${L}:49 /when/day 3 | string`]],
    [
      'for a schema of the case’s own',
      '{ schema: { type: array }, match: { priority: low } }',
      [`${L}:47 the value {"priority": "low", …} | array`],
    ],
  ])('%s', (_, expected, found) => {
    expect(told(contract(expected))).toEqual(found)
  })

  test.each([
    ['partial values', '{ match: { tags: [a], total: 1 } }'],
    ['a value that conforms', '{ equals: { priority: low, pair: [3, 4], who: null } }'],
    ['one option that will do', '{ match: { priority: { $any_of: [urgent, low] } } }'],
    ['$absent_or of what no value can be, where it may be missing', '{ match: { total: { $absent_or: -1 } } }'],
    ['$near that reaches into the range', '{ match: { total: { $near: [-0.5, 1] }, count: { $near: [1.5, 0.5] } } }'],
    ['$like of an option', '{ match: { priority: { $like: "H I G H" } } }'],
    ['a member of a branch', '{ match: { who: { name: Ada } } }'],
    ['$not, of which nothing is said', '{ match: { priority: { $not: urgent } } }'],
    ['what is still to do', '{ match: { priority: { $todo: ask } } }'],
    ['an operator beside what is required', '{ equals: { priority: { $any_of: [low, high] } } }'],
    ['an item of a pointer', '{ pointers: { "/pair/0": { equals: 3 }, "/tags/1": { equals: x } } }'],
    ['a refusal', '{ outcome: refused }'],
  ])('%s: nothing', (_, expected) => {
    expect(told(contract(expected))).toEqual([])
  })

  test.each<[string, string, string, readonly string[]]>([
    [
      'a reference',
      '{ $ref: "#/$defs/a", $defs: { a: { type: integer } } }',
      '{ match: { b: 1 } }',
      ['7:22 the value {"b": 1, …} | integer'],
    ],
    [
      'every part of allOf',
      '{ allOf: [{ type: object }, { properties: { b: { type: string } } }] }',
      '{ match: { b: 1 } }',
      ['7:27 /b 1 | string'],
    ],
    [
      'a schema that has no end',
      '{ type: object, properties: { next: { $ref: "#" } }, additionalProperties: false }',
      '{ match: { next: { next: { nxt: {} } } } }',
      ['7:45 /next/next/nxt {…} | no member but next'],
    ],
    ['`false`', '{ type: object, properties: { b: false } }', '{ match: { b: 1 } }', ['7:27 /b 1 | nothing']],
    [
      '`if`, of which nothing is said of partial values',
      '{ if: { required: [a] }, then: { required: [b] } }',
      '{ match: { a: 1 } }',
      [],
    ],
    [
      '`not`, said of whole values',
      '{ not: { required: [a] } }',
      '{ equals: { a: 1 } }',
      ['7:23 the value {"a": 1} | no value of the form that "not" describes'],
    ],
    [
      'a name that no member may have',
      '{ type: object, patternProperties: { "^x_": { type: integer } }, additionalProperties: false }',
      '{ match: { x_a: 1, y_a: 1 } }',
      ['7:37 /y_a 1 | no member'],
    ],
  ])('%s', (_, schema, expected, found) => {
    expect(told(contract(expected, schema))).toEqual(found)
  })
})

const TOOLS = `tools: [{ type: function, function: { name: f, parameters: { type: object, required: [city], additionalProperties: false, properties: { city: { type: string }, unit: { enum: [C, F] } } } } }]`
const withTools = (expected: string): string => `version: 1
name: a
request:
  messages: [{ role: user, content: hi }]
  ${TOOLS}
cases:
  - id: one
    expect: ${expected}
`

describe('arguments that the tool’s parameters forbid', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'of the wrong type',
      '{ tool_calls: [{ name: f, arguments: { match: { city: 3 } } }] }',
      ['8:67 /city 3 | string'],
    ],
    [
      'not declared',
      '{ tool_calls: [{ name: f, arguments: { match: { town: Oslo } } }] }',
      ['8:67 /town "Oslo" | no member but city and unit'],
    ],
    [
      'of an ordered call, outside an enum',
      '{ tool_calls: { ordered: true, calls: [{ name: f, arguments: { match: { unit: K } } }] } }',
      ['8:91 /unit "K" | one of "C", "F"'],
    ],
    ['right', '{ tool_calls: [{ name: f, arguments: { equals: { city: Oslo } } }] }', []],
  ])('%s', (_, expected, found) => {
    expect(told(withTools(expected))).toEqual(found)
  })

  test('of a turn', () => {
    const flow = withTools('{}').replace(
      '    expect: {}',
      '    turns: [{ user: hi, expect: { tool_calls: [{ name: f, arguments: { match: { unit: K } } }] } }]',
    )
    expect(told(flow)).toEqual(['8:87 /unit "K" | one of "C", "F"'])
  })

  test('of a tool that a case brings', () => {
    const brought = `version: 1
name: a
request: { messages: [], tools: "{{tools}}" }
cases: [{ from: r.jsonl }]
`
    const row = (type: string): string =>
      `{"id":"${type}","vars":{"tools":[{"type":"function","function":{"name":"f","parameters":{"properties":{"n":{"type":"${type}"}}}}}]},"expect":{"tool_calls":[{"name":"f","arguments":{"match":{"n":1}}}]}}\n`
    expect(told(brought, { 'r.jsonl': row('string') + row('integer') })).toEqual(['r.jsonl1:193 /n 1 | string'])
  })

  test('of a golden row, by its schema and its tools', () => {
    const golden = `version: 1
name: a
request: { temperature: 0 }
expect: { schema: { type: object, properties: { a: { type: string } } } }
cases: [{ from: g.jsonl, format: openai-chat }]
`
    const rows = `{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"{\\"a\\":1}"}]}\n`
    expect(told(golden, { 'g.jsonl': rows })).toEqual(['g.jsonl1:44 /a 1 | string'])
  })
})

test('what all cases inherit is told once, where the contract says it', () => {
  const text = `version: 1
name: a
request: { messages: [{ role: user, content: "{{t}}" }] }
expect: { schema: { type: integer }, match: x }
cases: [{ id: a, vars: { t: x } }, { id: b, vars: { t: y } }]
`
  expect(told(text)).toEqual(['4:45 the value "x" | integer'])
})

const GET = `{ type: function, function: { name: get, parameters: { type: object } } }`
const PUT = GET.replace('get', 'put')
const asking = (expected: string, rest = ''): string => `version: 1
name: a
request: { messages: [{ role: user, content: hi }], tools: [${GET}, ${PUT}]${rest} }
cases: [{ id: one, expect: { tool_calls: ${expected} } }]
`
const ONLY_GET = ', tool_choice: { type: function, function: { name: get } }'

describe('calls that a request lets never be made', () => {
  test.each<[string, string, boolean]>([
    ['none', asking('[{ name: get }]', ', tool_choice: none'), true],
    ['none, and none is expected', asking('[]', ', tool_choice: none'), false],
    ['none, and one may be left out', asking('[{ name: get, optional: true }]', ', tool_choice: none'), false],
    ['required, and none is expected', asking('[]', ', tool_choice: required'), true],
    ['required', asking('[{ name: get }]', ', tool_choice: required'), false],
    ['another one alone', asking('[{ name: put }]', ONLY_GET), true],
    ['that one', asking('[{ name: get }]', ONLY_GET), false],
    ['two where one is let', asking('[{ name: get }, { name: put }]', ', parallel_tool_calls: false'), true],
    ['one where one is let', asking('[{ name: get }]', ', parallel_tool_calls: false'), false],
    ['any', asking('[{ name: get }, { name: put }]'), false],
  ])('%s', (_, text, isNever) => {
    expect(contradictionsIn([loadOne(text)]).map(({ code }) => code)).toEqual(isNever ? ['calls-never'] : [])
  })
})

const conforming = (schema: string, parser = 'strict'): string =>
  `version: 1\nname: a\nrequest: { messages: [{ role: user, content: hi }] }\nexpect: { schema: ${schema}, parser: ${parser} }\ncases: [{ id: one }]\n`

describe('a schema that no answer conforms to', () => {
  test.each<[string, string, string | null]>([
    ['false', 'false', 'schema-never'],
    ['an empty enum', '{ enum: [] }', 'schema-never'],
    ['lengths that cross', '{ type: string, minLength: 5, maxLength: 2 }', 'schema-never'],
    ['lengths that cross, of any type', '{ minLength: 5, maxLength: 2 }', null],
    ['numbers that cross', '{ type: integer, minimum: 2, maximum: 1 }', 'schema-never'],
    [
      'a required member that may not be there',
      '{ type: object, required: [a], additionalProperties: false }',
      'schema-never',
    ],
    [
      'a required member that a pattern lets in',
      '{ type: object, required: [a], patternProperties: { a: true }, additionalProperties: false }',
      null,
    ],
    [
      'a required member that is none',
      '{ type: object, required: [a], properties: { a: { enum: [] } } }',
      'schema-never',
    ],
    ['a member that is none', '{ type: object, properties: { a: { enum: [] } } }', null],
    ['a part', '{ allOf: [{ type: object }, false] }', 'schema-never'],
    ['an alternative', '{ anyOf: [{ type: object }, false] }', null],
  ])('%s', (_, schema, code) => {
    expect(contradictionsIn([loadOne(conforming(schema))]).map((one) => one.code)).toEqual(code === null ? [] : [code])
  })

  test.each([
    ['{ type: object }', ['schema-never-text']],
    ['{ type: [object, string] }', []],
    ['{ maxLength: 9 }', []],
  ])('of a text: %s', (schema, codes) => {
    expect(contradictionsIn([loadOne(conforming(schema, 'text'))]).map((one) => one.code)).toEqual(codes)
  })

  test('a value that is no text', () => {
    const text = conforming('true', 'text').replace('{ id: one }', '{ id: one, expect: { equals: { a: 1 } } }')
    expect(contradictionsIn([loadOne(text)]).map((one) => one.code)).toEqual(['expected-never'])
  })
})
