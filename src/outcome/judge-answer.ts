import type { Answered } from '../model/answer.ts'
import { ENVELOPE_SHAPES } from '../model/envelope-shapes.ts'
import { judgeContent } from './content.ts'
import type { Criteria } from './criteria.ts'
import { refusalDigest } from './digest.ts'
import type { Judgement } from './judgement.ts'
import type { Outcome } from './outcome.ts'
import { parseAnswer } from './parse/parse.ts'
import { clip, shown } from './shown.ts'
import { judgeToolCalls } from './tool-calls.ts'
import type { SchemaValidator } from './validator.ts'

/**
 * Says what one answer came to, in the order of docs/outcomes.md: refused, truncated, unparsable, wrong-calls (unknown
 * tool), schema-violation, wrong-calls (against those expected), wrong-arguments or mismatch, ok. What is read:
 *
 * | expected                  | the model called              | the model wrote
 * |
 * |---------------------------|-------------------------------|--------------------------------------------------------|
 * | a refusal                 | `mismatch`                    | `mismatch`
 * | | calls, one at least       | calls judged, text ignored    | `wrong-calls`: missing
 * | | calls, all optional       | calls judged, text ignored    | content read and judged; under `parser: text`
 * anything | | `[]`                      | `wrong-calls`: unexpected     | content read and judged; under `parser:
 * text` anything | | content (schema, values)  | `wrong-calls`: unexpected     | content read and judged
 * | | neither                   | calls judged by their schemas | content read under the parser
 * |
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
