import type { Format } from 'ajv'
import { fullFormats } from 'ajv-formats/dist/formats.js'

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The formats of ajv-formats; two of them pass what they should not and are checked here. */
export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ...(Object.entries(fullFormats) as [string, Format][]),
  // ajv-formats 3.0.1 looks for one matching line anywhere in the text.
  ['byte', BASE64],
  // … and takes any whole number for a 64 bit one.
  [
    'int64',
    { type: 'number', validate: (value: number) => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63 },
  ],
])

/** Whether a string or a number is of the format; formats speak of one of the two types only. */
export function matchesFormat(name: string, value: string | number): boolean {
  const format = FORMATS.get(name)
  if (format === undefined || format === true) return format === true
  if (format instanceof RegExp) return typeof value !== 'string' || format.test(value)
  if (typeof format === 'function') return typeof value !== 'string' || format(value) === true
  if (typeof format === 'string') return typeof value !== 'string' || new RegExp(format).test(value)
  if (typeof value !== (format.type ?? 'string')) return true
  const check = format.validate as RegExp | ((value: string | number) => boolean) | boolean
  if (check instanceof RegExp) return check.test(String(value))
  return typeof check === 'function' ? check(value) === true : check === true
}
