import { expect, it } from 'vitest'
import type { CallMeasure } from '../../../src/outcome/observation.ts'
import { createColumns } from '../../../src/verdict/ledger/columns.ts'
import type { MeasuredCall } from '../../../src/verdict/ledger/measured-call.ts'
import { callOf, LOST, OK, observe } from '../fixture.ts'

interface Put {
  readonly calls: readonly CallMeasure[]
  readonly turn?: number
}

const columnsOf = (...put: Put[]) => {
  const columns = createColumns({ units: 3, streamed: false, paired: false })
  for (const { calls, turn = 0 } of put) columns.put(observe(1, calls.length > 0 ? OK : LOST, { calls, turn }))
  return columns
}

const costs = (...put: Put[]): readonly number[] => {
  const found: MeasuredCall[] = []
  columnsOf(...put).eachCall(1, (call) => found.push(call))
  return found.map(({ costPico }) => costPico)
}

it.each<[what: string, put: Put[], pico: readonly number[]]>([
  ['a price', [{ calls: [callOf(5, { costUsd: 0.0004 })] }], [4e8]],
  ['a call for nothing', [{ calls: [callOf(5, { costUsd: 0 })] }], [0]],
  ['a price that nobody knows', [{ calls: [callOf(5, { costUsd: null })] }], [Number.NaN]],
  ['one that is forgotten', [{ calls: [callOf(5)] }, { calls: [callOf(5, { costUsd: null })] }], [Number.NaN]],
  ['several calls', [{ calls: [callOf(5, { costUsd: 0 }), callOf(6, { costUsd: 1 })] }], [0, 1e12]],
  ['one after several', [{ calls: [callOf(5), callOf(6)] }, { calls: [callOf(7, { costUsd: 0 })] }], [0]],
  ['none', [{ calls: [callOf(5)] }, { calls: [] }], []],
])('keeps %s', (_, put, pico) => expect(costs(...put)).toEqual(pico))

const NOT_TIMED = callOf(5, { ms: { queued: 0, firstByte: null, firstToken: null, total: null } })

it.each<[what: string, put: Put[], ms: number]>([
  ['a time', [{ calls: [callOf(5)] }], 5],
  ['one of nothing', [{ calls: [callOf(0)] }], 0],
  ['none where nobody timed it', [{ calls: [callOf(5)] }, { calls: [NOT_TIMED] }], Number.NaN],
])('keeps %s', (_, put, ms) => {
  const columns = columnsOf(...put)
  expect(columns.latencyAt(1)).toBe(ms)
  columns.eachCall(1, ({ latencyMs }) => expect(latencyMs).toBe(ms))
})

it('keeps the last turn that was put', () => {
  expect(columnsOf({ calls: [callOf(5)], turn: 2 }).turnAt(1)).toBe(2)
  expect(columnsOf({ calls: [callOf(5)], turn: 2 }, { calls: [callOf(5)] }).turnAt(1)).toBe(0)
})
