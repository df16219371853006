import type { JsonObject, JsonValue } from '../json/value.ts'
import type { AssistantMessage } from '../model/answer.ts'

type Api = 'chat' | 'responses'

/** A user's turn; both APIs take the same shape. */
export const userItem = (content: JsonValue): JsonObject => ({ role: 'user', content })

/**
 * The model's own turn, echoed before the results of its calls: one message in the Chat Completions API, an item for
 * the text, the refusal and each call in the Responses API. Source: OpenAI API reference, "Create chat completion"
 * (messages: `content` may be null only beside calls or a refusal) and "Create a model response" (input items).
 */
export function assistantItems(api: Api, message: AssistantMessage): readonly JsonObject[] {
  return api === 'chat' ? [chatMessage(message)] : responsesItems(message)
}

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
