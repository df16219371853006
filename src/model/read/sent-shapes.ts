import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { EnvelopeShape } from '../envelope-shapes.ts'
import { listAt, objectAt, textAt } from './wire-value.ts'

/** What has been sent of one call, whole or in pieces. */
export interface SentCall {
  readonly hasId: boolean
  readonly hasType: boolean
  readonly arguments: 'text' | 'empty' | 'value' | 'missing'
}

export const NOTHING_SENT: SentCall = { hasId: false, hasType: false, arguments: 'missing' }

/** A custom tool's `input` is a text, and may be empty. */
export function sentCall(call: JsonObject): SentCall {
  const made = objectAt(call, 'function')
  const sent = made === null ? objectAt(call, 'custom') && 'input' : (made.arguments ?? null)
  return {
    hasId: Boolean(textAt(call, 'id')),
    hasType: textAt(call, 'type') !== null,
    arguments: sent === null ? 'missing' : typeof sent !== 'string' ? 'value' : sent === '' ? 'empty' : 'text',
  }
}

const MORE: readonly SentCall['arguments'][] = ['missing', 'empty', 'text', 'value']

/** Both pieces of one call. */
export const joinedCall = (one: SentCall, other: SentCall): SentCall => ({
  hasId: one.hasId || other.hasId,
  hasType: one.hasType || other.hasType,
  arguments: MORE[Math.max(MORE.indexOf(one.arguments), MORE.indexOf(other.arguments))] ?? 'missing',
})

const OF_ARGUMENTS: Readonly<Record<SentCall['arguments'], EnvelopeShape | null>> = {
  text: null,
  empty: 'arguments-empty',
  value: 'arguments-object',
  missing: 'arguments-missing',
}

/** Shapes of a message, and of the calls that it was sent with; `calls` are its own where it came whole. */
export function sentShapes(message: JsonObject, calls: readonly SentCall[]): ReadonlySet<EnvelopeShape> {
  const shapes = new Set<EnvelopeShape>()
  if (Array.isArray(message.content)) shapes.add('content-parts')
  if (calls.length === 0 && isObject(message.function_call)) shapes.add('function-call')
  for (const call of calls) {
    const ofArguments = OF_ARGUMENTS[call.arguments]
    if (ofArguments !== null) shapes.add(ofArguments)
    if (!call.hasType) shapes.add('call-without-type')
    if (!call.hasId) shapes.add('call-without-id')
  }
  return shapes
}

/** Of a whole Chat Completions object: its first choice. */
export function wholeShapes(envelope: JsonValue): ReadonlySet<EnvelopeShape> {
  const choices = isObject(envelope) ? listAt(envelope, 'choices') : []
  const choice = choices.find((item) => isObject(item) && (item.index ?? 0) === 0)
  const message = isObject(choice) ? objectAt(choice, 'message') : null
  return message === null
    ? new Set()
    : sentShapes(message, listAt(message, 'tool_calls').filter(isObject).map(sentCall))
}
