import type { ToolResults, Turn } from '../contract/contract.ts'
import { isObject, type JsonDocument, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Answered, AssistantMessage, ToolCall } from '../model/answer.ts'
import type { CallFault } from './outcome.ts'
import { clip, clipNames } from './shown.ts'
import { readArguments } from './tool-calls.ts'
import type { SchemaValidator } from './validator.ts'
import { valueDifferences } from './value-checks.ts'

/** What a turn needs besides its own text: the answer before it and whoever may answer calls. */
export interface TurnContext {
  readonly api: 'chat' | 'responses'
  /** null for the first turn, and where a filter kept the model from answering. It must have come out `ok`. */
  readonly previous: Answered | null
  /** Tools that the policy maps to a real downstream; those outrank `tool_results`. */
  readonly callbacks: ReadonlySet<string>
  /** What the downstreams returned, by tool call id; absent while they have not been asked. */
  readonly returned?: Readonly<Record<string, JsonValue>>
  /** Asked only where a `when` holds a schema. */
  readonly validator: SchemaValidator
}

export type OpenedTurn =
  /** To be appended to the conversation: the previous answer, the results of its calls, the user's message. */
  | { readonly kind: 'messages'; readonly messages: readonly JsonObject[] }
  /** These calls go to their downstreams first; then the turn is opened again with `returned`. */
  | { readonly kind: 'callbacks'; readonly calls: readonly ToolCall[] }
  | { readonly kind: 'wrong-calls'; readonly fault: CallFault }

/**
 * What comes before a flow's next call (docs/contracts.md#flows). Every open call of the previous answer gets a result;
 * where none fits one, the model asked for something the contract did not foresee. No downstream is asked before all
 * other calls have their results: it may have effects.
 *
 * @param turn its `user` already expanded
 */
export function openTurn(turn: Turn, context: TurnContext): OpenedTurn {
  const user = turn.user === undefined ? [] : [userItem(turn.user)]
  const { previous, callbacks, returned } = context
  const { toolCalls, content } = previous?.message ?? { toolCalls: [], content: null }
  if (toolCalls.length === 0 && turn.toolResults && turn.user === undefined)
    return noCallToAnswer(turn.toolResults, content)
  if (previous === null) return { kind: 'messages', messages: user }
  const results: JsonObject[] = []
  const open: ToolCall[] = []
  for (const call of toolCalls) {
    const result = callbacks.has(call.name)
      ? returnedFor(call, returned)
      : foreseenResult(turn.toolResults ?? [], call, context.validator)
    if (result !== undefined) results.push(resultItem(context.api, call.id, result))
    else if (callbacks.has(call.name)) open.push(call)
    else return { kind: 'wrong-calls', fault: unforeseen(call) }
  }
  if (open.length > 0) return { kind: 'callbacks', calls: open }
  return { kind: 'messages', messages: [...assistantItems(context.api, previous), ...results, ...user] }
}

/** A result without a call can't be sent: the turn before let a text pass where this one needs a call. */
function noCallToAnswer(expected: readonly ToolResults[], text: string | null): OpenedTurn {
  const names = clipNames(expected.map(({ tool }) => tool))
  return {
    kind: 'wrong-calls',
    fault: { kind: 'missing', expected: names, made: [], text: text === null ? null : clip(text) },
  }
}

const unforeseen = (call: ToolCall): CallFault => ({
  kind: 'unforeseen',
  name: clip(call.name),
  arguments: clip(call.arguments),
})

const returnedFor = ({ id }: ToolCall, returned: TurnContext['returned'] = {}): JsonValue | undefined =>
  Object.hasOwn(returned, id) ? returned[id] : undefined

/** The first result of the call's tool whose `when` holds for its arguments. */
function foreseenResult(
  results: readonly ToolResults[],
  call: ToolCall,
  validator: SchemaValidator,
): JsonValue | undefined {
  const candidates = results.filter(({ tool }) => tool === call.name).flatMap((entry) => entry.results)
  if (candidates.length === 0) return undefined
  const read = readArguments(call)
  const fits = (document: JsonDocument) => (candidate: ToolResults['results'][number]) =>
    candidate.when === undefined || valueDifferences(candidate.when, document, validator).length === 0
  return read.ok ? candidates.find(fits(read.document))?.result : undefined
}

type Api = 'chat' | 'responses'

/** A user's turn; both APIs take the same shape. */
const userItem = (content: JsonValue): JsonObject => ({ role: 'user', content })

