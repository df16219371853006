import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Answered, AssistantMessage } from '../model/answer.ts'

type Api = 'chat' | 'responses'

/** A user's turn; both APIs take the same shape. */
export const userItem = (content: JsonValue): JsonObject => ({ role: 'user', content })

/**
 * The model's own turn, echoed before the results of its calls: as it came where it was kept (Gemini's signatures,
 * DeepSeek's `reasoning_content`, phases, reasoning items must come back unchanged), else put together again: one message
 * in the Chat Completions API, an item for the text, the refusal and each call in the Responses API. Source: OpenAI API
 * reference, "Create chat completion" (messages: `content` may be null only beside calls or a refusal) and "Create a
 * model response" (input items).
 */
export function assistantItems(api: Api, { message, turn }: Pick<Answered, 'message' | 'turn'>): readonly JsonObject[] {
  const sent = turn === undefined ? null : api === 'chat' ? sentMessage(turn, message) : sentItems(turn, message)
  return sent ?? (api === 'chat' ? [chatMessage(message)] : responsesItems(message))
}

/** Blocks of the Messages API hold the calls among them; the mapping sends them back as they came. */
function sentBlocks({ content, ...rest }: JsonObject, { toolCalls }: AssistantMessage): readonly JsonObject[] | null {
  const ids = toolCalls.map(({ id }) => id)
  const blocks = (content as readonly JsonValue[]).map((block) =>
    isToolUse(block) ? withId(block, 'id', ids.shift()) : block,
  )
  return ids.length === 0 ? [{ role: 'assistant', ...rest, content: blocks }] : null
}

const isToolUse = (block: JsonValue): boolean => isObject(block) && block.type === 'tool_use'

/** The older `function_call` can't be answered by a tool's message: such a turn is put together again. */
function sentMessage(turn: JsonValue, message: AssistantMessage): readonly JsonObject[] | null {
  const { toolCalls } = message
  if (!isObject(turn)) return null
  if (Array.isArray(turn.content) && turn.content.some(isToolUse)) return sentBlocks(turn, message)
  const calls = Array.isArray(turn.tool_calls) ? turn.tool_calls : []
  if (calls.length !== toolCalls.length) return null
  const own = calls.map((call, index) => withId(call, 'id', toolCalls[index]?.id))
  // What says that no call was made is left out: OpenAI refuses an empty list, Mistral's closed messages refuse null.
  const { tool_calls: _, ...rest } = turn
  const role = rest.role === undefined ? { role: 'assistant' } : {}
  return [{ ...role, ...rest, ...(calls.length > 0 ? { tool_calls: own } : {}) }]
}

function sentItems(turn: JsonValue, { toolCalls }: AssistantMessage): readonly JsonObject[] | null {
  if (!Array.isArray(turn) || !turn.every(isObject)) return null
  const ids = toolCalls.map(({ id }) => id)
  const items = turn.map((item) => (CALLS.has(item.type ?? null) ? withId(item, 'call_id', ids.shift()) : item))
  return ids.length === 0 ? (items as readonly JsonObject[]) : null
}

const CALLS: ReadonlySet<JsonValue> = new Set(['function_call', 'custom_tool_call'])

/** A call that came without an id of its own has got one, under which its result goes back. */
const withId = (call: JsonValue, name: string, id: string | undefined): JsonValue =>
  isObject(call) && id !== undefined && call[name] !== id ? { ...call, [name]: id } : call

function chatMessage({ content, refusal, toolCalls }: AssistantMessage): JsonObject {
  const calls = toolCalls.map(({ id, name, arguments: text }) => ({
    id,
    type: 'function',
    function: { name, arguments: text },
  }))
  const isEmpty = content === null && !refusal && calls.length === 0
  return {
    role: 'assistant',
    content: isEmpty ? '' : content,
    ...(refusal ? { refusal } : {}),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  }
}

function responsesItems({ content, refusal, toolCalls }: AssistantMessage): readonly JsonObject[] {
  return [
    ...(content ? [{ role: 'assistant', content }] : []),
    ...(refusal ? [{ role: 'assistant', content: [{ type: 'refusal', refusal }] }] : []),
    ...toolCalls.map(({ id, name, arguments: text }) => ({
      type: 'function_call',
      call_id: id,
      name,
      arguments: text,
    })),
  ]
}

/** The result of one call. Both APIs take text: a string goes as it is, any other value as JSON. */
export function resultItem(api: Api, callId: string, result: JsonValue): JsonObject {
  const text = typeof result === 'string' ? result : JSON.stringify(result)
  return api === 'chat'
    ? { role: 'tool', tool_call_id: callId, content: text }
    : { type: 'function_call_output', call_id: callId, output: text }
}
