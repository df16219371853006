import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { dialectFindings } from '../../src/provider/dialect.ts'
import { PRESETS } from '../../src/provider/profiles.ts'

const find = (id: string, body: JsonObject, schema: JsonValue | null = null): readonly string[] => {
  const provider = PRESETS.get(id)
  if (provider === undefined) throw new Error(id)
  return dialectFindings(body, schema, provider).map((one) => `${one.in} ${one.pointer} ${one.subject} ${one.effect}`)
}

const closed = (properties: JsonObject, over: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...over,
})

describe('what a provider does not honour', () => {
  it.each<[string, string, JsonObject, JsonValue | null, string[]]>([
    ['nothing is assumed of a compatible endpoint', 'compatible', { seed: 1 }, { not: {} }, []],
    [
      'an ignored response format',
      'anthropic-compat',
      { response_format: { type: 'json_schema' }, seed: 1 },
      null,
      ['request /response_format response_format ignored', 'request /seed seed ignored'],
    ],
    [
      'a response format that is not taken',
      'deepseek',
      { response_format: { type: 'json_schema' } },
      null,
      ['request /response_format/type json_schema unsupported'],
    ],
    [
      'strict tools that are ignored',
      'ollama',
      { tools: [{ type: 'function', function: { name: 'f', strict: true } }] },
      null,
      ['request /tools/0/function/strict strict ignored'],
    ],
    [
      'a keyword that is skipped in silence',
      'llamacpp',
      {},
      { properties: { a: { uniqueItems: true } } },
      ['schema /properties/a/uniqueItems uniqueItems ignored'],
    ],
    [
      'a property named like a keyword is no keyword',
      'llamacpp',
      {},
      { properties: { not: { type: 'string' } }, enum: [{ not: 1 }] },
      [],
    ],
    ['a conforming strict schema', 'openai', {}, closed({ a: { type: 'string' } }), []],
    [
      'an optional member',
      'openai',
      {},
      closed({ a: { type: 'string' } }, { required: [] }),
      ['schema /properties/a required refused'],
    ],
    [
      'an open object, deep down',
      'openai',
      {},
      closed({ a: { type: 'array', items: { type: 'object' } } }),
      ['schema /properties/a/items additionalProperties refused'],
    ],
    ['a root that is an anyOf', 'openai', {}, { anyOf: [closed({})] }, ['schema  type refused']],
    [
      'keywords inside definitions',
      'openai',
      {},
      closed({ a: { $ref: '#/$defs/x~y' } }, { $defs: { 'x~y': { allOf: [{}] } } }),
      ['schema /$defs/x~0y/allOf allOf unsupported'],
    ],
  ])('%s', (_title, id, body, schema, expected) => {
    expect(find(id, body, schema)).toEqual(expected)
  })

  it('counts properties, levels and enum values', () => {
    let deep: JsonObject = { type: 'string' }
    for (let level = 0; level < 5; level += 1) deep = closed({ a: deep })
    expect(find('azure-openai', {}, deep)).toEqual([])
    deep = closed({ a: deep })
    expect(find('azure-openai', {}, deep)).toEqual(['schema  nesting refused'])
    const wide = closed(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`p${i}`, { type: 'string' }])))
    expect(find('azure-openai', {}, wide)).toEqual(['schema  properties refused'])
    expect(find('openai', {}, closed({ a: { enum: Array.from({ length: 1_001 }, (_, i) => i) } }))).toEqual([
      'schema  enum refused',
    ])
  })
})
