import { isObject, type JsonArray, type JsonValue } from '../../json/value.ts'
import type { Expectation, Path } from '../expectation.ts'
import { type Condition, PARSE, type Reading } from './javascript/conditions.ts'
import { conditionsOf } from './javascript/parser.ts'

/** What the answer is to the assertions of a test. */
export interface AnswerShape {
  /** Names of the functions that may be called; empty where none is declared. */
  readonly tools: readonly string[]
  /** Legacy `functions`: the output is one call and not a list of them. */
  readonly legacy: boolean
  /** The answer is JSON by its response format, so that promptfoo hands assertions the value. */
  readonly json: boolean
  /** The schema that is sent with the request. */
  readonly schema: JsonValue | undefined
}

/** Where in an answer an assertion looks: its text, a place in its JSON, a call's name or a place in its arguments. */
export type Subject =
  | { readonly kind: 'text' }
  | { readonly kind: 'json'; readonly path: Path }
  | { readonly kind: 'call-name'; readonly index: number }
  | { readonly kind: 'argument'; readonly index: number; readonly path: Path }

/** The place that a path of `output` means; null where it is none that can be said as data. */
export function subjectOf(path: Path, shape: AnswerShape): Subject | null {
  const parses = path.filter((step) => step === PARSE).length
  if (shape.tools.length > 0) {
    const call = callSubject(path, shape)
    if (call) return call
  }
  if (path.length === 0) return shape.json ? { kind: 'json', path: [] } : { kind: 'text' }
  if (path[0] === PARSE && parses === 1) return { kind: 'json', path: path.slice(1) }
  return shape.json && parses === 0 ? { kind: 'json', path } : null
}

function callSubject(path: Path, { legacy }: AnswerShape): Subject | null {
  const start = path[0] === PARSE ? 1 : 0
  const index = legacy ? 0 : path[start]
  const rest = legacy ? path.slice(start) : path.slice(start + 1)
  if (typeof index !== 'number') return null
  const inside = rest[0] === 'function' ? rest.slice(1) : rest
  if (inside[0] === 'name' && inside.length === 1) return { kind: 'call-name', index }
  if (inside[0] !== 'arguments') return null
  return { kind: 'argument', index, path: inside.slice(inside[1] === PARSE ? 2 : 1) }
}

/** The place that a `transform` picks out, where it does nothing but pick. */
export function transformed(code: JsonValue | undefined, shape: AnswerShape): Subject | null {
  if (typeof code !== 'string') return null
  const text = code.trim().replace(/;$/, '')
  if (text === 'output.trim()') return { kind: 'text' }
  // A path alone asks nothing: it is read as the left side of a comparison.
  const [only, second] = conditionsOf(`${text} === 0`, {}) ?? []
  if (!only || second || only.kind !== 'is' || only.as.number || only.as.length) return null
  return subjectOf(only.path, shape)
}

/** Expects a pattern of a subject; false where the subject takes none. */
export function expectAt(expectation: Expectation, subject: Subject, pattern: JsonValue): boolean {
  if (subject.kind === 'text') expectation.text(pattern)
  else if (subject.kind === 'json') {
    expectation.parser ??= 'strict'
    expectation.at(subject.path, pattern)
  } else if (subject.kind === 'argument') expectation.argument(subject.index, subject.path, pattern)
  else if (typeof pattern === 'string') expectation.call(subject.index, pattern)
  else return false
  return true
}

/** Takes one condition over; false where it is none that a contract can hold. */
export function expectCondition(expectation: Expectation, condition: Condition, shape: AnswerShape): boolean {
  const subject = subjectOf(condition.path, shape)
  if (subject === null) return false
  switch (condition.kind) {
    case 'is':
      return expectAt(
        expectation,
        subject,
        subject.kind === 'call-name' ? condition.value : scalar(condition.value, condition.as),
      )
    case 'is-not':
      return expectAt(expectation, subject, { $not: scalar(condition.value, condition.as) })
    case 'one-of':
      return expectAt(expectation, subject, { $any_of: condition.values.map((value) => scalar(value, condition.as)) })
    case 'contains':
    case 'starts-with':
    case 'ends-with': {
      if (condition.text === '') return true
      // On a list `includes` asks for an item, on a text for a part of it: which it is decides the schema, not the code.
      if (condition.kind === 'contains' && subject.kind === 'json' && subject.path.length > 0)
        return schemaAt(expectation, subject, eitherHolds(condition.text))
      const part = { [`$${condition.kind.replace('-', '_')}`]: condition.text }
      return expectAt(expectation, subject, condition.as.anyCase ? { $ignore_case: part } : part)
    }
    case 'item':
      return schemaAt(expectation, subject, { type: 'array', contains: { const: condition.value } })
    case 'type':
      return (
        TYPES[condition.type] !== undefined && schemaAt(expectation, subject, { type: TYPES[condition.type] as string })
      )
    case 'range':
      return rangeAt(expectation, subject, condition, shape)
  }
}

