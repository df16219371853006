import { expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/json/value.ts'
import { ENGINES } from '../../../src/provider/engines/register.ts'
import { told } from './rows.ts'

const closed = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
})
const member = (schema: JsonValue): JsonObject => closed({ a: schema })

/** Engine, schema, what is told of it: each rule where it holds and where it nearly does. */
test.each<[string, JsonValue, readonly string[]]>([
  ['openai-strict', member({ type: 'string', pattern: '^a' }), []],
  [
    'openai-strict',
    member({ type: 'array', items: {}, uniqueItems: false }),
    ['refused uniqueItems /properties/a/uniqueItems'],
  ],
  ['openai-strict', closed({ a: {} }, { required: [] }), ['refused required /required']],
  ['openai-strict', member({ type: 'object' }), ['refused additionalProperties /properties/a']],
  ['openai-strict', { anyOf: [closed({})] }, ['refused anyOf /anyOf']],
  ['openai-strict', { type: 'array', items: closed({}) }, ['refused type /type']],
  [
    'openai-strict',
    closed({ a: { $ref: '#/$defs/x~0y' } }, { $defs: { 'x~y': { allOf: [{}] } } }),
    ['refused allOf /$defs/x~0y/allOf'],
  ],
  ['openai-strict', member({ enum: Array.from({ length: 1_001 }, (_, i) => i) }), ['refused enum ']],
  ['openai-strict', closed({ not: { type: 'string' } }), []],
  ['azure-strict', member({ type: 'string', pattern: 'a' }), ['refused pattern /properties/a/pattern']],
  ['azure-strict', member({ type: 'string' }), []],
  ['anthropic', member({ type: 'array', items: {}, minItems: 2 }), ['refused minItems /properties/a/minItems']],
  ['anthropic', member({ type: 'array', items: {}, minItems: 1 }), []],
  ['anthropic', member({ $ref: '#' }), ['refused $ref /properties/a/$ref']],
  ['anthropic', closed({ a: { $ref: '#/$defs/b' } }, { $defs: { b: { type: 'string' } } }), []],
  ['anthropic', { type: 'object' }, ['refused additionalProperties ']],
  ['gemini', member({ type: 'string', pattern: 'a' }), ['ignored pattern /properties/a/pattern']],
  ['gemini', member({ type: 'string', format: 'date' }), []],
  [
    'gemini',
    closed({ a: { $ref: '#/$defs/b', description: 'x' } }, { $defs: { b: {} } }),
    ['refused $ref /properties/a/$ref'],
  ],
  ['gemini', { oneOf: [{ type: 'number' }, { type: 'integer' }] }, ['ignored oneOf /oneOf']],
  ['gemini', { oneOf: [{ type: 'string' }, { type: 'integer' }] }, []],
  ['mfjs', member({ const: 1 }), ['refused const /properties/a/const']],
  ['mfjs', member({ anyOf: [{ type: 'string' }], type: 'string' }), ['refused type /properties/a/type']],
  ['mfjs', member({ enum: ['a', 1] }), ['refused enum /properties/a/enum']],
  ['mfjs', member({ enum: ['a', 'b'] }), []],
  ['mfjs', closed({ required: {} }), ['refused properties /properties']],
  ['cohere', member({ type: 'string', format: 'email' }), ['refused format /properties/a/format']],
  ['cohere', member({ type: 'string', format: 'uuid' }), []],
  ['cohere', member({ type: 'string', pattern: '^a' }), ['refused pattern /properties/a/pattern']],
  ['cohere', member({ type: 'string', pattern: 'a' }), []],
  ['cohere', closed({}), ['refused required /required']],
  ['groq-strict', closed({ a: {} }, { required: [] }), ['refused required /required']],
  ['groq-strict', closed({ a: { allOf: [{}] } }), []],
  ['llguidance', { not: {} }, ['refused not /not']],
  ['llguidance', { type: 'string', format: 'iri' }, ['refused format /format']],
  ['llguidance', { type: 'string', format: 'uuid' }, []],
  ['llguidance', { type: 'string', pattern: '(?=a)' }, ['refused pattern /pattern']],
  ['llguidance', { type: 'string', pattern: '(?:a)' }, []],
  ['llguidance', { oneOf: [{ type: 'number' }, { type: 'integer' }] }, ['refused oneOf /oneOf']],
  ['llguidance', { oneOf: [{ type: 'string' }, { type: 'integer' }] }, []],
  ['llguidance', closed({ a: {} }, { required: [], minProperties: 1 }), ['refused minProperties /minProperties']],
  ['llguidance', closed({ a: {} }, { minProperties: 1 }), []],
  ['llguidance', { $ref: 'https://x.example/a' }, ['refused $ref /$ref']],
  ['outlines', { type: 'integer', minimum: 1 }, ['ignored minimum /minimum']],
  ['outlines', { type: 'string', minLength: 1 }, []],
  ['outlines', { type: 'string', pattern: '^a$', minLength: 2 }, ['ignored pattern /pattern']],
  ['outlines', { $ref: 'https://x.example/a' }, ['ignored $ref /$ref', 'refused $ref /$ref'].slice(1)],
  ['lm-format-enforcer', { type: 'integer', minimum: 1 }, ['ignored minimum /minimum']],
  ['lm-format-enforcer', { type: 'string', pattern: 'a', minLength: 1 }, ['refused pattern /pattern']],
  ['lm-format-enforcer', { type: 'string', pattern: 'a' }, []],
])('%s on %j', (engine, schema, expected) => expect(told(engine, schema)).toEqual(expected))

test('levels are counted', () => {
  let deep: JsonObject = { type: 'string' }
  for (let level = 0; level < 5; level += 1) deep = member(deep)
  expect(told('azure-strict', deep)).toEqual([])
  expect(told('azure-strict', member(deep))).toEqual(['refused nesting '])
})

test('every rule says its source and day, and no two engines share a name', () => {
  const names = ENGINES.flatMap(({ id, aliases }) => [id, ...aliases])
  expect(new Set(names).size).toBe(names.length)
  for (const { rules, sources } of ENGINES)
    for (const source of [...sources, ...rules.map((rule) => rule.source)]) {
      expect(source.ref).not.toBe('')
      expect(source.checked).toMatch(/^20\d\d(-\d\d)?(-\d\d)?$/)
    }
})
