import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Mapping } from './mapping.ts'

/** `tools`, `tool_choice` and `parallel_tool_calls`, which the Messages API keeps in one member. */
export function mapTools(body: JsonObject, mapping: Mapping): void {
  const { tools, tool_choice: choice, parallel_tool_calls: parallel } = body
  if (Array.isArray(tools)) {
    mapping.sent.tools = tools.flatMap((tool: JsonValue, index) => toolOf(tool, `/tools/${index}`, mapping))
  } else if (tools !== undefined && tools !== null)
    mapping.fault('/tools', '`tools` that are no list', 'write a list of tools')
  const chosen = choice === undefined || choice === null ? null : choiceOf(choice, mapping)
  const isSingle = parallel === false && Array.isArray(tools) && tools.length > 0 && chosen?.type !== 'none'
  if (isSingle) mapping.change('`parallel_tool_calls: false` sent as `tool_choice.disable_parallel_tool_use`')
  const sent = isSingle ? { ...(chosen ?? { type: 'auto' }), disable_parallel_tool_use: true } : chosen
  if (sent !== null) mapping.sent.tool_choice = sent
}

function toolOf(tool: JsonValue, at: Pointer, mapping: Mapping): readonly JsonObject[] {
  const made = isObject(tool) && (tool.type === undefined || tool.type === 'function') ? tool.function : undefined
  if (!isObject(made) || typeof made.name !== 'string') {
    const type = isObject(tool) && typeof tool.type === 'string' ? ` of the type \`${tool.type}\`` : ''
    mapping.fault(at, `a tool${type} that is no function`, 'write { type: function, function: { name, parameters } }')
    return []
  }
  mapping.change('`tools` sent with `input_schema` in place of `function.parameters`')
  const { name, description, parameters, strict } = made
  return [
    {
      name,
      ...(typeof description === 'string' ? { description } : {}),
      input_schema: isObject(parameters) ? parameters : NO_ARGUMENTS,
      ...(strict === true ? { strict } : {}),
    },
  ]
}

/** `input_schema` is required, and an object's. */
const NO_ARGUMENTS: JsonObject = { type: 'object', properties: {} }

const WORDS: Readonly<Record<string, string>> = { auto: 'auto', none: 'none', required: 'any', any: 'any' }

function choiceOf(choice: JsonValue, { change, fault }: Mapping): JsonObject | null {
  const word = typeof choice === 'string' && Object.hasOwn(WORDS, choice) ? WORDS[choice] : undefined
  if (word !== undefined) {
    if (word !== choice) change(`\`tool_choice: ${String(choice)}\` sent as \`${word}\``)
    return { type: word }
  }
  const named = isObject(choice) && isObject(choice.function) ? choice.function.name : undefined
  if (typeof named === 'string') {
    change('a tool named by `tool_choice` sent as { type: tool, name }')
    return { type: 'tool', name: named }
  }
  const type = isObject(choice) && typeof choice.type === 'string' ? ` of the type \`${choice.type}\`` : ''
  fault('/tool_choice', `a \`tool_choice\`${type}`, 'it is auto, none, required or one function')
  return null
}
