import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Remarks } from '../log.ts'
import { readForeignYaml } from '../source/foreign-yaml.ts'
import type { FileLine } from '../source/places.ts'
import { declaredTool, functionTools } from '../tools.ts'
import { type Config, unreadable } from './config.ts'
import { apiOf, type Provider } from './providers.ts'

/** Members that go into a request as they are. */
const PLAIN = new Set([
  'temperature',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'top_p',
  'top_k',
  'seed',
  'stop',
  'frequency_penalty',
  'presence_penalty',
  'parallel_tool_calls',
  'tool_choice',
  'reasoning_effort',
  'reasoning',
  'verbosity',
  'logit_bias',
  'logprobs',
  'top_logprobs',
  'instructions',
  'text',
  'modalities',
  'audio',
  'prediction',
  'service_tier',
  'store',
  'metadata',
  'user',
  'truncation',
  'include',
  'min_p',
  'repetition_penalty',
])

/** The same under the names that other providers of promptfoo take. */
const RENAMED: Readonly<Record<string, string>> = {
  maxTokens: 'max_tokens',
  maxOutputTokens: 'max_tokens',
  max_new_tokens: 'max_tokens',
  topP: 'top_p',
  topK: 'top_k',
  stopSequences: 'stop',
  stop_sequences: 'stop',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  toolChoice: 'tool_choice',
  reasoningEffort: 'reasoning_effort',
}

const ENDPOINT =
  /api_?(key|host|base|version|url)|base_?url|host|url|key|token|secret|organization|deployment|region|project|headers|credential|account|endpoint/i

/** The request's members that a prompt and the provider it is asked of give, without the prompt itself. */
export function parametersOf(config: Config, provider: Provider | undefined, own: JsonObject): JsonObject {
  const api = apiOf(provider)
  const place = provider?.place ?? { file: config.file.shown, line: 1 }
  const request: Record<string, JsonValue> = {}
  if (provider && !provider.custom) take(config, provider.config, api, request, place, 'provider.config')
  else if (provider) noteUnread(config, provider)
  take(config, own, api, request, config.places.at(own, null, place), 'prompt.config')
  return request
}

function take(
  config: Config,
  from: JsonObject,
  api: 'chat' | 'responses',
  request: Record<string, JsonValue>,
  place: FileLine,
  what: string,
): void {
  for (const [key, value] of Object.entries(from)) {
    const at = config.places.at(from, key, place)
    const name = RENAMED[key] ?? key
    if (isEnvironment(value)) {
      config.log.leftOut(`${what}.${key}`, 'it depends on the environment', at)
    } else if (PLAIN.has(name)) {
      request[name] = value
      config.log.carried(`parameter ${name}`, at)
      if (name !== key) config.log.changed(`${what}.${key}`, `sent as ${name}`, at)
    } else if (READERS[key]) READERS[key](config, value, { api, request, at, from })
    else if (key === 'passthrough' && isObject(value)) Object.assign(request, withoutModel(value))
    else if (ENDPOINT.test(key))
      config.log.leftOut(
        `${what}.${key}: an endpoint or key name, not contract data`,
        'endpoints and keys are of the policy',
        at,
      )
    else config.log.leftOut(`${what}.${key}`, 'no parameter of the API', at)
  }
}

const withoutModel = ({ model: _, n: __, stream: ___, stream_options: ____, ...rest }: JsonObject): JsonObject => rest

interface Taking {
  readonly api: 'chat' | 'responses'
  readonly request: Record<string, JsonValue>
  readonly at: FileLine
  readonly from: JsonObject
}

type Reader = (config: Config, value: JsonValue, taking: Taking) => void

const tools: Reader = (config, value, { api, request, at }) => {
  const list = withFiles(config, value, at)
  if (list === null) return
  const declared: JsonValue[] = []
  for (const tool of (Array.isArray(list) ? list.flat() : [list]) as JsonArray) {
    const functions = functionTools(tool)
    if (functions === null)
      config.log.leftOut('a tool that is no function', 'tools of a provider itself can not be judged', at)
    else declared.push(...functions.map((one) => declaredTool(one, api)))
  }
  if (declared.length === 0) return
  request.tools = declared
  config.log.carried('tools', at, declared.length)
  if (JSON.stringify(declared) !== JSON.stringify(list))
    config.log.changed('tools', 'written in the shape of the API', at)
}