/** Of a text a part, of a list a part of one of its items: what `contains` means of a value inside an answer. */
export function partOf(texts: readonly string[], isAny: boolean): JsonValue {
  const parts = texts.map((text): JsonValue => {
    const part = { type: 'string', pattern: escapedPattern(text) }
    return { anyOf: [part, { type: 'array', contains: part }] }
  })
  return parts.length === 1 ? (parts[0] as JsonValue) : { [isAny ? 'anyOf' : 'allOf']: parts }
}

const escapedPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const eitherHolds = (text: string): JsonValue => ({
  anyOf: [
    { type: 'array', contains: { const: text } },
    {
      type: 'string',
      pattern: escapedPattern(text),
    },
  ],
})

const TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  object: 'object',
}

function schemaAt(expectation: Expectation, subject: Subject, schema: JsonValue): boolean {
  if (subject.kind === 'json') {
    expectation.parser ??= 'strict'
    expectation.schemaAt(subject.path, schema)
    return true
  }
  if (subject.kind !== 'text') return false
  if (expectation.parser !== null && expectation.parser !== 'text') return false
  expectation.parser = 'text'
  expectation.schemaAt([], schema)
  return true
}

function rangeSchema({ sign, bound, as }: Extract<Condition, { kind: 'range' }>): JsonValue {
  if (!as.length) return { type: 'number', [RANGE[sign]]: bound }
  // A length is whole: more than 4 is at least 5.
  const least = sign === '>' ? bound + 1 : sign === '>=' ? bound : null
  const most = sign === '<' ? bound - 1 : sign === '<=' ? bound : null
  const [count, characters] = least !== null ? ['minItems', 'minLength'] : ['maxItems', 'maxLength']
  const limit = Math.max(0, (least ?? most) as number)
  return {
    anyOf: [
      { type: 'array', [count as string]: limit },
      { type: 'string', [characters as string]: limit },
    ],
  }
}

/** Numbers may be sent as texts, and are then compared as numbers: of texts, those that the schema allows are told one by one. */
function rangeAt(
  expectation: Expectation,
  subject: Subject,
  condition: Extract<Condition, { kind: 'range' }>,
  shape: AnswerShape,
): boolean {
  const declared = subject.kind === 'json' ? schemaIn(shape.schema, subject.path) : undefined
  if (condition.as.length || !isObject(declared) || declared.type !== 'string')
    return schemaAt(expectation, subject, rangeSchema(condition))
  if (!Array.isArray(declared.enum)) return false
  const fits = (declared.enum as JsonArray).filter((one) => COMPARED[condition.sign](Number(one), condition.bound))
  return schemaAt(expectation, subject, { enum: fits })
}

const COMPARED: Readonly<Record<'>' | '>=' | '<' | '<=', (value: number, bound: number) => boolean>> = {
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
}

/** What a schema says of a place, where it says so by `properties` and `items` alone. */
function schemaIn(schema: JsonValue | undefined, path: Path): JsonValue | undefined {
  let here = schema
  for (const step of path) {
    if (!isObject(here)) return undefined
    here = typeof step === 'number' ? here.items : isObject(here.properties) ? here.properties[step] : undefined
  }
  return here
}

const RANGE = { '>': 'exclusiveMinimum', '>=': 'minimum', '<': 'exclusiveMaximum', '<=': 'maximum' } as const

/** `String(x) === '5'` is true of 5 and of "5". */
function scalar(value: JsonValue, as: Reading): JsonValue {
  const pattern =
    as.text && typeof value === 'string'
      ? eitherType(value)
      : as.number && typeof value === 'number'
        ? { $any_of: [value, String(value)] }
        : value
  return as.anyCase ? { $ignore_case: pattern } : pattern
}

function eitherType(text: string): JsonValue {
  const other =
    text === 'true'
      ? true
      : text === 'false'
        ? false
        : text === 'null'
          ? null
          : /^-?\d+(\.\d+)?$/.test(text)
            ? Number(text)
            : undefined
  return other !== undefined && String(other) === text ? { $any_of: [text, other] } : text
}
