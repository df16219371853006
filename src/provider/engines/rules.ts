import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Context } from '../schema/context.ts'
import { implies } from '../schema/implies.ts'
import { ASSERTIONS, asks } from '../schema/keywords.ts'
import { takesQuote } from '../schema/pattern.ts'
import { type Place, readOf } from '../schema/places.ts'
import type { Rule, RuleEffect, Source } from './engine.ts'

export type When = (schema: JsonObject, place: Place, context: Context) => boolean

export interface RuleWords {
  readonly effect: RuleEffect
  readonly condition?: string
  readonly says: string
  readonly rewrite?: string
}

/** One rule a keyword, for keywords that are met with the same fate. */
export const rules = (
  source: Source,
  keywords: readonly string[],
  words: RuleWords,
  when: When = () => true,
): readonly Rule[] =>
  keywords.map((keyword) => ({
    keyword,
    condition: words.condition ?? 'always',
    when: (place, context) =>
      isObject(place.schema) &&
      (words.effect !== 'ignored' || asksHere(keyword, place.schema, context)) &&
      when(place.schema, place, context),
    effect: words.effect,
    says: words.says,
    rewrite: words.rewrite ?? null,
    source,
  }))

/** An annotation, and an assertion that turns nothing down, is nobody's loss; what is no assertion is only looked for. */
const asksHere = (keyword: string, schema: JsonObject, context: Context): boolean =>
  !ASSERTIONS.has(keyword) || asks(keyword, schema, context.draft)

/** A rule on the shape of a schema rather than on a keyword that stands there. */
export const shapeRule = (
  source: Source,
  keyword: string,
  words: RuleWords & { readonly condition: string },
  when: (place: Place, context: Context) => boolean,
): Rule => ({
  keyword,
  everywhere: true,
  condition: words.condition,
  when,
  effect: words.effect,
  says: words.says,
  rewrite: words.rewrite ?? null,
  source,
})

/** Assertions of JSON Schema beside those that an engine takes. */
export const assertionsBeside = (taken: readonly string[]): readonly string[] =>
  [...ASSERTIONS.keys()].filter((keyword) => !taken.includes(keyword))

/** Whether an engine reads a keyword where it stands, with a value that fits. */
export const isRead =
  (keyword: string, when: (value: JsonValue, schema: JsonObject) => boolean): When =>
  (schema, _place, context) =>
    readOf(schema, context).includes(keyword) && when(schema[keyword] as JsonValue, schema)

/** One rule for every assertion of JSON Schema: ignored where what is written does not satisfy it anyway. */
export const unenforced = (source: Source, says: (keyword: string) => RuleWords): readonly Rule[] =>
  [...ASSERTIONS.keys()].flatMap((keyword) => rules(source, [keyword], says(keyword), isUnenforced(keyword)))

const isUnenforced =
  (keyword: string): When =>
  (schema, _place, context) => {
    if (context.reading.instead(schema) !== null) return false
    if (context.reading.delegates.includes(keyword) && readOf(schema, context).includes(keyword))
      return keyword === '$ref' && !context.reading.follows(String(schema.$ref), context)
    return !implies(context.written(schema), keyword, schema, context)
  }

/** Whether an answer that is written for one branch of a `oneOf` also satisfies another. */
export const branchesOverlap: When = (schema, _place, context) => {
  if (!readOf(schema, context).includes('oneOf') || !Array.isArray(schema.oneOf)) return false
  const branches: readonly JsonValue[] = schema.oneOf
  return branches.some((one, index) =>
    branches.some(
      (other, at) => at !== index && context.written(one).some((written) => !context.disjoint(written, other)),
    ),
  )
}

/** Of engines that take `oneOf` as `anyOf`. */
export const oneOfAsAnyOf = (source: Source): readonly Rule[] =>
  rules(
    source,
    ['oneOf'],
    {
      effect: 'ignored',
      condition: 'where an answer can fit two branches',
      says: 'is taken as `anyOf`: an answer that fits two branches can be written',
      rewrite: 'give each branch a member with a `const` of its own, required',
    },
    branchesOverlap,
  )

/** Of engines whose grammar matches a pattern against the JSON text, the quotes of the string included. */
export const quoteEndsString = (source: Source): readonly Rule[] =>
  rules(
    source,
    ['pattern'],
    {
      effect: 'ignored',
      condition: 'that takes a quote (`.`, `[^a]`), inside an object or a list',
      says: 'takes a quote, with which the string ends early and other members or items can follow',
      rewrite: 'leave the quote out: `[^"\\\\]` for `.`',
    },
    (schema, { parent }, context) =>
      parent !== null && readOf(schema, context).includes('pattern') && takesQuote(String(schema.pattern)),
  )

/** Of engines that look a reference up in the document alone. */
export const referencesInside = (source: Source): readonly Rule[] =>
  rules(
    source,
    ['$ref'],
    { effect: 'refused', condition: 'out of the document', says: 'must stay in the document' },
    ({ $ref }) => !String($ref).startsWith('#'),
  )
