import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDecimals, decimalToNumber, parseDecimal, parsePercent } from '../../src/contract/decimal.ts'
import { parseDuration, parseVolume } from '../../src/contract/duration.ts'
import { quantileOf } from '../../src/contract/threshold-set.ts'

describe('decimals', () => {
  test.each<[string, [bigint, number] | null]>([
    ['0.98', [98n, 2]],
    ['1', [1n, 0]],
    ['1.0', [1n, 0]],
    ['0.980', [98n, 2]],
    ['.5', [5n, 1]],
    ['5.', [5n, 0]],
    ['98e-2', [98n, 2]],
    ['1e2', [100n, 0]],
    ['0', [0n, 0]],
    ['0.000', [0n, 0]],
    ['0.12345678901234567890123', [12345678901234567890123n, 23]],
    ['-1', null],
    ['', null],
    ['.', null],
    ['1e', null],
    ['1e999', null],
    ['0x1', null],
    ['1 ', null],
    ['NaN', null],
  ])('%s', (text, expected) => {
    const decimal = parseDecimal(text)
    expect(decimal && [decimal.numerator, decimal.scale]).toEqual(expected)
  })

  test('are ordered as the numbers they write, and go back to them', () => {
    const share = fc.integer({ min: 0, max: 1_000_000 }).map((value) => value / 1_000_000)
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [left, right] = [parseDecimal(String(a)), parseDecimal(String(b))]
        if (!left || !right) throw new Error('unread')
        expect(compareDecimals(left, right)).toBe(Math.sign(a - b))
        expect(decimalToNumber(left)).toBe(a)
      }),
    )
  })

  test.each<[string, number | null]>([
    ['20%', 0.2],
    ['0.5%', 0.005],
    ['0%', 0],
    ['100%', 1],
    ['20', null],
    ['%', null],
  ])('%s as a share', (text, expected) => {
    const share = parsePercent(text)
    expect(share && decimalToNumber(share)).toBe(expected)
  })

  test.each([
    ['p50', '0.5'],
    ['p95', '0.95'],
    ['p99.9', '0.999'],
    ['p5', '0.05'],
  ])('%s is the quantile %s', (name, text) => {
    expect(quantileOf(name).text).toBe(text)
  })
})

test.each<[string, number | null]>([
  ['250ms', 250],
  ['3s', 3000],
  ['1.5s', 1500],
  ['15m', 900_000],
  ['2h', 7_200_000],
  ['90d', 7_776_000_000],
  ['0s', 0],
  ['3', null],
  ['3 s', null],
  ['-3s', null],
  ['s', null],
  ['1e3s', null],
])('the duration %s is %s ms', (text, expected) => {
  expect(parseDuration(text)).toBe(expected)
})

test.each<[string, number | null]>([
  ['2M/month', 2_000_000],
  ['1.5k/month', 1500],
  ['3B/month', 3_000_000_000],
  ['7/month', 7],
  ['2M', null],
  ['2m/month', null],
  ['2M/day', null],
])('the volume %s is %s calls', (text, expected) => {
  expect(parseVolume(text)).toBe(expected)
})
