import { isDay } from './day.ts'

/** A day as a vendor states it, and whether it is that day or the first on which it may be. */
export interface StatedDay {
  readonly day: string
  readonly precision: 'day' | 'earliest'
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NONE =
  /^(n\/?a|none|tbd|tba|unknown|not (yet )?(announced|scheduled|set|planned|deprecated|applicable)|no( \w+)* (date|announced|scheduled|planned|set)|[-–—]*)$/i
const EARLIEST = /\b(not (sooner|earlier|before)|no (sooner|earlier)|earliest|at the earliest)\b( than)?/i

/**
 * A date in words or in digits: a day, or a month or a year, of which the first day is the earliest. null: the text says
 * that there is none. undefined: it is no date.
 */
export function statedDay(text: string): StatedDay | null | undefined {
  const plain = text.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim()
  if (NONE.test(plain)) return null
  const isEarliest = EARLIEST.test(plain)
  const date = plain
    .replace(EARLIEST, '')
    .replace(/\(.*?\)/g, '')
    .trim()
  const read = inDigits(date) ?? inWords(date)
  if (read === null || !isDay(read.day)) return undefined
  return isEarliest ? { ...read, precision: 'earliest' } : read
}

function inDigits(text: string): StatedDay | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/.exec(text) ?? []
  return year === undefined ? null : dated(year, month ?? null, day ?? null)
}

/** `December 11, 2026`, `11 Dec 2026`, `December 2026`. */
function inWords(text: string): StatedDay | null {
  const [, name, day, year] =
    /^([A-Za-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})$/.exec(text) ??
    turned(/^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})$/.exec(text))
  const month = MONTHS.findIndex((one) => (name ?? '').toLowerCase().startsWith(one)) + 1
  return month === 0 || year === undefined
    ? null
    : dated(year, String(month).padStart(2, '0'), day?.padStart(2, '0') ?? null)
}

const turned = (found: RegExpExecArray | null): readonly (string | undefined)[] =>
  found === null ? [] : [found[0], found[2], found[1], found[3]]

const dated = (year: string, month: string | null, day: string | null): StatedDay => ({
  day: `${year}-${month ?? '01'}-${day ?? '01'}`,
  precision: day === null ? 'earliest' : 'day',
})
