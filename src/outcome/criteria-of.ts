import type { Expect } from '../contract/expect.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Criteria, DeclaredTool } from './criteria.ts'

/** Makes a schema of a tool's `parameters`; see `toolSchemas`. */
export type ToolSchema = (parameters: JsonValue) => SchemaDocument

/**
 * What an answer to a request must satisfy: the contract's expectations and the request's own rules
 * (tools, `tool_choice`, `parallel_tool_calls`).
 *
 * @param request the rendered body, in the shape of its API
 */
export function criteriaOf(
  request: JsonObject,
  api: 'chat' | 'responses',
  expect: Expect,
  toolSchema: ToolSchema,
): Criteria {
  const allowed = allowedTools(request.tool_choice, api)
  const tokenLimit = tokenLimitOf(request)
  return {
    expect,
    tools: listOf(request.tools).flatMap((tool) => declaredTool(functionOf(tool, api), toolSchema)),
    toolChoice: toolChoiceOf(request.tool_choice, api),
    ...(allowed && { allowedTools: allowed }),
    parallelToolCalls: request.parallel_tool_calls !== false,
    ...(tokenLimit !== null && { tokenLimit }),
  }
}

/** Members that limit what the model writes, in either API. */
export const TOKEN_LIMITS = ['max_tokens', 'max_completion_tokens', 'max_output_tokens'] as const

export function tokenLimitOf(request: JsonObject): number | null {
  const limits = TOKEN_LIMITS.map((member) => request[member]).filter((limit) => typeof limit === 'number')
  return limits.length === 0 ? null : Math.min(...limits)
}

function declaredTool(declared: JsonObject | null, toolSchema: ToolSchema): readonly DeclaredTool[] {
  if (typeof declared?.name !== 'string') return []
  const { name, parameters } = declared
  return [{ name, parameters: parameters === undefined || parameters === null ? null : toolSchema(parameters) }]
}

/** Chat: `{type, function: {name, parameters}}`. Responses: `{type, name, parameters}`; the provider's own tools have no name. */
function functionOf(value: JsonValue | undefined, api: 'chat' | 'responses'): JsonObject | null {
  const holder = isObject(value) && api === 'chat' ? value.function : value
  return isObject(holder) ? holder : null
}

/** A word, a named function, or `allowed_tools` with a mode (OpenAI API reference, `tool_choice`). */
function toolChoiceOf(choice: JsonValue | undefined, api: 'chat' | 'responses'): Criteria['toolChoice'] {
  if (choice === 'required' || choice === 'none') return choice
  // How some providers spell it; the body comes in their dialect.
  if (choice === 'any') return 'required'
  if (!isObject(choice)) return 'auto'
  if (choice.type === 'allowed_tools') {
    const mode = isObject(choice.allowed_tools) ? choice.allowed_tools.mode : choice.mode
    return mode === 'required' ? 'required' : 'auto'
  }
  const name = functionOf(choice, api)?.name
  return typeof name === 'string' ? { name } : 'auto'
}

/** The names in `allowed_tools`; null where all declared tools may be called. */
function allowedTools(choice: JsonValue | undefined, api: 'chat' | 'responses'): readonly string[] | null {
  if (!isObject(choice) || choice.type !== 'allowed_tools') return null
  const { tools } = isObject(choice.allowed_tools) ? choice.allowed_tools : choice
  return listOf(tools).flatMap((tool) => {
    const name = functionOf(tool, api)?.name
    return typeof name === 'string' ? [name] : []
  })
}

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])
