import { parsedJson } from '../../json/parsed.ts'
import { isObject, type JsonArray, type JsonValue } from '../../json/value.ts'
import { textOf } from './text-of.ts'

type Filter = (value: JsonValue | undefined, args: readonly (JsonValue | undefined)[]) => JsonValue | undefined

const list = (value: JsonValue | undefined): JsonArray =>
  Array.isArray(value) ? value : typeof value === 'string' ? [...value] : []

const entries = (value: JsonValue | undefined): JsonArray =>
  isObject(value) ? Object.entries(value).map(([key, of]) => ({ key, value: of })) : list(value)

const orDefault: Filter = (value, [otherwise, isFalse]) =>
  value === undefined || (isFalse && !value) ? otherwise : value

const numberOr = (value: number, otherwise: JsonValue | undefined): JsonValue | undefined =>
  Number.isNaN(value) ? otherwise : value

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()

/** A member of each, where one is named by its path. */
const memberOf = (value: JsonValue | undefined, path: JsonValue | undefined): JsonValue | undefined =>
  path === undefined || path === null || path === ''
    ? value
    : textOf(path)
        .split('.')
        .reduce<JsonValue | undefined>((of, name) => (isObject(of) ? of[name] : undefined), value)

const sorted: Filter = (value, [isReversed, isCaseKept, path]) => {
  const keyOf = (item: JsonValue): JsonValue | undefined => {
    const key = memberOf(item, path)
    return typeof key === 'string' && !isCaseKept ? key.toLowerCase() : key
  }
  return [...list(value)].sort((a: JsonValue, b: JsonValue) => {
    const order = ordered(keyOf(a), keyOf(b))
    return isReversed ? -order : order
  })
}

/** Numbers by their size, texts by their letters; what can't be compared stays where it stands. */
function ordered(one: JsonValue | undefined, other: JsonValue | undefined): number {
  const [a, b] = typeof one === 'string' && typeof other === 'string' ? [one, other] : [Number(one), Number(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

const ROUNDERS: Readonly<Record<string, (value: number) => number>> = { ceil: Math.ceil, floor: Math.floor }

const round: Filter = (value, [digits, method]) => {
  const factor = 10 ** Number(digits ?? 0)
  return (ROUNDERS[textOf(method)] ?? Math.round)(Number(value) * factor) / factor
}

/** Only the first so many where a count is given. */
const replaced: Filter = (value, [from, to, most]) => {
  let left = typeof most === 'number' ? most : Number.POSITIVE_INFINITY
  return textOf(value).replaceAll(textOf(from), (found) => (left-- > 0 ? textOf(to) : found))
}

/** The filters that give the same for the same value (nunjucks 3.2, "Builtin Filters"), and promptfoo's own `load`. */
export const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['abs', (value) => Math.abs(Number(value))],
  ['capitalize', (value) => capitalized(textOf(value))],
  ['d', orDefault],
  ['default', orDefault],
  ['dump', (value, [indent]) => JSON.stringify(value ?? null, null, typeof indent === 'number' ? indent : undefined)],
  ['first', (value) => list(value)[0]],
  ['float', (value, [otherwise]) => numberOr(Number.parseFloat(textOf(value)), otherwise)],
  ['int', (value, [otherwise]) => numberOr(Number.parseInt(textOf(value), 10), otherwise)],
  [
    'join',
    (value, [between, name]) =>
      list(value)
        .map((item: JsonValue) => textOf(memberOf(item, name)))
        .join(textOf(between)),
  ],
  ['last', (value) => list(value).at(-1)],
  ['length', (value) => (isObject(value) ? Object.keys(value).length : list(value).length)],
  ['list', entries],
  ['load', (value) => parsedJson(textOf(value))],
  ['lower', (value) => textOf(value).toLowerCase()],
  ['replace', replaced],
  ['reverse', (value) => (typeof value === 'string' ? [...value].reverse().join('') : [...list(value)].reverse())],
  ['round', round],
  ['safe', (value) => value],
  ['sort', sorted],
  ['string', textOf],
  ['title', (value) => textOf(value).split(' ').map(capitalized).join(' ')],
  ['trim', (value) => textOf(value).trim()],
  ['unique', (value) => [...new Set(list(value))]],
  ['upper', (value) => textOf(value).toUpperCase()],
  ['urlencode', (value) => encodeURIComponent(textOf(value))],
])
