import type { Expect, ExpectedCall, Pattern } from '../../src/contract/expect.ts'
import { compilePattern, type PatternCode } from '../../src/contract/pattern.ts'
import { Findings } from '../../src/contract/source.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../src/json/value.ts'
import type { Row } from './rows.ts'

const place = { file: 'recorded', line: 1, column: 1 }

/** What the contract of tools/build-contracts.mjs expects of a row. */
export function expectOfRow(row: Row): Expect {
  const calls = row.suite === 'wrtn_validate' ? namedTools(row.tools ?? []) : possibleCalls(row.expected)
  return { parser: 'text', refusal: false, calls: { ordered: false, calls }, place }
}

const namedTools = (tools: readonly JsonObject[]): readonly ExpectedCall[] =>
  tools.map((tool) => ({ name: (tool.function as { name: string }).name, optional: false }))

const possibleCalls = (expected: JsonValue): readonly ExpectedCall[] =>
  ((expected ?? []) as readonly JsonObject[]).map((call) => {
    const [name, parameters] = Object.entries(call)[0] as [string, JsonObject]
    return { name, optional: false, arguments: { equals: compiled(membersOf(parameters)) } }
  })

function compiled(equals: JsonValue): Pattern {
  const source = { value: equals, exact: new Map(), file: place.file, numbers: new Map(), placeOf: () => place, keyPlaceOf: () => place }
  const findings = new Findings<PatternCode>()
  const pattern = compilePattern(source, '', equals, true, findings)
  // A parameter that may only be left out has no possible answer: an empty `$any_of`, which nothing fits.
  const problems = findings.problems.filter(({ args }) => args.found !== 'an empty list')
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return pattern
}

const membersOf = (parameters: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(parameters).map(([name, allowed]) => [name, oneOf(allowed)]))

/** The leaderboard's possible answers; '' among them means that the argument may be left out. */
function oneOf(answers: JsonValue): JsonValue {
  const allowed: JsonArray = Array.isArray(answers) ? answers : [answers]
  const values = allowed.filter((value) => value !== '').map((value) => ({ $like: nested(value) }))
  const any = values.length === 1 ? (values[0] as JsonValue) : { $any_of: values }
  return allowed.includes('') ? { $absent_or: any } : any
}

/** Inside an expected object each member lists its possible answers again. */
function nested(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(nested)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, Array.isArray(inner) ? oneOf(inner) : inner]))
}
