import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { partsText } from './chat-answer.ts'
import { graver, isStated } from './finish-reason.ts'
import { type Merged, mergeDelta, weightOf } from './merge-delta.ts'
import { shapeFault } from './message-shape.ts'
import { sentShapes } from './sent-shapes.ts'
import type { Fold, Step } from './stream-fold.ts'
import { type StreamedCalls, streamedCalls } from './streamed-calls.ts'
import { listAt, objectAt, textAt, without } from './wire-value.ts'

/** Folds `chat.completion.chunk` events into the completion they stand for: choice 0. */
export function foldChatStream(): Fold {
  const state: State = {
    seen: false,
    written: false,
    odd: null,
    error: null,
    content: null,
    parts: [],
    refusal: null,
    extra: {},
    calls: streamedCalls(),
    legacy: streamedCalls(),
    finish: null,
    model: null,
    fingerprint: null,
    provider: null,
    usage: null,
  }
  return {
    add: (chunk) => addChunk(state, chunk),
    envelope: () => ({
      model: state.model,
      system_fingerprint: state.fingerprint,
      provider: state.provider,
      usage: state.usage,
      choices: state.seen ? [choiceOf(state)] : [],
    }),
    shapes: () => {
      const shapes = sentShapes(messageOf(state), state.calls.sent())
      return state.calls.shareIndex() ? new Set([...shapes, 'calls-of-one-index' as const]) : shapes
    },
    fault: () => state.calls.fault() ?? legacyFault(state),
    isEnded: () => state.finish !== null,
    isStated: () => isStated(state.finish),
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
  /** The content as parts, from the first delta on that brings some. */
  readonly parts: JsonValue[]
  refusal: string | null
  /** Members of the message that are not read here: thoughts, signatures. */
  readonly extra: Merged
  readonly calls: StreamedCalls
  /** The older `function_call`: one call, in pieces. */
  readonly legacy: StreamedCalls
  /** The gravest reason so far. */
  finish: string | null
  model: string | null
  fingerprint: string | null
  provider: string | null
  usage: JsonObject | null
}

function addChunk(state: State, chunk: JsonObject): Step {
  state.model = textAt(chunk, 'model') ?? state.model
  state.fingerprint = textAt(chunk, 'system_fingerprint') ?? state.fingerprint
  state.provider = textAt(chunk, 'provider') ?? state.provider
  // Groq puts the counts of the last chunk into a member of its own (groq-typescript 1.4.0).
  state.usage = objectAt(chunk, 'usage') ?? objectAt(objectAt(chunk, 'x_groq') ?? {}, 'usage') ?? state.usage
  const choice = listAt(chunk, 'choices').find((item) => isObject(item) && (item.index ?? 0) === 0)
  if (!isObject(choice)) return { written: 0, thought: 0, done: false }
  state.seen = true
  state.finish = graver(state.finish, textAt(choice, 'finish_reason'))
  state.error ??= objectAt(choice, 'error')
  const delta = objectAt(choice, 'delta') ?? objectAt(choice, 'message')
  if (delta !== null) state.written = true
  return addDelta(state, delta ?? {})
}

function addDelta(state: State, delta: JsonObject): Step {
  // A copy, because what is merged below changes.
  if (shapeFault(delta) !== null) state.odd ??= structuredClone(delta)
  const { content: sent, function_call: legacy } = delta
  const rest = without(delta, READ_HERE)
  const content = textAt(delta, 'content') ?? partsText(delta, 'text')
  const refusal = textAt(delta, 'refusal') || partsText(delta, 'refusal')
  const thought = textAt(delta, 'reasoning_content') ?? textAt(delta, 'reasoning') ?? partsText(delta, 'thinking')
  addParts(state, sent, content)
  state.content = appended(state.content, content)
  state.refusal = appended(state.refusal, refusal)
  mergeDelta(state.extra, rest)
  const written = (content?.length ?? 0) + (refusal?.length ?? 0)
  const made = state.calls.add(listAt(delta, 'tool_calls'))
  const madeOnce = state.legacy.add(isObject(legacy) ? [{ function: legacy }] : [])
  const kept = weightOf(rest) + weightOf(sent) + made.kept + madeOnce.kept
  return { written: written + made.arguments + madeOnce.arguments, thought: (thought?.length ?? 0) + kept, done: false }
}

const READ_HERE: ReadonlySet<string> = new Set(['content', 'refusal', 'tool_calls', 'function_call'])

/** Parts are kept as they came, for the echo; text between them becomes a part too. */
function addParts({ parts, content }: State, sent: JsonValue | undefined, text: string | null): void {
  if (Array.isArray(sent)) {
    if (parts.length === 0 && content) parts.push({ type: 'text', text: content })
    for (const part of sent) addPart(parts, part)
  } else if (parts.length > 0 && text) addPart(parts, { type: 'text', text })
}

/** Pieces of one text or thought are one part. */
function addPart(parts: JsonValue[], part: JsonValue): void {
  const last = parts.at(-1)
  const isContinued = isObject(last) && isObject(part) && last.type === part.type
  if (isContinued && (part.type === 'text' || part.type === 'thinking')) mergeDelta(last as Merged, part)
  else parts.push(part)
}

const appended = (before: string | null, more: string | null): string | null =>
  more === null ? before : (before ?? '') + more

const legacyFault = ({ legacy }: State): string | null =>
  legacy.count() > 1 ? '"function_call" names more than one function' : legacy.fault()

const choiceOf = (state: State): JsonObject => ({
  index: 0,
  finish_reason: state.finish,
  error: state.error,
  message: state.written ? (state.odd ?? messageOf(state)) : null,
})

function messageOf(state: State): JsonObject {
  const calls = state.calls.calls()
  const legacy = state.legacy.calls()[0]
  const isSilent = state.content === '' && calls.length + (state.refusal ?? '').length > 0
  return {
    role: 'assistant',
    ...state.extra,
    content: state.parts.length > 0 ? state.parts : isSilent ? null : state.content,
    ...(state.refusal === null ? {} : { refusal: state.refusal }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
    ...(legacy === undefined ? {} : { function_call: legacy.function as JsonObject }),
  }
}
