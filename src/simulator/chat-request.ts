import type { JsonObject } from '../json/value.ts'
import {
  contentText,
  listOf,
  numberOf,
  objectOf,
  readCalls,
  readFormat,
  readToolChoice,
  readTools,
  resultValue,
  textOf,
} from './reading.ts'
import type { ConversationMessage, SimulatorRequest } from './request.ts'

/** Reads the body of POST /v1/chat/completions; total, for bodies that `check-request.ts` let through. */
export function readChatRequest(body: JsonObject): SimulatorRequest {
  return {
    model: textOf(body.model),
    conversation: listOf(body.messages).map((message) => readMessage(objectOf(message))),
    ...readFormat(objectOf(body.response_format)),
    tools: readTools(body.tools),
    toolChoice: readToolChoice(body.tool_choice),
    parallelCalls: body.parallel_tool_calls !== false,
    maxTokens: numberOf(body.max_completion_tokens) ?? numberOf(body.max_tokens),
    temperature: numberOf(body.temperature) ?? 1,
    seed: numberOf(body.seed),
    stop: typeof body.stop === 'string' ? [body.stop] : listOf(body.stop).map(textOf),
    choices: numberOf(body.n) ?? 1,
    logprobs: body.logprobs === true,
    stream: body.stream === true,
    streamUsage: objectOf(body.stream_options).include_usage === true,
  }
}

function readMessage(message: JsonObject): ConversationMessage {
  const text = contentText(message.content)
  switch (message.role) {
    case 'assistant':
      return { role: 'assistant', text, calls: readCalls(message.tool_calls) }
    case 'tool':
      return { role: 'tool', callId: textOf(message.tool_call_id), value: resultValue(text) }
    case 'user':
      return { role: 'user', text }
    default:
      return { role: 'system', text }
  }
}
