import { childPointer, parsePointer } from '../json/pointer.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import type { Envelope, Expect, ExpectedCall, ExpectedCalls, Parser, Pattern, ValueChecks } from './expect.ts'
import { entriesBelow } from './files/pointer.ts'
import { compilePattern } from './pattern.ts'
import type { Origin } from './reading.ts'
import type { SchemaDocument } from './schema-document.ts'
import { readInlineSchema, readSchemaFile } from './schema-read.ts'

/** The members of one `expect`, compiled; merged with others' before they mean something. */
export interface ExpectParts {
  readonly parser?: Parser
  readonly envelope?: Envelope
  readonly schema?: SchemaDocument
  readonly equals?: Pattern
  readonly match?: Pattern
  readonly pointers?: ReadonlyMap<Pointer, ValueChecks>
  readonly text?: Pattern
  readonly refusal?: true
  readonly calls?: ExpectedCalls
}

/**
 * Compiles an `expect` whose structure was checked. What can't be compiled is reported and left out.
 *
 * @param owner a contract's schema may stand beside its refusal: it is there for the cases that want an answer
 */
export function readExpect(
  origin: Origin,
  pointer: Pointer,
  value: JsonObject,
  owner: 'contract' | 'case',
): ExpectParts {
  const checks = readChecks(origin, pointer, value)
  const parts: { -readonly [K in keyof ExpectParts]: ExpectParts[K] } = { ...checks }
  if (value.parser !== undefined) parts.parser = value.parser as Parser
  if (value.envelope !== undefined) parts.envelope = value.envelope as Envelope
  if (value.text !== undefined)
    parts.text = compilePattern(origin.source, childPointer(pointer, 'text'), value.text, false, origin.findings)
  if (value.outcome !== undefined) parts.refusal = true
  if (value.tool_calls !== undefined)
    parts.calls = readCalls(origin, childPointer(pointer, 'tool_calls'), value.tool_calls)
  const ownSchema = owner === 'case' && checks.schema
  if (parts.refusal && (checks.equals || checks.match || checks.pointers || parts.text || ownSchema || parts.calls))
    origin.findings.problem('refusal-with-values', {}, origin.source.keyPlaceOf(childPointer(pointer, 'outcome')))
  return parts
}

/** `equals`, `match`, `schema` and `pointers` of one value. */
export function readChecks(origin: Origin, pointer: Pointer, value: JsonObject): ValueChecks {
  const checks: { -readonly [K in keyof ValueChecks]: ValueChecks[K] } = {}
  const pattern = (key: 'equals' | 'match'): Pattern =>
    compilePattern(
      origin.source,
      childPointer(pointer, key),
      value[key] as JsonValue,
      key === 'equals',
      origin.findings,
    )
  if (value.equals !== undefined) checks.equals = pattern('equals')
  if (value.match !== undefined) checks.match = pattern('match')
  const schema = value.schema === undefined ? null : readSchema(origin, childPointer(pointer, 'schema'), value.schema)
  if (schema) checks.schema = schema
  if (isObject(value.pointers))
    checks.pointers = readPointers(origin, childPointer(pointer, 'pointers'), value.pointers)
  return checks
}

function readSchema(origin: Origin, pointer: Pointer, value: JsonValue): SchemaDocument | null {
  const place = origin.source.placeOf(pointer)
  if (typeof value === 'string') return readSchemaFile(origin, origin.file, value, place)
  const document = { value, exact: entriesBelow(pointer, origin.source.exact) }
  return readInlineSchema(origin, origin.file, document, place, (below) => origin.source.placeOf(pointer + below))
}

function readPointers(origin: Origin, pointer: Pointer, value: JsonObject): ReadonlyMap<Pointer, ValueChecks> {
  const checks = new Map<Pointer, ValueChecks>()
  for (const [key, one] of Object.entries(value)) {
    // Any other key is unknown to the published schema, which said so.
    if (key !== '' && !key.startsWith('/')) continue
    const at = childPointer(pointer, key)
    if (parsePointer(key) === null)
      origin.findings.problem('pointer-malformed', { found: key }, origin.source.keyPlaceOf(at))
    else checks.set(key, readChecks(origin, at, one as JsonObject))
  }
  return checks
}

function readCalls(origin: Origin, pointer: Pointer, value: JsonValue): ExpectedCalls {
  const [ordered, calls, at] = isObject(value)
    ? [value.ordered === true, value.calls as JsonArray, childPointer(pointer, 'calls')]
    : [false, value as JsonArray, pointer]
  const read = calls.map((call, index): ExpectedCall => {
    const one = call as JsonObject
    const inside = childPointer(at, index)
    const named = { name: one.name as string, optional: one.optional === true }
    return isObject(one.arguments)
      ? { ...named, arguments: readChecks(origin, childPointer(inside, 'arguments'), one.arguments) }
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
  const { parser, envelope, equals, match, pointers, schema, text, calls } = merged
  const values: ValueChecks = {
    ...(equals && { equals }),
    ...(match && { match }),
    ...(schema && { schema }),
    ...(pointers && { pointers }),
  }
  const hasValues = Object.keys(values).length > 0
  const ownsValue = Boolean(own.equals ?? own.match ?? own.schema ?? own.pointers ?? own.text ?? own.calls)
  return {
    parser: parser ?? (base.schema || hasValues || base.json ? 'strict' : 'text'),
    ...(envelope && { envelope }),
    ...(base.schema && { schema: base.schema }),
    ...(hasValues && { values }),
    ...(text && { text }),
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
