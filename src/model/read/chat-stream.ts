import { isObject, type JsonObject } from '../../json/value.ts'
import { partsText } from './chat-answer.ts'
import { argumentsOf } from './made-calls.ts'
import { shapeFault } from './message-shape.ts'
import type { Fold, Step } from './stream-fold.ts'
import { countAt, listAt, objectAt, textAt } from './wire-value.ts'

interface StreamedCall {
  index: number
  id: string | null
  name: string
  arguments: string
}

/** Folds `chat.completion.chunk` events into the completion they stand for: choice 0, calls by their index. */
export function foldChatStream(): Fold {
  const state: State = {
    seen: false,
    written: false,
    odd: null,
    error: null,
    content: null,
    refusal: null,
    reasoning: null,
    calls: [],
    legacy: null,
    finish: null,
    model: null,
    fingerprint: null,
    usage: null,
  }
  return {
    add: (chunk) => addChunk(state, chunk),
    envelope: () => ({
      model: state.model,
      system_fingerprint: state.fingerprint,
      usage: state.usage,
      choices: state.seen ? [choiceOf(state)] : [],
    }),
  }
}

interface State {
  seen: boolean
  /** A delta came, if only an empty one. */
  written: boolean
  /** The first delta that can't be read. */
  odd: JsonObject | null
  error: JsonObject | null
  content: string | null
  refusal: string | null
  reasoning: string | null
  calls: StreamedCall[]
  legacy: { name: string; arguments: string } | null
  finish: string | null
  model: string | null
  fingerprint: string | null
  usage: JsonObject | null
}

function addChunk(state: State, chunk: JsonObject): Step {
  state.model = textAt(chunk, 'model') ?? state.model
  state.fingerprint = textAt(chunk, 'system_fingerprint') ?? state.fingerprint
  // Groq puts the counts of the last chunk into a member of its own (groq-typescript 1.4.0).
  state.usage = objectAt(chunk, 'usage') ?? objectAt(objectAt(chunk, 'x_groq') ?? {}, 'usage') ?? state.usage
  const choice = listAt(chunk, 'choices').find((item) => isObject(item) && (item.index ?? 0) === 0)
  if (!isObject(choice)) return { written: 0, thought: 0, done: false }
  state.seen = true
  state.finish = textAt(choice, 'finish_reason') ?? state.finish
  state.error ??= objectAt(choice, 'error')
  const delta = objectAt(choice, 'delta') ?? objectAt(choice, 'message')
  if (delta !== null) state.written = true
  return addDelta(state, delta ?? {})
}

function addDelta(state: State, delta: JsonObject): Step {
  if (shapeFault(delta) !== null) state.odd ??= delta
  const content = textAt(delta, 'content') ?? partsText(delta, 'text')
  const refusal = textAt(delta, 'refusal') || partsText(delta, 'refusal')
  const thought = textAt(delta, 'reasoning_content') ?? textAt(delta, 'reasoning') ?? partsText(delta, 'thinking')
  state.content = appended(state.content, content)
  state.refusal = appended(state.refusal, refusal)
  state.reasoning = appended(state.reasoning, thought)
  let written = (content?.length ?? 0) + (refusal?.length ?? 0)
  for (const call of listAt(delta, 'tool_calls')) if (isObject(call)) written += addCall(state.calls, call)
  const legacy = objectAt(delta, 'function_call')
  if (legacy !== null) {
    const added = textAt(legacy, 'arguments') ?? ''
    state.legacy = {
      name: (state.legacy?.name ?? '') + (textAt(legacy, 'name') ?? ''),
      arguments: (state.legacy?.arguments ?? '') + added,
    }
    written += added.length
  }
  return { written, thought: thought?.length ?? 0, done: false }
}

/**
 * A delta continues the call of its index; without an index, or with a name under another id, a new call begins. An id
 * alone begins none: some servers make up one for every delta.
 */
function addCall(calls: StreamedCall[], delta: JsonObject): number {
  const id = textAt(delta, 'id') || null
  const made = objectAt(delta, 'function') ?? objectAt(delta, 'custom') ?? {}
  const name = textAt(made, 'name') ?? ''
  const index = countAt(delta, 'index') ?? (id === null || name === '' ? Math.max(0, calls.length - 1) : calls.length)
  const isSame = (call: StreamedCall): boolean => id === null || call.id === null || call.id === id || name === ''
  const open = calls.findLast((call) => call.index === index && isSame(call))
  const call = open ?? { index, id: null, name: '', arguments: '' }
  if (open === undefined) calls.push(call)
  call.id ??= id
  // Some servers repeat the name with every delta instead of sending it once.
  if (call.name === '') call.name = name
  const added = argumentsOf(made)
  call.arguments += added
  return added.length
}

const appended = (before: string | null, more: string | null): string | null =>
  more === null ? before : (before ?? '') + more

const choiceOf = (state: State): JsonObject => ({
  index: 0,
  finish_reason: state.finish,
  error: state.error,
  message: state.written ? (state.odd ?? messageOf(state)) : null,
})

const messageOf = (state: State): JsonObject => ({
  role: 'assistant',
  content: state.content === '' && state.calls.length + (state.refusal ?? '').length > 0 ? null : state.content,
  refusal: state.refusal,
  reasoning_content: state.reasoning,
  tool_calls: state.calls
    .toSorted((left, right) => left.index - right.index)
    .map((call) => ({
      ...(call.id === null ? {} : { id: call.id }),
      type: 'function',
      function: { name: call.name, arguments: call.arguments },
    })),
  function_call: state.legacy === null ? null : { ...state.legacy },
})
