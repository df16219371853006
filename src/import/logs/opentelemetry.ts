import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { ForeignDocument, ForeignRow } from '../source/document.ts'
import { callLogFormat } from './call-log.ts'
import { messagesIn, parsedJson, toolsIn } from './recorded-call.ts'

/** Request attributes of the generative AI conventions (OpenTelemetry semantic conventions, gen_ai). */
const PARAMETERS: Readonly<Record<string, string>> = {
  'gen_ai.request.temperature': 'temperature',
  'gen_ai.request.max_tokens': 'max_tokens',
  'gen_ai.request.top_p': 'top_p',
  'gen_ai.request.top_k': 'top_k',
  'gen_ai.request.seed': 'seed',
  'gen_ai.request.frequency_penalty': 'frequency_penalty',
  'gen_ai.request.presence_penalty': 'presence_penalty',
  'gen_ai.request.stop_sequences': 'stop',
}

/** OpenTelemetry: OTLP JSON, or one span a line, with `gen_ai.*` attributes. */
export const opentelemetry = callLogFormat({
  name: 'OpenTelemetry gen_ai spans',
  rowsOf,
  isRow: ({ value }) => isModelCall(value),
  callOf: ({ value, place }, { log }) => {
    const attributes = attributesOf(value)
    const messages = promptOf(value, attributes)
    if (messages === null) {
      log.leftOut('a span without its messages', 'content was not recorded', place)
      return null
    }
    const parameters = Object.entries(PARAMETERS).flatMap(([from, to]) => {
      const given = attributes[from]
      return given === undefined || given === null ? [] : [[to, given] as const]
    })
    const tools = attributes['gen_ai.tool.definitions'] ?? attributes['gen_ai.request.tools']
    return {
      messages,
      tools: toolsIn(typeof tools === 'string' ? parsedJson(tools) : tools),
      parameters: Object.fromEntries(parameters),
      place,
    }
  },
})

function rowsOf({ rows }: ForeignDocument): readonly ForeignRow[] {
  const spans = rows.flatMap(({ value, place }) => {
    const resources = listOf(value.resourceSpans ?? value.resource_spans)
    const scopes = resources.flatMap((resource) => listOf(resource.scopeSpans ?? resource.scope_spans))
    const inside = scopes.flatMap((scope) => listOf(scope.spans))
    return resources.length > 0 ? inside.map((span) => ({ value: span, place })) : [{ value, place }]
  })
  // Spans of other work stand between those of models.
  return spans.some(({ value }) => isModelCall(value)) ? spans.filter(({ value }) => isModelCall(value)) : []
}

const listOf = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as JsonArray).filter(isObject) : []

function isModelCall(span: JsonObject): boolean {
  const attributes = attributesOf(span)
  const operation = attributes['gen_ai.operation.name']
  const isOther = typeof operation === 'string' && !['chat', 'text_completion', 'generate_content'].includes(operation)
  return !isOther && Object.keys(attributes).some((key) => key.startsWith('gen_ai.'))
}

/** `{a: 1}`, or OTLP's `[{key, value: {stringValue}}]`. */
function attributesOf(span: JsonObject): JsonObject {
  const { attributes } = span
  if (isObject(attributes)) return attributes
  if (!Array.isArray(attributes)) return {}
  return Object.fromEntries(listOf(attributes).map(({ key, value }) => [String(key), anyValue(value)]))
}

function anyValue(value: JsonValue | undefined): JsonValue {
  if (!isObject(value)) return value ?? null
  if (isObject(value.arrayValue)) return listOf(value.arrayValue.values).map(anyValue)
  if (isObject(value.kvlistValue))
    return Object.fromEntries(
      listOf(value.kvlistValue.values).map(({ key, value: one }) => [String(key), anyValue(one)]),
    )
  const [only] = Object.values(value)
  return value.intValue !== undefined ? Number(value.intValue) : (only ?? null)
}

/** Messages stand in one attribute, in numbered ones (`gen_ai.prompt.0.content`), or in the span's events. */
function promptOf(span: JsonObject, attributes: JsonObject): JsonArray | null {
  const system = messagesIn(attributes['gen_ai.system_instructions'])
  const instructions =
    typeof attributes['gen_ai.system_instructions'] === 'string' && system
      ? systemOf(attributes['gen_ai.system_instructions'])
      : []
  const whole = messagesIn(attributes['gen_ai.input.messages'] ?? attributes['gen_ai.prompt'])
  if (whole) return [...instructions, ...whole]
  const numbered: JsonObject[] = []
  for (
    let index = 0;
    attributes[`gen_ai.prompt.${index}.role`] !== undefined ||
    attributes[`gen_ai.prompt.${index}.content`] !== undefined;
    index++
  )
    numbered.push({
      role: attributes[`gen_ai.prompt.${index}.role`] ?? 'user',
      content: attributes[`gen_ai.prompt.${index}.content`] ?? '',
    })
  if (numbered.length > 0) return messagesIn(numbered)
  const events = listOf(span.events).flatMap((event) => {
    const role = /^gen_ai\.(system|user|assistant|tool)\.message$/.exec(String(event.name))?.[1]
    const body = isObject(event.body) ? event.body : attributesOf(event)
    return role === undefined ? [] : [{ role, content: body.content ?? body['gen_ai.event.content'] ?? '' }]
  })
  return events.length > 0 ? messagesIn(events) : null
}

function systemOf(text: string): JsonArray {
  const parts = parsedJson(text)
  const texts = listOf(parts).map((part) => String(part.content ?? part.text ?? ''))
  return [{ role: 'system', content: texts.length > 0 ? texts.join('\n') : text }]
}
