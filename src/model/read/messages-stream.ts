import type { JsonObject, JsonValue } from '../../json/value.ts'
import { type Merged, weightOf } from './merge-delta.ts'
import type { Fold, Step } from './stream-fold.ts'
import { countAt, objectAt, textAt } from './wire-value.ts'

/** A block as it grows; `json` is the text of a call's input, as far as it has come. */
interface Block {
  readonly begun: JsonObject
  readonly texts: Record<string, string>
  readonly citations: JsonValue[]
  json: string | null
}

interface State {
  message: JsonObject | null
  readonly blocks: Map<number, Block>
  readonly stop: Merged
  readonly usage: Merged
  isOver: boolean
  fault: string | null
}

const NOTHING: Step = { written: 0, thought: 0, done: false }

/**
 * Follows the events of a streamed message (`RawMessageStreamEvent` of @anthropic-ai/sdk 1.14.0): blocks by their index,
 * counts as they were told last. Pings and events that are new say nothing of the answer.
 */
export function foldMessagesStream(): Fold {
  const state: State = { message: null, blocks: new Map(), stop: {}, usage: {}, isOver: false, fault: null }
  return {
    add: (event) => addEvent(state, event),
    envelope: () => ({
      ...state.message,
      ...state.stop,
      usage: state.usage,
      content: [...state.blocks].toSorted(([left], [right]) => left - right).map(([, block]) => whole(block)),
    }),
    shapes: () => new Set(),
    fault: () => state.fault ?? (state.message === null ? 'the stream has no "message_start"' : null),
    isEnded: () => state.isOver || textAt(state.stop, 'stop_reason') !== null,
    isStated: () => STATED.has(textAt(state.stop, 'stop_reason') ?? ''),
  }
}

/** What the endpoint says of a limit or a refusal stands, whatever comes after it. */
const STATED: ReadonlySet<string> = new Set(['max_tokens', 'model_context_window_exceeded', 'refusal'])

function addEvent(state: State, event: JsonObject): Step {
  switch (event.type) {
    case 'message_start':
      state.message = objectAt(event, 'message')
      replaceStated(state.usage, objectAt(state.message ?? {}, 'usage'))
      return { ...NOTHING, thought: weightOf(event) }
    case 'content_block_start':
      return beginBlock(state, event)
    case 'content_block_delta':
      return addDelta(state, event)
    case 'message_delta':
      replaceStated(state.stop, objectAt(event, 'delta'))
      replaceStated(state.usage, objectAt(event, 'usage'))
      return { ...NOTHING, thought: weightOf(event) }
    case 'message_stop':
      state.isOver = true
      return { ...NOTHING, done: true }
    default:
      return NOTHING
  }
}

/** Counts are totals of the whole message: told again they replace, left out or null they stand. So does a reason to stop. */
function replaceStated(known: Merged, told: JsonObject | null): void {
  for (const [name, value] of Object.entries(told ?? {})) if (value !== null) known[name] = value
}

function beginBlock(state: State, event: JsonObject): Step {
  const begun = objectAt(event, 'content_block')
  const index = countAt(event, 'index')
  if (begun === null || index === null) return broken(state, 'a block of the stream begins without its content')
  if (state.blocks.has(index)) return broken(state, `the block ${index} of the stream begins twice`)
  state.blocks.set(index, { begun, texts: {}, citations: [], json: null })
  const { written, thought } = sizeOf(begun)
  return { written, thought, done: false }
}

/** Most begin empty; blocks of server tools, and redacted thinking, come whole. */
function sizeOf(begun: JsonObject): Pick<Step, 'written' | 'thought'> {
  const length = JSON.stringify(begun).length
  return begun.type === 'text'
    ? { written: textAt(begun, 'text')?.length ?? 0, thought: 0 }
    : { written: 0, thought: length }
}

function addDelta(state: State, event: JsonObject): Step {
  const index = countAt(event, 'index')
  const delta = objectAt(event, 'delta') ?? {}
  const block = index === null ? undefined : state.blocks.get(index)
  if (block === undefined) return broken(state, 'a piece of the stream belongs to no block')
  switch (delta.type) {
    case 'text_delta':
      return { ...NOTHING, written: append(block, 'text', delta) }
    case 'thinking_delta':
      return { ...NOTHING, thought: append(block, 'thinking', delta) }
    case 'signature_delta':
      block.texts.signature = textAt(delta, 'signature') ?? ''
      return { ...NOTHING, thought: block.texts.signature.length }
    case 'input_json_delta': {
      const more = textAt(delta, 'partial_json') ?? ''
      block.json = (block.json ?? '') + more
      return { ...NOTHING, written: more.length }
    }
    case 'citations_delta':
      if (delta.citation !== undefined) block.citations.push(delta.citation)
      return { ...NOTHING, thought: JSON.stringify(delta).length }
    default:
      return { ...NOTHING, thought: JSON.stringify(delta).length }
  }
}

function append({ begun, texts }: Block, member: string, delta: JsonObject): number {
  const more = textAt(delta, member) ?? ''
  texts[member] = (texts[member] ?? textAt(begun, member) ?? '') + more
  return more.length
}

const broken = (state: State, fault: string): Step => {
  state.fault ??= fault
  return NOTHING
}

/** A block as it would have come unstreamed, but for the input of a call, which stays the text that was sent. */
const whole = ({ begun, texts, citations, json }: Block): JsonObject => ({
  ...begun,
  ...texts,
  ...(citations.length === 0 ? {} : { citations }),
  ...(json === null || json === '' ? {} : { input: json }),
})
