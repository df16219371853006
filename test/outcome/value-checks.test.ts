import { expect, test } from 'vitest'
import type { ValueChecks } from '../../src/contract/expect.ts'
import { readJson } from '../../src/json/read.ts'
import { valueDifferences } from '../../src/outcome/value-checks.ts'
import { schemaOf } from './make.ts'
import { pattern } from './pattern.ts'
import { testValidator } from './validator.ts'

const differences = (checks: ValueChecks, text: string) => {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.fault.message)
  return valueDifferences(checks, read.document, testValidator())
}
const at = (pointer: string, checks: ValueChecks): ValueChecks => ({ pointers: new Map([[pointer, checks]]) })
const one = { equals: pattern(1) }

const cases: readonly (readonly [what: string, ValueChecks, text: string, differences: readonly unknown[]])[] = [
  ['a pointer to the place', at('/a/0/b', one), '{"a":[{"b":1}]}', []],
  ['another value there', at('/a/0/b', one), '{"a":[{"b":2}]}', [{ pointer: '/a/0/b', expected: '1', found: '2' }]],
  ['a missing place fails', at('/a/1', one), '{"a":[1]}', [{ pointer: '/a/1', expected: '1', found: null }]],
  [
    'also where anything would do',
    at('/a', { schema: schemaOf(true) }),
    '{}',
    [{ pointer: '/a', expected: 'a value', found: null }],
  ],
  [
    'a place in the prototype is missing',
    at('/toString', { schema: schemaOf(true) }),
    '{}',
    [{ pointer: '/toString', expected: 'a value', found: null }],
  ],
  ['no index with a leading zero', at('/00', one), '[1]', [{ pointer: '/00', expected: '1', found: null }]],
  ['escaped names', at('/a~1b/~0', one), '{"a/b":{"~":1}}', []],
  ['the whole value', at('', one), '1', []],
  ['pointers in pointers', at('/a', at('/b', one)), '{"a":{"b":2}}', [{ pointer: '/a/b', expected: '1', found: '2' }]],
  [
    'long numbers keep their digits below a pointer',
    at('/a', { equals: pattern({ id: { $exact: '9007199254740993' } }) }),
    '{"a":{"id":9007199254740992}}',
    [{ pointer: '/a/id', expected: '9007199254740993', found: '9007199254740992' }],
  ],
  [
    'all of equals, match and pointers',
    { match: pattern({ a: 1 }, false), ...at('/b', one) },
    '{"a":2,"b":2}',
    [
      { pointer: '/a', expected: '1', found: '2' },
      { pointer: '/b', expected: '1', found: '2' },
    ],
  ],
]
test.each(cases)('%s', (_, checks, text, wanted) => {
  expect(differences(checks, text)).toEqual(wanted)
})

test('a schema is an expected value like any other, with the place in the whole answer', () => {
  const short = { schema: schemaOf({ properties: { name: { maxLength: 3 } } }) }
  expect(differences(short, '{"name":"Ada"}')).toEqual([])
  expect(differences(at('/list/1', short), '{"list":[{},{"name":"Grace"}]}')).toMatchObject([
    { pointer: '/list/1/name', found: '"Grace"' },
  ])
})

test('a schema below a pointer reads long numbers exactly', () => {
  const even = at('/a', { schema: schemaOf({ properties: { id: { multipleOf: 2 } } }) })
  expect(differences(even, '{"a":{"id":9007199254740992}}')).toEqual([])
  expect(differences(even, '{"a":{"id":9007199254740993}}')).toMatchObject([
    { pointer: '/a/id', found: '9007199254740993' },
  ])
})
