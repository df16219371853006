import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { mentioned } from './enum-choice.ts'
import type { Extracted } from './extracted.ts'
import { typesOf } from './fits.ts'
import { labelledPhrases } from './labelled.ts'
import type { Sources } from './sources.ts'

/** Grounds one item in what a piece of the text says. */
type ExtractItem = (items: JsonValue, sources: Sources) => Extracted

/** Lists: the values of an enumeration that are mentioned, the phrases of a list, one object for each piece of the text. */
export function extractArray(
  schema: JsonObject,
  words: readonly string[],
  sources: Sources,
  ground: ExtractItem,
): Extracted {
  const items = schema.items
  if (!isObject(items)) return { schema, found: 0 }
  const listed = Array.isArray(items.enum)
    ? mentioned(items.enum, sources.user)
    : itemsOf(items, words, sources, ground)
  const kept = listed.slice(0, typeof schema.maxItems === 'number' ? schema.maxItems : 50)
  const enough = kept.length >= (typeof schema.minItems === 'number' ? schema.minItems : 0)
  if (kept.length > 0 && enough) return { schema: exactly(schema, kept.map(constant)), found: kept.length }
  return enough ? { schema: exactly(schema, []), found: 0 } : { schema, found: 0 }
}

/** An item is a value as it is, or a schema that an object was narrowed to. */
const constant = (item: JsonValue): JsonValue => (isObject(item) ? item : { const: item })

function exactly(schema: JsonObject, items: readonly JsonValue[]): JsonObject {
  const { items: _, ...beside } = schema
  return items.length === 0
    ? { ...schema, maxItems: 0 }
    : { ...beside, type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length }
}

function itemsOf(
  items: JsonObject,
  words: readonly string[],
  sources: Sources,
  ground: ExtractItem,
): readonly JsonValue[] {
  if (isObject(items.properties) || typeof items.$ref === 'string') return objectsOf(items, sources, ground)
  if (!typesOf(items).includes('string')) return []
  const list = labelledPhrases(sources.user.replace(/,\s*/g, ' , ').replace(/ , /g, '、'), words)[0]
  return list === undefined
    ? []
    : list
        .split(/、|\s+and\s+/u)
        .map((piece) => piece.trim())
        .filter((piece) => piece !== '')
}

/** Pieces that may speak of one object each: lines, or what stands between semicolons, commas and `and`. */
function piecesOf(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => /^\s*(?:[-*•]|\d+[.)x× ])/u.test(line))
  if (lines.length > 0) return lines.map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)](?=\s))\s*/u, ''))
  return text.split(/;|,\s|\s+and\s+|:\s|\.\s|\n/u)
}

/** One object for every piece of the text that holds all the required members. */
function objectsOf(items: JsonObject, sources: Sources, ground: ExtractItem): readonly JsonValue[] {
  return piecesOf(sources.user).flatMap((piece) => {
    const alone = { ...sources, user: lineItem(piece), earlier: [], results: [] }
    const extracted = ground(items, alone)
    const required =
      isObject(extracted.schema) && Array.isArray(extracted.schema.required) ? extracted.schema.required.length : 1
    return /\d/.test(piece) && extracted.found >= Math.max(2, required) ? [extracted.schema] : []
  })
}

/** `3 x Desk lamp at 29.90 EUR` with the names that members of such an item have. */
function lineItem(piece: string): string {
  const found = /(\d+)\s?[x×]?\s+(.+?)\s+(?:at|@|for|à|-|–)\s+(?:[A-Z]{3}\s|\p{Sc}\s?)?(\d+(?:[.,]\d+)?)(.*)$/u.exec(
    piece,
  )
  if (found === null) return piece
  const [, quantity, thing, price, rest] = found
  return [
    `quantity: ${quantity}`,
    `description: ${thing}`,
    `name: ${thing}`,
    `item: ${thing}`,
    `product: ${thing}`,
    `price: ${price}${rest ?? ''}`,
  ].join('\n')
}
