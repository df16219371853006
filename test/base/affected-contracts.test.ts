import { expect, test } from 'vitest'
import { affectedContracts, type ChangedFacts } from '../../src/base/compare-with-base.ts'
import { CONTRACT, gateOf, SCHEMA } from '../preflight/gates.ts'

const { contracts } = gateOf({
  'a.c.yaml': CONTRACT,
  'a.schema.json': SCHEMA,
  'b.c.yaml': CONTRACT.replace('name: a', 'name: b')
    .replace('./a.schema.json', './b.schema.json')
    .replace(/cases:.*/s, 'cases: [{ from: b.jsonl }]\n'),
  'b.schema.json': SCHEMA.replace('label', 'other').replace('label', 'other'),
  'b.jsonl': '{"id":"row","vars":{"text":{"$file":"b.md"}},"expect":{"match":{"label":"x"}}}\n',
  'b.md': 'a text that a case brings',
})
const NOTHING: ChangedFacts = { policy: false, model: false, provider: false, action: false }
const names = (changed: readonly string[], facts: Partial<ChangedFacts> = {}) => {
  const { affected, leftOut, because } = affectedContracts(contracts, changed, { ...NOTHING, ...facts })
  return { affected: affected.map(({ name }) => name), leftOut: leftOut.map(({ name }) => name), because }
}

test.each([
  ['the contract', ['a.c.yaml'], ['a'], ['b']],
  ['its schema', ['b.schema.json'], ['b'], ['a']],
  ['its cases', ['b.jsonl'], ['b'], ['a']],
  ['a file that a case includes', ['b.md'], ['b'], ['a']],
  ['something else', ['README.md', 'c/a.c.yaml'], [], ['a', 'b']],
  ['both', ['b.md', 'a.schema.json'], ['a', 'b'], []],
])('%s', (_, changed, affected, leftOut) => {
  expect(names(changed)).toEqual({ affected, leftOut, because: null })
})

test.each(['policy', 'model', 'provider', 'action'] as const)('all where the %s changed', (fact) => {
  expect(names([], { [fact]: true })).toEqual({ affected: ['a', 'b'], leftOut: [], because: fact })
})
