import { expect, it } from 'vitest'
import { Queue } from '../../../src/run/batch/queue.ts'

const MOST = Number.POSITIVE_INFINITY

it.each<
  [
    string,
    readonly (readonly (number | null)[])[],
    readonly (readonly [waitMs: number, lines: number, calls: number])[],
  ]
>([
  ['has room', [[null, null]], [[0, MOST, MOST]]],
  [
    'is full of others: less and less often, and ever less',
    [[50, 8], [25], [12]],
    [
      [500, 25, 25],
      [1_000, 12, 12],
      [2_000, 6, 6],
    ],
  ],
  ['takes a part: what was refused goes as it was', [[50, null]], [[0, MOST, MOST]]],
  [
    'has room again: more with each round',
    [[50], [null], [null]],
    [
      [500, 25, 25],
      [0, 50, MOST],
      [0, 100, MOST],
    ],
  ],
  ['refuses one line: no less than that', [[1]], [[500, 1, 1]]],
])('a queue that %s', (_, rounds, expected) => {
  const queue = new Queue()
  const found = rounds.map((batches) => {
    for (const refused of batches) queue.take(refused)
    return [queue.endRound(), queue.mostLines, queue.mostCalls]
  })
  expect(found).toEqual(expected)
})

it('waits a minute at most', () => {
  const queue = new Queue()
  const waits = Array.from({ length: 12 }, () => {
    queue.take(1)
    return queue.endRound()
  })
  expect(Math.max(...waits)).toBe(60_000)
})
