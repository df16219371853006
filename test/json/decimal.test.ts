import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doubleHolds, isWithin, normalDecimal } from '../../src/json/decimal.ts'

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

test.each([
  ['4.1', '4.2', '0.1', true],
  ['4.2', '4.1', '1e-1', true],
  ['4.09999999999999999', '4.2', '0.1', false],
  ['0', '-0.0', '0', true],
  ['1e400', '10e399', '0', true],
  ['1e400', '1e401', '1', false],
  ['1e-400', '0', '0', false],
  ['1e99999999999999999999', '0', '1e99999999999999999999', false],
  ['1e-99999999999999999999', '0', '0.1', true],
  [`1${'0'.repeat(5_000)}`, '1', '1', false],
])('%s and %s within %s: %s', (a, b, tolerance, expected) => {
  expect(isWithin(a, b, tolerance)).toBe(expected)
})

test('integers are within what BigInt says they are', () => {
  const integer = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
  fc.assert(
    fc.property(integer, integer, fc.bigInt({ min: 0n, max: 10n ** 31n }), (a, b, tolerance) => {
      expect(isWithin(String(a), String(b), String(tolerance))).toBe((a > b ? a - b : b - a) <= tolerance)
    }),
  )
})
