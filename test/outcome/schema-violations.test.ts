import { describe, expect, it } from 'vitest'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'
import { documentOf, schemaOf, validate } from './schema-documents.ts'

type Row = readonly [
  schema: string,
  value: string,
  pointer: string,
  keyword: string,
  schemaPointer: string,
  allowed: string,
  found: string,
]

const ORDER =
  '{"type":"object","properties":{"priority":{"enum":["low","high"]},"lines":{"type":"array","minItems":3,"items":{"$ref":"#/$defs/line"}}},"required":["priority"],"additionalProperties":false,"$defs":{"line":{"type":"object","required":["sku"]}}}'

const TABLE: readonly Row[] = [
  [
    ORDER,
    '{"priority":"urgent"}',
    '/priority',
    'enum',
    '/properties/priority/enum',
    'one of "low", "high"',
    '"urgent"',
  ],
  [ORDER, '{}', '', 'required', '/required', 'a member "priority"', '{}'],
  [
    ORDER,
    '{"priority":"low","note":1}',
    '/note',
    'additionalProperties',
    '/additionalProperties',
    'no member but priority, lines',
    '1',
  ],
  [
    ORDER,
    '{"priority":"low","lines":[]}',
    '/lines',
    'minItems',
    '/properties/lines/minItems',
    'at least 3 items',
    '[]',
  ],
  [
    ORDER,
    '{"priority":"low","lines":[{"sku":1},{},{"sku":2}]}',
    '/lines/1',
    'required',
    '/$defs/line/required',
    'a member "sku"',
    '{}',
  ],
  ['{"type":["string","null"]}', '1', '', 'type', '/type', 'string or null', '1'],
  ['{"const":{"a":1}}', '{"a":2}', '', 'const', '/valueIn', '{"a": 1}', '{"a": 2}'],
  ['{"maximum":3}', '4', '', 'maximum', '/maximum', 'at most 3', '4'],
  ['{"multipleOf":0.01}', '19.995', '', 'multipleOf', '/multipleOf', 'a multiple of 0.01', '19.995'],
  ['{"format":"date"}', '"2024-02-30"', '', 'format', '/format', 'format date', '"2024-02-30"'],
  ['{"pattern":"^[A-Z]{2}$"}', '"abc"', '', 'pattern', '/pattern', 'text that matches ^[A-Z]{2}$', '"abc"'],
  ['{"maxLength":1}', '"ab"', '', 'maxLength', '/maxLength', 'at most 1 character', '"ab"'],
  [
    '{"uniqueItems":true}',
    '[{"a":1,"b":2},0,{"b":2,"a":1.0}]',
    '/2',
    'uniqueItems',
    '/uniqueItems',
    'no item twice',
    '{"b": 2, "a": 1}',
  ],
  [
    '{"contains":{"type":"string"}}',
    '[1]',
    '',
    'contains',
    '/contains',
    'at least 1 item of the form that "contains" describes',
    '[1]',
  ],
  [
    '{"propertyNames":{"maxLength":2}}',
    '{"abc":1}',
    '/abc',
    'maxLength',
    '/propertyNames/maxLength',
    'at most 2 characters',
    '"abc"',
  ],
  ['{"properties":{"a":false}}', '{"a":1}', '/a', 'false schema', '/properties/a', 'nothing', '1'],
  ['{"not":{"type":"string"}}', '"x"', '', 'not', '/not', 'no value of the form that "not" describes', '"x"'],
  [
    '{"dependentRequired":{"a":["b"]}}',
    '{"a":1}',
    '',
    'dependentRequired',
    '/dependentRequired',
    'a member "b" beside "a"',
    '{"a": 1}',
  ],
  ['{"properties":{"a/b~":{"type":"null"}}}', '{"a/b~":1}', '/a~1b~0', 'type', '/properties/a~1b~0/type', 'null', '1'],
  [
    '{"if":{"required":["a"]},"then":{"required":["b"]}}',
    '{"a":1}',
    '',
    'required',
    '/then/required',
    'a member "b"',
    '{"a": 1}',
  ],
  [
    '{"properties":{"a":true},"unevaluatedProperties":false}',
    '{"toString":1}',
    '/toString',
    'unevaluatedProperties',
    '/unevaluatedProperties',
    'no such member',
    '1',
  ],
  // The branch that came closest: by type, then by tag, then by the number of faults.
  [
    '{"anyOf":[{"type":"null"},{"type":"object","required":["a"]}]}',
    '{}',
    '',
    'required',
    '/anyOf/1/required',
    'a member "a"',
    '{}',
  ],
  ['{"anyOf":[{"type":"null"},{"type":"string"}]}', '1', '', 'anyOf', '/anyOf', 'null or string', '1'],
  ['{"anyOf":[{"const":"a"},{"const":"b"}]}', '"c"', '', 'anyOf', '/anyOf', '"a" or "b"', '"c"'],
  [
    '{"oneOf":[{"properties":{"kind":{"const":"card"},"number":{"type":"string"}},"required":["kind","number","name"]},{"properties":{"kind":{"const":"cash"}},"required":["kind"]}]}',
    '{"kind":"card","number":5,"name":"x"}',
    '/number',
    'type',
    '/oneOf/0/properties/number/type',
    'string',
    '5',
  ],
  [
    '{"oneOf":[{"type":"integer"},{"minimum":2},{"type":"string"}]}',
    '3',
    '',
    'oneOf',
    '/oneOf',
    'exactly one of 3 forms; it has 1 and 2',
    '3',
  ],
]

