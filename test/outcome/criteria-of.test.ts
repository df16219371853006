import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { criteriaOf } from '../../src/outcome/criteria-of.ts'
import { toolSchemas } from '../../src/outcome/tool-schema.ts'
import { expectOf } from './make.ts'

const place = { file: 'contract.yaml', line: 7, column: 3 }
const of = (request: JsonObject, api: 'chat' | 'responses' = 'chat') =>
  criteriaOf(request, api, expectOf(), toolSchemas(place))
const parameters = { type: 'object', properties: { city: { type: 'string' } } }

describe('tools', () => {
  const wanted = [
    { name: 'weather', parameters: { root: parameters, draft: '2020-12', place } },
    { name: 'clock', parameters: null },
  ]
  test('of Chat Completions', () => {
    const tools = [
      { type: 'function', function: { name: 'weather', parameters } },
      { type: 'function', function: { name: 'clock' } },
    ]
    expect(of({ tools }).tools).toMatchObject(wanted)
  })
  test('of Responses; the provider’s own tools are none of ours', () => {
    const tools = [
      { type: 'function', name: 'weather', parameters },
      { type: 'web_search' },
      { type: 'function', name: 'clock', parameters: null },
    ]
    expect(of({ tools }, 'responses').tools).toMatchObject(wanted)
  })
  test('by the draft that the schema names', () => {
    const old = { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' }
    expect(
      of({ tools: [{ type: 'function', function: { name: 'a', parameters: old } }] }).tools[0]?.parameters?.draft,
    ).toBe('draft-07')
  })
  test('the same tool, rendered again, has the same schema', () => {
    const schema = toolSchemas(place)
    expect(schema(structuredClone(parameters))).toBe(schema(parameters))
    expect(schema({ properties: parameters.properties, type: 'object' }).digest).toBe(schema(parameters).digest)
    const first = schema(true)
    for (let n = 0; n < 1000; n++) schema({ minimum: n })
    expect(schema(true)).toEqual(first)
  })
})

describe('rules', () => {
  const named = { type: 'function', function: { name: 'clock' } }
  test.each<[JsonObject, 'chat' | 'responses', readonly string[] | undefined]>([
    [{ tool_choice: 'auto' }, 'chat', undefined],
    [{ tool_choice: named }, 'chat', undefined],
    [{ tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'auto', tools: [named] } } }, 'chat', ['clock']],
    [
      { tool_choice: { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'clock' }] } },
      'responses',
      ['clock'],
    ],
  ])('%j of %s allows %j', (request, api, allowed) => {
    expect(of(request, api).allowedTools).toEqual(allowed)
  })

  const choices: readonly (readonly [JsonObject, 'chat' | 'responses', unknown])[] = [
    [{}, 'chat', 'auto'],
    [{ tool_choice: 'auto' }, 'chat', 'auto'],
    [{ tool_choice: 'none' }, 'chat', 'none'],
    [{ tool_choice: 'required' }, 'responses', 'required'],
    [{ tool_choice: 'any' }, 'chat', 'required'],
    [{ tool_choice: { type: 'function', function: { name: 'clock' } } }, 'chat', { name: 'clock' }],
    [{ tool_choice: { type: 'function', name: 'clock' } }, 'responses', { name: 'clock' }],
    [{ tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'required', tools: [] } } }, 'chat', 'required'],
    [{ tool_choice: { type: 'allowed_tools', mode: 'required', tools: [] } }, 'responses', 'required'],
    [{ tool_choice: { type: 'allowed_tools', mode: 'auto', tools: [] } }, 'responses', 'auto'],
  ]
  test.each(choices)('%j of %s', (request, api, choice) => {
    expect(of(request, api).toolChoice).toEqual(choice)
  })
  test('parallel calls are allowed unless the request says no', () => {
    expect(of({}).parallelToolCalls).toBe(true)
    expect(of({ parallel_tool_calls: true }).parallelToolCalls).toBe(true)
    expect(of({ parallel_tool_calls: false }).parallelToolCalls).toBe(false)
  })
})
