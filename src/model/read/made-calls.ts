import type { JsonObject } from '../../json/value.ts'
import type { ToolCall } from '../answer.ts'
import { textAt } from './wire-value.ts'

/** One call as an answer holds it; `made` has its name and arguments. */
export const madeCall = (id: string | null, made: JsonObject): ToolCall => ({
  id: id ?? '',
  name: textAt(made, 'name') ?? '',
  arguments: argumentsOf(made),
})

/** Arguments are text; some servers send the object itself. A custom tool's `input` is its argument. */
export function argumentsOf(made: JsonObject): string {
  const sent = made.arguments ?? made.input ?? ''
  return typeof sent === 'string' ? sent : JSON.stringify(sent)
}

/**
 * A result is sent back under the id of its call, so that each call needs one of its own: some servers leave ids empty
 * or give one id to several calls.
 */
export function withOwnIds(calls: readonly ToolCall[]): readonly ToolCall[] {
  const taken = new Set<string>()
  return calls.map((call, index) => {
    let id = call.id === '' ? `call_${index}` : call.id
    while (taken.has(id)) id = `${id}_${index}`
    taken.add(id)
    return { ...call, id }
  })
}
