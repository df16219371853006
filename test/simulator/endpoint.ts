import { afterAll, beforeAll } from 'vitest'
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.ts'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts'

export interface Heard {
  readonly status: number
  readonly fault: string | null
  readonly headers: Headers
  readonly body: JsonObject
}

/** A simulator for one test file, and how to ask it. */
export function withSimulator(options: Omit<SimulatorOptions, 'host'> = {}) {
  let simulator: Simulator
  beforeAll(async () => {
    simulator = await startSimulator({ host: '127.0.0.1', ...options })
  })
  afterAll(() => simulator.close())

  const post = (path: string, body: JsonValue, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${simulator.url}/${path}`, { method: 'POST', body: JSON.stringify(body), headers })

  const ask = async (body: JsonObject, path = 'chat/completions'): Promise<Heard> => {
    const response = await post(path, { model: 'sim-steady', temperature: 0, ...body })
    const { status, headers } = response
    return { status, headers, fault: headers.get('x-sim-fault'), body: (await response.json()) as JsonObject }
  }
  return { ask, post, url: () => simulator.url }
}

/** The message of a Chat Completion. */
export function messageOf({ body }: Heard): JsonObject {
  const [choice] = body.choices as readonly JsonObject[]
  return isObject(choice?.message) ? choice.message : {}
}

/** The calls of a Chat Completion: `[name, arguments]`. */
export const callsOf = (heard: Heard): readonly (readonly [string, JsonValue])[] =>
  ((messageOf(heard).tool_calls ?? []) as readonly { function: { name: string; arguments: string } }[]).map((call) => [
    call.function.name,
    JSON.parse(call.function.arguments) as JsonValue,
  ])

export const jsonOf = (heard: Heard): JsonValue => JSON.parse(String(messageOf(heard).content)) as JsonValue

/** An object schema of which every member is required. */
export const record = (properties: JsonObject): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

export const jsonSchema = (schema: JsonObject): JsonObject => ({
  type: 'json_schema',
  json_schema: { name: 'answer', strict: true, schema },
})

export const tool = (
  name: string,
  description: string,
  properties: JsonObject,
  required = Object.keys(properties),
): JsonObject => ({
  type: 'function',
  function: { name, description, parameters: { ...record(properties), required } },
})

export const user = (content: string): JsonObject => ({ role: 'user', content })
