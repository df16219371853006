import type { Random } from '../contract/random.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { OutcomeKind, ParseFaultKind } from '../outcome/outcome.ts'
import type { Reply } from './request.ts'

/** Faults of an answer's content: the model's own. */
type ContentFault =
  | 'fenced'
  | 'prose-around'
  | 'missing-member'
  | 'invented-enum'
  | 'truncated'
  | 'refused'
  | 'unknown-tool'
  | 'text-for-call'

/** Faults of the endpoint. */
type TransportFault = 'rate-limited' | 'server-error' | 'cut' | 'slow'

export type FaultName = ContentFault | TransportFault

/** The share of answers that carries each fault, where the fault can apply. */
export interface Faulty {
  readonly rates: Readonly<Partial<Record<FaultName, number>>>
}

/** What a gate must call an answer with this fault; `null`: the answer is good, or becomes so by asking again. */
export const faultOutcomes: Readonly<
  Record<FaultName, { readonly outcome: OutcomeKind | null; readonly parse?: ParseFaultKind }>
> = {
  fenced: { outcome: 'unparsable', parse: 'fenced' },
  'prose-around': { outcome: 'unparsable', parse: 'prose-around' },
  'missing-member': { outcome: 'schema-violation' },
  'invented-enum': { outcome: 'schema-violation' },
  truncated: { outcome: 'truncated' },
  refused: { outcome: 'refused' },
  'unknown-tool': { outcome: 'wrong-calls' },
  'text-for-call': { outcome: 'wrong-calls' },
  'rate-limited': { outcome: null },
  'server-error': { outcome: null },
  cut: { outcome: null },
  slow: { outcome: null },
}

const transportFaults: readonly TransportFault[] = ['rate-limited', 'server-error', 'cut', 'slow']
const contentFaults: readonly ContentFault[] = [
  'fenced',
  'prose-around',
  'missing-member',
  'invented-enum',
  'truncated',
  'refused',
  'unknown-tool',
  'text-for-call',
]

/** What the reply was made for: faults need the schema to know what they break. */
export interface Shape {
  /** The schema of the text, or of each call's arguments. */
  readonly schemas: readonly JsonValue[]
  readonly json: boolean
}

/** One draw decides: the rates are laid side by side on [0, 1). */
function draw<Name extends FaultName>(names: readonly Name[], faulty: Faulty, random: Random): Name | null {
  const at = random()
  let edge = 0
  for (const name of names) {
    edge += faulty.rates[name] ?? 0
    if (at < edge) return name
  }
  return null
}

export const drawTransportFault = (faulty: Faulty, random: Random): TransportFault | null =>
  draw(transportFaults, faulty, random)

/** The reply with the fault that was drawn for it, where that fault can apply. */
export function applyContentFault(
  reply: Reply,
  shape: Shape,
  faulty: Faulty,
  random: Random,
): { reply: Reply; fault: ContentFault | null } {
  const fault = draw(contentFaults, faulty, random)
  const spoilt = fault === null ? null : apply(fault, reply, shape, random)
  return spoilt === null ? { reply, fault: null } : { reply: spoilt, fault }
}

/** The spoilt reply, or null where there is nothing that this fault could spoil. */
function apply(fault: ContentFault, reply: Reply, shape: Shape, random: Random): Reply | null {
  const json = shape.json && reply.text !== null ? reply.text : null
  switch (fault) {
    case 'fenced':
      return json === null ? null : { ...reply, text: `\`\`\`json\n${json}\n\`\`\`` }
    case 'prose-around':
      return json === null
        ? null
        : { ...reply, text: `Sure, here is the result:\n${json}\nLet me know if you need more.` }
    case 'missing-member':
      return rewritten(reply, shape, (text, schema) => withoutMember(text, schema, random))
    case 'invented-enum':
      return rewritten(reply, shape, (text, schema) => withInventedEnum(text, schema))
    case 'truncated':
      return truncated(reply, random)
    case 'refused':
      return { text: null, refusal: 'I’m sorry, but I can’t help with that.', calls: [], finish: 'stop' }
    case 'unknown-tool':
      return onFirstCall(reply, (call) => ({ ...call, name: `${call.name}_v2` }))
    case 'text-for-call':
      return reply.calls.length === 0
        ? null
        : { text: `I would call ${reply.calls[0]?.name}.`, refusal: null, calls: [], finish: 'stop' }
  }
}

type Rewrite = (text: string, schema: JsonValue | undefined) => string | null

/** Rewrites the JSON text of the reply, or the arguments of its first call. */
function rewritten(reply: Reply, shape: Shape, rewrite: Rewrite): Reply | null {
  const [call] = reply.calls
  if (call === undefined) {
    const text = shape.json && reply.text !== null ? rewrite(reply.text, shape.schemas[0]) : null
    return text === null ? null : { ...reply, text }
  }
  const changed = rewrite(call.arguments, shape.schemas[0])
  return changed === null ? null : onFirstCall(reply, () => ({ ...call, arguments: changed }))
}

function onFirstCall(reply: Reply, change: (call: Reply['calls'][number]) => Reply['calls'][number]): Reply | null {
  const [first, ...rest] = reply.calls
  return first === undefined ? null : { ...reply, calls: [change(first), ...rest] }
}

/** Ends the reply at its token limit, somewhere in its second half. */
function truncated(reply: Reply, random: Random): Reply | null {
  const kept = (text: string): string => text.slice(0, Math.max(1, Math.floor(text.length * (0.5 + 0.4 * random()))))
  const [call] = reply.calls
  if (call !== undefined) return { ...reply, calls: [{ ...call, arguments: kept(call.arguments) }], finish: 'length' }
  return reply.text === null || reply.text.length < 4 ? null : { ...reply, text: kept(reply.text), finish: 'length' }
}

/** JSON text without one of the members that its schema requires; null where it requires none that is there. */
function withoutMember(text: string, schema: JsonValue | undefined, random: Random): string | null {
  const value = objectIn(text)
  const declared = isObject(schema) ? schema : {}
  const required = Array.isArray(declared.required) ? declared.required : []
  const present = required.filter((name): name is string => typeof name === 'string' && value !== null && name in value)
  const dropped = present[Math.floor(random() * present.length)]
  if (value === null || dropped === undefined) return null
  return JSON.stringify(Object.fromEntries(Object.entries(value).filter(([name]) => name !== dropped)))
}

/** JSON text with a value that its enumeration does not hold; null where the schema has none at its top. */
function withInventedEnum(text: string, schema: JsonValue | undefined): string | null {
  const value = objectIn(text)
  const declared = isObject(schema) ? schema : {}
  const properties = isObject(declared.properties) ? declared.properties : {}
  const name = Object.keys(properties).find((key) => {
    const member = properties[key]
    return value !== null && key in value && isObject(member) && Array.isArray(member.enum)
  })
  if (value === null || name === undefined) return null
  return JSON.stringify({ ...value, [name]: `${String(value[name])}-ish` })
}

function objectIn(text: string): JsonObject | null {
  const value = JSON.parse(text) as JsonValue
  return isObject(value) ? value : null
}
