import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { type Mapped, type Mapping, mapped } from './mapping.ts'
import { addOutput, mapEffort, mapFormat } from './output.ts'
import { mapTools } from './tools.ts'
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
