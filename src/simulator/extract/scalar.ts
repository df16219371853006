import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { chooseEnum } from './enum-choice.ts'
import { fits, patternOf, typesOf } from './fits.ts'
import { candidates } from './member-kinds.ts'
import { parseDate, parseNumber, parseTime } from './notation.ts'
import type { Result, Sources } from './sources.ts'
import { nameWords, overlap, rootOf, stem, stems } from './word-stems.ts'

/** A value for a member that the conversation holds, or undefined where nothing points at one. */
export function findScalar(words: readonly string[], schema: JsonObject, sources: Sources): JsonValue | undefined {
  const returned = fromResults(sources.results, words, sources.user).find(
    (value) => isScalar(value) && fits(value, schema),
  )
  if (returned !== undefined) return returned
  if (Array.isArray(schema.enum)) return findEnum(schema, schema.enum, sources)
  for (const text of [sources.user, ...sources.earlier]) {
    const found = findInText(text, words, schema)
    if (found !== undefined) return found
  }
  return undefined
}

const isScalar = (value: JsonValue): boolean => !isObject(value) && !Array.isArray(value)

function findEnum(schema: JsonObject, values: readonly JsonValue[], sources: Sources): JsonValue | undefined {
  const described = typeof schema.description === 'string' ? `${schema.description}\n` : ''
  for (const text of [sources.user, ...sources.earlier]) {
    const found = chooseEnum(values, text, described + sources.system)
    if (found !== undefined) return found
  }
  return undefined
}

function findInText(text: string, words: readonly string[], schema: JsonObject): JsonValue | undefined {
  const types = typesOf(schema)
  if (types.includes('boolean')) return findBoolean(text, words)
  for (const piece of [...candidates(text, words, schema), ...matching(text, schema)]) {
    const value = coerced(piece, types, schema)
    if (value !== undefined && fits(value, schema)) return value
  }
  return undefined
}

/** Pieces of the text that the member's own pattern matches. */
function matching(text: string, schema: JsonObject): readonly string[] {
  const pattern = patternOf(schema)
  if (pattern === null) return []
  return text
    .split(/[\s,;()"'“”]+/u)
    .map((piece) => piece.replace(/[.:!?]+$/u, ''))
    .filter((piece) => piece !== '' && pattern.test(piece))
}

function coerced(piece: string, types: readonly string[], schema: JsonObject): JsonValue | undefined {
  if (types.includes('number') || types.includes('integer')) return parseNumber(piece)
  if (types.length > 0 && !types.includes('string')) return undefined
  if (schema.format === 'date') return parseDate(piece)
  if (schema.format === 'date-time') return parseDate(piece) && `${parseDate(piece)}T00:00:00Z`
  if (schema.format === 'time') return parseTime(piece) && `${parseTime(piece)}:00Z`
  return piece
}

/** True where the text says the member's words, false where it denies them, undefined where it says nothing. */
function findBoolean(text: string, words: readonly string[]): boolean | undefined {
  const telling = words.filter((word) => !['is', 'has', 'needs', 'requires', 'wants', 'should'].includes(word))
  for (const word of telling) {
    const answered = new RegExp(
      String.raw`(\b(?:no|not|without|never|don't|doesn't|isn't)\s+(?:\w+\s+){0,2})?\b${rootOf(word)}`,
      'iu',
    ).exec(text)
    if (answered !== null) return answered[1] === undefined
  }
  return undefined
}

interface Found {
  readonly value: JsonValue
  /** How well the place's name fits: 3 the same name, 2 the same but for `id` and the like, 1 told by what it lies in. */
  readonly score: number
}

const generic = new Set(['id', 'number', 'no', 'code', 'name', 'value'])

/** What "the cheapest" and its like compare, and whether the least or the greatest is meant. */
const superlatives: readonly { readonly words: RegExp; readonly key: RegExp; readonly least: boolean }[] = [
  {
    words: /\b(?:cheapest|lowest[- ]priced?|lowest price|least expensive|most affordable)\b/i,
    key: /price|cost|fare|amount|total|rate$/i,
    least: true,
  },
  { words: /\b(?:most expensive|priciest|dearest)\b/i, key: /price|cost|fare|amount|total/i, least: false },
  { words: /\b(?:earliest|soonest|next available)\b/i, key: /time|date|depart|start|when|at$/i, least: true },
  { words: /\b(?:latest|last)\b/i, key: /time|date|depart|start|when|at$/i, least: false },
  { words: /\b(?:fastest|quickest|shortest)\b/i, key: /duration|minutes|hours|time|days/i, least: true },
  { words: /\b(?:nearest|closest)\b/i, key: /distance|km|miles|meters/i, least: true },
  { words: /\b(?:best[- ]rated|highest[- ]rated|top[- ]rated|best)\b/i, key: /rating|score|stars/i, least: false },
]

/** The one object of a list that the user's words mean: by a superlative, else by what it shares with them, else the first. */
function meant(list: readonly JsonObject[], wish: string): JsonObject | undefined {
  for (const { words, key, least } of superlatives) {
    const member = words.test(wish) ? Object.keys(list[0] ?? {}).find((name) => key.test(name)) : undefined
    if (member === undefined) continue
    const direction = least ? 1 : -1
    return list.toSorted((a, b) => direction * compare(a[member], b[member]))[0]
  }
  const wantedStems = stems(wish)
  const shared = (item: JsonObject): number => overlap(stems(Object.values(item).join(' ')), wantedStems)
  return list.toSorted((a, b) => shared(b) - shared(a))[0]
}

function compare(a: JsonValue | undefined, b: JsonValue | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}

function scoreOf(words: readonly string[], key: string, parents: readonly string[]): number {
  const keyWords = nameWords(key)
  if (keyWords.join(' ') === words.join(' ')) return 3
  const telling = (list: readonly string[]): readonly string[] => list.filter((word) => !generic.has(word)).map(stem)
  const wanted = telling(words)
  const offered = telling(keyWords)
  if (wanted.length > 0 && wanted.join(' ') === offered.join(' ')) return 2
  const around = new Set(telling(parents.flatMap(nameWords)))
  const isNamedAround = offered.length === 0 && wanted.length > 0 && wanted.every((word) => around.has(word))
  return isNamedAround ? 1 : 0
}

function* search(
  value: JsonValue,
  words: readonly string[],
  parents: readonly string[],
  wish: string,
): Generator<Found> {
  if (Array.isArray(value)) {
    const item = meant(value.filter(isObject), wish)
    if (item !== undefined) yield* search(item, words, parents, wish)
    return
  }
  if (!isObject(value)) return
  for (const [key, member] of Object.entries(value)) {
    const score = scoreOf(words, key, parents)
    if (score > 0) yield { value: member, score }
    yield* search(member, words, [...parents, key], wish)
  }
}

/** Values for a member of this name in what tools returned and were asked, the best name first, then the latest. */
function fromResults(results: readonly Result[], words: readonly string[], wish: string): readonly JsonValue[] {
  const found = results.flatMap((result) => [...search(result.value, words, [result.tool], wish)])
  return found.toSorted((a, b) => b.score - a.score).map((each) => each.value)
}
