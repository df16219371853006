import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dollars,
  duration,
  percent,
  percentAgainst,
  percentBar,
  points,
  probability,
  ratio,
  span,
  spanLimit,
} from '../../src/report/text/numbers.ts'

describe('figures', () => {
  it.each([
    [percent(1), '100 %'],
    [percent(0.9996), '99.9 %'],
    [percent(0.0001), '0.1 %'],
    [percent(0), '0 %'],
    [percent(0.91), '91.0 %'],
    [percentBar(0.95), '95'],
    [percentBar(0.995), '99.5'],
    [percentAgainst(0.9496, 0.95), '94.96'],
    [percentAgainst(0.95, 0.95), '95.0'],
    [percentAgainst(0.949999999, 0.95), '95.00000'],
    [points(-0.06), '−6.0'],
    [points(0.013), '+1.3'],
    [points(0.0001), '±0.0'],
    [dollars(0), '$0'],
    [dollars(0.82), '$0.82'],
    [dollars(0.00123), '$0.0012'],
    [dollars(4e-9), '$4.0e-9'],
    [dollars(1234.5), '$1,235'],
    [span(840), '840 ms'],
    [span(1402), '1.4 s'],
    [span(12_345), '12 s'],
    [span(0.25), '0.3 ms'],
    [spanLimit(2000), '2 s'],
    [spanLimit(850), '850 ms'],
    [duration(192_000), '3 min 12 s'],
    [duration(120_000), '2 min'],
    [duration(3_840_000), '1 h 4 min'],
    [duration(400), '400 ms'],
    [probability(0.0118), '= 0.012'],
    [probability(0.0004), '< 0.001'],
    [probability(1), '= 1'],
    [ratio(0.43), '0.43×'],
    [ratio(2.3), '2.3×'],
    [ratio(12.4), '12×'],
  ])('%s is %s', (shown, expected) => expect(shown).toBe(expected))

  it('a share that is not whole never reads as 100 % or 0 %', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (share) => {
        expect(percent(share)).not.toMatch(/^(?:100|0)(?:\.0)? %$/)
      }),
    )
  })
})
