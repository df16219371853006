import type { Expect, Parser } from '../contract/expect.ts'
import type { JsonDocument } from '../json/value.ts'
import type { Answered } from '../model/answer.ts'
import type { Criteria } from './criteria.ts'
import { callsDigest, contentDigest } from './digest.ts'
import { judgeCalls } from './expected-calls.ts'
import { differences, MOST_DIFFERENCES } from './holds.ts'
import type { Judgement } from './judgement.ts'
import { type Difference, type Outcome, schemaViolation } from './outcome.ts'
import { type ParsedAnswer, parseAnswer } from './parse/parse.ts'
import { clip } from './shown.ts'
import type { SchemaValidator } from './validator.ts'
import { valueDifferences } from './value-checks.ts'

/** Judges an answer without calls: first whether one was due, then the text (table at `judgeAnswer`). */
export function judgeContent(criteria: Criteria, { message }: Answered, validator: SchemaValidator): Judgement {
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
