import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import { type Mapped, type Mapping, mapped } from './mapping.ts'
import { mapConversation } from './turns.ts'

type MapMember = (value: JsonValue, mapping: Mapping, name: string) => void

/**
 * A request of Chat Completions, the model's patch in it, as the body of Anthropic's Messages API (MessageCreateParams
 * of @anthropic-ai/sdk 1.14.0; docs.anthropic.com/en/api/messages). Every change is said; what has no counterpart is a
 * fault, never dropped. The same input gives the same body.
 *
 * @param maxOutput the model's own limit in tokens, sent where the request states none; null: not known
 */
export function mapMessages(request: JsonObject, maxOutput: number | null): Mapped {
  return mapped((mapping) => {
    mapLimit(request, maxOutput, mapping)
    mapConversation(request.messages, mapping)
    for (const [name, value] of Object.entries(request)) {
      if (value === null || TOGETHER.has(name)) continue
      const map = Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined
      if (map === undefined) mapping.fault(`/${name}`, `\`${name}\``, REMOVE)
      else map(value, mapping, name)
    }
    mapTools(request, mapping)
  })
}

const REMOVE = 'remove it, or set it to null in the model’s `request` patch'

/** Members that are mapped with others. */
const TOGETHER: ReadonlySet<string> = new Set([
  ...['messages', 'max_tokens', 'max_completion_tokens', 'tools', 'tool_choice', 'parallel_tool_calls'],
])

const asItIs: MapMember = (value, { sent }, name) => {
  sent[name] = value
}

/** It says how a request is handled, and nothing of the answer. */
const leftOut: MapMember = (_, { change }, name) =>
  change(`\`${name}\` left out: the Messages API has none, and no answer depends on it`)

/** Has no counterpart but where it asks for what happens anyway. */
const unlessNeutral =
  (isNeutral: (value: JsonValue) => boolean): MapMember =>
  (value, { change, fault }, name) =>
    isNeutral(value)
      ? change(`\`${name}: ${JSON.stringify(value)}\` left out: it asks for nothing`)
      : fault(`/${name}`, `\`${name}\``, REMOVE)

const temperature: MapMember = (value, { sent, fault }) => {
  if (typeof value === 'number' && value >= 0 && value <= 1) sent.temperature = value
  else fault('/temperature', '`temperature` outside 0 to 1', 'set one between them in the model’s `request` patch')
}

const stop: MapMember = (value, { sent, change }) => {
  sent.stop_sequences = Array.isArray(value) ? value : [value]
  change('`stop` sent as `stop_sequences`')
}

const userId: MapMember = (value, mapping, name) => {
  if (typeof value !== 'string') return mapping.fault(`/${name}`, `\`${name}\` that is no text`, REMOVE)
  mapping.sent.metadata = { ...(isObject(mapping.sent.metadata) ? mapping.sent.metadata : {}), user_id: value }
  mapping.change(`\`${name}\` sent as \`metadata.user_id\``)
}

/** OpenAI's is any object for the account's owner, Anthropic's a user's id. */
const metadata: MapMember = (value, mapping, name) => {
  if (!isObject(value) || typeof value.user_id !== 'string') return leftOut(value, mapping, name)
  if (Object.keys(value).length > 1) mapping.change('`metadata` sent with `user_id` alone')
  mapping.sent.metadata = { user_id: value.user_id }
}

const serviceTier: MapMember = (value, mapping, name) =>
  (value === 'auto' || value === 'standard_only' ? asItIs : leftOut)(value, mapping, name)

