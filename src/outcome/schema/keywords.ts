import { editDistance } from '../../contract/nearest.ts'
import type { Draft } from '../../contract/schema-document.ts'
import { isObject, type JsonValue } from '../../json/value.ts'

/** Where the schemas stand inside a keyword's value. */
export type Inner = 'none' | 'names-map' | 'schema' | 'schemas' | 'schema-map' | 'schema-or-schemas' | 'dependencies'

export interface Keyword {
  readonly inner: Inner
  readonly drafts: readonly Draft[]
  /** What the value must be, in words, and whether it is. */
  readonly expected: string
  readonly accepts: (value: JsonValue, draft: Draft) => boolean
}

const ALL: readonly Draft[] = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12']
const FROM_6 = ALL.slice(1)
const FROM_7 = ALL.slice(2)
const FROM_2019 = ALL.slice(3)
const TO_2019 = ALL.slice(0, 4)

const isCount = (value: JsonValue) => typeof value === 'number' && Number.isInteger(value) && value >= 0
const isNumber = (value: JsonValue) => typeof value === 'number' && Number.isFinite(value)
const isText = (value: JsonValue) => typeof value === 'string'
const isNames = (value: JsonValue) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') && new Set(value).size === value.length

const TYPES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']
const isType = (value: JsonValue) =>
  Array.isArray(value)
    ? value.length > 0 && isNames(value) && value.every((item) => TYPES.includes(item as string))
    : TYPES.includes(value as string)

type Accepts = Keyword['accepts']
const plain = (drafts: readonly Draft[], expected: string, accepts: Accepts): Keyword => ({
  inner: 'none',
  drafts,
  expected,
  accepts,
})
const count = (drafts = ALL) => plain(drafts, 'a whole number from 0', isCount)
const number = (drafts = ALL) => plain(drafts, 'a number', isNumber)
const text = (drafts = ALL) => plain(drafts, 'a string', isText)
// What stands inside is checked at its own place.
const schema = (drafts = ALL): Keyword => ({ inner: 'schema', drafts, expected: 'a schema', accepts: () => true })
const schemas = (drafts = ALL): Keyword => ({
  inner: 'schemas',
  drafts,
  expected: 'a list of at least one schema',
  accepts: (value) => Array.isArray(value) && value.length > 0,
})
const map = (drafts = ALL): Keyword => ({
  inner: 'schema-map',
  drafts,
  expected: 'an object of schemas',
  accepts: isObject,
})
const limit: Keyword = plain(ALL, 'a number (true or false in draft-04)', (value, draft) =>
  draft === 'draft-04' ? typeof value === 'boolean' : isNumber(value),
)

/** Every keyword that checks something or names a place, and what its value must be (the meta-schemas, in one table). */
const TABLE: Readonly<Record<string, Keyword>> = {
  $ref: text(),
  $schema: text(),
  $id: text(FROM_6),
  id: text(['draft-04']),
  $anchor: text(FROM_2019),
  $dynamicAnchor: text(['2020-12']),
  $dynamicRef: text(['2020-12']),
  $recursiveAnchor: plain(['2019-09'], 'true or false', (value) => typeof value === 'boolean'),
  $recursiveRef: plain(['2019-09'], '"#"', (value) => value === '#'),
  $defs: map(),
  definitions: map(),
  type: plain(ALL, 'a type name or a list of them', isType),
  enum: plain(
    ALL,
    'a list',
    (value, draft) => Array.isArray(value) && (value.length > 0 || draft === '2019-09' || draft === '2020-12'),
  ),
  const: plain(FROM_6, 'a value', () => true),
  multipleOf: plain(ALL, 'a number greater than 0', (value) => isNumber(value) && (value as number) > 0),
  maximum: number(),
  minimum: number(),
  exclusiveMaximum: limit,
  exclusiveMinimum: limit,
  maxLength: count(),
  minLength: count(),
  pattern: text(),
  format: text(),
  maxItems: count(),
  minItems: count(),
  uniqueItems: plain(ALL, 'true or false', (value) => typeof value === 'boolean'),
  maxContains: count(FROM_2019),
  minContains: count(FROM_2019),
  maxProperties: count(),
  minProperties: count(),
  required: plain(ALL, 'a list of names without repetition', isNames),
  dependentRequired: {
    inner: 'names-map',
    drafts: FROM_2019,
    expected: 'an object of lists of names',
    accepts: (value) => isObject(value) && Object.values(value).every(isNames),
  },
  dependentSchemas: map(FROM_2019),
  dependencies: {
    inner: 'dependencies',
    drafts: ALL,
    expected: 'an object of schemas or lists of names',
    accepts: isObject,
  },
  prefixItems: schemas(['2020-12']),
  items: {
    inner: 'schema-or-schemas',
    drafts: ALL,
    expected: 'a schema (before 2020-12 also a list of schemas; now that is prefixItems)',
    accepts: (value, draft) => draft !== '2020-12' || !Array.isArray(value),
  },
  additionalItems: schema(TO_2019),
  contains: schema(FROM_6),
  properties: map(),
  patternProperties: map(),
  additionalProperties: schema(),
  propertyNames: schema(FROM_6),
  unevaluatedItems: schema(FROM_2019),
  unevaluatedProperties: schema(FROM_2019),
  allOf: schemas(),
  anyOf: schemas(),
  oneOf: schemas(),
  not: schema(),
  if: schema(FROM_7),
  else: schema(FROM_7),
}

export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([...Object.entries(TABLE), ['then', schema(FROM_7)]])

/** Members that say something to people and check nothing; OpenAPI's among them. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'default',
  'examples',
  'example',
  'readOnly',
  'writeOnly',
  'deprecated',
  '$comment',
  'contentMediaType',
  'contentEncoding',
  'contentSchema',
  'discriminator',
  'externalDocs',
  'xml',
])

/** What a vendor documents and no validator checks: `propertyOrdering` (Gemini API, structured output, 2026-11-30). */
export const VENDOR_ANNOTATIONS: ReadonlySet<string> = new Set(['propertyOrdering'])

export const isAnnotation = (keyword: string): boolean => ANNOTATIONS.has(keyword) || keyword.startsWith('x-')

/** The known keyword that a misspelt one was most likely meant to be, or null. */
export function nearestKeyword(found: string, draft: Draft): string | null {
  let best: string | null = null
  let least = 3
  for (const [name, keyword] of KEYWORDS) {
    if (!keyword.drafts.includes(draft) || Math.abs(found.length - name.length) >= least) continue
    const distance = editDistance(found.toLowerCase(), name.toLowerCase())
    if (distance < least) [best, least] = [name, distance]
  }
  return best
}
