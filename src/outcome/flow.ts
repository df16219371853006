import type { ToolResults, Turn } from '../contract/contract.ts'
import type { JsonDocument, JsonObject, JsonValue } from '../json/value.ts'
import type { Answered, ToolCall } from '../model/answer.ts'
import { assistantItems, resultItem, userItem } from './messages.ts'
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
