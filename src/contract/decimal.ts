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

/** A share in either notation: `0.95` and `95%` give the same decimal, its text included. */
export function parseShare(text: string): Decimal | null {
  const percent = parsePercent(text)
  return percent ? { ...percent, text: decimalText(percent) } : parseDecimal(text)
}

/** −1, 0 or 1 as a is less than, equal to or greater than b; exact. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const left = a.numerator * 10n ** BigInt(b.scale)
  const right = b.numerator * 10n ** BigInt(a.scale)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The nearest double, for showing and for limits that are measured in doubles anyway. */
export const decimalToNumber = (decimal: Decimal): number => Number(`${decimal.numerator}e-${decimal.scale}`)

/** As a number is written: 95 / 10^2 → `0.95`. */
export function decimalText({ numerator, scale }: Pick<Decimal, 'numerator' | 'scale'>): string {
  const digits = numerator.toString().padStart(scale + 1, '0')
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** What a share was most likely meant to be that was written as a number of hundredths: 95 → `0.95`; null for other numbers. */
export function shareMeant(written: number): string | null {
  const percent = written > 1 && written <= 100 ? parsePercent(`${written}%`) : null
  return percent && decimalText(percent)
}

function reduced(text: string, numerator: bigint, scale: number): Decimal {
  let [top, places] = [numerator, scale]
  while (places > 0 && top % 10n === 0n) {
    top /= 10n
    places--
  }
  return { text, numerator: top, scale: places }
}
