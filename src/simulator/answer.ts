import { seededRandom } from '../contract/random.ts'
import { isObject, type JsonValue } from '../json/value.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'
import { type ChosenCall, chooseCalls } from './choose-calls.ts'
import { firstSentence } from './extract/member-kinds.ts'
import { type Sources, sourcesOf } from './extract/sources.ts'
import { promptSchema } from './prompt-schema.ts'
import type { MadeCall, Reply, SimulatorRequest } from './request.ts'
import { valueFor } from './schema-value.ts'

/** What `sim-steady` says: the calls that are due, else a value of the schema, else a sentence. Undefined: no value exists. */
export async function replyTo(request: SimulatorRequest, seed: number, conforms: Conforms): Promise<Reply | undefined> {
  const sources = sourcesOf(request.conversation)
  const chosen = chooseCalls(request, sources)
  if (chosen.length > 0) return callsReply(chosen, seed, conforms)
  const schema = schemaAsked(request, sources)
  if (schema === null) return textReply(sentence(sources, seed))
  const value = await valueFor(schema, sources, seed, conforms)
  return value === undefined ? undefined : textReply(JSON.stringify(value))
}

const textReply = (text: string): Reply => ({ text, refusal: null, calls: [], finish: 'stop' })

async function callsReply(chosen: readonly ChosenCall[], seed: number, conforms: Conforms): Promise<Reply | undefined> {
  const calls: MadeCall[] = []
  for (const [index, { tool, sources }] of chosen.entries()) {
    const schema = { type: 'object', ...tool.parameters }
    const value = await valueFor(schema, sources, seed + index, conforms)
    if (value === undefined) return undefined
    const id = `call_${(seed >>> 0).toString(36)}${index}`
    calls.push({ id, name: tool.name, arguments: JSON.stringify(isObject(value) ? value : {}) })
  }
  return { text: null, refusal: null, calls, finish: 'tool_calls' }
}

function schemaAsked(request: SimulatorRequest, sources: Sources): JsonValue | null {
  if (request.schema !== null) return request.schema
  const prompted = promptSchema(`${sources.system}\n${sources.user}`)
  if (prompted !== null || !request.json) return prompted
  return { type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'] }
}

/** A plain answer: the latest tool result in words, a word that is drawn where a random one is asked for, else an acknowledgement. */
function sentence(sources: Sources, seed: number): string {
  const latest = sources.called.size > 0 ? sources.results[0] : undefined
  if (latest !== undefined)
    return `Done: ${typeof latest.value === 'string' ? latest.value : JSON.stringify(latest.value)}`
  if (/\brandom word\b/i.test(sources.user)) return drawnWord(seed)
  return `You wrote: ${firstSentence(sources.user)}.`
}

function drawnWord(seed: number): string {
  const random = seededRandom(seed)
  return Array.from({ length: 12 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('')
}
