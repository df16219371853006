/** Numbers as sentences show them. */
export function percentText(share: number): string {
  const percent = share * 100
  const digits = Math.abs(percent - Math.round(percent)) < 1e-9 ? 0 : percent > 99 || percent < 1 ? 2 : 1
  return `${Number(percent.toFixed(digits))} %`
}

export const countText = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`

export const dollarsText = (usd: number): string => `$${Number(usd.toPrecision(4))}`
