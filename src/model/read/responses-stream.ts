import { canonicalJson } from '../../json/canonical.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { MAX_BODY_BYTES } from '../wire/body-text.ts'
import { weightOf } from './merge-delta.ts'
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
  let kept = 0
  const keep = (items: Map<number, JsonObject>, event: JsonObject): void => {
    const item = objectAt(event, 'item')
    if (item === null) return
    items.set(placeOf(event, items), item)
    kept += weightOf([item])
  }
  return {
    add: (event) => {
      const type = textAt(event, 'type') ?? ''
      const length = textAt(event, 'delta')?.length ?? 0
      if (type === 'response.output_item.added') keep(begun, event)
      if (type === 'response.output_item.done') keep(done, event)
      if (LAST.has(type)) response = objectAt(event, 'response')
      return {
        written: WRITTEN.has(type) ? length : 0,
        // Items repeat what the deltas said, as JSON: they count where they are more than an answer can be.
        thought: kept > MAX_BODY_BYTES ? kept : THOUGHT.has(type) ? length : 0,
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
  const left = new Map<string, number>()
  for (const item of Array.isArray(output) ? output.filter(isObject) : []) {
    const name = textAt(item, 'name')
    if (name !== null) left.set(name, (left.get(name) ?? 0) + 1)
  }
  for (const item of begun.values()) {
    const name = textAt(item, 'name')
    if (name === null) continue
    const count = left.get(name) ?? 0
    if (count === 0) return `a call of "${name}" was begun and is not in the output`
    left.set(name, count - 1)
  }
  return null
}
