import type { Contract } from '../contract/contract.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import type { ModelEntry } from '../registry/entry.ts'

/** A member of a contract's request that a model refuses, or takes on a condition alone. */
export interface RefusedMember {
  readonly member: string
  /** null: always. */
  readonly condition: string | null
  readonly place: Place
}

type Asks = (request: JsonObject) => readonly string[]

const members =
  (...names: readonly string[]): Asks =>
  (request) =>
    names.filter((name) => request[name] !== undefined)

/** The members of a request that ask for what an entry's `features` speak of. */
const ASKED_BY: Readonly<Record<string, Asks>> = {
  tools: members('tools', 'tool_choice', 'parallel_tool_calls'),
  reasoning: members('reasoning_effort', 'reasoning'),
  temperature: members('temperature'),
  json_schema: (request) => [
    ...(isJsonSchema(request.response_format) ? ['response_format'] : []),
    ...(isObject(request.text) && isJsonSchema(request.text.format) ? ['text'] : []),
  ],
}

const isJsonSchema = (value: JsonValue | undefined): boolean =>
  value === 'json_schema' || (isObject(value) && value.type === 'json_schema')

export function refusedMembers(contracts: readonly Contract[], entry: ModelEntry | null): readonly RefusedMember[] {
  return Object.entries(entry?.features ?? {}).flatMap(([feature, takes]) => {
    const asks = ASKED_BY[feature]
    if (takes === true || asks === undefined) return []
    return contracts.flatMap(({ request, placeOf }) =>
      asks(request).map((member): RefusedMember => {
        return { member, condition: takes === false ? null : takes, place: placeOf(`/request/${member}`) }
      }),
    )
  })
}
