import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { FileLine } from '../source/places.ts'
import { declaredTool, functionTools } from '../tools.ts'

/** One call of production as a log holds it, in the shape of Chat Completions. */
export interface RecordedCall {
  readonly messages: JsonArray
  readonly tools: JsonArray
  readonly parameters: JsonObject
  readonly place: FileLine
}

const PARAMETERS = new Set(
  'temperature max_tokens max_completion_tokens top_p top_k seed stop frequency_penalty presence_penalty response_format tool_choice parallel_tool_calls reasoning_effort verbosity'.split(
    ' ',
  ),
)

/** Members of a request that say how an answer is made, without prompt, model and tools. */
export function parametersIn(value: JsonValue | undefined): JsonObject {
  const from = asObject(value) ?? {}
  const members = Object.entries(from).filter(([key, member]) => PARAMETERS.has(key) && member !== null)
  return { ...ofResponses(from), ...Object.fromEntries(members) }
}

/** The Responses API's names of the same. */
function ofResponses({ text, reasoning, max_output_tokens: most }: JsonObject): JsonObject {
  const format = isObject(text) && isObject(text.format) ? text.format : null
  const { type, ...schema } = format ?? {}
  const named = type === 'json_schema' ? { type, json_schema: schema } : type === 'json_object' ? { type } : null
  const effort = isObject(reasoning) ? reasoning.effort : undefined
  return {
    ...(named && { response_format: named }),
    ...(typeof effort === 'string' && { reasoning_effort: effort }),
    ...(typeof most === 'number' && { max_completion_tokens: most }),
  }
}

export const toolsIn = (value: JsonValue | undefined): JsonArray =>
  (Array.isArray(value) ? (value as JsonArray) : []).flatMap((tool) =>
    (functionTools(tool) ?? []).map((one) => declaredTool(one, 'chat')),
  )

/** Messages in the shape of the API, whatever the log calls them; null where there are none. */
export function messagesIn(value: JsonValue | undefined): JsonArray | null {
  const parsed = typeof value === 'string' ? (parsedJson(value) ?? value) : value
  if (typeof parsed === 'string') return parsed === '' ? null : [{ role: 'user', content: parsed }]
  if (isObject(parsed)) {
    const inside = parsed.messages ?? parsed.input
    return inside === undefined ? null : messagesIn(inside)
  }
  if (!Array.isArray(parsed)) return null
  const list = (parsed as JsonArray).flat()
  const messages = list.flatMap((one) => messageOf(one))
  return messages.length === list.length && messages.length > 0 ? messages : null
}

const ROLES: Readonly<Record<string, string>> = {
  human: 'user',
  ai: 'assistant',
  generic: 'user',
  HumanMessage: 'user',
  AIMessage: 'assistant',
  SystemMessage: 'system',
  ToolMessage: 'tool',
}

function messageOf(value: JsonValue): readonly JsonObject[] {
  if (!isObject(value)) return []
  // LangChain: {lc, type: constructor, id: [..., HumanMessage], kwargs}, or {type: human, data: {content}}.
  const inner = isObject(value.kwargs) ? value.kwargs : isObject(value.data) ? value.data : value
  const named = Array.isArray(value.id) ? String((value.id as JsonArray).at(-1)) : undefined
  const said = value.role ?? named ?? value.type ?? inner.type
  const role = typeof said === 'string' ? (ROLES[said] ?? said) : null
  if (role === null || !/^(system|developer|user|assistant|tool|function)$/.test(role)) return []
  const content = inner.content ?? partsText(inner.parts)
  const known = ['name', 'tool_calls', 'tool_call_id'].filter((key) => inner[key] !== undefined && inner[key] !== null)
  return [{ role, content: content ?? null, ...Object.fromEntries(known.map((key) => [key, inner[key] as JsonValue])) }]
}

/** OpenTelemetry: `parts: [{type: text, content}]`. */
function partsText(parts: JsonValue | undefined): string | undefined {
  if (!Array.isArray(parts)) return undefined
  const texts = (parts as JsonArray).flatMap((part) =>
    isObject(part) && typeof (part.content ?? part.text) === 'string' ? [String(part.content ?? part.text)] : [],
  )
  return texts.join('\n')
}

export function parsedJson(text: string): JsonValue | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An object, also where it stands as a text of JSON. */
export function asObject(value: JsonValue | undefined): JsonObject | null {
  const read = typeof value === 'string' ? parsedJson(value) : value
  return isObject(read) ? read : null
}
