import { expect, test } from 'vitest'
import { contractDialect } from '../../src/preflight/dialect.ts'
import type { ProviderProfile } from '../../src/provider/profile.ts'
import { PRESETS } from '../../src/provider/profiles.ts'
import { reportFinding } from '../../src/report/finding.ts'
import { gateOf } from './gates.ts'

const LOOSE = `{
  "type": "object",
  "properties": {
    "a": { "type": "string" },
    "b": { "oneOf": [{ "type": "object" }] },
    "c": { "type": "string" }
  }
}
`

const contract = (request: string, expected = 'schema: ./a.schema.json') => `version: 1
name: a
request:
  messages: [{ role: user, content: hi }]
${request}
expect:
  ${expected}
cases: [{ id: one }]
`

const foundIn = (text: string, provider: string | ProviderProfile, patch = {}): readonly string[] => {
  const { contracts } = gateOf({ 'a.c.yaml': text, 'a.schema.json': LOOSE })
  const profile = typeof provider === 'string' ? (PRESETS.get(provider) as ProviderProfile) : provider
  const [one] = contracts
  if (!one) throw new Error('no contract')
  return contractDialect(one, { provider: profile, model: 'm', request: patch, maxOutput: null }).map((finding) => {
    const { place, severity, message, code } = reportFinding(finding)
    return `${severity} ${code} ${place?.file}:${place?.line} ${message}`
  })
}

test('strict mode of OpenAI, one finding a subject, in the schema’s own file', () => {
  expect(foundIn(contract('  response_format: json_schema'), 'openai')).toEqual([
    'error dialect-refused a.schema.json:1 `a`: OpenAI strict mode: `additionalProperties` must be `false` on every object, and 1 more like it',
    'error dialect-refused a.schema.json:1 `a`: OpenAI strict mode: `required` must list every member',
    'error dialect-refused a.schema.json:5 `a`: OpenAI strict mode: `oneOf` is not supported',
  ])
})

test('without strict mode nothing is held to its rules', () => {
  const text = contract('  response_format: json_schema', 'schema: ./a.schema.json\n  enforce: false')
  expect(foundIn(text, 'openai')).toEqual([])
})

test('a schema that is only validated against is not the provider’s business', () => {
  expect(foundIn(contract('  temperature: 0'), 'openai')).toEqual([])
})

test('a schema in the API’s own object stands in the contract', () => {
  const own = `  response_format:
    type: json_schema
    json_schema:
      name: x
      strict: true
      schema: { type: object, required: [], additionalProperties: false,
        properties: { a: { type: string } } }`
  expect(foundIn(contract(own, '{}'), 'openai')).toEqual([
    'error dialect-refused a.c.yaml:10 `a`: OpenAI strict mode: `required` must list every member',
  ])
})

test('Anthropic holds every schema that it is sent, whether strict is asked for or not', () => {
  const text = (more: string) =>
    contract(`  max_tokens: 9\n  response_format: json_schema`, `schema: ./a.schema.json${more}`)
  const refused =
    'error dialect-refused a.schema.json:1 `a`: Anthropic structured outputs: `additionalProperties` must be `false` on every object'
  for (const more of ['', '\n  enforce: false'])
    expect(foundIn(text(more), 'anthropic').find((line) => line.startsWith(refused))).toBeDefined()
  expect(foundIn(text('\n  enforce: false'), 'anthropic').join('\n')).toContain(
    'the schema of `response_format` is enforced, though `strict` is not set',
  )
})

test('the Responses API holds it elsewhere', () => {
  const text = contract('  response_format: json_schema')
    .replace('name: a\n', 'name: a\napi: responses\n')
    .replace('messages: [{ role: user, content: hi }]', 'input: hi')
  expect(foundIn(text, 'anthropic-compat').some((line) => line.startsWith('warning dialect-ignored a.c.yaml:6'))).toBe(
    true,
  )
  expect(foundIn(text, 'openai').map((line) => line.split(' ')[1])).toEqual([
    'dialect-refused',
    'dialect-refused',
    'dialect-refused',
  ])
})

test('members that are dropped, and those that are renamed', () => {
  expect(foundIn(contract('  seed: 1\n  max_tokens: 5', '{}'), 'anthropic-compat')).toEqual([
    'warning dialect-ignored a.c.yaml:5 `a`: Anthropic (OpenAI SDK compatibility layer): `seed` is ignored',
  ])
  expect(foundIn(contract('  max_tokens: 5', '{}'), 'openai')).toEqual([
    'note dialect-mapped a.c.yaml:4 `a`: `max_tokens` sent as `max_completion_tokens` (OpenAI)',
  ])
})

test('what a model’s own patch takes out is not told', () => {
  expect(foundIn(contract('  seed: 1', '{}'), 'anthropic-compat', { seed: null })).toEqual([
    "note dialect-mapped a.c.yaml:4 `a`: `seed` removed by the model's request patch",
  ])
})

test('strict tools are held to the same rules', () => {
  const tools = (strict: boolean) =>
    contract(
      `  tools: [{ type: function, function: { name: f, strict: ${strict},
    parameters: { type: object } } }]`,
      '{}',
    )
  expect(foundIn(tools(true), 'openai')).toEqual([
    'error dialect-refused a.c.yaml:6 `a`: OpenAI strict mode: `additionalProperties` must be `false` on every object',
  ])
  expect(foundIn(tools(false), 'openai')).toEqual([])
})

test('nothing is known of an endpoint of one’s own', () => {
  expect(foundIn(contract('  response_format: json_schema\n  seed: 1'), 'compatible')).toEqual([])
})

test('facts carry the day on which they were read', () => {
  const { contracts } = gateOf({ 'a.c.yaml': contract('  seed: 1', '{}') })
  const profile = { ...(PRESETS.get('anthropic-compat') as ProviderProfile), checked: '2026-08-22' }
  const [finding] = contracts.flatMap((one) =>
    contractDialect(one, { provider: profile, model: 'm', request: {}, maxOutput: null }),
  )
  expect(finding && reportFinding(finding).hint).toContain('2026-08-22')
})

test('vLLM hands a schema on to the engine that takes it', () => {
  const engines = (schema: object) => {
    const { contracts } = gateOf({
      'a.c.yaml': contract('  response_format: json_schema'),
      'a.schema.json': JSON.stringify(schema),
    })
    const target = { provider: PRESETS.get('vllm') as ProviderProfile, model: 'm', request: {}, maxOutput: null }
    return contracts
      .flatMap((one) => contractDialect(one, target))
      .map(({ args }) => `${args.engine} ${args.effect} ${args.keyword}`)
  }
  expect(engines({ type: 'string', not: { const: 'a' } })).toEqual(['xgrammar ignored not'])
  expect(engines({ type: 'array', uniqueItems: true })).toEqual(['llguidance refused uniqueItems'])
  expect(engines({ type: 'number', multipleOf: 0.5 })).toEqual([])
  expect(engines({ type: 'object', properties: {}, patternProperties: { '^x$': { type: 'integer' } } })).toEqual([
    'outlines ignored patternProperties',
  ])
})
