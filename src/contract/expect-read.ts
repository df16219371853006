import { childPointer, parsePointer } from '../json/pointer.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import type { Expect, ExpectedCall, ExpectedCalls, Parser, Pattern, ValueChecks } from './expect.ts'
import type { Included } from './include.ts'
import { compilePattern } from './pattern.ts'
import { entriesBelow } from './pointer.ts'
import type { Reading } from './reading.ts'
import type { SchemaDocument } from './schema-document.ts'
import { readInlineSchema, readSchemaFile } from './schema-read.ts'
import type { Source } from './source.ts'

export type ExpectCode = 'pointer-malformed' | 'refusal-with-values'

/** The members of one `expect`, compiled; merged with others' before they mean something. */
export interface ExpectParts {
  readonly parser?: Parser
  readonly schema?: SchemaDocument
  readonly equals?: Pattern
  readonly match?: Pattern
  readonly pointers?: ReadonlyMap<Pointer, ValueChecks>
  readonly refusal?: true
  readonly calls?: ExpectedCalls
}

/** Compiles an `expect` whose structure was checked. What can't be compiled is reported and left out. */
export function readExpect(
  reading: Reading,
  from: Included,
  source: Source,
  pointer: Pointer,
  value: JsonObject,
): ExpectParts {
  const checks = readChecks(reading, from, source, pointer, value)
  const parts: { -readonly [K in keyof ExpectParts]: ExpectParts[K] } = { ...checks }
  if (value.parser !== undefined) parts.parser = value.parser as Parser
  if (value.outcome !== undefined) parts.refusal = true
  if (value.tool_calls !== undefined)
    parts.calls = readCalls(reading, from, source, childPointer(pointer, 'tool_calls'), value.tool_calls)
  if (parts.refusal && (checks.equals || checks.match || checks.pointers || parts.calls))
    reading.findings.problem('refusal-with-values', {}, source.keyPlaceOf(childPointer(pointer, 'outcome')))
  return parts
}

/** `equals`, `match`, `schema` and `pointers` of one value. */
export function readChecks(
  reading: Reading,
  from: Included,
  source: Source,
  pointer: Pointer,
  value: JsonObject,
): ValueChecks {
  const checks: { -readonly [K in keyof ValueChecks]: ValueChecks[K] } = {}
  const pattern = (key: 'equals' | 'match'): Pattern =>
    compilePattern(source, childPointer(pointer, key), value[key] as JsonValue, key === 'equals', reading.findings)
  if (value.equals !== undefined) checks.equals = pattern('equals')
  if (value.match !== undefined) checks.match = pattern('match')
  const schema =
    value.schema === undefined ? null : readSchema(reading, from, source, childPointer(pointer, 'schema'), value.schema)
  if (schema) checks.schema = schema
  if (isObject(value.pointers))
    checks.pointers = readPointers(reading, from, source, childPointer(pointer, 'pointers'), value.pointers)
  return checks
}

export function readSchema(
  reading: Reading,
  from: Included,
  source: Source,
  pointer: Pointer,
  value: JsonValue,
): SchemaDocument | null {
  const place = source.placeOf(pointer)
  if (typeof value === 'string') return readSchemaFile(reading, from, value, place)
  return readInlineSchema(reading, from, { value, exact: entriesBelow(pointer, source.exact) }, place)
}

function readPointers(
  reading: Reading,
  from: Included,
  source: Source,
  pointer: Pointer,
  value: JsonObject,
): ReadonlyMap<Pointer, ValueChecks> {
  const checks = new Map<Pointer, ValueChecks>()
  for (const [key, one] of Object.entries(value)) {
    // Any other key is unknown to the published schema, which said so.
    if (key !== '' && !key.startsWith('/')) continue
    const at = childPointer(pointer, key)
    if (parsePointer(key) === null) reading.findings.problem('pointer-malformed', { found: key }, source.keyPlaceOf(at))
    else checks.set(key, readChecks(reading, from, source, at, one as JsonObject))
  }
  return checks
}

function readCalls(
  reading: Reading,
  from: Included,
  source: Source,
  pointer: Pointer,
  value: JsonValue,
): ExpectedCalls {
  const [ordered, calls, at] = isObject(value)
    ? [value.ordered === true, value.calls as JsonArray, childPointer(pointer, 'calls')]
    : [false, value as JsonArray, pointer]
  const read = calls.map((call, index): ExpectedCall => {
    const one = call as JsonObject
    const inside = childPointer(at, index)
    const named = { name: one.name as string, optional: one.optional === true }
    return isObject(one.arguments)
      ? { ...named, arguments: readChecks(reading, from, source, childPointer(inside, 'arguments'), one.arguments) }
      : named
  })
  return { ordered, calls: read }
}

/** What an `expect` stands on: the schema that decides conformance, and whether production parses JSON anyway. */
export interface ExpectBase {
  readonly parts: ExpectParts
  /** Decides `schema_rate`. */
  readonly schema: SchemaDocument | null
  /** The request asks the endpoint for JSON. */
  readonly json: boolean
}

/**
 * A case's own members over the contract's of the same name. A case that must be refused expects no value, and one
 * that expects a value of its own no refusal. Where nothing speaks of JSON (no schema, no expected value, no JSON
 * response format), the answer is read as text.
 */
export function mergeExpect(base: ExpectBase, own: ExpectParts, place: Place): Expect {
  const { schema: _, ...inherited } = base.parts
  const merged: ExpectParts = { ...(own.refusal ? onlyParser(inherited) : inherited), ...own }
  const { parser, equals, match, pointers, schema, calls } = merged
  const values: ValueChecks = {
    ...(equals && { equals }),
    ...(match && { match }),
    ...(schema && { schema }),
    ...(pointers && { pointers }),
  }
  const hasValues = Object.keys(values).length > 0
  const ownsValue = Boolean(own.equals ?? own.match ?? own.pointers ?? own.calls)
  return {
    parser: parser ?? (base.schema || hasValues || base.json ? 'strict' : 'text'),
    ...(base.schema && { schema: base.schema }),
    ...(hasValues && { values }),
    ...(calls && { calls }),
    refusal: merged.refusal === true && (own.refusal === true || !ownsValue),
    place,
  }
}

const onlyParser = ({ parser }: ExpectParts): ExpectParts => (parser === undefined ? {} : { parser })

/** Every schema that an expectation holds, those for values and arguments included. */
export function schemasIn(expect: Expect): readonly SchemaDocument[] {
  const calls = expect.calls?.calls ?? []
  return [
    ...(expect.schema ? [expect.schema] : []),
    ...schemasInChecks(expect.values),
    ...calls.flatMap((call) => schemasInChecks(call.arguments)),
  ]
}

export function schemasInChecks(checks: ValueChecks | undefined): readonly SchemaDocument[] {
  if (checks === undefined) return []
  const below = [...(checks.pointers?.values() ?? [])].flatMap(schemasInChecks)
  return checks.schema ? [checks.schema, ...below] : below
}
