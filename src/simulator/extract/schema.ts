import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { extractArray } from './array.ts'
import { neutralValue } from './enum-choice.ts'
import type { Extracted } from './extracted.ts'
import { fits, typesOf } from './fits.ts'
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