const MEMBERS: Readonly<Record<string, MapMember>> = {
  model: asItIs,
  temperature,
  top_p: asItIs,
  stop,
  response_format: (value, mapping) => mapFormat(value, mapping),
  reasoning_effort: (value, mapping) => mapEffort(value, mapping),
  user: userId,
  safety_identifier: userId,
  metadata,
  service_tier: serviceTier,
  store: leftOut,
  prompt_cache_key: leftOut,
  prompt_cache_options: leftOut,
  prompt_cache_retention: leftOut,
  frequency_penalty: unlessNeutral((value) => value === 0),
  presence_penalty: unlessNeutral((value) => value === 0),
  logprobs: unlessNeutral((value) => value === false),
  top_logprobs: unlessNeutral((value) => value === 0),
  logit_bias: unlessNeutral((value) => isObject(value) && Object.keys(value).length === 0),
  modalities: unlessNeutral((value) => JSON.stringify(value) === '["text"]'),
  // Members of the Messages API itself, which a contract or a model's patch may set.
  ...Object.fromEntries(
    [
      ...['thinking', 'top_k', 'stop_sequences', 'cache_control', 'container', 'diagnostics', 'inference_geo', 'speed'],
    ].map((name) => [name, asItIs]),
  ),
  output_config: (value, mapping) =>
    isObject(value) ? addOutput(mapping, value) : asItIs(value, mapping, 'output_config'),
}

/** `max_tokens` is required. */
function mapLimit(request: JsonObject, maxOutput: number | null, { sent, change, fault }: Mapping): void {
  const stated = ['max_completion_tokens', 'max_tokens'].filter((name) => (request[name] ?? null) !== null)
  const [name] = stated
  if (stated.length > 1) fault('/max_tokens', 'both `max_tokens` and `max_completion_tokens`', 'keep one of them')
  else if (name !== undefined) {
    if (name !== 'max_tokens') change(`\`${name}\` sent as \`max_tokens\``)
    sent.max_tokens = request[name] as JsonValue
  } else if (maxOutput !== null) {
    change(`\`max_tokens\` set to the model's own limit, ${maxOutput}`)
    sent.max_tokens = maxOutput
  } else
    fault(
      '',
      'a request without `max_tokens`',
      'write `max_tokens` in the request or in the model’s `request` patch, or the model’s `max_output` into the registry',
    )
}

/** `response_format` as `output_config.format`. The API knows no JSON without a schema, and no schema that is not enforced. */
function mapFormat(format: JsonValue, mapping: Mapping): void {
  const { change, fault } = mapping
  const type = isObject(format) ? format.type : undefined
  if (type === 'text') return change('`response_format: text` left out: it is what the Messages API writes')
  const named = isObject(format) && type === 'json_schema' && isObject(format.json_schema) ? format.json_schema : null
  if (named === null || !isObject(named.schema))
    return fault(
      '/response_format',
      `a \`response_format\` of the type ${typeof type === 'string' ? `\`${type}\`` : 'that is not named'}`,
      'ask for a json_schema, or set `response_format: null` in the model’s `request` patch',
    )
  change('`response_format` sent as `output_config.format`, without its name')
  if (named.strict !== true) change('the schema of `response_format` is enforced, though `strict` is not set')
  if (named.description !== undefined) change('`description` of `response_format` left out')
  addOutput(mapping, { format: { type: 'json_schema', schema: named.schema } })
}

const EFFORTS: ReadonlySet<JsonValue> = new Set(['low', 'medium', 'high', 'xhigh', 'max'])

/** `OutputConfig.effort` of @anthropic-ai/sdk 1.14.0; it has no word for none at all, which is `thinking`'s to say. */
function mapEffort(effort: JsonValue, mapping: Mapping): void {
  const { sent, change, fault } = mapping
  if (effort === 'none') {
    change('`reasoning_effort: none` sent as `thinking: disabled`')
    sent.thinking = { type: 'disabled' }
  } else if (effort === 'minimal' || EFFORTS.has(effort)) {
    const theirs = effort === 'minimal' ? 'low' : effort
    change(`\`reasoning_effort: ${String(effort)}\` sent as \`output_config.effort: ${String(theirs)}\``)
    addOutput(mapping, { effort: theirs })
  } else
    fault('/reasoning_effort', '`reasoning_effort` of another word', `it is none, minimal, ${[...EFFORTS].join(', ')}`)
}

/** Format, effort and what a patch sets share one member. */
function addOutput({ sent }: Mapping, members: Readonly<Record<string, JsonValue>>): void {
  sent.output_config = { ...(isObject(sent.output_config) ? sent.output_config : {}), ...members }
}

/** `tools`, `tool_choice` and `parallel_tool_calls`, which the Messages API keeps in one member. */
function mapTools(body: JsonObject, mapping: Mapping): void {
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
