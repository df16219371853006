/** Numbers as sentences show them: with as many digits as it takes not to round to all or none. */
export function percentText(share: number): string {
  const percent = share * 100
  let digits = Math.abs(percent - Math.round(percent)) < 1e-9 ? 0 : percent > 99 || percent < 1 ? 2 : 1
  while (digits < MOST_DIGITS && share > 0 && share < 1 && Number(percent.toFixed(digits)) % 100 === 0) digits++
  return `${Number(percent.toFixed(digits))} %`
}

const MOST_DIGITS = 12

export const countText = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`

export const dollarsText = (usd: number): string => `$${Number(usd.toPrecision(4))}`
