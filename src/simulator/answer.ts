import { seededRandom } from '../contract/random.ts'
import { isObject, type JsonValue } from '../json/value.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'
import { firstSentence } from './extract/member-kinds.ts'
import { extractSchema } from './extract/schema.ts'
import { type Sources, sourcesOf } from './extract/sources.ts'
import { nameWords, overlap, stems } from './extract/word-stems.ts'
import { promptSchema } from './prompt-schema.ts'
import type { MadeCall, Reply, SimulatorRequest, Tool } from './request.ts'

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

/** A tool to call, and what its arguments are read from. */
interface ChosenCall {
  readonly tool: Tool
  readonly sources: Sources
}

/**
 * The calls to make next: the tool whose name and description share most with the last user message among those
 * whose required arguments the conversation holds; none where nothing is shared. A tool is called once a message.
 */
function chooseCalls(request: SimulatorRequest, sources: Sources): readonly ChosenCall[] {
  const { toolChoice: choice, tools } = request
  if (choice === 'none' || tools.length === 0) return []
  if (typeof choice === 'object')
    return tools.filter((tool) => tool.name === choice.name).map((tool) => ({ tool, sources }))
  const open = tools.filter((tool) => !sources.called.has(tool.name))
  const ranked = open
    .map((tool) => ({ tool, score: relevance(tool, sources.user), held: argumentsHeld(tool, sources) }))
    .toSorted((a, b) => b.score - a.score)
  const best = ranked.find(({ score, held }) => score > 0 && held)
  if (best !== undefined) return perPlace(request, best.tool, sources)
  const forced = choice === 'required' && sources.called.size === 0 ? (ranked[0]?.tool ?? tools[0]) : undefined
  return forced === undefined ? [] : [{ tool: forced, sources }]
}

/** Shared words; those of the name count twice. */
function relevance(tool: Tool, text: string): number {
  const asked = stems(text)
  const named = stems(nameWords(tool.name).join(' '))
  const described = new Set([...stems(tool.description)].filter((word) => !named.has(word)))
  return 2 * overlap(named, asked) + overlap(described, asked)
}

function argumentsHeld(tool: Tool, sources: Sources): boolean {
  const required = Array.isArray(tool.parameters.required) ? tool.parameters.required : []
  const properties = isObject(tool.parameters.properties) ? tool.parameters.properties : {}
  return required.every((name) => {
    const schema = properties[String(name)]
    const alone = { ...tool.parameters, properties: { [String(name)]: schema ?? {} }, required: [] } as JsonValue
    return extractSchema(alone, sources).found > 0
  })
}

/** `the weather in Paris and in Rome`: one call for each part, where every part holds the arguments by itself. */
function perPlace(request: SimulatorRequest, tool: Tool, sources: Sources): readonly ChosenCall[] {
  const joined =
    /^(.*?)(\b(?:in|for|at|of|to)\s+)(\p{Lu}[\p{L}-]*)(?:,\s*(\p{Lu}[\p{L}-]*))*,?\s+and\s+(?:(?:in|for|at|of|to)\s+)?(\p{Lu}[\p{L}-]*)(.*)$/su.exec(
      sources.user,
    )
  if (joined === null || !request.parallelCalls || sources.results.length > 0) return [{ tool, sources }]
  const places = (
    sources.user.slice(joined[1]?.length ?? 0).match(/\p{Lu}[\p{L}-]*(?=,|\s+and\b|[^\p{L}]|$)/gu) ?? []
  ).slice(0, 8)
  const parts = places.map((place) => ({ ...sources, user: `${joined[1]}${joined[2]}${place}${joined[6]}` }))
  return parts.every((part) => argumentsHeld(tool, part))
    ? parts.map((part) => ({ tool, sources: part }))
    : [{ tool, sources }]
}

/** How often another draw is tried where the generator's value does not conform. */
const draws = 4

/**
 * A value that conforms to a schema and says what the conversation says, the rest drawn from `seed`.
 * Undefined where none is found (`false`, contradictions, references out of the document).
 */
async function valueFor(
  schema: JsonValue,
  sources: Sources,
  seed: number,
  conforms: Conforms,
): Promise<JsonValue | undefined> {
  const extracted = extractSchema(schema, sources).schema
  for (const narrowed of [extracted, schema]) {
    for (let draw = 0; draw < draws; draw++) {
      const value = await generated(narrowed, seed + draw)
      if (value !== undefined && conforms(schema, value)) return value
    }
  }
  return undefined
}

async function generated(schema: JsonValue, seed: number): Promise<JsonValue | undefined> {
  // Loaded here, because only a simulator that answers needs it.
  const { generate } = await import('json-schema-faker')
  try {
    const options = { seed, optionalsProbability: 0, refDepthMax: 3, maxDepth: 12, fixedProbabilities: true }
    return (await generate(schema as Parameters<typeof generate>[0], options)) as JsonValue | undefined
  } catch {
    // It throws for what it can't satisfy.
    return undefined
  }
}

/** Ends the reply before the request's first stop sequence, and at its token limit, as a model does. */
export function withinLimit(whole: Reply, request: SimulatorRequest): Reply {
  const stoppedBy = whole.text === null ? undefined : firstStop(whole.text, request.stop)
  const reply: Reply =
    stoppedBy === undefined
      ? whole
      : { ...whole, text: whole.text?.slice(0, whole.text.indexOf(stoppedBy)) ?? null, stoppedBy }
  const characters = request.maxTokens === null ? Number.POSITIVE_INFINITY : request.maxTokens * 4
  if (reply.text !== null && reply.text.length > characters) {
    return { ...reply, text: reply.text.slice(0, characters), finish: 'length' }
  }
  const [call] = reply.calls
  if (call === undefined || call.name.length + call.arguments.length <= characters) return reply
  return { ...reply, calls: [{ ...call, arguments: call.arguments.slice(0, characters) }], finish: 'length' }
}

const firstStop = (text: string, stop: readonly string[]): string | undefined =>
  stop
    .filter((one) => one !== '' && text.includes(one))
    .toSorted((one, other) => text.indexOf(one) - text.indexOf(other))[0]
