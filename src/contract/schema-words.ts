import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'

/** Patterns of keys, in words. */
export const KEY_FORMS: Readonly<Record<string, string>> = {
  '^p[1-9][0-9]?(\\.[0-9]{1,4})?$': 'a percentile such as p50, p95 or p99.9',
  '^(/.*)?$': 'a JSON Pointer such as /total',
}

/** Patterns of the published schemas, in words. */
const FORMS: Readonly<Record<string, string>> = {
  '^[a-z0-9-]{1,64}$': 'a text of lower-case letters, digits and hyphens, at most 64',
  '^[\\s\\S]{1,200}$': 'a text of 1 to 200 characters',
  '[^\\s]': 'a text that is not empty',
  '^[0-9]{1,9}(\\.[0-9]{1,6})?[kMB]?/month$': 'calls a month, such as 2M/month or 500k/month',
  '^[^\\s](.{0,98}[^\\s])?$': 'a line of 1 to 100 characters, such as team-search',
  '^[0-9]{1,9}(\\.[0-9]{1,6})?(ms|s|m|h)$': 'a duration such as 250ms, 3s or 15m',
  '^[0-9]{1,9}(\\.[0-9]{1,6})?%$': 'a percentage such as 20%',
  '^(100(\\.0{1,6})?|[0-9]{1,2}(\\.[0-9]{1,6})?)%$': 'a percentage from 0% to 100%',
  '^[5-9][0-9](\\.[0-9]{1,6})?%$': 'a percentage from 50% to below 100%',
  '^[0-9]{1,5}d$': 'days, such as 90d',
  '^(json_schema|json_object|text|\\{\\{[^{}]+\\}\\})$': 'json_schema, json_object, text, or the API’s own object',
  '^https?://[^\\s/?#@]+([/?][^\\s#]*)?$': 'an http or https URL without credentials',
  '^https?://(localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1\\])(:[0-9]{1,5})?(/[^\\s#]*)?$':
    'a URL on the job’s own machine, such as http://127.0.0.1:9000/search',
  '^[A-Za-z_][A-Za-z0-9_]*$': 'the name of an environment variable',
  '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$': 'a date such as 2026-11-01',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}$': 'a day such as 2026-11-01',
  '^https://[^\\s/?#@]+([/?][^\\s#]*)?(#[^\\s]*)?$': 'an https URL',
  '^(1|1k|1K|1M) tokens$': '1M tokens, 1k tokens or 1 tokens',
}

/** A pattern of the published schemas in words. */
export const formOf = (pattern: string): string => FORMS[pattern] ?? 'another form'

export const formWords = (schema: JsonObject): string =>
  FORMS[String(schema.pattern)] ?? String(schema.description ?? 'another form')

export function rangeWords(schema: JsonObject): string {
  const least =
    schema.minimum !== undefined
      ? `at least ${schema.minimum}`
      : schema.exclusiveMinimum !== undefined
        ? `more than ${schema.exclusiveMinimum}`
        : ''
  const most =
    schema.maximum !== undefined
      ? `at most ${schema.maximum}`
      : schema.exclusiveMaximum !== undefined
        ? `less than ${schema.exclusiveMaximum}`
        : ''
  return [least, most].filter(Boolean).join(' and ')
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
}

/** A text of one form is called by its form: `a duration such as 250ms, 3s or 15m or null`. */
export function typeWords(schema: JsonObject): string {
  const { type } = schema
  const types = Array.isArray(type) ? (type as readonly string[]) : [String(type)]
  const wordOf = (one: string): string =>
    (one === 'string' ? FORMS[String(schema.pattern)] : undefined) ?? TYPES[one] ?? one
  return types.map(wordOf).join(', or ')
}

/** What stands there, short enough for a sentence. */
export function shownValue(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (isObject(value)) return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
