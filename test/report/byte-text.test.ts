import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteText } from '../../src/report/byte-text.ts'

/** One for all: what was taken must not show in what follows. */
const bytes = new ByteText()
const written = (write: (into: ByteText) => void): string => {
  write(bytes)
  return bytes.take()
}

describe('a text put together as bytes', () => {
  it('holds its parts, whatever they are', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constant('x'.repeat(70_000))))
    fc.assert(
      fc.property(parts, (all) => {
        expect(written((into) => all.forEach((part) => into.text(part)))).toBe(all.join(''))
      }),
    )
  })

  it('writes numbers as JavaScript does', () => {
    const number = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.tuple(fc.nat({ max: 10_000_000 }), fc.constantFrom(1, 10, 100, 1e3, 1e4, 1e6, 1e7)).map(([a, b]) => a / b),
      fc.constantFrom(0, -0, 0.1, 1e-6, 1e-7, 1e9, 999_999_999.999, 1e15, 1e21, 0.5, 5e-324, 50.125),
    )
    fc.assert(
      fc.property(number, (value) => {
        expect(written((into) => into.number(value))).toBe(String(value))
      }),
      { numRuns: 10_000 },
    )
  })

  it.each([
    [0, 12, '0'],
    [1, 12, '0.000000000001'],
    [400_000_000, 12, '0.0004'],
    [1_500, 3, '1.5'],
    [1_000, 3, '1'],
    [10, 0, '10'],
  ])('writes %i of scale %i as %s', (units, scale, text) => {
    expect(written((into) => into.decimal(units, scale))).toBe(text)
  })
})
