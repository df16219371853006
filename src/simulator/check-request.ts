import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { engineFindings } from '../provider/engines/engine-findings.ts'
import { OPENAI_STRICT } from '../provider/engines/openai-strict.ts'
import type { Api } from './api.ts'
import { listOf, objectOf, readToolChoice, readTools, textOf } from './reading.ts'
import type { Refusal, SimulatorRequest } from './request.ts'

export const refusal = (
  status: number,
  message: string,
  param: string | null = null,
  code: string | null = null,
): Refusal => ({ status, message, param, code })

const roles = ['system', 'developer', 'user', 'assistant', 'tool']
const formats = ['text', 'json_object', 'json_schema']

/** What OpenAI answers with 400 in a request's body, as far as the simulator looks; null: it can be answered. */
export function checkRequest(api: Api, body: JsonValue): Refusal | null {
  if (!isObject(body)) return refusal(400, 'We could not parse the JSON body of your request.')
  if (textOf(body.model) === '') return refusal(400, 'You must provide a model parameter.', 'model')
  if (api === 'messages') return checkTurns(body) ?? checkTools(body)
  return (api === 'chat' ? checkMessages(body) : checkInput(body)) ?? checkFormat(api, body) ?? checkTools(body)
}

function checkMessages(body: JsonObject): Refusal | null {
  const messages = listOf(body.messages)
  if (messages.length === 0) return refusal(400, "Missing required parameter: 'messages'.", 'messages')
  const wrong = messages.findIndex((message) => !roles.includes(textOf(objectOf(message).role)))
  if (wrong >= 0) return refusal(400, 'Invalid role.', `messages[${wrong}].role`, 'invalid_value')
  return checkChoices(body.n ?? 1)
}

/** openai-openapi, CreateChatCompletionRequest: 1 to 128. */
function checkChoices(n: JsonValue): Refusal | null {
  if (typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= 128) return null
  return refusal(400, "Invalid value for 'n': expected a whole number from 1 to 128.", 'n', 'invalid_value')
}

/** docs.anthropic.com/en/api/messages: two members are required, and two roles take turns. */
function checkTurns(body: JsonObject): Refusal | null {
  const messages = listOf(body.messages)
  if (messages.length === 0) return refusal(400, 'messages: at least one message is required', 'messages')
  if (typeof body.max_tokens !== 'number') return refusal(400, 'max_tokens: Field required', 'max_tokens')
  const wrong = messages.findIndex((message) => !['user', 'assistant'].includes(textOf(objectOf(message).role)))
  return wrong < 0 ? null : refusal(400, `messages.${wrong}.role: Input should be 'user' or 'assistant'`, 'messages')
}

function checkInput(body: JsonObject): Refusal | null {
  if (typeof body.input === 'string' || listOf(body.input).length > 0) return null
  return refusal(400, "Missing required parameter: 'input'.", 'input', 'missing_required_parameter')
}

function checkFormat(api: Api, body: JsonObject): Refusal | null {
  const param = api === 'chat' ? 'response_format' : 'text.format'
  const format = objectOf(api === 'chat' ? body.response_format : objectOf(body.text).format)
  if (format.type === undefined) return null
  if (!formats.includes(textOf(format.type))) return refusal(400, 'Invalid value.', `${param}.type`, 'invalid_value')
  if (format.type === 'json_object' && !/json/i.test(JSON.stringify(body.messages ?? [body.input, body.instructions])))
    return refusal(400, `The messages must contain the word 'json' to use '${param}' of type 'json_object'.`, param)
  if (format.type !== 'json_schema') return null
  const declared = isObject(format.json_schema) ? format.json_schema : format
  if (isObject(declared.schema)) return checkName(declared, param)
  return refusal(400, `Missing required parameter: '${param}.schema'.`, param, 'missing_required_parameter')
}

/** openai-openapi, JSONSchema: a-z, A-Z, 0-9, underscores and dashes, at most 64 of them. */
function checkName({ name }: JsonObject, param: string): Refusal | null {
  if (typeof name === 'string' && /^[\w-]{1,64}$/.test(name)) return null
  const says = name === undefined ? `Missing required parameter: '${param}.name'.` : `Invalid '${param}.name'.`
  return refusal(400, says, `${param}.name`, name === undefined ? 'missing_required_parameter' : 'invalid_value')
}

function checkTools(body: JsonObject): Refusal | null {
  const tools = readTools(body.tools)
  const nameless = tools.findIndex((tool) => tool.name === '')
  if (nameless >= 0) return refusal(400, 'A tool needs a name.', `tools[${nameless}].function.name`)
  const choice = readToolChoice(body.tool_choice)
  const unknown = typeof choice === 'object' && !tools.some((tool) => tool.name === choice.name)
  return unknown ? refusal(400, 'Tool choice names no declared tool.', 'tool_choice') : null
}

/** What OpenAI's strict mode refuses of a request's schemas, by the same rules that `check` holds them against. */
export function strictRefusal(body: JsonObject, api: Api): Refusal | null {
  const format = objectOf(api === 'chat' ? objectOf(body.response_format).json_schema : objectOf(body.text).format)
  const param = api === 'chat' ? 'response_format' : 'text.format.schema'
  const tools = listOf(body.tools).map((tool, index) => {
    const made = objectOf(objectOf(tool).function)
    return { declared: made, schema: made.parameters, param: `tools[${index}].function.parameters` }
  })
  for (const one of [{ declared: format, schema: format.schema, param }, ...tools]) {
    if (one.declared.strict !== true || one.schema === undefined) continue
    const found = engineFindings(one.schema, OPENAI_STRICT).find(({ effect }) => effect === 'refused')
    if (found !== undefined)
      return refusal(400, `Invalid schema: at '${found.pointer}', ${found.message}.`, one.param, 'invalid_json_schema')
  }
  return null
}

/** Schemas as a model sees them that does not look at some keywords. */
export function withoutKeywords(
  { schema, tools }: SimulatorRequest,
  ignored: readonly string[],
): Pick<SimulatorRequest, 'schema' | 'tools'> {
  if (ignored.length === 0) return { schema, tools }
  return {
    schema: schema === null ? null : stripped(schema, ignored),
    tools: tools.map((tool) => ({ ...tool, parameters: objectOf(stripped(tool.parameters, ignored)) })),
  }
}

/** Names of members are no keywords. */
function stripped(schema: JsonValue, ignored: readonly string[]): JsonValue {
  if (Array.isArray(schema)) return (schema as readonly JsonValue[]).map((one) => stripped(one, ignored))
  if (!isObject(schema)) return schema
  const kept = Object.entries(schema).filter(([name]) => !ignored.includes(name))
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name,
      name === 'properties' && isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([member, one]) => [member, stripped(one, ignored)]))
        : name === 'enum' || name === 'const' || name === 'default'
          ? value
          : stripped(value, ignored),
    ]),
  )
}
