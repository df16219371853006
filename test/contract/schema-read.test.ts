import { describe, expect, test } from 'vitest'
import { inlineSchema } from '../../src/contract/schema-read.ts'
import { GOOD, load, loadOne, warningsOf } from './reading.ts'

const withSchema = (path: string): string => `${GOOD}expect: { schema: ${path} }\n`

describe('schemas', () => {
  test('every file that one refers to comes with it, by its path from the root’s folder', () => {
    const { schemas, files } = loadOne(withSchema('s/main.json'), {
      's/main.json':
        '{"$id":"https://example.com/main.json","properties":{"a":{"$ref":"part/a.json#/$defs/x"},"b":{"$ref":"#/properties/a"},"c":{"$ref":"../shared.yml"},"d":{"$ref":"inner"},"e":{"const":{"$ref":"no.json"}}},"$defs":{"i":{"$id":"inner","type":"null"}}}',
      's/part/a.json': '{"$defs":{"x":{"$ref":"b%20c.json"}}}',
      's/part/b c.json': '{"$ref":"../main.json"}',
      'shared.yml': 'type: string\n',
    })
    expect(schemas).toHaveLength(1)
    expect(schemas[0]?.resources).toEqual({
      'part/a.json': { $defs: { x: { $ref: 'b%20c.json' } } },
      'part/b c.json': { $ref: '../main.json' },
      '../shared.yml': { type: 'string' },
    })
    expect([...files.keys()].sort()).toEqual([
      'c.yaml',
      's/main.json',
      's/part/a.json',
      's/part/b c.json',
      'shared.yml',
    ])
  })

  test.each([
    ['http://json-schema.org/draft-04/schema#', 'draft-04'],
    ['http://json-schema.org/draft-06/schema', 'draft-06'],
    ['http://json-schema.org/draft-07/schema#', 'draft-07'],
    ['https://json-schema.org/draft/2019-09/schema', '2019-09'],
    ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
  ])('%s is %s', (uri, draft) => {
    expect(
      loadOne(withSchema('s.json'), { 's.json': JSON.stringify({ $schema: uri, type: 'object' }) }).schemas[0]?.draft,
    ).toBe(draft)
  })

  test('without $schema it is 2020-12, and a reference to a metaschema is no file', () => {
    expect(
      loadOne(withSchema('s.json'), { 's.json': '{"$ref":"http://json-schema.org/draft-07/schema#"}' }).schemas[0],
    ).toMatchObject({ draft: '2020-12', resources: {} })
  })

  test('equal schemas have one digest, whatever their spelling', () => {
    const place = { file: 'f', line: 1, column: 1 }
    expect(inlineSchema({ a: 1, b: 2 }, place).digest).toBe(inlineSchema({ b: 2, a: 1 }, place).digest)
    expect(inlineSchema({ a: 1 }, place).digest).not.toBe(inlineSchema({ a: 2 }, place).digest)
  })

  test.each(['{}', 'true', '{ title: anything, x-note: 1 }'])(
    '%s accepts anything, which is allowed and warned about',
    (schema) => {
      expect(warningsOf(load({ 'c.yaml': withSchema(schema) }))).toEqual(['schema-accepts-anything c.yaml:7:19'])
    },
  )

  test('what was written of such numbers is kept, in every file, and tells schemas apart', () => {
    const schemaOf = (last: number) =>
      loadOne(withSchema('s.json'), {
        's.json': `{"const":900719925474099${last},"$ref":"sub/t.json"}`,
        'sub/t.json': `{"enum":[1,1e400],"$ref":"u.yaml"}`,
        'sub/u.yaml': 'maximum: 9007199254740993',
      }).schemas[0]
    expect(schemaOf(3)?.exact).toEqual(
      new Map([
        ['#/const', '9007199254740993'],
        ['sub/t.json#/enum/1', '1e400'],
        ['sub/u.yaml#/maximum', '9007199254740993'],
      ]),
    )
    expect(schemaOf(3)?.digest).not.toBe(schemaOf(2)?.digest)
  })

  test('numbers that a double can not hold are warned about', () => {
    expect(warningsOf(load({ 'c.yaml': withSchema('{ const: 9007199254740993 }') }))).toEqual([
      'schema-inexact-number c.yaml:7:28',
    ])
    expect(warningsOf(load({ 'c.yaml': `${GOOD.replace('hi', '9007199254740993')}` }))).toEqual([
      'number-inexact c.yaml:6:30',
    ])
  })
})