describe('a violation says where, what was allowed and what was found', () => {
  it.each(TABLE)('%s with %s', (schema, value, pointer, keyword, schemaPointer, allowed, found) => {
    const { violations, omitted } = validate(schema, value)
    const expected = keyword === 'const' && schemaPointer === '/valueIn' ? '/const' : schemaPointer
    expect(violations.map((one) => [one.pointer, one.keyword, one.schemaPointer, one.allowed, one.found])).toEqual([
      [pointer, keyword, expected, allowed, found],
    ])
    expect(violations[0]?.message).toContain(allowed)
    expect(omitted).toBe(0)
  })

  it('uses the names of the draft in which the schema is written', () => {
    const tuple = validate('{"items":[{"type":"string"}],"additionalItems":false}', '["a",1]', 'draft-07')
    expect(tuple.violations.map((one) => one.schemaPointer)).toEqual(['/additionalItems'])
    const bound = validate('{"maximum":3,"exclusiveMaximum":true}', '3', 'draft-04')
    expect(bound.violations.map((one) => one.allowed)).toEqual(['less than 3'])
    const needs = validate('{"dependencies":{"a":["b"]}}', '{"a":1}', 'draft-07')
    expect(needs.violations.map((one) => one.keyword)).toEqual(['dependencies'])
  })

  it('keeps a hundred and counts the rest', () => {
    const { violations, omitted } = validate(
      '{"items":{"type":"string"}}',
      JSON.stringify(Array.from({ length: 5000 }, () => 1)),
    )
    expect([violations.length, omitted]).toEqual([100, 4900])
  })

  it('shows at most 300 characters of a value', () => {
    const { violations } = validate('{"type":"null"}', JSON.stringify('x'.repeat(100_000)))
    expect(violations[0]?.found).toHaveLength(300)
    expect(violations[0]?.found.endsWith('…')).toBe(true)
  })
})

