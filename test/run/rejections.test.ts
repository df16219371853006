import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/outcome/outcome.ts'
import { createRejectionWatch } from '../../src/run/stop.ts'

const rejected = (param = 'temperature'): Outcome => ({
  kind: 'rejected',
  status: 400,
  code: 'unsupported',
  param,
  message: 'no',
})
const lost: Outcome = { kind: 'unmeasured', failure: 'server-error', phase: 'body', status: 502, message: '' }

/** The call at whose end the watch says stop, or null; outcomes come in the order of `ends`. */
function stopsAt(outcomes: readonly Outcome[], ends: readonly number[] = [...outcomes.keys()]): number | null {
  const watch = createRejectionWatch()
  return ends.find((nth) => watch(nth, outcomes[nth] as Outcome) !== null) ?? null
}

const alike = (count: number): Outcome[] => Array.from({ length: count }, () => rejected())

describe('a run whose first calls are all rejected', () => {
  it.each<[string, readonly Outcome[], readonly number[] | undefined, number | null]>([
    ['stops at the twelfth', alike(20), undefined, 11],
    ['goes on after eleven', alike(11), undefined, null],
    ['goes on where one was answered', [...alike(5), { kind: 'ok' }, ...alike(20)], undefined, null],
    ['goes on where the reasons differ', [...alike(5), rejected('seed'), ...alike(20)], undefined, null],
    ['passes over what was lost', [...alike(5), lost, ...alike(20)], undefined, 12],
    [
      'waits for a call that is judged while later ones are rejected',
      [rejected(), { kind: 'ok' }, ...alike(20)],
      [0, ...Array.from({ length: 20 }, (_, index) => index + 2), 1],
      null,
    ],
    ['stops when the last of the twelve has ended', alike(20), [...Array.from({ length: 19 }, (_, i) => i + 1), 0], 0],
  ])('%s', (_, outcomes, ends, expected) => {
    expect(stopsAt(outcomes, ends)).toBe(expected)
  })

  it('says the reason', () => {
    const watch = createRejectionWatch()
    const said = alike(12).map((outcome, nth) => watch(nth, outcome))
    expect(said[11]).toEqual({
      reason: 'all-rejected',
      status: 400,
      code: 'unsupported',
      param: 'temperature',
      message: 'no',
    })
  })
})
