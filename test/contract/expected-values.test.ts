import { describe, expect, test } from 'vitest'
import type { Expect, Pattern } from '../../src/contract/expect.ts'
import { asksForJson } from '../../src/contract/response-format.ts'
import type { JsonValue } from '../../src/json/value.ts'
import { holds } from '../../src/outcome/holds.ts'
import { GOOD, loadOne } from './reading.ts'

const expectOf = (yaml: string): Expect => loadOne(`${GOOD}expect: ${yaml}\n`).cases.at(0).expect
const document = (value: JsonValue, exact: Readonly<Record<string, string>> = {}) => ({
  value,
  exact: new Map(Object.entries(exact)),
})

describe('patterns hold', () => {
  const pattern = (yaml: string): Pattern => (expectOf(yaml).values?.equals ?? expectOf(yaml).values?.match) as Pattern
  test.each<[string, JsonValue, boolean]>([
    ['{ match: { a: 1 } }', { a: 1, b: 2 }, true],
    ['{ equals: { a: 1 } }', { a: 1, b: 2 }, false],
    ['{ equals: { a: { b: 1 } } }', { a: { b: 1, c: 2 } }, false],
    ['{ match: { a: { b: 1 } } }', { a: { b: 1, c: 2 } }, true],
    ['{ match: { a: { $any_of: [1, { b: 2 }] } } }', { a: { b: 2, c: 3 } }, true],
    ['{ equals: { a: { $any_of: [1, { b: 2 }] } } }', { a: { b: 2, c: 3 } }, false],
    ['{ equals: { a: { $absent_or: 1 } } }', {}, true],
    ['{ equals: { a: { $absent_or: 1 } } }', { a: 2 }, false],
    ['{ equals: { a: { $absent_or: { $any_of: [] } } } }', {}, true],
    ['{ equals: { a: { $absent_or: { $any_of: [] } } } }', { a: 1 }, false],
    ['{ equals: { a: { $any_of: [{ $absent_or: 1 }] } } }', {}, true],
    ['{ equals: { $near: [4.2, 0.1] } }', 4.25, true],
    ['{ equals: { $unordered: [1, { a: 2 }] } }', [{ a: 2 }, 1], true],
    ['{ equals: { $like: New-York } }', 'new york', true],
    ['{ equals: { $like: { city: New-York, n: 1 } } }', { city: 'NEW YORK', n: 1 }, true],
    ['{ equals: { $like: { city: New-York } } }', { city: 'NEW YORK', n: 1 }, false],
    ['{ equals: { $like: { city: { $any_of: [Oslo, New-York] } } } }', { city: 'newyork' }, true],
    ['{ equals: { $like: [A-b] } }', ['ab'], true],
    ['{ equals: { $literal: { $any_of: [1] } } }', { $any_of: [1] }, true],
    ['{ equals: { $literal: { $any_of: [1] } } }', 1, false],
    ['{ equals: { a: { $contains: ork } } }', { a: 'New York' }, true],
    ['{ equals: { $contains: ork } }', 'New YORK', false],
    ['{ equals: { $contains: ork } }', ['ork'], false],
    ['{ equals: { $ignore_case: { $contains: orK } } }', 'New YORk', true],
    ['{ equals: { $ignore_case: { city: oslo, n: 1 } } }', { city: 'OSLO', n: 1 }, true],
    ['{ equals: { $ignore_case: oslo } }', 'OSLO.', false],
    ['{ equals: { $starts_with: New } }', 'New York', true],
    ['{ equals: { $starts_with: York } }', 'New York', false],
    ['{ equals: { $ends_with: York } }', 'New York', true],
    ['{ equals: { $ends_with: New } }', 'New York', false],
    ['{ equals: { $not: { $contains: ork } } }', 'Oslo', true],
    ['{ equals: { $not: { $contains: ork } } }', 'New York', false],
    ['{ equals: { $all_of: [{ $contains: N }, { $contains: Y }] } }', 'New York', true],
    ['{ equals: { $all_of: [{ $contains: N }, { $contains: Z }] } }', 'New York', false],
    ['{ equals: { $any_of: [{ $contains: Z }, { $contains: Y }] } }', 'New York', true],
    ['{ equals: null }', null, true],
    ['{ match: false }', false, true],
  ])('%s of %j: %s', (yaml, value, expected) => {
    expect(holds(pattern(yaml), document(value))).toBe(expected)
  })

  test('numbers that a double can not hold keep their text, from YAML and from JSON', () => {
    const fromYaml = expectOf('{ equals: [9007199254740993] }').values?.equals as Pattern
    const rows = loadOne(GOOD.replace(/cases:[\s\S]*/, 'cases: [{ from: a.jsonl }]\n'), {
      'a.jsonl': '{"id":"a","vars":{"text":1},"expect":{"equals":[9007199254740993]}}\n',
    })
    const fromJson = rows.cases.at(0).expect.values?.equals as Pattern
    for (const one of [fromYaml, fromJson]) {
      expect(holds(one, document([9007199254740992], { '/0': '9007199254740993' }))).toBe(true)
      expect(holds(one, document([9007199254740992]))).toBe(false)
    }
  })
})

