import type { Format } from 'ajv'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { readPattern } from './pattern.ts'

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** RFC 3339, appendix A: units follow each other without a gap. */
const DURATION =
  /^P(?!$)(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/
/** RFC 3339, section 5.6: an offset has minutes, hours end at 23. */
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-6]\d(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i

/** Most that are well formed: a day that every month has, and no leap second. What it does not know is looked at in full. */
const PLAIN_DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

type Check = (value: string) => boolean

const listed = (name: string): Check => {
  const format = (fullFormats as Readonly<Record<string, Format>>)[name]
  if (format instanceof RegExp) return (value) => format.test(value)
  const check = typeof format === 'object' ? format.validate : format
  return check as Check
}
const [dateTime, time, ipv6] = [listed('date-time'), listed('time'), listed('ipv6')]
const [hostname, uriTemplate] = [listed('hostname'), listed('uri-template')]

/** The formats of ajv-formats. Those that its version 3.0.1 lets pass too easily are checked here. */
export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ...(Object.entries(fullFormats) as [string, Format][]),
  // One matching line anywhere in the text was enough.
  ['byte', BASE64],
  // Any whole number was one of 64 bits.
  [
    'int64',
    { type: 'number', validate: (value: number) => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63 },
  ],
  // `2024-01-01 12:00:00Z`, an offset without minutes and 24:00:60 passed.
  [
    'date-time',
    (value: string) =>
      PLAIN_DATE_TIME.test(value) || (/^[^t]+t[^t]+$/i.test(value) && TIME.test(value.slice(11)) && dateTime(value)),
  ],
  ['time', (value: string) => TIME.test(value) && time(value)],
  ['hostname', (value: string) => !value.endsWith('.') && hostname(value)],
  ['uri-template', (value: string) => !value.includes('\u007f') && uriTemplate(value)],
  ['duration', DURATION],
  ['uuid', UUID],
  ['uri', (value: string) => isUri(value, ipv6)],
  ['uri-reference', (value: string) => isUriReference(value, ipv6)],
  ['regex', (value: string) => typeof readPattern(value) !== 'string'],
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

/*
 * `uri` and `uri-reference` by RFC 3986: split as its appendix B does, then each part by its own characters. The
 * expressions of ajv-formats 3.0.1 let `://`, brackets in a path and ports of letters pass.
 */
const PARTS = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s
const SCHEME = /^[a-z][a-z0-9+.-]*$/i
const USER = /^(?:[\w.~!$&'()*+,;=:-]|%[0-9a-f]{2})*$/i
const NAME = /^(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})*$/i
const PATH = /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*$/i
const QUERY = /^(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*$/i
const FUTURE = /^v[0-9a-f]+\.[\w.~!$&'()*+,;=:-]+$/i

/** @param isIpv6 whether a text is an IPv6 address */
function isUriReference(text: string, isIpv6: (text: string) => boolean): boolean {
  const [, scheme, authority, path = '', query = '', fragment = ''] = PARTS.exec(text) ?? []
  if (scheme !== undefined && !SCHEME.test(scheme)) return false
  if (authority !== undefined && !isAuthority(authority, isIpv6)) return false
  // Without scheme and authority a colon in the first segment would read as a scheme (section 4.2).
  if (scheme === undefined && authority === undefined && (path.split('/', 1)[0] ?? '').includes(':')) return false
  return PATH.test(path) && QUERY.test(query) && QUERY.test(fragment) && !hasTwoHashes(text)
}

function isUri(text: string, isIpv6: (text: string) => boolean): boolean {
  return /^[^:/?#]+:/.test(text) && isUriReference(text, isIpv6)
}

const hasTwoHashes = (text: string): boolean => text.indexOf('#') !== text.lastIndexOf('#')

function isAuthority(authority: string, isIpv6: (text: string) => boolean): boolean {
  const at = authority.indexOf('@')
  if (at >= 0 && !USER.test(authority.slice(0, at))) return false
  const host = authority.slice(at + 1)
  const literal = /^\[([^\]]*)\](?::\d*)?$/.exec(host)?.[1]
  if (literal !== undefined) return isIpv6(literal) || FUTURE.test(literal)
  return NAME.test(host.replace(/:\d*$/, ''))
}
