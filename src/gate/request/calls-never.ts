import type { ExpectedCalls } from '../../contract/expect.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'

/** Why a request lets the calls that are expected of it never be made, in words; null where it lets them be. */
export function callsNever({ ordered: _, calls }: ExpectedCalls, request: JsonObject): string | null {
  const wanted = calls.filter(({ optional }) => !optional).map(({ name }) => name)
  const choice = request.tool_choice ?? null
  if (choice === 'none') return wanted.length === 0 ? null : '`tool_choice: none` lets none be made'
  if (choice === 'required' || choice === 'any')
    return calls.length > 0 ? null : `\`tool_choice: ${choice}\` asks for one, and none is expected`
  const named = nameIn(choice)
  if (named !== null) {
    if (calls.length === 0) return `\`tool_choice\` asks for ${named}, and no call is expected`
    const other = wanted.find((name) => name !== named)
    if (other !== undefined) return `\`tool_choice\` lets ${named} alone be called, and ${other} is expected`
  }
  if (request.parallel_tool_calls === false && wanted.length > 1)
    return `\`parallel_tool_calls: false\` lets one be made, and ${wanted.length} are expected`
  return null
}

/** The one function that a choice names, in the shape of either API. */
function nameIn(choice: JsonValue): string | null {
  if (!isObject(choice) || (choice.type !== undefined && choice.type !== 'function')) return null
  const named = isObject(choice.function) ? choice.function.name : choice.name
  return typeof named === 'string' && !named.includes('{{') ? named : null
}
