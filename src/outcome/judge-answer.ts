import type { Expect, Parser } from '../contract/expect.ts'
import type { JsonDocument } from '../json/value.ts'
import type { Answered } from '../model/answer.ts'
import { ENVELOPE_SHAPES } from '../model/envelope-shapes.ts'
import type { Criteria } from './criteria.ts'
import { callsDigest, contentDigest, refusalDigest } from './digest.ts'
import { judgeCalls } from './expected-calls.ts'
import { differences, MOST_DIFFERENCES } from './holds.ts'
import type { Judgement } from './judgement.ts'
import { type Difference, type Outcome, schemaViolation } from './outcome.ts'
import { type ParsedAnswer, parseAnswer } from './parse/parse.ts'
import { clip, shown } from './shown.ts'
import { judgeToolCalls } from './tool-calls.ts'
import type { SchemaValidator } from './validator.ts'
import { valueDifferences } from './value-checks.ts'

/**
 * Says what one answer came to, in the order of docs/outcomes.md: refused, truncated, unparsable, wrong-calls (unknown
 * tool), schema-violation, wrong-calls (against those expected), wrong-arguments or mismatch, ok. What is read:
 *
 * | expected                 | the model called              | the model wrote                               |
 * |--------------------------|-------------------------------|-----------------------------------------------|
 * | a refusal                | `mismatch`                    | `mismatch`                                    |
 * | calls, one at least      | calls judged, text ignored    | `wrong-calls`: missing                        |
 * | calls, all optional      | calls judged, text ignored    | content judged; under `parser: text` anything |
 * | `[]`                     | `wrong-calls`: unexpected     | content judged; under `parser: text` anything |
 * | content (schema, values) | `wrong-calls`: unexpected     | content judged                                |
 * | neither                  | calls judged by their schemas | content read under the parser                 |
 *
 * A contract that speaks of no JSON anywhere has the parser `text`, under which any text is a value. Under `envelope:
 * strict` a shape that some common client can't read is `unparsable` before anything is read. Calls are always read,
 * known and conforming before they are compared with what is expected. An answer with neither text nor calls is
 * `unparsable`/`empty`, but where calls may be left out and nothing is said of a text.
 *
 * Pure and total over answers; throws only where a schema was not compiled before.
 */
export function judgeAnswer(criteria: Criteria, answer: Answered, validator: SchemaValidator): Judgement {
  const refusal = refusalOf(answer)
  if (criteria.expect.refusal)
    return refusal ? { outcome: { kind: 'ok' }, valueDigest: refusalDigest(criteria) } : noRefusal(answer)
  if (refusal) return { outcome: refusal, valueDigest: null }
  if (answer.finishReason.unified === 'length') return { outcome: truncated(criteria, answer), valueDigest: null }
  const unread = criteria.expect.envelope === 'strict' ? unreadEnvelope(answer) : null
  if (unread !== null) return { outcome: unread, valueDigest: null }
  return answer.message.toolCalls.length > 0
    ? judgeToolCalls(criteria, answer, validator)
    : judgeContent(criteria, answer, validator)
}

/** Under `envelope: strict` the first shape that some client can't read; what stands there is the shape's name. */
function unreadEnvelope({ shapes }: Answered): Outcome | null {
  const [shape] = shapes ?? []
  if (shape === undefined) return null
  const span = { start: 0, end: 0, line: 1, column: 1, text: ENVELOPE_SHAPES[shape].words }
  return { kind: 'unparsable', fault: { kind: 'envelope', span, recoverable: false } }
}

function refusalOf({ message, finishReason }: Answered): Outcome | null {
  const isRefusal = message.refusal !== null && message.refusal !== ''
  if (!isRefusal && finishReason.unified !== 'content-filter') return null
  const text = isRefusal ? message.refusal : message.content
  return { kind: 'refused', text: text === null ? null : clip(text), finish: finishReason }
}

