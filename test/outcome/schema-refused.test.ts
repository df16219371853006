import { describe, expect, it } from 'vitest'
import type { Draft } from '../../src/contract/schema-document.ts'
import type { JsonValue } from '../../src/json/value.ts'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'
import { type Code, PROBLEMS } from '../../src/problem/problems.ts'

import { schemaOf } from './schema-documents.ts'

const refusals = (text: string, draft: Draft = '2020-12', resources: Record<string, JsonValue> = {}) =>
  createSchemaValidator().compile(schemaOf(text, draft, resources))

const nested = (levels: number): string => {
  const defs: Record<string, JsonValue> = { [`d${levels}`]: { type: 'string' } }
  for (let level = 0; level < levels; level += 1) {
    const next = { $ref: `#/$defs/d${level + 1}` }
    defs[`d${level}`] = { anyOf: [next, next] }
  }
  return JSON.stringify({ $ref: '#/$defs/d0', $defs: defs })
}
const deep = (levels: number): string => `${'{"not":'.repeat(levels)}{}${'}'.repeat(levels)}`

/** Schema, draft, code, pointer. */
const TABLE: readonly (readonly [string, string, Draft, string, string])[] = [
  ['a promise would count as conforming', '{"$async":true,"type":"string"}', '2020-12', 'schema-async', '/$async'],
  ['… also deep inside', '{"properties":{"a":{"$async":false}}}', '2020-12', 'schema-async', '/properties/a/$async'],
  ['a misspelt keyword checks nothing', '{"requierd":["a"]}', '2020-12', 'schema-unknown-keyword', '/requierd'],
  ['a keyword of a later draft', '{"const":1}', 'draft-04', 'schema-unknown-keyword', '/const'],
  [
    'a keyword of an earlier draft',
    '{"additionalItems":false}',
    '2020-12',
    'schema-unknown-keyword',
    '/additionalItems',
  ],
  ['a name every object has', '{"toString":1}', '2020-12', 'schema-unknown-keyword', '/toString'],
  [
    'nullable is OpenAPI',
    '{"properties":{"a":{"type":"string","nullable":true}}}',
    '2020-12',
    'schema-nullable',
    '/properties/a/nullable',
  ],
  ['a value of the wrong type', '{"minLength":"3"}', '2020-12', 'schema-keyword-value', '/minLength'],
  ['a negative count', '{"maxItems":-1}', '2020-12', 'schema-keyword-value', '/maxItems'],
  ['an unknown type', '{"type":"int"}', '2020-12', 'schema-keyword-value', '/type'],
  [
    'required as a flag',
    '{"properties":{"a":{"required":true}}}',
    'draft-07',
    'schema-keyword-value',
    '/properties/a/required',
  ],
  ['items as a list, which is prefixItems now', '{"items":[{}]}', '2020-12', 'schema-keyword-value', '/items'],
  ['an empty anyOf', '{"anyOf":[]}', '2020-12', 'schema-keyword-value', '/anyOf'],
  [
    'a number for a flag',
    '{"maximum":3,"exclusiveMaximum":3}',
    'draft-04',
    'schema-keyword-value',
    '/exclusiveMaximum',
  ],
  ['a schema must be an object', '{"properties":{"a":"string"}}', '2020-12', 'schema-not-a-schema', '/properties/a'],
  ['the root too', '[]', '2020-12', 'schema-not-a-schema', '(root)'],
  ['no boolean schemas in draft 4', '{"properties":{"a":true}}', 'draft-04', 'schema-not-a-schema', '/properties/a'],
  [
    'nullable that the type contradicts',
    '{"type":["string","null"],"nullable":false}',
    '2020-12',
    'schema-nullable',
    '/nullable',
  ],
  ['an unknown format', '{"format":"phone"}', '2020-12', 'schema-unknown-format', '/format'],
  [
    'a declared vocabulary',
    '{"$vocabulary":{"https://x.example/v":true}}',
    '2020-12',
    'schema-vocabulary',
    '/$vocabulary',
  ],
  ['a meta-schema of its own', '{"$schema":"https://x.example/meta"}', '2020-12', 'schema-draft', '/$schema'],
  ['another draft', '{"$schema":"http://json-schema.org/draft-07/schema#"}', '2020-12', 'schema-draft', '/$schema'],
  ['a remote reference', '{"$ref":"https://x.example/s.json"}', '2020-12', 'schema-remote-ref', '/$ref'],
  [
    '… relative to an identifier',
    '{"$id":"https://x.example/s.json","items":{"$ref":"t.json"}}',
    '2020-12',
    'schema-remote-ref',
    '/items/$ref',
  ],
  ['a file that is not there', '{"$ref":"missing.json"}', '2020-12', 'schema-ref-missing', '/$ref'],
  ['a member that is inherited', '{"$ref":"#/constructor"}', '2020-12', 'schema-ref-missing', '/$ref'],
  ['… of a map', '{"$ref":"#/$defs/toString","$defs":{}}', '2020-12', 'schema-ref-missing', '/$ref'],
  ['an anchor that is not there', '{"$ref":"#a"}', '2020-12', 'schema-ref-missing', '/$ref'],
  ['a broken escape', '{"$ref":"#/%E0%A4%A"}', '2020-12', 'schema-ref-missing', '/$ref'],
  ['a place that is no schema', '{"$ref":"#/properties","properties":{}}', '2020-12', 'schema-ref-not-schema', '/$ref'],
  ['a value in an enum', '{"$ref":"#/enum/0","enum":[{"type":"string"}]}', '2020-12', 'schema-ref-not-schema', '/$ref'],
  ['a default', '{"items":{"$ref":"#/default"},"default":{}}', '2020-12', 'schema-ref-not-schema', '/items/$ref'],
  ['a reference to itself', '{"$ref":"#"}', '2020-12', 'schema-ref-endless', '(root)'],
  [
    '… by way of others',
    '{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/b"}]},"b":{"allOf":[{"$ref":"#/$defs/a"}]}}}',
    '2020-12',
    'schema-ref-endless',
    '/$defs/a',
  ],
  [
    'one name for two',
    '{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}',
    '2020-12',
    'schema-duplicate-id',
    '/$defs/b/$anchor',
  ],
  [
    '$id beside $ref',
    '{"properties":{"a":{"$id":"b.json","$ref":"#/definitions/c"}},"definitions":{"c":{}}}',
    'draft-07',
    'schema-id-beside-ref',
    '/properties/a',
  ],
  [
    'id beside $ref',
    '{"properties":{"a":{"id":"b.json","$ref":"#/definitions/c"}},"definitions":{"c":{}}}',
    'draft-04',
    'schema-id-beside-ref',
    '/properties/a',
  ],
  [
    'a dynamic reference with two targets',
    '{"$dynamicRef":"#n","$defs":{"a":{"$dynamicAnchor":"n"},"b":{"$id":"b.json","$dynamicAnchor":"n"}}}',
    '2020-12',
    'schema-dynamic-ref',
    '/$dynamicRef',
  ],
  [
    'a recursive one likewise',
    '{"$recursiveAnchor":true,"items":{"$recursiveRef":"#"},"$defs":{"b":{"$id":"b.json"}}}',
    '2019-09',
    'schema-dynamic-ref',
    '/items/$recursiveRef',
  ],
  ['a pattern of another dialect', '{"pattern":"^a\\\\Z"}', '2020-12', 'schema-pattern', '/pattern'],
  ['… as the name of members', '{"patternProperties":{"(":{}}}', '2020-12', 'schema-pattern', '/patternProperties/('],
  [
    'a name that JavaScript keeps for itself',
    '{"properties":{"__proto__":{}}}',
    '2020-12',
    'schema-reserved-name',
    '/properties/__proto__',
  ],
  [
    '… in dependentRequired',
    '{"dependentRequired":{"__proto__":["a"]}}',
    '2020-12',
    'schema-reserved-name',
    '/dependentRequired/__proto__',
  ],
  ['exponentially many branches', nested(20), '2020-12', 'schema-too-branching', '(root)'],
  ['65 levels', deep(65), '2020-12', 'schema-too-deep', '(root)'],
  ['more than 256 KiB', `{"enum":["${'ü'.repeat(140_000)}"]}`, '2020-12', 'schema-too-large', '(root)'],
]