const format: Reader = (config, value, { request, at, from, api }) => {
  const read = withFiles(config, value, at)
  const schema = isObject(from.responseSchema) ? from.responseSchema : null
  const whole: JsonValue | null =
    typeof read === 'string' && schema
      ? { type: read, json_schema: schema }
      : typeof read === 'string'
        ? { type: read }
        : read
  if (!isObject(whole)) return
  const filled = withInnerFiles(config, whole, at)
  if (api === 'responses' && isObject(filled.json_schema))
    request.text = { format: { type: 'json_schema', ...filled.json_schema } }
  else if (api === 'responses') request.text = { format: filled }
  else request.response_format = filled
  config.log.carried('response format', at)
}

const READERS: Readonly<Record<string, Reader>> = {
  tools,
  functions: (config, value, taking) => {
    config.log.changed('functions', 'legacy functions are sent as tools', taking.at)
    tools(config, value, taking)
  },
  function_call: (config, value, { api, request, at }) => {
    const name = isObject(value) ? value.name : null
    request.tool_choice =
      typeof name !== 'string'
        ? value
        : api === 'chat'
          ? { type: 'function', function: { name } }
          : { type: 'function', name }
    config.log.changed('function_call', 'sent as tool_choice', at)
  },
  response_format: format,
  responseFormat: format,
  responseSchema: () => {},
}

/** A value that may stand in a file; null where the file can't be read, which is told. */
function withFiles(config: Config, value: JsonValue, place: FileLine): JsonValue | null {
  if (Array.isArray(value)) {
    const all = (value as JsonArray).map((one) => withFiles(config, one, place))
    return all.filter((one) => one !== null)
  }
  if (typeof value !== 'string' || !value.startsWith('file://')) return value
  const path = value.slice('file://'.length)
  const why = unreadable(path)
  if (why !== null) {
    config.log.leftOut(value, why, place)
    return null
  }
  const file = config.files.read(config.file, path, place)
  const read = file && readForeignYaml(file.text, file.shown, config.places)
  if (file && read && !read.ok) config.log.leftOut(value, read.message, { file: file.shown, line: read.line })
  return read?.ok ? read.value : null
}

/** `file://` inside a response format: its schema, or the json_schema around it. */
function withInnerFiles(config: Config, value: JsonObject, place: FileLine): JsonObject {
  const members = Object.entries(value).map(([key, member]): [string, JsonValue] => {
    if (typeof member === 'string') return [key, withFiles(config, member, place) ?? member]
    return [key, isObject(member) && key !== 'properties' ? withInnerFiles(config, member, place) : member]
  })
  return Object.fromEntries(members)
}

const isEnvironment = (value: JsonValue): boolean =>
  typeof value === 'string' && /\{\{-?\s*env\b|^\$\{?[A-Z_]+\}?$/.test(value)

/** Of code that calls a model nothing goes into a request; what its config says is named all the same. */
function noteUnread(config: Config, { config: own, place }: Provider): void {
  for (const key of Object.keys(own)) {
    const at = config.places.at(own, key, place)
    const [what, why] = ENDPOINT.test(key)
      ? [`provider.config.${key}: an endpoint or key name, not contract data`, 'endpoints and keys are of the policy']
      : [`provider.config.${key}`, 'it is read by code, which is not run']
    config.log.leftOut(what, why, at)
  }
}

/** What other providers of the same prompt ask for differently: parameters of several are never mixed. */
export function noteDifferences(config: Config, taken: JsonObject, first: Provider, other: Provider): void {
  const theirs: Record<string, JsonValue> = {}
  if (other.custom) return
  take({ ...config, log: onlyLeftOut(config.log) }, other.config, apiOf(other), theirs, other.place, 'provider.config')
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(taken)])) {
    if (JSON.stringify(theirs[key]) === JSON.stringify(taken[key])) continue
    const why = `the contract has those of ${first.label ?? first.id}; parameters of several providers are not mixed`
    config.log.leftOut(`${other.label ?? other.id}: ${key}`, why, config.places.at(other.config, key, other.place))
  }
  if (apiOf(first) !== apiOf(other))
    config.log.leftOut(
      `${other.label ?? other.id}: its API`,
      `the contract is for that of ${first.label ?? first.id}`,
      other.place,
    )
}

const onlyLeftOut = (log: Remarks): Remarks => ({
  carried: () => {},
  changed: () => {},
  leftOut: (what, why, place) => log.leftOut(what, why, place),
})