describe('what a case expects', () => {
  const expectOfCase = (contract: string, own: string, request = ''): Expect =>
    loadOne(
      GOOD.replace('vars: { text: hi }', `vars: { text: hi }, expect: ${own}`).replace(
        'request:\n',
        `request:\n${request}`,
      ) + contract,
    ).cases.at(0).expect
  const SCHEMA = 'schema: { type: object }'

  test('a case’s members replace those of the same name and leave the others', () => {
    const merged = expectOfCase('expect: { match: { a: 1 }, pointers: { /b: { equals: 2 } } }\n', '{ match: { c: 3 } }')
    expect(merged.values?.match).toMatchObject({
      kind: 'object',
      members: new Map([['c', { kind: 'scalar', value: 3 }]]),
    })
    expect(merged.values?.pointers?.has('/b')).toBe(true)
  })

  test('the contract’s schema decides conformance, a case’s is an expected value', () => {
    const merged = expectOfCase(`expect: { ${SCHEMA} }\n`, '{ schema: { type: array } }')
    expect([merged.schema?.root, merged.values?.schema?.root]).toEqual([{ type: 'object' }, { type: 'array' }])
  })

  test('the schema inside response_format is the default', () => {
    const request =
      '  response_format: { type: json_schema, json_schema: { name: x, schema: { type: object, title: inner } } }\n'
    expect(expectOfCase('', '{}', request).schema?.root).toEqual({ type: 'object', title: 'inner' })
    expect(expectOfCase(`expect: { ${SCHEMA} }\n`, '{}', request).schema?.root).toEqual({ type: 'object' })
  })

  test.each<[string, string, string, string, string]>([
    ['a schema', `expect: { ${SCHEMA} }\n`, '{}', '', 'strict'],
    ['an expected value', '', '{ match: { a: 1 } }', '', 'strict'],
    ['a JSON response format', '', '{}', '  response_format: json_object\n', 'strict'],
    ['nothing that speaks of JSON', '', '{}', '', 'text'],
    ['expected calls alone', '', '{ tool_calls: [] }', '', 'text'],
    ['the contract’s word', 'expect: { parser: fenced }\n', '{ match: 1 }', '', 'fenced'],
    ['the case’s word', `expect: { ${SCHEMA}, parser: fenced }\n`, '{ parser: text }', '', 'text'],
  ])('the parser with %s', (_, contract, own, request, parser) => {
    expect(expectOfCase(contract, own, request).parser).toBe(parser)
  })

  test('a JSON response format beside other members of `text` speaks of JSON', () => {
    expect(asksForJson({ response_format: 'json_object', text: { verbosity: 'low' } })).toBe(true)
    expect(asksForJson({ response_format: 'json_object', text: { format: { type: 'text' } } })).toBe(false)
  })

  test('a refusal of the case drops the contract’s values, a value of the case the contract’s refusal', () => {
    expect(expectOfCase('expect: { match: { a: 1 } }\n', '{ outcome: refused }')).toMatchObject({ refusal: true })
    expect(expectOfCase('expect: { match: { a: 1 } }\n', '{ outcome: refused }').values).toBeUndefined()
    expect(expectOfCase('expect: { outcome: refused }\n', '{ match: 1 }').refusal).toBe(false)
    expect(expectOfCase('expect: { outcome: refused }\n', `{ ${SCHEMA} }`).refusal).toBe(false)
    expect(expectOfCase('expect: { outcome: refused }\n', '{}').refusal).toBe(true)
    expect(expectOfCase(`expect: { outcome: refused, ${SCHEMA} }\n`, '{}').refusal).toBe(true)
  })

  test('calls in order and optional ones', () => {
    const tools = '  tools: [{ type: function, function: { name: f } }, { type: function, function: { name: g } }]\n'
    const ordered = expectOfCase(
      '',
      '{ tool_calls: { ordered: true, calls: [{ name: f, arguments: { match: { a: 1 } } }, { name: g, optional: true }] } }',
      tools,
    )
    expect(ordered.calls).toMatchObject({
      ordered: true,
      calls: [
        { name: 'f', optional: false, arguments: { match: { kind: 'object' } } },
        { name: 'g', optional: true },
      ],
    })
  })

  test('a turn stands by itself: the contract’s expect does not apply, its schema decides conformance', () => {
    const one = loadOne(
      `${GOOD.replace(
        'vars: { text: hi }',
        'vars: { text: hi }, turns: [{ user: x, expect: { schema: { type: array } } }, { user: y }]',
      )}expect: { schema: { type: object }, match: { a: 1 } }\n`,
    )
    const turns = one.cases.at(0).turns ?? []
    expect(turns.map(({ expect: { schema, values, parser } }) => [schema?.root, values, parser])).toEqual([
      [{ type: 'array' }, undefined, 'strict'],
      [undefined, undefined, 'text'],
    ])
  })

  test.each<[string, JsonValue]>([
    ['{ a: 1 }', [{ result: { a: 1 } }]],
    ['[1, 2]', [{ result: [1, 2] }]],
    ['[]', [{ result: [] }]],
    ['[{ result: 1 }]', [{ result: 1 }]],
    ['[{ result: 1, more: 2 }]', [{ result: [{ result: 1, more: 2 }] }]],
  ])('tool results %s', (yaml, results) => {
    const one = loadOne(
      GOOD.replace('vars: { text: hi }', `vars: { text: hi }, turns: [{ user: x }, { tool_results: { f: ${yaml} } }]`),
    )
    expect(one.cases.at(0).turns?.[1]?.toolResults).toEqual([{ tool: 'f', results }])
  })
})
