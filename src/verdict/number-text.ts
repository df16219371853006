/** Numbers as sentences show them: with as many digits as it takes not to round to all or none. */
export function percentText(share: number): string {
  const percent = share * 100
  let digits = Math.abs(percent - Math.round(percent)) < 1e-9 ? 0 : percent > 99 || percent < 1 ? 2 : 1
  while (digits < MOST_DIGITS && share > 0 && share < 1 && Number(percent.toFixed(digits)) % 100 === 0) digits++
  return `${Number(percent.toFixed(digits))} %`
}

const MOST_DIGITS = 12

export const withThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** 1480 → `1,480`. */
export const count = (value: number): string => withThousands(String(value))

/** `1 call`, `2 calls`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`

export const dollarsText = (usd: number): string => `$${Number(usd.toPrecision(4))}`
