import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { engineFindings } from '../provider/engines/engine-findings.ts'
import { OPENAI_STRICT } from '../provider/engines/openai-strict.ts'
import type { Api } from './api.ts'
import { refusal } from './check-request.ts'
import { listOf, objectOf } from './reading.ts'
import type { Refusal, SimulatorRequest } from './request.ts'

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
