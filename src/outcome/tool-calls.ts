import type { Answered, ToolCall } from '../model/answer.ts'
import type { Criteria, DeclaredTool } from './criteria.ts'
import { callsDigest } from './digest.ts'
import { judgeCalls } from './expected-calls.ts'
import type { Judgement } from './judgement.ts'
import type { MadeCall } from './made-call.ts'
import { type CallFault, type Outcome, schemaViolation, type ToolPlace, type Violation } from './outcome.ts'
import { parseAnswer } from './parse/parse.ts'
import { clip, clipNames, shown } from './shown.ts'
import type { SchemaValidator } from './validator.ts'

/**
 * Judges an answer that makes calls: read, known, conforming, then as expected (docs/outcomes.md). Text beside them is
 * ignored.
 */
export function judgeToolCalls(criteria: Criteria, { message }: Answered, validator: SchemaValidator): Judgement {
  const made: MadeCall[] = []
  let bom = false
  for (const [index, call] of message.toolCalls.entries()) {
    const read = readArguments(call)
    if (!read.ok)
      return { outcome: { kind: 'unparsable', fault: read.fault, tool: placeOf(index, call) }, valueDigest: null }
    bom ||= read.bom
    made.push({ place: { index, name: call.name }, document: read.document })
  }
  const outcome =
    unknownTool(criteria.tools, made) ??
    violation(criteria.tools, made, validator) ??
    brokenRequest(criteria, made) ??
    againstExpected(criteria, made, message.content, validator)
  return {
    outcome: outcome ?? { kind: 'ok' },
    valueDigest: callsDigest(criteria, made),
    ...(bom && { bom }),
  }
}

/** Arguments are read strictly whatever the content's parser; none at all (`""`) are `{}`. */
export const readArguments = (call: Pick<ToolCall, 'arguments'>) =>
  parseAnswer(call.arguments === '' ? '{}' : call.arguments, 'strict')

const placeOf = (index: number, { name }: Pick<ToolCall, 'name'>): ToolPlace => ({ index, name: clip(name) })
const madeNames = (made: readonly MadeCall[]): readonly string[] => clipNames(made.map(({ place }) => place.name))
const wrongCalls = (fault: CallFault): Outcome => ({ kind: 'wrong-calls', fault })

function unknownTool(tools: readonly DeclaredTool[], made: readonly MadeCall[]): Outcome | null {
  const unknown = made.find(({ place }) => !tools.some(({ name }) => name === place.name))
  if (!unknown) return null
  return wrongCalls({
    kind: 'unknown-tool',
    name: clip(unknown.place.name),
    declared: clipNames(tools.map(({ name }) => name)),
  })
}

function violation(
  tools: readonly DeclaredTool[],
  made: readonly MadeCall[],
  validator: SchemaValidator,
): Outcome | null {
  for (const { place, document } of made) {
    const noObject = requireObject(document)
    if (noObject) return schemaViolation([noObject], 0, place)
    const schema = tools.find(({ name }) => name === place.name)?.parameters
    if (!schema) continue
    const { violations, omitted } = validator.validate(schema, document)
    if (violations.length > 0) return schemaViolation(violations, omitted, place)
  }
  return null
}

/** A function is called with named arguments, also where its schema does not say so. */
function requireObject({ value, exact }: MadeCall['document']): Violation | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return null
  const found = shown(value, exact)
  return {
    pointer: '',
    keyword: 'type',
    schemaPointer: '',
    allowed: 'object',
    found,
    message: 'arguments must be an object',
  }
}

/** Rules that the request itself set: `tool_choice`, its `allowed_tools` included, and `parallel_tool_calls`. */
function brokenRequest(criteria: Criteria, made: readonly MadeCall[]): Outcome | null {
  const { toolChoice, parallelToolCalls } = criteria
  const allowed =
    toolChoice === 'none' ? [] : typeof toolChoice === 'object' ? [toolChoice.name] : criteria.allowedTools
  if (allowed && made.some(({ place }) => !allowed.includes(place.name)))
    return wrongCalls({ kind: 'unexpected', expected: clipNames(allowed), made: madeNames(made) })
  return made.length > 1 && !parallelToolCalls ? wrongCalls({ kind: 'parallel', made: madeNames(made) }) : null
}

function againstExpected(
  { expect }: Criteria,
  made: readonly MadeCall[],
  text: string | null,
  validator: SchemaValidator,
): Outcome | null {
  if (expect.calls) return judgeCalls(expect.calls, made, text, validator)
  const onlyContent = expect.schema !== undefined || expect.values !== undefined || expect.text !== undefined
  return onlyContent ? wrongCalls({ kind: 'unexpected', expected: [], made: madeNames(made) }) : null
}
