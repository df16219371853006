import { describe, expect, it } from 'vitest'
import { forecastPlan } from '../../src/verdict/forecast/forecast-plan.ts'
import { percentText } from '../../src/verdict/number-text.ts'
import { other, planOf, rate, share, speed } from './fixture.ts'

const drop = (maxDrop: string) =>
  other('regression.match_rate', { kind: 'max-drop', rate: 'match_rate', maxDrop: share(maxDrop), named: true })

describe('what a plan can say before anything is spent', () => {
  it.each([
    [{ cases: 10, requirements: [rate('match_rate', '0.98')] }, true, '98 % of 10 calls is all 10.'],
    [{ cases: 60, requirements: [rate('match_rate', '0.98')] }, true, 'true rate is 99 % fails this in 12 of 100 runs'],
    [{ cases: 19, requirements: [speed('latency', '0.95', 2000)] }, false, 'Shown, not judged'],
    [{ cases: 58, requirements: [rate('match_rate', '0.95')], confidence: '0.95' }, false, 'takes at least 59'],
    [
      { cases: 600, requirements: [rate('match_rate', '0.95')], confidence: '0.95' },
      true,
      'proven after 76 of 600 units',
    ],
    [{ cases: 60, requirements: [rate('match_rate', '1')], confidence: '0.95' }, true, 'not proven'],
    [{ cases: 60, requirements: [drop('0')] }, true, '36 to 45 of 100'],
    [{ cases: 60, requirements: [drop('0')], confidence: '0.95' }, false, 'margin above 0'],
    [{ cases: 132, requirements: [drop('0.02')], confidence: '0.95' }, false, 'at least 133 cases'],
    [{ cases: 133, requirements: [drop('0.02')], confidence: '0.95' }, true, 'there are 133'],
  ])('%#', (options, provable, says) => {
    const [found] = forecastPlan(planOf(options))
    expect(found?.says.join(' ')).toContain(says)
    expect(found?.provable).toBe(provable)
  })

  it('leaves out means', () => {
    expect(
      forecastPlan(planOf({ requirements: [other('cost_per_call.mean', { kind: 'mean-cost', atMostUsd: 1 })] })),
    ).toEqual([])
  })
})

it.each([
  [0.95, '95 %'],
  [0.975, '97.5 %'],
  [0.9999, '99.99 %'],
  [0.99999, '99.999 %'],
  [0.000001, '0.0001 %'],
  [1, '100 %'],
])('a share of %d is told as %s: never as all or none that it is not', (share, told) => {
  expect(percentText(share)).toBe(told)
})
