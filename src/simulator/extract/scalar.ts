import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { chooseEnum } from './enum-choice.ts'
import { fits, patternOf, typesOf } from './fits.ts'
import { fromResults } from './from-results.ts'
import { candidates } from './member-kinds.ts'
import { parseDate, parseNumber, parseTime } from './notation.ts'
import type { Sources } from './sources.ts'
import { rootOf } from './word-stems.ts'

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
