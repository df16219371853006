import { expect, test } from 'vitest'
import { nearestName } from '../../src/contract/nearest.ts'

const KEYS = ['thresholds', 'samples', 'request', 'regression', 'expect', 'cases', 'vars']

test.each<[string, string | null]>([
  ['treshholds', 'thresholds'],
  ['Samples', 'samples'],
  ['exepct', 'expect'],
  ['case', 'cases'],
  ['var', 'vars'],
  ['model', null],
  ['x', null],
  ['x'.repeat(10_000), null],
])('%s means %s', (name, expected) => {
  expect(nearestName(name, KEYS)).toBe(expected)
})