describe('a schema is refused', () => {
  it.each(TABLE)('%s: %s', (_why, text, draft, code, pointer) => {
    const found = refusals(text, draft)
    expect(found.map((problem) => [problem.code, problem.args['pointer']])).toContainEqual([code, pointer])
    expect(found.every((problem) => problem.place?.file === 'order.schema.json')).toBe(true)
  })

  it.each([
    ['{"const":9007199254740993}', '/const'],
    ['{"enum":[{"a":[1e300]}]}', '/enum/0/a/0'],
    ['{"multipleOf":9007199254740993}', '/multipleOf'],
  ])('%s, where nobody kept what was written', (text, pointer) => {
    const { exact: _, ...read } = schemaOf(text)
    const found = createSchemaValidator().compile(read)
    expect(found.map(({ code, args }) => [code, args['pointer']])).toEqual([['schema-unsafe-number', pointer]])
  })

  it('names all that is wrong at once, and the keyword that was meant', () => {
    const found = refusals('{"requierd":["a"],"format":"phone","items":{"$ref":"#/nowhere"}}')
    expect(found.map((problem) => problem.code)).toEqual([
      'schema-unknown-keyword',
      'schema-unknown-format',
      'schema-ref-missing',
    ])
    expect(found[0]?.args['nearest']).toBe('Did you mean required? ')
  })

  it('names the file in which it stands', () => {
    const found = refusals('{"$ref":"common.json#/$defs/a"}', '2020-12', {
      'common.json': { $defs: { a: { type: 'strng' } } },
    })
    expect(found.map((problem) => problem.place?.file)).toEqual(['common.json'])
  })

  it('fills every placeholder of its words', () => {
    for (const [, text, draft, code] of TABLE) {
      const problem = refusals(text, draft).find((one) => one.code === code)
      const words = PROBLEMS[code as Code]
      for (const [, name] of `${words.title} ${words.hint}`.matchAll(/\{(\w+)\}/g)) {
        expect(problem?.args, `${code}: ${name}`).toHaveProperty(name as string)
      }
    }
  })
})

