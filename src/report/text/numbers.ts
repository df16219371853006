import { withThousands } from '../../verdict/number-text.ts'

export { count, counted } from '../../verdict/number-text.ts'

/** What stands where nothing was asked or nothing is known; never a zero. */
export const NOT_ASKED = '–'

/** Rounds, but never to a whole that was not reached: 0.9996 is `99.9`, only 1 is `100`. */
export function percentDigits(share: number, digits = 1): string {
  if (share === 1) return '100'
  if (share === 0) return '0'
  const scale = 10 ** digits
  const rounded = Math.round(share * 100 * scale) / scale
  const kept = rounded >= 100 && share < 1 ? 100 - 1 / scale : rounded <= 0 && share > 0 ? 1 / scale : rounded
  return kept.toFixed(digits)
}

/** 0.91 → `91.0 %`. */
export const percent = (share: number, digits = 1): string => `${percentDigits(share, digits)} %`

/** A threshold as short as it was written: 0.95 → `95`, 0.995 → `99.5`. */
export const percentBar = (share: number): string => String(Number((share * 100).toFixed(6)))

/** A share beside its bar, with as many digits as it takes to stand on its own side of it. */
export function percentAgainst(share: number, bar: number): string {
  for (let digits = 1; digits < 5; digits++) {
    const shown = percentDigits(share, digits)
    const side = Math.sign(Number(shown) - Number(percentBar(bar)))
    if (side === Math.sign(share - bar) || share === bar) return shown
  }
  return percentDigits(share, 5)
}

/** A difference of shares in points: −0.06 → `−6.0`, 0.013 → `+1.3`. */
export function points(difference: number): string {
  const rounded = (Math.abs(difference) * 100).toFixed(1)
  if (difference === 0 || rounded === '0.0') return '±0.0'
  return `${difference < 0 ? '−' : '+'}${rounded}`
}

/** US dollars without their sign: two decimals, or two significant digits below a cent. */
export function dollarDigits(usd: number): string {
  if (usd === 0) return '0'
  if (usd >= 100) return withThousands(usd.toFixed(0))
  if (usd >= 0.01) return usd.toFixed(2)
  return usd >= 1e-6 ? usd.toFixed(1 - Math.floor(Math.log10(usd))) : usd.toExponential(1)
}

export const dollars = (usd: number): string => `$${dollarDigits(usd)}`

export interface Span {
  readonly digits: string
  readonly unit: 'ms' | 's'
}

const trimZeros = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits)

/** A time as it is read beside others: `840 ms`, `1.4 s`, `12 s`. */
export function spanOf(ms: number, digits = 1): Span {
  if (ms < 1000) return { digits: ms >= 10 || ms === 0 ? ms.toFixed(0) : trimZeros(ms.toFixed(digits)), unit: 'ms' }
  const seconds = ms / 1000
  return { digits: seconds >= 10 && digits === 1 ? seconds.toFixed(0) : seconds.toFixed(digits), unit: 's' }
}

export const span = (ms: number): string => {
  const { digits, unit } = spanOf(ms)
  return `${digits} ${unit}`
}

/** A limit as short as it was written: 2000 → `2 s`, 850 → `850 ms`. */
export const spanLimit = (ms: number): string =>
  ms >= 1000 ? `${trimZeros((ms / 1000).toFixed(3))} s` : `${trimZeros(ms.toFixed(3))} ms`

/** How long a run took: `45 s`, `3 min 12 s`, `1 h 4 min`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 1) return `${Math.round(ms)} ms`
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600)
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}

/** A probability of the sign test: `0.012`, `< 0.001`. */
export const probability = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${Number(p.toFixed(p < 0.1 ? 3 : 2))}`)

/** 1.6 → `1.6×`. */
export const ratio = (value: number): string =>
  `${value >= 10 ? value.toFixed(0) : value.toFixed(2).replace(/0$/, '')}×`
