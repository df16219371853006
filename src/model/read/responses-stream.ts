import type { JsonValue } from '../../json/value.ts'
import type { Fold } from './stream-fold.ts'
import { objectAt, textAt } from './wire-value.ts'

const WRITTEN = new Set([
  'response.output_text.delta',
  'response.refusal.delta',
  'response.function_call_arguments.delta',
  'response.custom_tool_call_input.delta',
])
const THOUGHT = new Set(['response.reasoning_text.delta', 'response.reasoning_summary_text.delta'])
const LAST = new Set(['response.completed', 'response.incomplete', 'response.failed'])

/** Follows the Responses API's events; the last one carries the whole response. */
export function foldResponsesStream(): Fold {
  let response: JsonValue = null
  return {
    add: (event) => {
      const type = textAt(event, 'type') ?? ''
      const length = textAt(event, 'delta')?.length ?? 0
      if (LAST.has(type)) response = objectAt(event, 'response')
      if (type === 'error')
        response = { status: 'failed', error: { code: event.code ?? null, message: event.message ?? null } }
      return {
        written: WRITTEN.has(type) ? length : 0,
        thought: THOUGHT.has(type) ? length : 0,
        done: LAST.has(type) || type === 'error',
      }
    },
    envelope: () => response,
  }
}
