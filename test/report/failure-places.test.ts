import { describe, expect, it } from 'vitest'
import type { ReportFailure } from '../../src/report/reported-call.ts'
import type { ReportDifferenceRow } from '../../src/report/reported-contract.ts'
import { failurePlaces, wrongIn } from '../../src/report/text/failure-places.ts'
import { plainText } from '../../src/report/text/inline.ts'
import { contract, failure, mismatch } from './fixtures/build.ts'

const several = (id: string, ...pointers: readonly string[]): ReportFailure =>
  failure(id, 'mismatch', {
    differences: pointers.map((pointer) => ({ pointer, expected: '1', found: '2' })),
  } as never)

const counted = (where: string): ReportDifferenceRow => ({
  where,
  expected: '1',
  came: '2',
  calls: 1,
  cases: ['a'],
  groups: {},
})

const of60 = { measured: 60, complete: 60, parsed: 60, conforms: 60, right_calls: 60, ok: 2, recoverable: 0 }

describe('failures by place', () => {
  it.each<{
    readonly name: string
    readonly failures: readonly ReportFailure[]
    readonly differences?: readonly ReportDifferenceRow[]
    readonly places: readonly string[]
  }>([
    {
      name: 'different values at one place are one place',
      failures: [mismatch('a', '/currency', '"EUR"', '"€"'), mismatch('b', '/currency', '"USD"', '"$"')],
      places: ['/currency wrong in 2 of 60, 2 kinds'],
    },
    {
      name: 'most calls first',
      failures: [mismatch('a', '/x', '1', '2'), mismatch('b', '/y', '1', '2'), mismatch('c', '/y', '1', '2')],
      places: ['/y wrong in 2 of 60, 1 kinds', '/x wrong in 1 of 60, 1 kinds'],
    },
    {
      name: 'items of a list are one place, and a call in which two are wrong is one call',
      failures: [several('a', '/lines/0/sku', '/lines/3/sku'), several('b', '/lines/1/sku')],
      differences: ['/lines/0/sku', '/lines/3/sku', '/lines/1/sku'].map(counted),
      places: ['/lines/*/sku wrong in 2 of 60, 3 kinds'],
    },
    {
      name: 'one item keeps its index',
      failures: [mismatch('a', '/lines/0/sku', '1', '2'), mismatch('b', '/lines/0/sku', '1', '3')],
      places: ['/lines/0/sku wrong in 2 of 60, 2 kinds'],
    },
    {
      name: 'calls without an answer stand last and are not wrong',
      failures: [
        failure('a', 'unmeasured', { failure: 'timeout', phase: 'headers', status: null, message: 'no answer' }),
        failure('b', 'unmeasured', { failure: 'timeout', phase: 'headers', status: null, message: 'no answer' }),
        mismatch('c', '/x', '1', '2'),
      ],
      places: ['/x wrong in 1 of 60, 1 kinds', 'the endpoint in 2 calls, 1 kinds'],
    },
  ])('$name', ({ failures, differences = [], places }) => {
    const one = contract('c', { funnel: of60, failures, differences })
    expect(
      failurePlaces(one).map(
        (place) => `${plainText(place.where)} ${wrongIn(place, one)}, ${place.kinds.length} kinds`,
      ),
    ).toEqual(places)
  })
})
