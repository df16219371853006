import { childPointer } from '../../json/pointer.ts'
import { readJson } from '../../json/read.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Case } from '../contract.ts'
import type { ExpectedCall, Parser } from '../expect.ts'
import { type ExpectParts, mergeExpect } from '../expect-read.ts'
import { nearestName } from '../nearest.ts'
import { literalPattern } from '../pattern.ts'
import type { Origin } from '../reading.ts'
import { type CaseBase, checkLabel, checkVariables } from './case-read.ts'

/** Members of a row that belong to the request; `tool_choice` is no part of the format, and goes with its tools. */
const REQUEST_MEMBERS = ['tools', 'tool_choice', 'parallel_tool_calls']
/** Beside them, what every case may have. Anything else is said: what was dropped in silence would not be tested. */
const MEMBERS = ['messages', ...REQUEST_MEMBERS, 'id', 'group']

/** Where production puts what some exporters write beside the messages. */
const BELONGS: Readonly<Record<string, string>> = {
  system: 'write it as the first message, { role: system, content: … }',
  functions: 'write tools: calls of legacy functions are not read',
  function_call: 'write tool_choice',
  response_format: 'it is the contract’s: write it under request',
}

/**
 * A row of OpenAI's fine-tuning format: `messages` (and `tools`) replace the request's, the last assistant turn is
 * what must come back, exactly. Its calls are expected where it makes some, its content otherwise.
 */
export function readGolden(origin: Origin, row: JsonObject, base: CaseBase, id: string): Case {
  const { placeOf } = origin.source
  const place = placeOf('')
  const messages: JsonArray = Array.isArray(row.messages) ? row.messages : []
  const last = messages.at(-1)
  if (!isObject(last) || last.role !== 'assistant' || messages.length < 2) {
    origin.findings.problem('golden-row', {}, origin.source.placeOf('/messages'))
    return { id, vars: base.vars, expect: mergeExpect(base.expect, {}, place), place, placeOf }
  }
  reportUnknown(origin, row)
  const sent = messages.slice(0, -1).map(withoutWeight)
  const members = REQUEST_MEMBERS.filter((key) => row[key] !== undefined).map(
    (key) => [key, row[key] as JsonValue] as const,
  )
  const request = { messages: sent, ...Object.fromEntries(members) }
  checkVariables(origin, '', base, {}, base.vars, [], new Set(Object.keys(request)))
  const parts = partsOf(
    origin,
    last,
    `/messages/${messages.length - 1}`,
    base.expect.parts.parser,
    base.expect.json || base.expect.schema !== null,
  )
  return {
    id,
    ...(typeof row.group === 'string' && { group: row.group }),
    vars: base.vars,
    expect: mergeExpect(base.expect, parts, place),
    request,
    golden: last,
    place,
    placeOf,
  }
}

function reportUnknown(origin: Origin, row: JsonObject): void {
  for (const [key, value] of Object.entries(row)) {
    const at = childPointer('', key)
    if (!MEMBERS.includes(key)) {
      const meant = nearestName(key, MEMBERS)
      const hint = BELONGS[key] ?? `allowed: ${MEMBERS.join(', ')}`
      const args = { key, meant: meant ? `; did you mean ${meant}?` : '', hint }
      origin.findings.problem('golden-member', args, origin.source.keyPlaceOf(at))
    } else if (key === 'id' || key === 'group') checkLabel(origin, at, key, value)
  }
}

/** `weight` tells a training run what to learn from; no model is sent it. */
function withoutWeight(message: JsonValue): JsonValue {
  if (!isObject(message)) return message
  const { weight: _, ...rest } = message
  return rest
}

function partsOf(
  origin: Origin,
  last: JsonObject,
  pointer: string,
  parser: Parser | undefined,
  json: boolean,
): ExpectParts {
  // Exporters write what a turn does not have as an empty text or list.
  if (typeof last.refusal === 'string' && last.refusal !== '') return { refusal: true }
  if (Array.isArray(last.tool_calls) && last.tool_calls.length > 0)
    return { calls: { ordered: false, calls: callsOf(origin, last.tool_calls, `${pointer}/tool_calls`) } }
  const content = last.content
  if (typeof content !== 'string') {
    origin.findings.problem('golden-row', {}, origin.source.placeOf(pointer))
    return {}
  }
  if (parser === 'text') return { equals: { kind: 'scalar', value: content } }
  const read = readJson(content)
  const isContainer = read.ok && typeof read.document.value === 'object' && read.document.value !== null
  if (read.ok && (isContainer || json || parser !== undefined))
    return {
      equals: literalPattern(read.document.exact, read.document.value),
      ...(parser === undefined && { parser: 'strict' as const }),
    }
  if (json || parser !== undefined)
    origin.findings.problem('golden-content', {}, origin.source.placeOf(`${pointer}/content`))
  return { parser: 'text', equals: { kind: 'scalar', value: content } }
}

function callsOf(origin: Origin, calls: JsonArray, pointer: string): readonly ExpectedCall[] {
  return calls.flatMap((call, index): readonly ExpectedCall[] => {
    const at = childPointer(pointer, index)
    const named = isObject(call) && isObject(call.function) ? call.function : undefined
    const text = typeof named?.arguments === 'string' ? named.arguments : undefined
    const read = readJson(text === undefined || text.trim() === '' ? '{}' : text)
    if (typeof named?.name !== 'string' || !read.ok) {
      origin.findings.problem('golden-arguments', {}, origin.source.placeOf(at))
      return []
    }
    return [
      {
        name: named.name,
        optional: false,
        arguments: { equals: literalPattern(read.document.exact, read.document.value) },
      },
    ]
  })
}