/** A token limit cuts a refusal as it cuts an answer; that is told first. */
function noRefusal({ message, finishReason }: Answered): Judgement {
  const calls = message.toolCalls.map(({ name, arguments: text }) => `${name}(${text})`).join(', ')
  const found = message.content ? shown(message.content, new Map()) : calls === '' ? null : clip(calls)
  const outcome: Outcome =
    finishReason.unified === 'length'
      ? { kind: 'truncated', finish: finishReason, complete: false }
      : { kind: 'mismatch', differences: [{ pointer: '', expected: 'a refusal', found }] }
  return { outcome, valueDigest: null }
}

/** The limit decides, whatever the text looks like; that the text happens to be whole is worth telling. */
function truncated({ expect }: Criteria, { message, finishReason }: Answered): Outcome {
  const { content, toolCalls } = message
  const complete =
    toolCalls.length > 0
      ? toolCalls.every((call) => parseAnswer(call.arguments, 'strict').ok)
      : expect.parser !== 'text' && parseAnswer(content ?? '', expect.parser).ok
  return { kind: 'truncated', finish: finishReason, complete }
}

/** Judges an answer without calls: first whether one was due, then the text (table at `judgeAnswer`). */
function judgeContent(criteria: Criteria, { message }: Answered, validator: SchemaValidator): Judgement {
  const { content } = message
  const { expect } = criteria
  const noCalls = expect.calls ? callsDigest(criteria, []) : null
  const missing = missingCall(criteria, content, validator)
  if (missing) return { outcome: missing, valueDigest: noCalls }
  if (expect.calls && !asksForContent(expect)) return { outcome: { kind: 'ok' }, valueDigest: noCalls }
  const read = readContent(content, expect.parser)
  if (!read.ok) return { outcome: { kind: 'unparsable', fault: read.fault }, valueDigest: null }
  const { document, bom } = read
  const { violations, omitted } = expect.schema ? validator.validate(expect.schema, document) : CONFORMS
  const differences = violations.length === 0 ? expectedDifferences(expect, content ?? '', document, validator) : []
  const outcome: Outcome =
    violations.length > 0
      ? schemaViolation(violations, omitted)
      : differences.length > 0
        ? { kind: 'mismatch', differences }
        : { kind: 'ok' }
  return { outcome, valueDigest: contentDigest(criteria, document), ...(bom && { bom }) }
}

/** What is expected of the value and of the text that it was read from. */
function expectedDifferences(
  { values, text }: Expect,
  content: string,
  document: JsonDocument,
  validator: SchemaValidator,
): readonly Difference[] {
  const ofValue = values ? valueDifferences(values, document, validator) : []
  const ofText = text ? differences(text, { value: content, exact: new Map() }) : []
  return [...ofValue, ...ofText].slice(0, MOST_DIFFERENCES)
}

/** Under `text` the value is the string itself. Nothing at all is no text either: `empty` under every parser. */
function readContent(content: string | null, parser: Parser): ParsedAnswer {
  if (!content || parser !== 'text') return parseAnswer(content ?? '', parser === 'text' ? 'strict' : parser)
  return { ok: true, document: { value: content, exact: new Map() }, bom: false }
}

const CONFORMS = { violations: [], omitted: 0 }

/** Beside expected calls any text or none will do, unless something speaks of a value. */
const asksForContent = ({ schema, values, text, parser }: Expect): boolean =>
  schema !== undefined || values !== undefined || text !== undefined || parser !== 'text'

function missingCall(
  { expect, toolChoice }: Criteria,
  content: string | null,
  validator: SchemaValidator,
): Outcome | null {
  if (toolChoice !== 'auto' && toolChoice !== 'none') {
    const choice = toolChoice === 'required' ? 'required' : toolChoice.name
    return { kind: 'wrong-calls', fault: { kind: 'no-call', choice, text: content === null ? null : clip(content) } }
  }
  return expect.calls ? judgeCalls(expect.calls, [], content, validator) : null
}
