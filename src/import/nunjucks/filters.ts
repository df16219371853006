import { parsedJson } from '../../json/parsed.ts'
import { isObject, type JsonArray, type JsonValue } from '../../json/value.ts'
import { textOf } from './text-of.ts'

type Filter = (value: JsonValue | undefined, args: readonly (JsonValue | undefined)[]) => JsonValue | undefined

const list = (value: JsonValue | undefined): JsonArray =>
  Array.isArray(value) ? value : typeof value === 'string' ? [...value] : []

const sorted = (value: JsonValue | undefined): JsonArray =>
  [...list(value)].sort((a, b) => {
    const [one, other] = [textOf(a), textOf(b)]
    return one < other ? -1 : one > other ? 1 : 0
  })

/** The filters that give the same for the same value (nunjucks 3.2, "Builtin Filters"), and promptfoo's own `load`. */
export const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['abs', (value) => Math.abs(Number(value))],
  ['capitalize', (value) => textOf(value).charAt(0).toUpperCase() + textOf(value).slice(1).toLowerCase()],
  ['d', (value, [otherwise]) => value ?? otherwise],
  ['default', (value, [otherwise, isFalse]) => (value === undefined || (isFalse && !value) ? otherwise : value)],
  ['dump', (value, [indent]) => JSON.stringify(value ?? null, null, typeof indent === 'number' ? indent : undefined)],
  ['first', (value) => list(value)[0]],
  ['float', (value) => Number.parseFloat(textOf(value))],
  ['int', (value) => Number.parseInt(textOf(value), 10)],
  ['join', (value, [between]) => list(value).map(textOf).join(textOf(between))],
  ['last', (value) => list(value).at(-1)],
  ['length', (value) => (isObject(value) ? Object.keys(value).length : list(value).length)],
  ['list', list],
  ['load', (value) => parsedJson(textOf(value))],
  ['lower', (value) => textOf(value).toLowerCase()],
  ['replace', (value, [from, to]) => textOf(value).replaceAll(textOf(from), () => textOf(to))],
  ['reverse', (value) => (typeof value === 'string' ? [...value].reverse().join('') : [...list(value)].reverse())],
  ['round', (value) => Math.round(Number(value))],
  ['safe', (value) => value],
  ['sort', sorted],
  ['string', textOf],
  [
    'title',
    (value) => textOf(value).replace(/\S+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()),
  ],
  ['trim', (value) => textOf(value).trim()],
  ['unique', (value) => [...new Set(list(value))]],
  ['upper', (value) => textOf(value).toUpperCase()],
  ['urlencode', (value) => encodeURIComponent(textOf(value))],
])
