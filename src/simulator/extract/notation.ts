/** How people write numbers, money and dates, and what JSON wants to hear. */

export const numberPattern = String.raw`-?\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|-?\d+(?:[.,]\d+)?`

/** `1,200.50` → 1200.5, `29,90` → 29.9; undefined where it is no number. */
export function parseNumber(text: string): number | undefined {
  const grouped = /^-?\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?$/.test(text)
  const plain = grouped ? text.replace(/[ ,]/g, '') : text.replace(',', '.')
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'

export const datePattern = [
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`\d{1,2}\.\d{1,2}\.\d{4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?\s+${month}\.?,?\s+\d{4}`,
  String.raw`${month}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
].join('|')

/** A date as people write it → `2026-03-14`; undefined where it is none. */
export function parseDate(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const numeric = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (numeric) return isoDate(Number(numeric[3]), Number(numeric[2]), Number(numeric[1]))
  const named = months.findIndex((name) => text.toLowerCase().includes(name)) + 1
  const year = /\d{4}/.exec(text)?.[0]
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0]
  return named > 0 && year && day ? isoDate(Number(year), named, Number(day)) : undefined
}

function isoDate(year: number, monthNumber: number, day: number): string | undefined {
  if (monthNumber < 1 || monthNumber > 12 || day < 1 || day > 31) return undefined
  return `${year}-${String(monthNumber).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `9:30` → `09:30`, `7 pm` → `19:00`; undefined where it is no time of day. */
export function parseTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?::(\d{2}))?\s*([ap])?\.?m?\.?$/i.exec(text.trim())
  if (!found) return undefined
  const half = found[3]?.toLowerCase()
  const hour = (Number(found[1]) % (half ? 12 : 24)) + (half === 'p' ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${found[2] ?? '00'}`
}

export const timePattern = String.raw`\b\d{1,2}:\d{2}(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?`

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', '₹': 'INR' }
export const currencySymbols = Object.keys(symbols)
  .map((symbol) => (symbol === '$' ? String.raw`\$` : symbol))
  .join('')

/** Currency codes in a text: written as codes beside a number, or as symbols. */
export function currencies(text: string): readonly string[] {
  const codes = [...text.matchAll(/(?:\d\s?([A-Z]{3})\b|\b([A-Z]{3})\s?\d)/g)].map(
    (found) => found[1] ?? found[2] ?? '',
  )
  const signs = [...text].flatMap((sign) => symbols[sign] ?? [])
  return [...codes, ...signs]
}
