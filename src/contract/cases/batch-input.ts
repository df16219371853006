import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Case } from '../contract.ts'
import type { Origin } from '../reading.ts'
import { type CaseBase, checkVariables } from './case-read.ts'

/** What of a request an answer is judged by, or a reader wants to see. */
const MEMBERS = ['messages', 'input', 'tools', 'tool_choice', 'parallel_tool_calls']

/** A line of a batch's input, `{custom_id, body}`: what production asked, held to what the contract expects of all. */
export function readBatchInput(origin: Origin, row: JsonObject, base: CaseBase, id: string): Case {
  const { placeOf } = origin.source
  const body = isObject(row.body) ? row.body : {}
  const request: JsonObject = Object.fromEntries(
    MEMBERS.flatMap((key): [string, JsonValue][] => (body[key] === undefined ? [] : [[key, body[key] as JsonValue]])),
  )
  if (typeof row.custom_id !== 'string' || (request.messages ?? request.input) === undefined)
    origin.findings.problem('batch-input-row', {}, placeOf(''))
  checkVariables(origin, '', base, {}, base.vars, [], new Set(Object.keys(request)))
  return { id, vars: base.vars, expect: base.inherited, request, place: placeOf(''), placeOf }
}
