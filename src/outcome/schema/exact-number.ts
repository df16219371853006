/**
 * Numbers as JSON writes them, digits × 10^exponent, with no trailing zero in the digits (zero is 0 × 10^0).
 * A double without source text stands for its shortest decimal, which is what a person wrote: 0.1 is one tenth.
 */
export interface ExactNumber {
  readonly digits: bigint
  readonly exponent: number
}

const SHAPE = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** Reads JSON's (or `String(number)`'s) text; null for what is no finite number. */
export function exactNumber(text: string): ExactNumber | null {
  const parts = SHAPE.exec(text)
  if (parts === null) return null
  const fraction = parts[3] ?? ''
  const all = `${parts[2]}${fraction}`
  let end = all.length
  while (end > 0 && all.charCodeAt(end - 1) === 48) end -= 1
  if (end === 0) return { digits: 0n, exponent: 0 }
  const written = Number(parts[4] ?? '0')
  const bounded = Math.max(-1e15, Math.min(1e15, written))
  return { digits: BigInt(`${parts[1]}${all.slice(0, end)}`), exponent: bounded - fraction.length + (all.length - end) }
}

const magnitude = (digits: bigint): bigint => (digits < 0n ? -digits : digits)

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compareExact(a: ExactNumber, b: ExactNumber): number {
  const signA = a.digits === 0n ? 0 : a.digits < 0n ? -1 : 1
  const signB = b.digits === 0n ? 0 : b.digits < 0n ? -1 : 1
  if (signA !== signB) return signA - signB
  if (signA === 0) return 0
  const orderA = magnitude(a.digits).toString().length + a.exponent
  const orderB = magnitude(b.digits).toString().length + b.exponent
  if (orderA !== orderB) return orderA < orderB ? -signA : signA
  const low = Math.min(a.exponent, b.exponent)
  const left = a.digits * 10n ** BigInt(a.exponent - low)
  const right = b.digits * 10n ** BigInt(b.exponent - low)
  return left < right ? -1 : left > right ? 1 : 0
}

export const isWhole = (a: ExactNumber): boolean => a.exponent >= 0

function powerOfTenModulo(exponent: number, modulus: bigint): bigint {
  let result = 1n % modulus
  let base = 10n % modulus
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % modulus
    base = (base * base) % modulus
  }
  return result
}

/** Whether a = k · b for an integer k; b is greater than zero. Exact at any size, without building large powers. */
export function isMultiple(a: ExactNumber, b: ExactNumber): boolean {
  if (a.digits === 0n) return true
  const shift = a.exponent - b.exponent
  // The digits of a don't end in zero, so a number with a finer last place is no multiple of a coarser one.
  if (shift < 0) return false
  const modulus = magnitude(b.digits)
  return ((a.digits % modulus) * powerOfTenModulo(shift, modulus)) % modulus === 0n
}

/** `multipleOf` on doubles: integers directly, anything else by its decimal text. */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0
  const a = exactNumber(String(value))
  const b = exactNumber(String(divisor))
  return a !== null && b !== null && isMultiple(a, b)
}