/**
 * The model's own turn, echoed before the results of its calls: as it came where it was kept (Gemini's signatures,
 * DeepSeek's `reasoning_content`, phases, reasoning items must come back unchanged), else put together again: one message
 * in the Chat Completions API, an item for the text, the refusal and each call in the Responses API. Source: OpenAI API
 * reference, "Create chat completion" (messages: `content` may be null only beside calls or a refusal) and "Create a
 * model response" (input items).
 */
function assistantItems(api: Api, { message, turn }: Pick<Answered, 'message' | 'turn'>): readonly JsonObject[] {
  const sent = turn === undefined ? null : api === 'chat' ? sentMessage(turn, message) : sentItems(turn, message)
  return sent ?? (api === 'chat' ? [chatMessage(message)] : responsesItems(message))
}

/** Blocks of the Messages API hold the calls among them; the mapping sends them back as they came. */
function sentBlocks({ content, ...rest }: JsonObject, { toolCalls }: AssistantMessage): readonly JsonObject[] | null {
  const ids = toolCalls.map(({ id }) => id)
  const blocks = (content as readonly JsonValue[]).map((block) =>
    isToolUse(block) ? withId(block, 'id', ids.shift()) : block,
  )
  return ids.length === 0 ? [{ role: 'assistant', ...rest, content: blocks }] : null
}

const isToolUse = (block: JsonValue): boolean => isObject(block) && block.type === 'tool_use'

/** The older `function_call` can't be answered by a tool's message: such a turn is put together again. */
function sentMessage(turn: JsonValue, message: AssistantMessage): readonly JsonObject[] | null {
  const { toolCalls } = message
  if (!isObject(turn)) return null
  if (Array.isArray(turn.content) && turn.content.some(isToolUse)) return sentBlocks(turn, message)
  const calls = Array.isArray(turn.tool_calls) ? turn.tool_calls : []
  if (calls.length !== toolCalls.length) return null
  const own = calls.map((call, index) => withId(call, 'id', toolCalls[index]?.id))
  // What says that no call was made is left out: OpenAI refuses an empty list, Mistral's closed messages refuse null.
  const { tool_calls: _, ...rest } = turn
  const role = rest.role === undefined ? { role: 'assistant' } : {}
  return [{ ...role, ...rest, ...(calls.length > 0 ? { tool_calls: own } : {}) }]
}

function sentItems(turn: JsonValue, { toolCalls }: AssistantMessage): readonly JsonObject[] | null {
  if (!Array.isArray(turn) || !turn.every(isObject)) return null
  const ids = toolCalls.map(({ id }) => id)
  const items = turn.map((item) => (CALLS.has(item.type ?? null) ? withId(item, 'call_id', ids.shift()) : item))
  return ids.length === 0 ? (items as readonly JsonObject[]) : null
}

const CALLS: ReadonlySet<JsonValue> = new Set(['function_call', 'custom_tool_call'])

/** A call that came without an id of its own has got one, under which its result goes back. */
const withId = (call: JsonValue, name: string, id: string | undefined): JsonValue =>
  isObject(call) && id !== undefined && call[name] !== id ? { ...call, [name]: id } : call

function chatMessage({ content, refusal, toolCalls }: AssistantMessage): JsonObject {
  const calls = toolCalls.map(({ id, name, arguments: text }) => ({
    id,
    type: 'function',
    function: { name, arguments: text },
  }))
  const isEmpty = content === null && !refusal && calls.length === 0
  return {
    role: 'assistant',
    content: isEmpty ? '' : content,
    ...(refusal ? { refusal } : {}),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  }
}

function responsesItems({ content, refusal, toolCalls }: AssistantMessage): readonly JsonObject[] {
  return [
    ...(content ? [{ role: 'assistant', content }] : []),
    ...(refusal ? [{ role: 'assistant', content: [{ type: 'refusal', refusal }] }] : []),
    ...toolCalls.map(({ id, name, arguments: text }) => ({
      type: 'function_call',
      call_id: id,
      name,
      arguments: text,
    })),
  ]
}

/** The result of one call. Both APIs take text: a string goes as it is, any other value as JSON. */
function resultItem(api: Api, callId: string, result: JsonValue): JsonObject {
  const text = typeof result === 'string' ? result : JSON.stringify(result)
  return api === 'chat'
    ? { role: 'tool', tool_call_id: callId, content: text }
    : { type: 'function_call_output', call_id: callId, output: text }
}
