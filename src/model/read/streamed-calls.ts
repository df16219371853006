import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { type Extent, extended, isClosed, isInside, isValueDue, NOTHING_YET } from './argument-extent.ts'
import { argumentsOf } from './made-calls.ts'
import { type Merged, mergeDelta, weightOf } from './merge-delta.ts'
import { joinedCall, NOTHING_SENT, type SentCall, sentCall } from './sent-shapes.ts'
import { countAt, objectAt, textAt, without } from './wire-value.ts'

interface StreamedCall {
  readonly index: number | null
  id: string | null
  name: string
  arguments: string
  extent: Extent
  sent: SentCall
  /** Its name came again, and what came with it went on with its arguments: one call only where they come out whole. */
  isRepeated: boolean
  /** It began with the name, and without an id of its own, of a call that was whole: a call only where arguments come. */
  isDoubtful: boolean
  /** Members of the call and of its function that the API does not name, for the echo. */
  readonly extra: Merged
  readonly functionExtra: Merged
}

/** Characters that one delta adds to the calls. */
export interface AddedToCalls {
  readonly arguments: number
  /** Of members that are only kept. */
  readonly kept: number
}

/** Puts the pieces of streamed calls together. A name that was sent is the name of a call, or there is a fault. */
export interface StreamedCalls {
  /** Takes the calls of one delta. */
  readonly add: (deltas: readonly JsonValue[]) => AddedToCalls
  readonly count: () => number
  readonly calls: () => readonly JsonObject[]
  readonly sent: () => readonly SentCall[]
  /** Whether several calls came under one index, which clients take for one call. */
  readonly shareIndex: () => boolean
  /** Why the pieces can't be told apart; null where they can. */
  readonly fault: () => string | null
}

export function streamedCalls(): StreamedCalls {
  const calls: StreamedCall[] = []
  let fault: string | null = null
  const add = (delta: JsonObject, begunHere: Set<StreamedCall>): AddedToCalls => {
    const piece = pieceOf(delta)
    const place = placeOf(calls, piece, begunHere)
    if (place.kind === 'unclear') fault ??= place.why
    if (place.kind !== 'continues' && calls.length === MOST_CALLS) {
      fault ??= `the stream holds more than ${MOST_CALLS} calls`
      return { arguments: piece.arguments.length, kept: 0 }
    }
    const call = place.kind === 'continues' ? place.call : begin(calls, piece, begunHere)
    call.isRepeated ||= place.kind === 'continues' && piece.name !== '' && call.name !== ''
    call.isDoubtful ||= place.kind === 'begins' && place.isDoubtful
    call.id ??= piece.id
    if (call.name === '') call.name = piece.name
    call.arguments += piece.arguments
    call.extent = extended(call.extent, piece.arguments)
    call.sent = joinedCall(call.sent, sentCall(delta))
    const [ofCall, ofFunction] = [without(delta, OF_CALL), without(piece.made, OF_FUNCTION)]
    mergeDelta(call.extra, ofCall)
    mergeDelta(call.functionExtra, ofFunction)
    return { arguments: piece.arguments.length, kept: weightOf(ofCall) + weightOf(ofFunction) }
  }
  return {
    add: (deltas) => {
      const begunHere = new Set<StreamedCall>()
      const added = deltas.filter(isObject).map((delta) => add(delta, begunHere))
      return {
        arguments: added.reduce((sum, { arguments: length }) => sum + length, 0),
        kept: added.reduce((sum, { kept }) => sum + kept, 0),
      }
    },
    count: () => calls.length,
    sent: () => calls.map(({ sent }) => sent),
    shareIndex: () => {
      const indexes = calls.flatMap(({ index }) => index ?? [])
      return new Set(indexes).size < indexes.length
    },
    calls: () => inOrder(calls).map(wholeCall),
    fault: () => fault ?? (calls.some(isMixedCall) ? MIXED_CALLS : calls.some(isUnnamed) ? UNNAMED : null),
  }
}

/** Each piece is held against the calls before it. */
const MOST_CALLS = 1_000

const MIXED_CALLS = 'a name comes twice in the stream, and its arguments are not those of one call'

const isMixedCall = (call: StreamedCall): boolean =>
  (call.isRepeated && !isJson(call.arguments)) || (call.isDoubtful && call.arguments === '')

const UNNAMED = 'a call of "tool_calls" has no function'

const isUnnamed = (call: StreamedCall): boolean => call.name === '' && call.arguments === ''

interface Piece {
  readonly index: number | null
  readonly id: string | null
  readonly name: string
  readonly arguments: string
  readonly made: JsonObject
}

