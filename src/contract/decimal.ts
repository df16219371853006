import type { Decimal } from './thresholds.ts'

const NUMBER = /^[+]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/**
 * A decimal number that is not negative, kept exact: `0.98` → 98 / 10^2. Reads what YAML and JSON call a number;
 * null where the text is none. Sizes past 10^±400 are no share, limit or price and are null too.
 */
export function parseDecimal(text: string): Decimal | null {
  const [, whole = '', fraction = '', power = '0'] = NUMBER.exec(text) ?? []
  if (whole === '' && fraction === '') return null
  const scale = fraction.length - Number(power)
  if (Math.abs(scale) > 400) return null
  const digits = BigInt(whole + fraction)
  return reduced(text, scale < 0 ? digits * 10n ** BigInt(-scale) : digits, Math.max(0, scale))
}

/** `0.5%` → 5 / 10^3. */
export function parsePercent(text: string): Decimal | null {
  const number = text.endsWith('%') ? parseDecimal(text.slice(0, -1)) : null
  return number && reduced(text, number.numerator, number.scale + 2)
}

/** −1, 0 or 1 as a is less than, equal to or greater than b; exact. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const left = a.numerator * 10n ** BigInt(b.scale)
  const right = b.numerator * 10n ** BigInt(a.scale)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The nearest double, for showing and for limits that are measured in doubles anyway. */
export const decimalToNumber = (decimal: Decimal): number => Number(`${decimal.numerator}e-${decimal.scale}`)

function reduced(text: string, numerator: bigint, scale: number): Decimal {
  let [top, places] = [numerator, scale]
  while (places > 0 && top % 10n === 0n) {
    top /= 10n
    places--
  }
  return { text, numerator: top, scale: places }
}
