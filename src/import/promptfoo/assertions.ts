import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import { Expectation } from '../expectation.ts'
import { readForeignYaml } from '../source/foreign-yaml.ts'
import type { FileLine } from '../source/places.ts'
import { KINDS } from './assert-kinds.ts'
import { type Assert, type Case, type Config, unreadable } from './config.ts'
import { shownCode } from './providers.ts'
import { type AnswerShape, type Subject, subjectOf, transformed } from './subject.ts'
import { renderText } from './vars.ts'

/** What the assertions of a case expect, as the `expect` of a contract's case. */
export function expectOf(config: Config, one: Case, shape: AnswerShape): JsonObject | undefined {
  const expectation = new Expectation()
  for (const assert of one.asserts) readAssert(config, one, shape, expectation, assert)
  const besides = expectation.refusal ? expectation.besidesRefusal() : []
  if (besides.length > 0)
    config.log.leftOut(
      `assertions beside a refusal: ${besides.join(', ')}`,
      'a refusal has no answer that they could be held against',
      one.place,
    )
  return expectation.build(shape.tools.length === 1 ? (shape.tools[0] as string) : null)
}

function readAssert(
  config: Config,
  one: Case,
  shape: AnswerShape,
  expectation: Expectation,
  { value: assert, place }: Assert,
): void {
  const full = String(assert.type ?? '')
  const negated = full.startsWith('not-')
  const type = negated ? full.slice(4) : full
  if (type === 'assert-set') return readSet(config, one, shape, expectation, assert, place)
  for (const key of ['weight', 'metric'] as const)
    if (assert[key] !== undefined)
      config.log.leftOut(key, 'a contract has no scores', config.places.at(assert, key, place))
  if (assert.provider !== undefined || assert.rubricPrompt !== undefined)
    config.log.leftOut('grading provider or prompt', 'no model judges another', place)
  const kind = KINDS[type]
  if (kind === undefined) return noteKind(config, full, type, assert, place)
  const subject = subjectFor(config, one, shape, assert, place)
  if (assert.weight === 0) return config.log.leftOut(`${full} of weight 0`, 'it counts for nothing', place)
  if (subject === null) return config.log.leftOut(full, 'what it compares is computed by code', place)
  const value = valueFor(config, assert, one.vars, place)
  const read = kind({ config, shape, vars: one.vars, expectation, subject, value, assert, place, type, negated })
  if (read === true) config.log.carried(`assert ${full}`, place)
  else config.log.leftOut(labelOf(full, assert), read, place)
}

const labelOf = (type: string, assert: JsonObject): string =>
  type.endsWith('javascript')
    ? `javascript assert ${String(assert.value).startsWith('file://') ? 'from a file' : 'inline'}: ${shownCode(assert.value)}`
    : type

/** Model-graded assertions, code, and measures of texts: named by what they would need. */
function noteKind(config: Config, full: string, type: string, assert: JsonObject, place: FileLine): void {
  const [, why] = LEFT_OUT.find(([names]) => names.includes(type)) ?? []
  if (type === 'similar' || why === JUDGE) noteTransform(config, assert, place)
  if (why === undefined) config.log.leftOut(`unknown assert type ${full}`, 'promptfoo has none of this name', place)
  else if (why === JUDGE) config.log.leftOut(`${full} (${JUDGE})`, 'no model judges another', place)
  else config.log.leftOut(full, why, place)
}

function noteTransform(config: Config, assert: JsonObject, place: FileLine): void {
  if (assert.transform === undefined) return
  config.log.leftOut(
    `assert transform (javascript): ${shownCode(assert.transform)}`,
    'code is not run',
    config.places.at(assert, 'transform', place),
  )
}

/** What an assertion compares, its own transform and the test's being looked through. */
function subjectFor(
  config: Config,
  one: Case,
  shape: AnswerShape,
  assert: JsonObject,
  place: FileLine,
): Subject | null {
  const own = assert.transform
  const ofTest = one.options.transform ?? one.options.postprocess
  const readable = ofTest === undefined ? subjectOf([], shape) : transformed(ofTest, shape)
  if (own === undefined) return readable
  const inner =
    ofTest === undefined || readable === null ? shape : { ...shape, json: readable.kind === 'json' || shape.json }
  const subject = transformed(own, inner)
  if (subject === null) noteTransform(config, assert, place)
  else
    config.log.changed(
      `assert transform (javascript): ${shownCode(own)}`,
      'read as a place in the answer',
      config.places.at(assert, 'transform', place),
    )
  return subject
}

/** The value with the test's variables in it; of a file, what it holds. */
function valueFor(config: Config, assert: JsonObject, vars: JsonObject, place: FileLine): JsonValue | undefined {
  const { value } = assert
  if (typeof value === 'string' && value.startsWith('file://')) {
    const path = value.slice('file://'.length)
    if (unreadable(path) !== null) return value
    const file = config.files.read(config.file, path, place)
    if (!file) return value
    if (!/\.(ya?ml|json)$/.test(path)) return file.text.trim()
    const read = readForeignYaml(file.text, file.shown, config.places)
    return read.ok ? read.value : value
  }
  return rendered(value, vars)
}

function rendered(value: JsonValue | undefined, vars: JsonObject): JsonValue | undefined {
  if (typeof value === 'string') return renderText(value, vars) ?? value
  if (Array.isArray(value)) return (value as JsonArray).map((one) => rendered(one, vars) ?? null)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rendered(member, vars) ?? null]))
}

/** Several assertions under one; with a threshold not all of them need hold, which a contract can't say. */
function readSet(
  config: Config,
  one: Case,
  shape: AnswerShape,
  expectation: Expectation,
  assert: JsonObject,
  place: FileLine,
): void {
  const inner = Array.isArray(assert.assert) ? (assert.assert as JsonArray).filter(isObject) : []
  if (typeof assert.threshold === 'number' && assert.threshold < 1)
    return config.log.leftOut(
      'assert-set with a threshold',
      `not all of its ${inner.length} assertions need hold`,
      place,
    )
  for (const value of inner)
    readAssert(config, one, shape, expectation, { value, place: config.places.at(value, null, place) })
}

const JUDGE = 'a judge or an embedding model'
const CODE = 'code is not run'
const list = (names: string): readonly string[] => names.split(' ')

/** Kinds that a contract can't hold, with what they would need. */
const LEFT_OUT: readonly (readonly [names: readonly string[], why: string])[] = [
  [
    list(
      'llm-rubric g-eval factuality similar similar:cosine similar:dot similar:euclidean answer-relevance context-faithfulness context-recall context-relevance model-graded-closedqa model-graded-factuality classifier moderation select-best max-score pi search-rubric conversation-relevance agent-rubric research-rubric guardrails citation-faithfulness noise-sensitivity',
    ),
    JUDGE,
  ],
  [list('python ruby webhook human'), CODE],
  [
    list('bleu gleu meteor rouge-n rouge-l levenshtein perplexity perplexity-score bertscore'),
    'a measure of a text’s likeness',
  ],
  [
    list(
      'is-html contains-html is-xml contains-xml is-sql contains-sql is-valid-sql word-count character-count tokens-used',
    ),
    'no expected value says it',
  ],
  [
    list(
      'trace-span-count trace-span-duration trace-error-spans skill-used trajectory:tool-used trajectory:goal-success trajectory:step-count trajectory:tool-args-match trajectory:tool-sequence',
    ),
    'a trace is no answer',
  ],
]
