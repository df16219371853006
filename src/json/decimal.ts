const NUMBER = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/

/**
 * A number's decimal value as one spelling: `1.50`, `15e-1` and `0.15e1` all give `15e-1`, every zero gives `0`.
 * Takes JSON numbers and what JavaScript prints; equal texts mean equal numbers, whatever their size.
 */
export function normalDecimal(text: string): string {
  const match = NUMBER.exec(text)
  if (match === null) return text
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = stripLeadingZeros(whole + fraction)
  if (digits === '') return '0'
  const kept = stripTrailingZeros(digits)
  const scale = sum(exponent, digits.length - kept.length - fraction.length)
  return `${sign === '-' ? '-' : ''}${kept}${scale === '0' ? '' : `e${scale}`}`
}

/**
 * Can a double hold the number as it is written? Yes where the double, printed in its shortest form or with as many
 * digits as were written, has the same decimal value (`0.1`, `1e2`, `9007199254740992`, `0.10000000000000001`); no for
 * `9007199254740993`, `1e400`, `1e-400` and decimals with more digits than a double keeps.
 */
export function doubleHolds(text: string): boolean {
  const double = Number(text)
  if (!Number.isFinite(double)) return false
  const shortest = String(double)
  if (shortest === text) return true
  const written = normalDecimal(text)
  if (written === normalDecimal(shortest)) return true
  const digits = significantDigits(written)
  return digits <= 100 && written === normalDecimal(double.toPrecision(digits))
}

/** Beyond so many digits two numbers are compared as doubles: work stays bounded, whatever an answer holds. */
const MAX_DIGITS = 2_000

/**
 * Whether two numbers lie at most `tolerance` apart, by the digits that were written: 4.1 is within 0.1 of 4.2, though
 * binary fractions say 0.10000000000000053, and 10000000000000002 is not within 1 of 10000000000000000.
 */
export function isWithin(a: string, b: string, tolerance: string): boolean {
  const scaled = toOneScale([a, b, tolerance].map(normalDecimal))
  if (scaled === null) {
    const apart = Math.abs(Number(a) - Number(b))
    return Number.isFinite(apart) && apart <= Number(tolerance)
  }
  const [left, right, most] = scaled as [bigint, bigint, bigint]
  return (left > right ? left - right : right - left) <= most
}

/** Whether everything within `tolerance` of `value` is within `most` of `center`; false where that would take too long. */
export function isRangeWithin(value: string, tolerance: string, center: string, most: string): boolean {
  const scaled = toOneScale([value, tolerance, center, most].map(normalDecimal))
  if (scaled === null) return false
  const [at, reach, middle, limit] = scaled as [bigint, bigint, bigint, bigint]
  return (at > middle ? at - middle : middle - at) + reach <= limit
}

/** Integers that stand in the same proportion; null where they would be too long. */
function toOneScale(normal: readonly string[]): readonly bigint[] | null {
  const parts = normal.map((text) => {
    const [digits = '0', exponent = '0'] = text.split('e')
    return { digits, exponent: Number(exponent) }
  })
  const least = Math.min(...parts.map(({ exponent }) => exponent))
  if (parts.some(({ digits, exponent }) => digits.length + exponent - least > MAX_DIGITS)) return null
  return parts.map(({ digits, exponent }) => BigInt(digits) * 10n ** BigInt(exponent - least))
}

function significantDigits(normal: string): number {
  const exponent = normal.indexOf('e')
  return (exponent < 0 ? normal.length : exponent) - (normal.startsWith('-') ? 1 : 0)
}

/** An exponent of twenty digits is valid JSON too. */
const sum = (exponent: string, shift: number): string =>
  exponent.length < 15 ? String(Number(exponent) + shift) : String(BigInt(exponent) + BigInt(shift))

// Loops, because `/0+$/` is quadratic on a long number with zeros in its middle.
function stripLeadingZeros(digits: string): string {
  let start = 0
  while (digits.charCodeAt(start) === 0x30) start++
  return digits.slice(start)
}

function stripTrailingZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end--
  return digits.slice(0, end)
}
