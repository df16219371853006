import { expect, test } from 'vitest'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import type { ModelChoice, Policy } from '../../src/contract/policy/policy.ts'
import { encodeModels, withModels } from '../../src/gate/journals/recorded-models.ts'
import type { JsonObject } from '../../src/json/value.ts'

const model = (name: string): ModelChoice => ({ provider: 'openai', model: name, request: { seed: 1 } })
const FILE: Policy = { ...defaultPolicy(), candidate: model('file'), baseline: model('old'), requireEvidence: true }

test.each<[string, Partial<Policy>]>([
  ['nobody', { routes: [] }],
  ['a swap', { candidate: model('a'), baseline: model('b'), routes: [] }],
  [
    'routes, compared, with nothing, and as the rest',
    {
      candidate: model('a'),
      routes: [
        { contracts: ['v/**'], candidate: model('v'), baseline: model('w') },
        { contracts: ['x/**'], candidate: model('x'), baseline: null },
        { contracts: ['y/**', 'z/**'], candidate: model('y') },
      ],
    },
  ],
])('%s: the models of a header stand in place of the file’s, and nothing else does', (_, models) => {
  const kept = JSON.parse(JSON.stringify(encodeModels({ ...defaultPolicy(), ...models }))) as JsonObject
  const { candidate: _candidate, baseline: _baseline, ...rest } = FILE
  expect(withModels(FILE, kept)).toEqual({ ...rest, ...models })
})

test.each<[string, JsonObject]>([
  ['nothing', {}],
  ['other types', { candidate: 'a', baseline: [1], routes: { contracts: ['a'] } }],
  ['half a choice', { candidate: { provider: 'p', model: 3, request: {} }, baseline: { model: 'm' } }],
  [
    'routes without contracts or model',
    { routes: [{ contracts: [1], candidate: { ...model('a') } }, { contracts: ['a'] }] },
  ],
])('of %s no model is made', (_, models) => {
  expect(encodeModels(withModels(FILE, models))).toEqual({ candidate: null, baseline: null, routes: [] })
})