describe('a schema is read', () => {
  const ACCEPTED: readonly (readonly [string, string, Draft])[] = [
    [
      'annotations',
      '{"title":"t","description":"d","default":1,"examples":[1],"readOnly":true,"x-internal":{"a":1},"discriminator":{"propertyName":"k"},"contentMediaType":"text/plain"}',
      '2020-12',
    ],
    ['minContains by itself', '{"minContains":1}', '2020-12'],
    ['properties that match a pattern too', '{"properties":{"ab":{}},"patternProperties":{"^a":{}}}', '2020-12'],
    ['if without then and else', '{"if":{"type":"string"}}', 'draft-07'],
    ['64 levels', deep(32), '2020-12'],
    ['a dynamic reference with one target', '{"$dynamicAnchor":"n","items":{"$dynamicRef":"#n"}}', '2020-12'],
    ['escaped punctuation in a pattern', '{"pattern":"^[\\\\w\\\\-]+\\\\@\\\\-x$"}', '2020-12'],
    ['bounds of 64 bit integers', '{"maximum":9223372036854775807,"minimum":-9223372036854775808}', '2020-12'],
    ['$defs in an old draft', '{"$defs":{"a":{}},"$ref":"#/$defs/a"}', 'draft-07'],
    ['an identifier among the values of an enum', '{"enum":[{"$id":"a.json"},{"$id":"a.json"}]}', '2020-12'],
  ]
  it.each(ACCEPTED)('%s', (_what, text, draft) => expect(refusals(text, draft)).toEqual([]))

  it('takes a relative reference for a path where the identifier lies on the web', () => {
    const text = '{"$id":"https://x.example/order.json","properties":{"a":{"$ref":"price.json"}}}'
    expect(
      refusals(text, '2020-12', { 'price.json': { $id: 'https://y.example/price.json', type: 'number' } }),
    ).toEqual([])
  })

  it('resolves references into other files, and from there back', () => {
    const common = {
      $defs: { price: { type: 'number', $comment: 'see' }, list: { items: { $ref: 'order.schema.json#/$defs/line' } } },
    }
    const text = '{"properties":{"lines":{"$ref":"lib/common.json#/$defs/list"}},"$defs":{"line":{"type":"string"}}}'
    const validator = createSchemaValidator()
    // A path in a file is relative to that file.
    const moved = JSON.parse(JSON.stringify(common).replace('order.schema.json', '../order.schema.json')) as JsonValue
    const schema = schemaOf(text, '2020-12', { 'lib/common.json': moved })
    expect(validator.compile(schema)).toEqual([])
    const found = validator.validate(schema, { value: { lines: ['a', 1] }, exact: new Map() })
    expect(found.violations.map((one) => [one.pointer, one.schemaPointer])).toEqual([['/lines/1', '/$defs/line/type']])
  })
})
