import { isSameJson } from '../../json/canonical.ts'
import { isObject, type JsonArray, type JsonValue } from '../../json/value.ts'
import { Expectation, literal } from '../expectation.ts'
import { readForeignYaml } from '../source/foreign-yaml.ts'
import { Places } from '../source/places.ts'
import type { Asserting, Reader } from './asserting.ts'
import { conditionsOf } from './javascript/parser.ts'
import { shownCode } from './providers.ts'
import { expectAt, expectCondition, partOf, type Subject } from './subject.ts'
import { valueList } from './value-list.ts'

const negate = ({ negated }: Asserting, pattern: JsonValue): JsonValue => (negated ? { $not: pattern } : pattern)
const expectPattern = (asserting: Asserting, pattern: JsonValue): true | string =>
  expectAt(asserting.expectation, textSubject(asserting), negate(asserting, pattern)) || 'a call’s name is equal or not'

/** Parts of texts are looked for in the whole answer as it came; of a value inside it, in that value. */
function textSubject({ subject }: Asserting): Subject {
  return subject.kind === 'json' && subject.path.length === 0 ? { kind: 'text' } : subject
}

const words = (value: JsonValue | undefined): readonly string[] =>
  (Array.isArray(value) ? (value as JsonArray).map(String) : typeof value === 'string' ? valueList(value) : []).filter(
    (one) => one !== '',
  )

/** contains, icontains and both for any or all of several. */
const contains: Reader = (asserting) => {
  const { type, value, shape, subject, expectation, negated } = asserting
  const isMany = /-(any|all)$/.test(type)
  const texts = isMany ? words(value) : value === undefined || value === null || value === '' ? [] : [String(value)]
  if (texts.length === 0) return 'it has no value'
  const [only] = texts
  if (!isMany && subject.kind !== 'argument' && shape.tools.includes(only as string) && !negated) {
    expectation.call(0, only as string)
    asserting.config.log.changed(
      `${type} ${only}`,
      'the text of a call holds its name: the call is expected',
      asserting.place,
    )
    return true
  }
  if (subject.kind === 'json' && subject.path.length > 0 && !type.startsWith('i')) {
    const schema = partOf(texts, type.endsWith('any'))
    expectation.parser ??= 'strict'
    expectation.schemaAt(subject.path, negated ? { not: schema } : schema)
    return true
  }
  const parts = texts.map((text): JsonValue => ({ $contains: text }))
  const joined =
    parts.length === 1 ? (parts[0] as JsonValue) : { [type.endsWith('any') ? '$any_of' : '$all_of']: parts }
  return expectPattern(asserting, type.startsWith('i') ? { $ignore_case: joined } : joined)
}

const startsOrEnds: Reader = (asserting) => {
  const { value, type } = asserting
  if (typeof value !== 'string' || value === '') return 'it has no value'
  if (type === 'ends-with')
    asserting.config.log.changed(
      'unknown assert type ends-with',
      'promptfoo has none; read as it says',
      asserting.place,
    )
  return expectPattern(asserting, { [type === 'starts-with' ? '$starts_with' : '$ends_with']: value })
}

const equals: Reader = (asserting) => {
  const { value, subject, expectation, negated, shape } = asserting
  if (value === undefined) return 'it has no value'
  if (subject.kind === 'text' || (subject.kind === 'json' && subject.path.length === 0)) {
    if (typeof value === 'object' && value !== null) {
      if (negated) return 'that a value differs somewhere can’t be said of objects'
      const wanted = literal(value)
      if (expectation.equals !== undefined && !isSameJson(expectation.equals, wanted))
        return 'another assertion says that the whole answer equals another value'
      expectation.parser ??= 'strict'
      expectation.equals = wanted
      return true
    }
    if (shape.tools.includes(String(value)) && !negated) return 'the text of a call is more than its name'
    expectation.text(negate(asserting, String(value)))
    return true
  }
  return expectPattern(asserting, subject.kind === 'call-name' ? String(value) : literal(value))
}

/** A regular expression over the whole text, as a schema of that text. */
const regex: Reader = ({ value, expectation, subject, negated }) => {
  if (typeof value !== 'string') return 'it has no value'
  try {
    new RegExp(value, 'u')
  } catch {
    return 'the expression is none of JSON Schema (unicode mode)'
  }
  const schema = negated ? { not: { pattern: value } } : { pattern: value }
  if (subject.kind === 'json' && subject.path.length > 0)
    expectation.schemaAt(subject.path, { type: 'string', ...schema })
  else if (subject.kind === 'text' && (expectation.parser === null || expectation.parser === 'text')) {
    expectation.parser = 'text'
    expectation.schemaAt([], { type: 'string', ...schema })
  } else return 'the answer is read as JSON; an expression over its text can’t be said'
  return true
}

