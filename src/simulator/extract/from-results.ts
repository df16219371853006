import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Result } from './sources.ts'
import { nameWords, overlap, stem, stems } from './word-stems.ts'

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
export function fromResults(results: readonly Result[], words: readonly string[], wish: string): readonly JsonValue[] {
  const found = results.flatMap((result) => [...search(result.value, words, [result.tool], wish)])
  return found.toSorted((a, b) => b.score - a.score).map((each) => each.value)
}
