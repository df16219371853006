import { expect, test } from 'vitest'
import type { JsonValue } from '../../../src/json/value.ts'
import { told } from './rows.ts'

const open = (properties: JsonValue, more: object = {}): JsonValue => ({
  type: 'object',
  properties,
  required: Object.keys(properties as object),
  additionalProperties: true,
  ...more,
})
const text = (more: object): JsonValue => ({ type: 'string', ...more })
const union = (...branches: readonly JsonValue[]): JsonValue => ({ oneOf: branches })

/** Engine, schema, what is told of it; each rule once where it holds and once where it nearly does. */
test.each<[string, JsonValue, readonly string[]]>([
  // xgrammar: what wins over what
  ['xgrammar', { enum: ['a', 'bcd'], minLength: 2 }, ['ignored minLength /minLength']],
  ['xgrammar', { enum: ['ab', 'bcd'], minLength: 2 }, []],
  ['xgrammar', { $defs: { s: { type: 'string' } }, $ref: '#/$defs/s', maxLength: 3 }, ['ignored maxLength /maxLength']],
  ['xgrammar', { $defs: { s: { type: 'string' } }, $ref: '#/$defs/s', type: 'string', minItems: 3 }, []],
  ['xgrammar', { type: 'string', anyOf: [{ type: 'string', enum: ['a'] }, { enum: ['b'] }] }, []],
  ['xgrammar', { type: 'string', anyOf: [{ type: 'string' }, { type: 'null' }] }, ['ignored type /type']],
  ['xgrammar', { minimum: 3 }, ['ignored minimum /minimum']],
  ['xgrammar', { type: ['integer', 'null'], minimum: 3 }, []],
  // xgrammar: allOf
  ['xgrammar', { allOf: [{ type: 'string' }, { type: 'string' }] }, ['ignored allOf /allOf']],
  ['xgrammar', { allOf: [{ type: 'string' }] }, []],
  // xgrammar: keywords without a grammar
  ['xgrammar', { type: 'string', not: { const: 'a' } }, ['ignored not /not']],
  ['xgrammar', { type: 'string', not: { type: 'null' } }, []],
  ['xgrammar', { type: 'array', items: { type: 'integer' }, uniqueItems: true }, ['ignored uniqueItems /uniqueItems']],
  ['xgrammar', { type: 'array', items: { type: 'integer' }, uniqueItems: true, maxItems: 1 }, []],
  ['xgrammar', { type: 'number', multipleOf: 0.5 }, ['ignored multipleOf /multipleOf']],
  ['xgrammar', { type: 'integer', multipleOf: 5 }, []],
  ['xgrammar', { type: 'integer', multipleOf: 5, minimum: 0 }, ['ignored multipleOf /multipleOf']],
  ['xgrammar', { type: 'integer', multipleOf: 2_048 }, ['ignored multipleOf /multipleOf']],
  ['xgrammar', open({ a: { type: 'integer' } }, { required: ['b'] }), ['ignored required /required']],
  ['xgrammar', open({ a: { type: 'integer' } }, { required: ['a'] }), []],
  // xgrammar: strings
  ['xgrammar', text({ pattern: '^[a-z]+$', maxLength: 3 }), ['ignored maxLength /maxLength']],
  ['xgrammar', text({ pattern: '^[a-z]{1,3}$', maxLength: 3 }), []],
  [
    'xgrammar',
    text({ format: 'date', pattern: '^2026' }),
    ['ignored pattern /pattern', 'stricter pattern /pattern'].slice(0, 1),
  ],
  ['xgrammar', text({ format: 'date', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }), []],
  ['xgrammar', text({ format: 'iri' }), ['ignored format /format']],
  ['xgrammar', text({ format: 'email' }), []],
  ['xgrammar', text({ format: 'made-up' }), []],
  ['xgrammar', text({ pattern: '^a\\b$' }), ['refused pattern /pattern']],
  ['xgrammar', text({ pattern: '^a\\d$' }), []],
  ['xgrammar', text({ pattern: '^(?=a)[a-z]$' }), ['ignored pattern /pattern']],
  ['xgrammar', text({ pattern: '^(?:a)[a-z]$' }), []],
  ['xgrammar', text({ pattern: '^a\\\\$' }), ['ignored pattern /pattern']],
  ['xgrammar', text({ pattern: 'a' }), ['stricter pattern /pattern']],
  // xgrammar: refusals
  ['xgrammar', open({ a: false }), ['refused false /properties/a']],
  ['xgrammar', open({ a: true }), []],
  ['xgrammar', { type: 'array', items: [{ type: 'string' }] }, ['refused items /items']],
  ['xgrammar', { type: 'integer', minimum: 0.5 }, ['refused minimum /minimum']],
  ['xgrammar', { type: 'number', minimum: 0.5 }, []],
  ['xgrammar', { type: 'number', minimum: 2, maximum: 1 }, ['refused minimum /minimum']],
  ['xgrammar', { type: 'number', minimum: 1, maximum: 1 }, []],
  ['xgrammar', { type: 'array', minItems: 1 }, ['refused minItems /minItems']],
  ['xgrammar', { type: 'array', items: {}, minItems: 1 }, []],
  ['xgrammar', { $ref: '#/$defs/a~1b', $defs: { 'a/b': {} } }, ['refused $ref /$ref']],
  ['xgrammar', { $ref: '#/$defs/a', $defs: { a: {} } }, []],
  ['xgrammar', { $ref: 'urn:x' }, ['ignored $ref /$ref']],
  // xgrammar: branches
  [
    'xgrammar',
    union(open({ a: { type: 'integer' } }), open({ a: { type: 'integer' }, b: {} })),
    ['ignored oneOf /oneOf'],
  ],
  ['xgrammar', union(open({ a: { const: 1 } }), open({ a: { const: 2 } })), []],
  ['xgrammar', union({ type: 'integer', minimum: 5 }, { type: 'integer', maximum: 4 }), []],
  // xgrammar: members by pattern and by name
  ['xgrammar', { type: 'object', patternProperties: { '^x$': { type: 'integer' } } }, []],
  [
    'xgrammar',
    open({ a: { type: 'integer' } }, { patternProperties: { '^x$': { type: 'integer' } } }),
    ['ignored patternProperties /patternProperties'],
  ],
  [
    'xgrammar',
    { type: 'object', propertyNames: { pattern: '^a$' }, additionalProperties: { type: 'integer' } },
    ['ignored additionalProperties /additionalProperties'],
  ],
  ['xgrammar', { type: 'object', properties: {}, required: [] }, ['stricter properties /properties']],
  // xgrammar 0.1
  ['xgrammar-0.1', { type: 'number', exclusiveMinimum: 0 }, ['ignored exclusiveMinimum /exclusiveMinimum']],
  ['xgrammar-0.1', { type: 'number', minimum: 0 }, []],
  ['xgrammar-0.1', { type: 'number', minimum: 0, maximum: 1 }, ['ignored maximum /maximum']],
  ['xgrammar-0.1', { type: 'number', minimum: 0, maximum: 1.5 }, []],
  ['xgrammar-0.1', { type: 'integer', multipleOf: 5 }, ['ignored multipleOf /multipleOf']],
  ['xgrammar-0.1', text({ pattern: '^(?=a)[a-z]$' }), ['refused pattern /pattern']],
  ['xgrammar-0.1', text({ pattern: '^a$|^b$' }), ['ignored pattern /pattern']],
  ['xgrammar-0.1', text({ pattern: '^(?:a|b)$' }), []],
  ['xgrammar-0.1', text({ pattern: '^[|]\\|$' }), []],
  [
    'xgrammar-0.1',
    { type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: { type: 'string' } },
    ['ignored properties /properties'],
  ],
  // llama.cpp
  ['llamacpp', text({ pattern: '^\\d+$' }), ['ignored pattern /pattern']],
  ['llamacpp', text({ pattern: '^[0-9]+$' }), []],
  ['llamacpp', text({ pattern: 'a' }), ['ignored pattern /pattern']],
  ['llamacpp', text({ pattern: '^é+$' }), ['refused pattern /pattern']],
  ['llamacpp', text({ pattern: '^[é]+$' }), []],
  ['llamacpp', text({ pattern: '^a+?$' }), ['ignored pattern /pattern']],
  ['llamacpp', text({ pattern: '^a\\\\$' }), ['ignored pattern /pattern']],
  ['llamacpp', text({ pattern: '^a|b$' }), ['stricter pattern /pattern']],
  ['llamacpp', text({ pattern: '^[a-z]+$', maxLength: 3 }), ['ignored maxLength /maxLength']],
  ['llamacpp', text({ format: 'uri' }), ['ignored format /format']],
  ['llamacpp', text({ format: 'uuid' }), []],
  ['llamacpp', { type: 'number', minimum: 1 }, ['ignored minimum /minimum']],
  ['llamacpp', { type: 'integer', minimum: 1 }, []],
  ['llamacpp', { type: 'integer', minimum: 1, exclusiveMinimum: 4 }, ['ignored exclusiveMinimum /exclusiveMinimum']],
  ['llamacpp', { type: 'object', minProperties: 1 }, ['ignored minProperties /minProperties']],
  ['llamacpp', open({ a: {} }, { minProperties: 1 }), []],
  ['llamacpp', { allOf: [{ type: 'string', minLength: 3 }] }, ['ignored allOf /allOf']],
  ['llamacpp', { allOf: [open({ a: { type: 'string' } })] }, []],
  ['llamacpp', open({ a: text({ pattern: '^.+$' }) }), ['ignored pattern /properties/a/pattern']],
  ['llamacpp', open({ a: text({ pattern: '^[^"]*$' }) }), []],
  ['xgrammar-0.1', open({ a: text({ pattern: '^[ -~]$' }) }), ['ignored pattern /properties/a/pattern']],
  ['xgrammar-0.1', open({ a: text({ pattern: '^[a-z]$' }) }), []],
  ['xgrammar', open({ a: text({ pattern: '^.$' }) }), []],
  ['llamacpp', text({ minLength: 3, maxLength: 1 }), ['refused minLength /minLength']],
  ['llamacpp', text({ minLength: 1, maxLength: 3 }), []],
  ['llamacpp', { type: 'array', items: {}, minItems: 3, maxItems: 1 }, ['ignored minItems /minItems']],
  ['llamacpp', { type: 'array', items: {}, minItems: 1, maxItems: 3 }, []],
  ['xgrammar', { const: { x: 1 }, patternProperties: { '^x$': { type: 'integer' } }, additionalProperties: false }, []],
  ['xgrammar', { const: { y: 1 }, propertyNames: { pattern: '^x$' } }, ['ignored propertyNames /propertyNames']],
  ['llamacpp', { type: 'array', items: false }, ['refused true /items']],
  ['llamacpp', { type: 'array', items: {} }, []],
  ['llamacpp', open({ a: { $ref: '#' } }), ['refused $ref /properties/a/$ref']],
  ['llamacpp', { type: 'strin' }, ['refused type /type']],
  ['llamacpp', { anyOf: [] }, ['refused anyOf /anyOf']],
  ['llamacpp', { type: 'array', prefixItems: [{ type: 'string' }] }, ['stricter prefixItems /prefixItems']],
  [
    'llamacpp',
    open({ reason: { type: 'string' }, verdict: { type: 'string' } }, { required: ['verdict'] }),
    ['stricter required /required'],
  ],
  ['llamacpp', open({ verdict: { type: 'string' }, reason: { type: 'string' } }, { required: ['verdict'] }), []],
  ['llamacpp', union({ type: 'number' }, { type: 'integer' }), ['ignored oneOf /oneOf']],
  ['llamacpp', union({ type: 'string' }, { type: 'integer' }), []],
  // node-llama-cpp
  ['node-llama-cpp', { type: 'integer', minimum: 1 }, ['ignored minimum /minimum']],
  ['node-llama-cpp', { type: 'integer', minLength: 1 }, []],
  ['node-llama-cpp', { const: { a: 1 } }, ['refused const /const']],
  ['node-llama-cpp', { const: 'a' }, []],
  ['node-llama-cpp', { anyOf: [{ type: 'string' }] }, ['stricter type ']],
  ['node-llama-cpp', text({ format: 'uri' }), ['stricter format /format']],
  ['node-llama-cpp', text({ format: 'time' }), []],
  ['node-llama-cpp', { type: 'array', items: [{ type: 'string' }] }, ['stricter items /items']],
  ['node-llama-cpp', { definitions: { a: { type: 'string' } }, $ref: '#/definitions/a' }, ['ignored $ref /$ref']],
  ['node-llama-cpp', { $defs: { a: { type: 'string' } }, $ref: '#/$defs/a' }, []],
  ['node-llama-cpp', union({ type: 'number' }, { type: 'integer' }), ['ignored oneOf /oneOf']],
  ['node-llama-cpp', union({ type: 'string' }, { type: 'integer' }), []],
])('%s on %j', (engine, schema, expected) => expect(told(engine, schema)).toEqual(expected))

test('an annotation, a keyword of another draft and one that asks for nothing are nobody’s loss', () => {
  const schema = { type: 'string', then: { minLength: 3 }, minContains: 2, uniqueItems: false, 'x-own': { not: {} } }
  for (const engine of ['xgrammar', 'llamacpp', 'node-llama-cpp']) expect(told(engine, schema)).toEqual([])
})

test('a schema that leads back to itself comes to an end', () => {
  const tree = (name: string, other: string): JsonValue => ({
    type: 'object',
    properties: {
      [name]: { $ref: `#/$defs/${other}` },
      next: { oneOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }] },
    },
    required: [name],
    not: { $ref: `#/$defs/${other}` },
  })
  const schema = {
    $ref: '#/$defs/a',
    $defs: { a: tree('x', 'b'), b: tree('y', 'a'), c: { $ref: '#/$defs/c' } },
    not: { $ref: '#/$defs/c' },
  }
  for (const engine of ['xgrammar', 'llamacpp', 'node-llama-cpp'])
    expect(told(engine, schema).length).toBeGreaterThan(0)
})
