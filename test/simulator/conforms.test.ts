import { describe, expect, it } from 'vitest'
import { inlineSchema } from '../../src/contract/schema-read.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'
import { jsonSchema, messageOf, record, user, withSimulator } from './endpoint.ts'

const { ask } = withSimulator()
const validator = createSchemaValidator()
const text = { type: 'string' }

/** Shapes whose values no message holds: the generator alone must conform. */
const schemas: Readonly<Record<string, JsonObject>> = {
  'bounds and patterns': record({
    code: { type: 'string', pattern: '^[A-Z]{2}-\\d{4}$' },
    share: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    step: { type: 'integer', multipleOf: 5, minimum: 10, maximum: 20 },
    long: { type: 'string', minLength: 20, maxLength: 30 },
  }),
  formats: record({
    day: { type: 'string', format: 'date' },
    at: { type: 'string', format: 'date-time' },
    id: { type: 'string', format: 'uuid' },
    mail: { type: 'string', format: 'email' },
    page: { type: 'string', format: 'uri' },
  }),
  'unions and references': {
    ...record({
      shape: { anyOf: [{ $ref: '#/$defs/circle' }, { $ref: '#/$defs/square' }] },
      or: { oneOf: [{ type: 'integer' }, { type: 'boolean' }] },
      all: { allOf: [record({ a: text }), { type: 'object', required: ['a'] }] },
    }),
    $defs: {
      circle: record({ kind: { const: 'circle' }, radius: { type: 'number', minimum: 0 } }),
      square: record({ kind: { const: 'square' }, side: { type: 'number', minimum: 0 } }),
    },
  },
  recursion: {
    ...record({ root: { $ref: '#/$defs/node' } }),
    $defs: { node: record({ name: text, children: { type: 'array', items: { $ref: '#/$defs/node' } } }) },
  },
  lists: record({
    some: { type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 2, maxItems: 3, uniqueItems: true },
    rows: { type: 'array', minItems: 1, items: record({ n: { type: 'integer' } }) },
    pair: { type: 'array', prefixItems: [{ type: 'integer' }, text], items: false, minItems: 2 },
  }),
}

describe('sim-steady conforms', () => {
  it.each(Object.keys(schemas))('%s', async (name) => {
    const schema = schemas[name] as JsonObject
    const document = inlineSchema(schema, { file: 'schema.json', line: 1, column: 1 })
    expect(validator.compile(document)).toEqual([])
    for (let seed = 0; seed < 10; seed++) {
      const heard = await ask({
        messages: [user(`Draw one, please (${seed}).`)],
        seed,
        response_format: jsonSchema(schema),
      })
      const value = JSON.parse(String(messageOf(heard).content))
      expect({ value, ...validator.validate(document, { value, exact: new Map() }) }).toMatchObject({ violations: [] })
    }
  })

  it('says so where no value can', async () => {
    const heard = await ask({ messages: [user('Go')], response_format: jsonSchema(record({ never: { not: {} } })) })
    expect([heard.status, heard.body.error]).toMatchObject([400, { code: 'invalid_json_schema' }])
  })
})
