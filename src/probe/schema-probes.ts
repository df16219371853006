import { parsedJson } from '../json/parsed.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'
import type { Judgement, Probe } from './probe.ts'
import { chatFormat, closed, exactly } from './probe-calls.ts'
import { chatSeen, quoted } from './read-seen.ts'

const answer = (schema: JsonObject, more: JsonObject = {}): JsonObject => closed({ answer: schema }, more)

/** A schema, what is left of it without the keyword, and a value that the rest allows and the keyword forbids. */
export interface FoughtSchema {
  readonly schema: JsonObject
  readonly rest: JsonObject
  readonly lure: JsonValue
}

const text = { type: 'string' }
const lured = (schema: JsonObject, rest: JsonObject, lure: JsonValue): FoughtSchema => ({
  schema: answer(schema),
  rest: answer(rest),
  lure: { answer: lure },
})
const flag = { type: 'boolean' }
const code = { type: 'string', enum: ['x1', 'x2'] }

/**
 * A keyword a line. Bounds and patterns are narrow: what no engine holds falls among them by luck less than once in some
 * thousand answers.
 */
export const FOUGHT_SCHEMAS = {
  enum: lured({ type: 'string', enum: ['alpha', 'beta'] }, text, 'gamma'),
  'pattern (anchored)': lured({ type: 'string', pattern: '^[A-Z]{3}-[0-9]{4}$' }, text, 'hello'),
  'pattern (unanchored)': lured({ type: 'string', pattern: '[A-Z]{3}-[0-9]{4}' }, text, 'hello'),
  'minimum and maximum (integer)': lured({ type: 'integer', minimum: 4001, maximum: 4009 }, { type: 'integer' }, 7),
  'minimum and maximum (number)': lured({ type: 'number', minimum: 4001, maximum: 4009 }, { type: 'number' }, 7.5),
  'minLength and maxLength': lured({ type: 'string', minLength: 30, maxLength: 32 }, text, 'hello'),
  required: {
    schema: closed({ answer: flag, second: flag }),
    rest: closed({ answer: flag, second: flag }, { required: [] }),
    lure: { answer: true },
  },
  additionalProperties: {
    schema: answer(flag),
    rest: answer(flag, { additionalProperties: true }),
    lure: { answer: true, extra: 1 },
  },
  minItems: lured({ type: 'array', items: flag, minItems: 5 }, { type: 'array', items: flag }, [true]),
  '$ref (nested)': {
    schema: answer(
      { $ref: '#/$defs/outer' },
      { $defs: { outer: closed({ inner: { $ref: '#/$defs/inner' } }), inner: code } },
    ),
    rest: answer({ type: 'object' }),
    lure: { answer: { inner: 'hello' } },
  },
  allOf: lured(
    {
      allOf: [
        { type: 'object', properties: { left: code }, required: ['left'] },
        { type: 'object', properties: { right: code }, required: ['right'] },
      ],
    },
    { type: 'object' },
    { left: 'hello', right: 'hello' },
  ),
} satisfies Readonly<Record<string, FoughtSchema>>

/** What the routes are asked with: one schema, and the prompt that fights it. */
export const LURED_SCHEMA = FOUGHT_SCHEMAS.enum.schema
export const LURE = exactly(FOUGHT_SCHEMAS.enum.lure)

/** A schema that no text in words conforms to. */
export const TYPE_SCHEMA = closed({ greeting: { type: 'boolean' } })

/** A probe for each of them: the prompt asks for what the schema forbids. */
export const SCHEMA_PROBES: readonly Probe[] = Object.entries(FOUGHT_SCHEMAS).map(([keyword, fought]) => ({
  id: `schema.${keyword}`,
  title: `schema: ${keyword}`,
  calls: [chatFormat(exactly(fought.lure), fought.schema)],
  judge: ([seen], conforms) => {
    const { content, finish } = chatSeen(seen)
    return judgeFought(content, finish, fought, conforms)
  },
}))

/** Whether the answer is of the schema's type at all: the prompt asks for words. */
export const judgeType: Probe['judge'] = ([seen], conforms) => {
  const { content, finish } = chatSeen(seen)
  const rest = { schema: TYPE_SCHEMA, rest: TYPE_SCHEMA, lure: 'hello' }
  return judgeFought(content, finish, rest, conforms)
}

/** What an answer shows of the one keyword that the prompt fights. */
export function judgeFought(
  content: string,
  finish: string | null,
  { schema, rest, lure }: FoughtSchema,
  conforms: Conforms,
): Judgement {
  const value = parsedJson(content)
  const evidence = `told to write ${JSON.stringify(lure)}, it wrote ${quoted(content)}`
  if (value === undefined)
    return finish === 'length'
      ? { state: 'unknown', evidence: `${evidence}, cut off at the limit of tokens` }
      : { state: 'accepted, not enforced', evidence: `${evidence}, which is no JSON` }
  if (conforms(schema, value)) return { state: 'enforced', evidence }
  return { state: conforms(rest, value) ? 'ignored' : 'accepted, not enforced', evidence }
}
