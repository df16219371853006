const MS_PER_UNIT = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `250ms`, `3s`, `1.5s`, `15m`, `2h`, `90d` → milliseconds; null where the text is no duration. */
export function parseDuration(text: string): number | null {
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m|h|d)$/.exec(text) ?? []
  if (amount === undefined || unit === undefined) return null
  return Number(amount) * MS_PER_UNIT[unit as keyof typeof MS_PER_UNIT]
}

/** `2M/month`, `500k/month`, `1200/month` → calls a month; null where the text is none. */
export function parseVolume(text: string): number | null {
  const [, amount, unit = ''] = /^(\d{1,9}(?:\.\d{1,6})?)([kMB]?)\/month$/.exec(text) ?? []
  if (amount === undefined) return null
  return Math.round(Number(amount) * { '': 1, k: 1e3, M: 1e6, B: 1e9 }[unit as '' | 'k' | 'M' | 'B'])
}
