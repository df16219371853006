import { describe, expect, it } from 'vitest'
import type { FailureKind } from '../../src/model/answer.ts'
import { endDetail, type RunEnd, readEnd, stopsTheRun } from '../../src/run/stop.ts'

const failure = (kind: FailureKind) =>
  ({ kind, phase: 'body', status: 401, message: 'no', code: null, param: null }) as const

describe('which failures end the run', () => {
  it.each([
    ['unauthorized', true],
    ['not-found', true],
    ['quota', true],
    ['rate-limited', false],
    ['rejected', false],
    ['network', false],
    ['downstream', false],
  ] as const)('%s: %s', (kind, expected) => {
    expect(stopsTheRun(failure(kind))).toBe(expected)
  })
})

describe('an end in a journal', () => {
  const ends: readonly RunEnd[] = [
    { reason: 'finished' },
    { reason: 'stopped-early' },
    { reason: 'budget' },
    { reason: 'call-limit' },
    { reason: 'deadline' },
    { reason: 'cancelled' },
    { reason: 'refused-by-endpoint', failure: failure('quota'), answered: true, role: 'baseline', contract: 'c' },
    { reason: 'all-rejected', status: 400, code: 'x', param: null, message: 'bad' },
  ]
  it.each(ends.map((end) => [end.reason, end] as const))('%s comes back as it was', (_, end) => {
    expect(readEnd(JSON.parse(JSON.stringify({ reason: end.reason, ...endDetail(end) })))).toEqual(end)
  })
  it.each([
    ['an unknown reason', { reason: 'tired' }],
    ['a refusal without its failure', { reason: 'refused-by-endpoint', detail: { answered: true } }],
    [
      'a refusal of an unknown kind',
      { reason: 'refused-by-endpoint', detail: { failure: { ...failure('quota'), kind: 'x' }, contract: 'c' } },
    ],
    ['rejections without a status', { reason: 'all-rejected', detail: { message: 'bad' } }],
  ])('%s is none', (_, end) => {
    expect(readEnd(end)).toBeNull()
  })
})