const json: Reader = ({ value, expectation, subject, negated, type, shape, config, place }) => {
  if (negated) return 'that an answer is no JSON can’t be asked'
  if (subject.kind === 'call-name' || subject.kind === 'argument')
    return 'the arguments of calls are always read as JSON'
  if (shape.tools.length > 0 && value === undefined) {
    config.log.changed(type, 'calls and their arguments are always read as JSON', place)
    return true
  }
  if (expectation.parser === 'text') return 'another assertion reads the answer as text'
  // An answer that is JSON holds JSON: the stricter of two readings stands.
  if (type === 'is-json') expectation.parser = 'strict'
  else if (expectation.parser === null) expectation.parser = 'fenced'
  if (type === 'contains-json')
    config.log.changed(
      type,
      'asked as parser: fenced, JSON alone or in one code fence; theirs takes it anywhere',
      place,
    )
  const schema = typeof value === 'string' && value !== '' ? schemaText(value) : value
  if (schema === undefined || schema === '' || schema === null) return true
  if (typeof schema !== 'boolean' && !isObject(schema)) return 'its value is no schema'
  expectation.schemaAt(subject.kind === 'json' ? subject.path : [], schema)
  return true
}

function schemaText(text: string): JsonValue {
  const read = readForeignYaml(text, '', new Places())
  return read.ok ? read.value : text
}

const javascript: Reader = ({ value, expectation, shape, vars, negated, config, place, assert }) => {
  if (typeof value !== 'string') return 'code is not run'
  if (value.startsWith('file://')) return 'code is not run'
  if (negated || assert.threshold !== undefined) return 'code is not run'
  const conditions = conditionsOf(value, vars)
  if (conditions === null || conditions.length === 0)
    return 'code is not run, and it is no comparison of a place with a value'
  const shaped =
    shape.json || shape.tools.length > 0 || expectation.parser === null
      ? shape
      : { ...shape, json: expectation.parser !== 'text' }
  // All or nothing: tried beside first, so that no half of an assertion is taken over.
  const beside = new Expectation()
  beside.parser = expectation.parser
  if (!conditions.every((one) => expectCondition(beside, one, shaped)))
    return 'code is not run, and a part of it is no comparison of a place with a value'
  for (const one of conditions) expectCondition(expectation, one, shaped)
  config.log.changed(
    `javascript assert inline: ${shownCode(value)}`,
    'read as data: a place in the answer and what it must be',
    place,
  )
  return true
}

const validCalls: Reader = ({ shape, expectation, config, place, type, negated }) => {
  if (negated) return 'that a call is wrong can’t be asked'
  if (shape.tools.length === 1) expectation.call(0, shape.tools[0] as string)
  else
    config.log.changed(
      type,
      'each call must conform to its tool; that one is made is not asked, for several could be',
      place,
    )
  return true
}

const toolCalls: Reader = ({ value, expectation, shape, assert, config, place, negated }) => {
  const names = [...new Set(words(value))]
  if (negated || names.length === 0) return 'it has no value'
  const unknown = names.filter((name) => !shape.tools.includes(name))
  if (unknown.length > 0) return `the request declares no tool ${unknown.join(', ')}`
  if (typeof assert.threshold === 'number' && assert.threshold < 1)
    config.log.changed('tool-call-f1 with a threshold', 'all of the calls and no others are expected', place)
  for (const [index, name] of names.entries()) expectation.call(index, name)
  return true
}

const finishReason: Reader = ({ value, negated, config, place, expectation }) => {
  if (!negated && value === 'stop') {
    config.log.changed('finish-reason stop', 'an answer that is cut off is a failure of every contract', place)
    return true
  }
  if (negated || value !== 'content_filter') return 'a contract asks what an answer holds, not why it ended'
  expectation.refusal = true
  return true
}

const refusal: Reader = ({ negated, expectation, config, place }) => {
  if (negated) config.log.changed('not-is-refusal', 'a refusal is a failure of every contract', place)
  else {
    expectation.refusal = true
    config.log.changed('is-refusal', 'a refusal by the API’s own field or filter; theirs looks for words', place)
  }
  return true
}

/** Asked of the contract as a whole: `thresholds.ts`. */
const ofContract: Reader = () => true

/** One line for each kind of assertion that can be carried. */
export const KINDS: Readonly<Record<string, Reader>> = {
  contains,
  icontains: contains,
  'contains-any': contains,
  'contains-all': contains,
  'icontains-any': contains,
  'icontains-all': contains,
  'starts-with': startsOrEnds,
  'ends-with': startsOrEnds,
  equals,
  regex,
  'is-json': json,
  'contains-json': json,
  javascript,
  'is-valid-openai-tools-call': validCalls,
  'is-valid-openai-function-call': validCalls,
  'is-valid-function-call': validCalls,
  'tool-call-f1': toolCalls,
  'finish-reason': finishReason,
  'is-refusal': refusal,
  latency: ofContract,
  cost: ofContract,
}