function pieceOf(delta: JsonObject): Piece {
  const made = objectAt(delta, 'function') ?? objectAt(delta, 'custom') ?? {}
  return {
    index: countAt(delta, 'index'),
    id: textAt(delta, 'id') || null,
    name: textAt(made, 'name') ?? '',
    arguments: argumentsOf(made),
    made,
  }
}

type Place =
  /** `isDoubtful`: only arguments that follow show that it is a call, and not a name that was sent once more. */
  | { readonly kind: 'begins'; readonly isDoubtful: boolean }
  | { readonly kind: 'continues'; readonly call: StreamedCall }
  | { readonly kind: 'unclear'; readonly why: string }

const BEGINS: Place = { kind: 'begins', isDoubtful: false }

/**
 * The call that a piece belongs to: of those under its index the one with its id, else the last. Servers leave ids and
 * indexes out, give one index or one id to all calls, or repeat id and name with every piece (MiniMax M2.7 at NVIDIA:
 * NousResearch/hermes-agent#8259), so that a name decides:
 *
 * | the piece has             | and the call it would continue                 | so                            |
 * |---------------------------|------------------------------------------------|-------------------------------|
 * | no name                   | is there                                       | it continues; an id alone begins no call: some servers make up one for every piece |
 * | no name                   | is one of several, and another waits for arguments | nobody can tell           |
 * | a name                    | has none yet                                   | it continues                  |
 * | another name or other id  |                                                | a call begins                 |
 * | the same name             | whole arguments                                | a call begins; nobody can tell where none of its arguments follow |
 * | the same name             | arguments that are begun, and these go on with them | it continues             |
 * | the same name             | anything else: one of the two has no arguments, or a value begins | nobody can tell |
 */
function placeOf(calls: readonly StreamedCall[], piece: Piece, begunHere: ReadonlySet<StreamedCall>): Place {
  const { index, id, name } = piece
  const near = index === null ? calls : calls.filter((call) => call.index === index)
  const ofId = id === null ? [] : near.filter((call) => call.id === id)
  const open = ofId.at(-1) ?? near.at(-1)
  if (open === undefined) return BEGINS
  if (name === '') return ofId.length === 1 ? { kind: 'continues', call: open } : unnamed(near, open, piece)
  if (open.name === '') return { kind: 'continues', call: open }
  // Two calls of one list are two calls.
  if (name !== open.name || begunHere.has(open)) return BEGINS
  if (id !== null && open.id !== null && id !== open.id) return BEGINS
  if (isClosed(open.extent)) return { kind: 'begins', isDoubtful: true }
  return goesOn(open, piece)
    ? { kind: 'continues', call: open }
    : { kind: 'unclear', why: `"${name}" comes twice in the stream, and nothing says whether it is one call or two` }
}

/** Arguments begin with `{`: a piece that does so goes on with others only where a member's value is due. */
const goesOn = (open: StreamedCall, { arguments: more }: Piece): boolean =>
  isInside(open.extent) && more !== '' && (!/^\s*(\{|$)/.test(more) || isValueDue(open.extent))

/** Without a name, or an id that is one call's, a piece goes to the last call; not where an earlier one waits for its own. */
function unnamed(near: readonly StreamedCall[], last: StreamedCall, piece: Piece): Place {
  const isOpen = (call: StreamedCall): boolean => call !== last && call.arguments !== '' && !isClosed(call.extent)
  return piece.arguments !== '' && near.some(isOpen)
    ? { kind: 'unclear', why: 'arguments come without a name or an id of their own while several calls are open' }
    : { kind: 'continues', call: last }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function begin(calls: StreamedCall[], { index }: Piece, begunHere: Set<StreamedCall>): StreamedCall {
  const call: StreamedCall = {
    index,
    id: null,
    name: '',
    arguments: '',
    extent: NOTHING_YET,
    sent: NOTHING_SENT,
    isRepeated: false,
    isDoubtful: false,
    extra: {},
    functionExtra: {},
  }
  calls.push(call)
  begunHere.add(call)
  return call
}

/** By index, unless calls share one or have none: then as they began. */
function inOrder(calls: readonly StreamedCall[]): readonly StreamedCall[] {
  const indexes = calls.map(({ index }) => index)
  const areOwn = !indexes.includes(null) && new Set(indexes).size === calls.length
  return areOwn ? calls.toSorted((left, right) => (left.index as number) - (right.index as number)) : calls
}

const wholeCall = (call: StreamedCall): JsonObject => ({
  ...(call.id === null ? {} : { id: call.id }),
  type: 'function',
  ...call.extra,
  function: { name: call.name, arguments: call.arguments, ...call.functionExtra },
})

const OF_CALL: ReadonlySet<string> = new Set(['index', 'id', 'function', 'custom'])
const OF_FUNCTION: ReadonlySet<string> = new Set(['name', 'arguments', 'input'])
