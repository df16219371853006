import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideDrop, decideShare, withoutLost } from '../../src/verdict/shares.ts'
import { share } from './fixture.ts'

describe('observed shares, in integers', () => {
  it.each([
    // least, asked, passed, failed → decision
    ['0.98', 50, 49, 1, 'pass'],
    ['0.98', 50, 48, 2, 'fail'],
    ['0.98', 50, 48, 1, 'undecided'],
    ['0.98', 10, 9, 1, 'fail'],
    ['0.07', 100, 7, 93, 'pass'],
    ['0.07', 100, 6, 94, 'fail'],
    ['0.93', 100, 93, 7, 'pass'],
    ['1', 60, 60, 0, 'pass'],
    ['1', 60, 0, 1, 'fail'],
    ['0', 60, 0, 60, 'pass'],
    ['0.9', 0, 0, 0, 'undecided'],
    ['0', 60, 0, 0, 'undecided'],
    ['0', 60, 1, 0, 'pass'],
  ] as const)('least %s of %d: %d passed, %d failed → %s', (least, asked, passed, failed, decision) => {
    expect(decideShare(share(least), { asked, passed, failed, lost: 0 })).toBe(decision)
  })

  it('a decision never changes as open calls resolve, and at the end there is one', () => {
    const answers = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), answers, (thousandths, passes) => {
        const least = { text: '', numerator: BigInt(thousandths), scale: 3 }
        const counts = { asked: passes.length, passed: 0, failed: 0, lost: 0 }
        let decided = decideShare(least, counts)
        for (const pass of passes) {
          if (pass) counts.passed++
          else counts.failed++
          const now = decideShare(least, counts)
          if (decided !== 'undecided') expect(now).toBe(decided)
          decided = now
        }
        expect(decided).not.toBe('undecided')
      }),
    )
  })
})

describe('lost calls', () => {
  it.each([
    // share that may be lost, asked, lost → N
    ['0.005', 1000, 5, 995],
    ['0.005', 1000, 6, 1000],
    ['0.005', 60, 1, 60],
    ['0', 1000, 0, 1000],
    ['1', 10, 10, 0],
  ])('%s of %d with %d lost → N = %d', (most, asked, lost, n) => {
    expect(withoutLost({ asked, passed: asked - lost, failed: 0, lost }, share(most)).asked).toBe(n)
  })
})

describe('drops against a baseline, in integers', () => {
  it.each([
    // max drop, pairs, least and most of b − c → decision
    ['0', 60, 0, 0, 'pass'],
    ['0', 60, -3, -1, 'pass'],
    ['0', 60, 1, 1, 'fail'],
    ['0.01', 100, 1, 1, 'pass'],
    ['0.01', 100, 2, 2, 'fail'],
    ['0.01', 99, 1, 1, 'fail'],
    ['0.01', 100, 0, 2, 'undecided'],
    ['0.01', 0, 0, 0, 'undecided'],
  ] as const)('max_drop %s over %d pairs: %d to %d → %s', (drop, pairs, low, high, decision) => {
    expect(decideDrop(share(drop), pairs, low, high)).toBe(decision)
  })
})
