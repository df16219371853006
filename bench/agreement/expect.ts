import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../src/json/value.ts'
import type { Row } from './rows.ts'

/** What the contract of tools/build-contracts.mjs expects of a row, as a contract writes it. */
export function expectOfRow(row: Row): JsonObject {
  const calls = row.suite === 'wrtn_validate' ? namedTools(row.tools ?? []) : possibleCalls(row.expected)
  return { tool_calls: calls }
}

const namedTools = (tools: readonly JsonObject[]): JsonArray =>
  tools.map((tool) => ({ name: (tool.function as JsonObject).name as string }))

const possibleCalls = (expected: JsonValue): JsonArray =>
  ((expected ?? []) as readonly JsonObject[]).map((call) => {
    const [name, parameters] = Object.entries(call)[0] as [string, JsonObject]
    const members = Object.entries(parameters).map(([parameter, allowed]) => [parameter, oneOf(allowed)])
    return { name, arguments: { equals: Object.fromEntries(members) } }
  })

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
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, Array.isArray(inner) ? oneOf(inner) : inner]),
  )
}
