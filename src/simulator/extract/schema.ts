import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { mentioned, neutralValue } from './enum-choice.ts'
import { fits, typesOf } from './fits.ts'
import { labelledPhrases } from './labelled.ts'
import { findScalar } from './scalar.ts'
import type { Sources } from './sources.ts'
import { nameWords } from './word-stems.ts'

/** References are followed this deep; below, the generator's own limit holds. */
const maxDepth = 12

/** Narrows a schema so that whatever conforms to it says what the conversation says, wherever it says something. */
export const extractSchema = (schema: JsonValue, sources: Sources): Extracted =>
  new Extraction(schema, sources).extract(schema, [], 0)

class Extraction {
  readonly #root: JsonValue
  readonly #sources: Sources

  constructor(root: JsonValue, sources: Sources) {
    this.#root = root
    this.#sources = sources
  }

  extract(schema: JsonValue, words: readonly string[], depth: number): Extracted {
    if (!isObject(schema) || 'const' in schema || depth > maxDepth) return { schema, found: 0 }
    if (typeof schema.$ref === 'string') return this.#reference(schema, schema.$ref, words, depth)
    const branches = schema.anyOf ?? schema.oneOf
    if (Array.isArray(branches)) return this.#choose(schema, branches, words, depth)
    if (Array.isArray(schema.allOf)) return this.#all(schema, schema.allOf, words, depth)
    const types = typesOf(schema)
    if (isObject(schema.properties)) return this.#object(schema, schema.properties, depth)
    if (types.includes('array')) {
      return extractArray(schema, words, this.#sources, (items, sources) =>
        new Extraction(this.#root, sources).extract(items, words, depth + 1),
      )
    }
    return this.#scalar(schema, types, words)
  }

  #reference(schema: JsonObject, reference: string, words: readonly string[], depth: number): Extracted {
    const target = resolve(this.#root, reference)
    if (!isObject(target)) return { schema, found: 0 }
    const { $ref: _, ...beside } = schema
    return this.extract({ ...target, ...beside }, words, depth + 1)
  }

  #choose(schema: JsonObject, branches: readonly JsonValue[], words: readonly string[], depth: number): Extracted {
    const { anyOf: _, oneOf: __, ...beside } = schema
    const extracted = branches.map((branch) => this.extract(branch, words, depth + 1))
    const best = extracted.toSorted((a, b) => b.found - a.found)[0]
    if (best === undefined || (best.found === 0 && !branches.some(isNull))) return { schema, found: 0 }
    if (best.found === 0) return { schema: { const: null }, found: 0 }
    return { schema: isObject(best.schema) ? { ...beside, ...best.schema } : best.schema, found: best.found }
  }

  #all(schema: JsonObject, parts: readonly JsonValue[], words: readonly string[], depth: number): Extracted {
    const { allOf: _, ...beside } = schema
    const extracted = [beside, ...parts].map((part) => this.extract(part, words, depth + 1))
    const found = extracted.reduce((sum, part) => sum + part.found, 0)
    return { schema: { allOf: extracted.map((part) => part.schema) }, found }
  }

  #object(schema: JsonObject, properties: JsonObject, depth: number): Extracted {
    const required = new Set(Array.isArray(schema.required) ? schema.required : [])
    const narrowed: Record<string, JsonValue> = {}
    let found = 0
    for (const [name, member] of Object.entries(properties)) {
      const extracted = this.extract(member, nameWords(name), depth + 1)
      narrowed[name] = extracted.schema
      found += extracted.found
      // A member that may be missing comes where the conversation holds its value.
      if (extracted.found > 0) required.add(name)
    }
    return { schema: { ...schema, properties: narrowed, required: [...required] }, found }
  }

  #scalar(schema: JsonObject, types: readonly string[], words: readonly string[]): Extracted {
    const value = findScalar(words, schema, this.#sources)
    if (value !== undefined) return { schema: { const: value }, found: 1 }
    if (Array.isArray(schema.enum)) return { schema: { const: neutralValue(schema.enum) ?? null }, found: 0 }
    if (types.length > 1 && types.includes('null')) return { schema: { const: null }, found: 0 }
    const plain = plainText(schema, types, words)
    return plain === undefined ? { schema, found: 0 } : { schema: { const: plain }, found: 0 }
  }
}

const isNull = (branch: JsonValue): boolean => isObject(branch) && (branch.type === 'null' || branch.const === null)

/** Readable words for a text that the conversation does not hold, where the schema takes them. */
function plainText(schema: JsonObject, types: readonly string[], words: readonly string[]): JsonValue | undefined {
  const given = [schema.default, ...(Array.isArray(schema.examples) ? schema.examples : [])]
  const fitting = given.find((value) => value !== undefined && fits(value, schema))
  if (fitting !== undefined || !types.includes('string') || schema.format !== undefined) return fitting
  const text = `unknown ${words.join(' ')}`.trim()
  return fits(text, schema) ? text : undefined
}

/** The place that a reference inside this document points at; undefined for any other. */
function resolve(root: JsonValue, reference: string): JsonValue | undefined {
  if (!reference.startsWith('#')) return undefined
  let place: JsonValue | undefined = root
  for (const part of reference.slice(1).split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
    place = isObject(place) && Object.hasOwn(place, key) ? place[key] : undefined
  }
  return place
}

/** Grounds one item in what a piece of the text says. */
type ExtractItem = (items: JsonValue, sources: Sources) => Extracted

/** Lists: the values of an enumeration that are mentioned, the phrases of a list, one object for each piece of the text. */
function extractArray(schema: JsonObject, words: readonly string[], sources: Sources, ground: ExtractItem): Extracted {
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

/** A schema narrowed to what the conversation says, and how many of its values come from there. */
interface Extracted {
  readonly schema: JsonValue
  readonly found: number
}
