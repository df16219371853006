import { canonicalJson } from '../../json/canonical.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Fold } from './stream-fold.ts'
import { countAt, listAt, objectAt, textAt } from './wire-value.ts'

const WRITTEN = new Set([
  'response.output_text.delta',
  'response.refusal.delta',
  'response.function_call_arguments.delta',
  'response.custom_tool_call_input.delta',
])
const THOUGHT = new Set(['response.reasoning_text.delta', 'response.reasoning_summary_text.delta'])
const LAST = new Set(['response.completed', 'response.incomplete', 'response.failed'])

/**
 * Follows the Responses API's events. The items are those that were done one by one: not every server repeats them in
 * its last event, which carries the rest.
 */
export function foldResponsesStream(): Fold {
  let response: JsonObject | null = null
  const begun = new Map<number, JsonObject>()
  const done = new Map<number, JsonObject>()
  return {
    add: (event) => {
      const type = textAt(event, 'type') ?? ''
      const length = textAt(event, 'delta')?.length ?? 0
      const item = objectAt(event, 'item')
      if (item !== null && type === 'response.output_item.added') begun.set(placeOf(event, begun), item)
      if (item !== null && type === 'response.output_item.done') done.set(placeOf(event, done), item)
      if (LAST.has(type)) response = objectAt(event, 'response')
      return {
        written: WRITTEN.has(type) ? length : 0,
        thought: THOUGHT.has(type) ? length : 0,
        done: LAST.has(type),
      }
    },
    envelope: () => (response === null ? null : { ...response, output: outputOf(response, done) }),
    fault: () => (response?.status === 'completed' ? unfinished(begun, outputOf(response, done)) : null),
    shapes: () => new Set(),
    isEnded: () => false,
    isStated: () => false,
  }
}

const placeOf = (event: JsonObject, items: ReadonlyMap<number, JsonObject>): number =>
  countAt(event, 'output_index') ?? items.size

/** What was done, in its order, and what only the last event holds. */
function outputOf(response: JsonObject, done: ReadonlyMap<number, JsonObject>): JsonValue {
  const items = [...done.entries()].toSorted(([left], [right]) => left - right).map(([, item]) => item)
  if (items.length === 0) return response.output ?? null
  const known = new Set(items.map(identityOf))
  return [...items, ...listAt(response, 'output').filter((item) => !isObject(item) || !known.has(identityOf(item)))]
}

const identityOf = (item: JsonObject): string => textAt(item, 'id') ?? canonicalJson(item)

/** A call whose name was sent and that is nowhere in the output would be lost without a word. */
function unfinished(begun: ReadonlyMap<number, JsonObject>, output: JsonValue): string | null {
  const names = (Array.isArray(output) ? output : []).filter(isObject).map((item) => textAt(item, 'name'))
  const lost = [...begun.values()].find((item) => {
    const name = textAt(item, 'name')
    const at = name === null ? 0 : names.indexOf(name)
    if (name !== null && at >= 0) names.splice(at, 1)
    return at < 0
  })
  return lost === undefined ? null : `a call of "${textAt(lost, 'name')}" was begun and is not in the output`
}