describe('nothing passes by accident', () => {
  const FAILS: readonly (readonly [string, string])[] = [
    ['{"required":["toString"]}', '{}'],
    ['{"required":["constructor"]}', '{}'],
    ['{"required":["__proto__"]}', '{}'],
    ['{"dependentRequired":{"a":["valueOf"]}}', '{"a":1}'],
    ['{"properties":{"constructor":{"type":"string"}}}', '{"constructor":1}'],
    ['{"additionalProperties":false}', '{"__proto__":1}'],
    ['{"const":{"valueOf":1}}', '{"valueOf":2}'],
    ['{"enum":[[1],{"a":1}]}', '{"a":2}'],
    ['{"allOf":[{"patternProperties":{"^x":{}}}],"unevaluatedProperties":false}', '{"hasOwnProperty":1}'],
    ['{"allOf":[{"if":{"properties":{"a":{"const":1}}}}],"unevaluatedProperties":false}', '{"a":2}'],
    ['{"contains":{"type":"string"},"unevaluatedItems":false}', '["a",1]'],
    ['{"const":9007199254740992}', '9007199254740993'],
    ['{"const":9007199254740993}', '9007199254740992'],
    ['{"enum":[1,9007199254740993]}', '9007199254740992'],
    ['{"enum":[{"a":[1e400]}]}', '{"a":[1e401]}'],
    ['{"maximum":9007199254740993}', '9007199254740994'],
    ['{"maximum":9007199254740993}', '9007199254740995'],
    ['{"exclusiveMaximum":9007199254740993}', '9007199254740993'],
    ['{"exclusiveMinimum":9007199254740993}', '9007199254740992'],
    ['{"multipleOf":9007199254740993}', '9007199254740992'],
    ['{"multipleOf":9007199254740993}', '3'],
    ['{"items":{"const":9007199254740993}}', '[9007199254740993,9007199254740992]'],
    ['{"enum":[9007199254740992,"a"]}', '9007199254740993'],
    ['{"type":"integer"}', '1.0000000000000000001'],
    ['{"maximum":1}', '1.0000000000000000001'],
    ['{"exclusiveMinimum":1}', '0.99999999999999999999'],
    ['{"maximum":9223372036854775807}', '9223372036854775808'],
    ['{"multipleOf":2}', '9007199254740993'],
    ['{"multipleOf":3}', '1e22'],
    ['{"multipleOf":0.123456789}', '1e308'],
    ['{"uniqueItems":true}', '[1,1.0]'],
    ['{"uniqueItems":true}', '[10000000000000000000000001,10000000000000000000000001]'],
    ['{"format":"int64"}', '1e300'],
    ['{"format":"byte"}', '"!!!\\nYWJj"'],
    ['{"maximum":1e308}', '1e400'],
    ['{"minimum":0}', '-1e400'],
  ]
  it.each(FAILS)('%s refuses %s', (schema, value) => expect(validate(schema, value).violations).not.toEqual([]))

  const PASSES: readonly (readonly [string, string])[] = [
    ['{"const":{"valueOf":1}}', '{"valueOf":1}'],
    ['{"const":9007199254740993}', '9007199254740993'],
    ['{"const":9007199254740993}', '9007199254740993.0'],
    ['{"enum":[1,9007199254740993]}', '1'],
    ['{"enum":[{"a":[1e400]}]}', '{"a":[1e400]}'],
    ['{"maximum":9007199254740993}', '9007199254740993'],
    ['{"maximum":9007199254740993}', '9007199254740992'],
    ['{"exclusiveMaximum":9007199254740993}', '9007199254740992'],
    ['{"multipleOf":9007199254740993}', '18014398509481986'],
    ['{"multipleOf":9007199254740993}', '-9007199254740993'],
    ['{"required":["toString"]}', '{"toString":1}'],
    ['{"multipleOf":0.01}', '19.99'],
    ['{"multipleOf":1e-7}', '0.00012340'],
    ['{"maximum":9223372036854775807}', '9223372036854775807'],
    ['{"minimum":-9223372036854775808}', '-9223372036854775808'],
    ['{"uniqueItems":true}', '[9007199254740993,9007199254740992]'],
    ['{"type":"integer"}', '1.0'],
    ['{"type":"integer"}', '123456789012345678901234567890'],
    ['{"const":1}', '1.0'],
    ['{"maxLength":1}', '"😀"'],
    ['{"if":{"properties":{"a":{"const":1}},"required":["a"]},"else":{},"unevaluatedProperties":false}', '{"a":1}'],
  ]
  it.each(PASSES)('%s accepts %s', (schema, value) => expect(validate(schema, value).violations).toEqual([]))

  it('shows numbers as they were sent', () => {
    expect(validate('{"maximum":1}', '9007199254740993').violations[0]?.found).toBe('9007199254740993')
    expect(validate('{"maximum":9007199254740993}', '1e300').violations[0]?.allowed).toBe('at most 9007199254740993')
    expect(validate('{"const":9007199254740993}', '1').violations[0]?.allowed).toBe('9007199254740993')
  })
})

describe('the validator keeps what it compiled, and only so much', () => {
  it('validates a schema again after thousands of others', () => {
    const validator = createSchemaValidator()
    const first = schemaOf('{"type":"string"}')
    validator.compile(first)
    for (let index = 0; index < 1000; index += 1) expect(validator.compile(schemaOf(`{"const":${index}}`))).toEqual([])
    expect(validator.validate(first, documentOf('1')).violations).toHaveLength(1)
  })

  it('throws where a refused schema is used, which is a bug', () => {
    const schema = schemaOf('{"$async":true}')
    expect(() => createSchemaValidator().validate(schema, documentOf('1'))).toThrow(/schema-async/)
  })
})
