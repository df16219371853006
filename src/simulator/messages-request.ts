import type { JsonObject, JsonValue } from '../json/value.ts'
import { contentText, listOf, numberOf, objectOf, resultValue, textOf } from './reading.ts'
import type { ConversationMessage, MadeCall, SimulatorRequest } from './request.ts'

/** Reads the body of POST /v1/messages, Anthropic's API; total, for bodies that `check-request.ts` let through. */
export function readMessagesRequest(body: JsonObject): SimulatorRequest {
  const system = contentText(body.system)
  const said = listOf(body.messages).flatMap((message) => readTurn(objectOf(message)))
  const format = objectOf(objectOf(body.output_config).format)
  const choice = objectOf(body.tool_choice)
  return {
    model: textOf(body.model),
    conversation: system === '' ? said : [{ role: 'system', text: system }, ...said],
    schema: format.type === 'json_schema' ? objectOf(format.schema) : null,
    json: format.type === 'json_schema',
    tools: listOf(body.tools).map((tool) => {
      const { name, description, input_schema: schema } = objectOf(tool)
      return { name: textOf(name), description: textOf(description), parameters: objectOf(schema) }
    }),
    toolChoice: readChoice(choice),
    parallelCalls: choice.disable_parallel_tool_use !== true,
    maxTokens: numberOf(body.max_tokens),
    temperature: numberOf(body.temperature) ?? 1,
    seed: null,
    stop: listOf(body.stop_sequences).map(textOf),
    choices: 1,
    logprobs: false,
    stream: body.stream === true,
    streamUsage: true,
  }
}

function readChoice({ type, name }: JsonObject): SimulatorRequest['toolChoice'] {
  if (type === 'none') return 'none'
  if (type === 'any') return 'required'
  return type === 'tool' ? { name: textOf(name) } : 'auto'
}

/** A turn is one message of several blocks: what tools returned comes before what the user says beside it. */
function readTurn({ role, content }: JsonObject): readonly ConversationMessage[] {
  const blocks = typeof content === 'string' ? [] : listOf(content).map(objectOf)
  const text = contentText(typeof content === 'string' ? content : blocks.filter(({ type }) => type === 'text'))
  if (role === 'assistant') {
    const calls = blocks.filter(({ type }) => type === 'tool_use').map(readCall)
    return [{ role: 'assistant', text, calls }]
  }
  const results = blocks
    .filter(({ type }) => type === 'tool_result')
    .map(
      (block): ConversationMessage => ({
        role: 'tool',
        callId: textOf(block.tool_use_id),
        value: resultValue(contentText(block.content)),
      }),
    )
  return text === '' && results.length > 0 ? results : [...results, { role: 'user', text }]
}

const readCall = (block: JsonObject): MadeCall => ({
  id: textOf(block.id),
  name: textOf(block.name),
  arguments: JSON.stringify((block.input ?? {}) as JsonValue),
})
