import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doubleHolds, normalDecimal } from '../../src/json/decimal.ts'

test.each([
  ['1.50', '15e-1'],
  ['15e-1', '15e-1'],
  ['0.15e1', '15e-1'],
  ['-0.0', '0'],
  ['0e99', '0'],
  ['100', '1e2'],
  ['1E+2', '1e2'],
  ['-12', '-12'],
  ['1e99999999999999999999', '1e99999999999999999999'],
])('%s normalised', (text, normal) => {
  expect(normalDecimal(text)).toBe(normal)
})

test('every double holds itself, however many of its digits are written', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 17, max: 40 }),
      (double, digits) => {
        expect(doubleHolds(JSON.stringify(double))).toBe(true)
        expect(doubleHolds(double.toPrecision(digits))).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})

test('up to 15 digits within range always fit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999_999_999 }),
      fc.integer({ min: -290, max: 290 }),
      (digits, exponent) => {
        expect(doubleHolds(`${digits}e${exponent}`)).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})
