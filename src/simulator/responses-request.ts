import type { JsonObject } from '../json/value.ts'
import {
  contentText,
  listOf,
  numberOf,
  objectOf,
  readFormat,
  readToolChoice,
  readTools,
  resultValue,
  textOf,
} from './reading.ts'
import type { ConversationMessage, SimulatorRequest } from './request.ts'

/** Reads the body of POST /v1/responses: text, messages, function calls and their outputs. */
export function readResponsesRequest(body: JsonObject): SimulatorRequest {
  const instructions = textOf(body.instructions)
  const input = typeof body.input === 'string' ? [{ role: 'user', content: body.input }] : listOf(body.input)
  const said = input.map((item) => readItem(objectOf(item)))
  return {
    model: textOf(body.model),
    conversation: instructions === '' ? said : [{ role: 'system', text: instructions }, ...said],
    ...readFormat(objectOf(objectOf(body.text).format)),
    tools: readTools(body.tools),
    toolChoice: readToolChoice(body.tool_choice),
    parallelCalls: body.parallel_tool_calls !== false,
    maxTokens: numberOf(body.max_output_tokens),
    temperature: numberOf(body.temperature) ?? 1,
    // The Responses API has none of the four.
    seed: null,
    stop: [],
    choices: 1,
    logprobs: false,
    stream: body.stream === true,
    streamUsage: true,
  }
}

function readItem(item: JsonObject): ConversationMessage {
  if (item.type === 'function_call') {
    const call = { id: textOf(item.call_id), name: textOf(item.name), arguments: textOf(item.arguments) }
    return { role: 'assistant', text: '', calls: [call] }
  }
  if (item.type === 'function_call_output') {
    return { role: 'tool', callId: textOf(item.call_id), value: resultValue(contentText(item.output)) }
  }
  const text = contentText(item.content)
  if (item.role === 'assistant') return { role: 'assistant', text, calls: [] }
  return { role: item.role === 'user' ? 'user' : 'system', text }
}
