import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { argumentsOf } from './made-calls.ts'
import { mergeDelta } from './merge-delta.ts'
import { countAt, objectAt, textAt, without } from './wire-value.ts'

interface StreamedCall {
  readonly index: number | null
  id: string | null
  name: string
  arguments: string
  /** Its name came again without its id: one call only where its arguments come out whole. */
  isRepeated: boolean
  /** Members of the call and of its function that the API does not name, for the echo. */
  extra: JsonObject
  functionExtra: JsonObject
}

/** Puts the pieces of streamed calls together. A name that was sent is the name of a call, or there is a fault. */
export interface StreamedCalls {
  /** Takes the calls of one delta; says how many characters of arguments they add. */
  readonly add: (deltas: readonly JsonValue[]) => number
  readonly count: () => number
  readonly calls: () => readonly JsonObject[]
  /** Why the pieces can't be told apart; null where they can. */
  readonly fault: () => string | null
}

export function streamedCalls(): StreamedCalls {
  const calls: StreamedCall[] = []
  let fault: string | null = null
  const add = (delta: JsonObject, begunHere: Set<StreamedCall>): number => {
    const piece = pieceOf(delta)
    const place = placeOf(calls, piece, begunHere)
    if (place.kind === 'unclear') fault ??= place.why
    const call = place.kind === 'continues' ? place.call : begin(calls, piece, begunHere)
    call.isRepeated ||= piece.name !== '' && call.name === piece.name && (piece.id === null || call.id !== piece.id)
    call.id ??= piece.id
    if (call.name === '') call.name = piece.name
    call.arguments += piece.arguments
    call.extra = mergeDelta(call.extra, without(delta, OF_CALL))
    call.functionExtra = mergeDelta(call.functionExtra, without(piece.made, OF_FUNCTION))
    return piece.arguments.length
  }
  return {
    add: (deltas) => {
      const begunHere = new Set<StreamedCall>()
      return deltas.filter(isObject).reduce((sum, delta) => sum + add(delta, begunHere), 0)
    },
    count: () => calls.length,
    calls: () => inOrder(calls).map(wholeCall),
    fault: () => fault ?? (calls.some((call) => call.isRepeated && !isWhole(call.arguments)) ? TORN : null),
  }
}

const TORN = 'a name comes twice in the stream, and its arguments are not those of one call'

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
  | { readonly kind: 'begins' }
  | { readonly kind: 'continues'; readonly call: StreamedCall }
  | { readonly kind: 'unclear'; readonly why: string }

/**
 * The call that a piece belongs to: that of its index, else that of its id, else the last. Servers leave ids and
 * indexes out, give one index to all calls, or repeat id and name with every piece, so that a name decides:
 *
 * | the piece has             | and the call it would continue                 | so                            |
 * |---------------------------|------------------------------------------------|-------------------------------|
 * | no name                   | is there                                       | it continues; an id alone begins no call: some servers make up one for every piece |
 * | a name                    | has none yet                                   | it continues                  |
 * | another name or other id  |                                                | a call begins                 |
 * | the same name             | whole arguments                                | a call begins, unless id and name are repeated and nothing is added |
 * | the same name             | arguments that are begun, or the same id       | it continues                  |
 * | the same name             | one of the two without arguments and without its id | nobody can tell               |
 */
function placeOf(calls: readonly StreamedCall[], piece: Piece, begunHere: ReadonlySet<StreamedCall>): Place {
  const { index, id, name } = piece
  const sameId = id === null ? undefined : calls.findLast((call) => call.id === id)
  const open = index === null ? (sameId ?? calls.at(-1)) : calls.findLast((call) => call.index === index)
  if (open === undefined) return { kind: 'begins' }
  if (name === '')
    return index === null && sameId === undefined ? unnamed(calls, open, piece) : { kind: 'continues', call: open }
  if (open.name === '') return { kind: 'continues', call: open }
  // Two calls of one list are two calls.
  if (name !== open.name || begunHere.has(open)) return { kind: 'begins' }
  if (id !== null && open.id !== null && id !== open.id) return { kind: 'begins' }
  const isSame = id !== null && id === open.id
  if (isWhole(open.arguments))
    return isSame && piece.arguments === '' ? { kind: 'continues', call: open } : { kind: 'begins' }
  if (isSame || (open.arguments !== '' && piece.arguments !== '')) return { kind: 'continues', call: open }
  return { kind: 'unclear', why: `"${name}" comes twice in the stream, and nothing says whether it is one call or two` }
}

/** Without index, id and name a piece goes to the last call; not where an earlier one waits for the rest of its own. */
function unnamed(calls: readonly StreamedCall[], last: StreamedCall, piece: Piece): Place {
  const isOpen = (call: StreamedCall): boolean => call !== last && call.arguments !== '' && !isWhole(call.arguments)
  return piece.arguments !== '' && calls.some(isOpen)
    ? { kind: 'unclear', why: 'arguments come without index, id and name while several calls are open' }
    : { kind: 'continues', call: last }
}

function isWhole(text: string): boolean {
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
    isRepeated: false,
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
