import { seededRandom } from '../contract/random.ts'
import { isObject, type JsonValue } from '../json/value.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'
import { answerTo } from './answer.ts'
import { type Ask, type Refusal, type Reply, tokensOf } from './ask.ts'
import { characterOf } from './characters.ts'
import { readChatRequest } from './chat-request.ts'
import { chatCompletion, chatEvents, type Envelope } from './chat-response.ts'
import { checkRequest } from './check-request.ts'
import { errorBody, noValue, rateLimited, serverError, unknownModel } from './errors.ts'
import { drawTransportFault, type FaultName, type Shape, spoil } from './faults.ts'
import { promptSchema } from './prompt-schema.ts'
import type { Repeats } from './repeats.ts'
import { readResponsesRequest } from './responses-request.ts'
import { responseEvents, responseObject } from './responses-response.ts'
import { hash32 } from './seed.ts'

/** An HTTP answer before it is written. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** One piece for a body, one an event for a stream. */
  readonly pieces: readonly string[]
  readonly fault: FaultName | null
}

/** Milliseconds that a `slow` answer waits before its first byte. */
export const slowMs = 400

/** What stays between requests. */
export interface Memory {
  readonly seed: number
  /** Tells one sending of the same request from the next. */
  readonly repeats: Repeats
  readonly conforms: Conforms
}

/** Answers one POST: the seed, the request and how often it came decide. */
export async function respond(api: 'chat' | 'responses', body: JsonValue, memory: Memory): Promise<HttpAnswer> {
  const { seed, repeats } = memory
  const refused = checkRequest(api, body)
  if (refused !== null || !isObject(body)) return errorAnswer(refused ?? noValue)
  const ask = api === 'chat' ? readChatRequest(body) : readResponsesRequest(body)
  const character = characterOf(ask.model)
  if (character === undefined) return errorAnswer(unknownModel(ask.model))
  const key = JSON.stringify(body)
  const transport = drawTransportFault(
    character,
    seededRandom(hash32(seed, 'endpoint', key, repeats.next(`sent ${key}`))),
  )
  if (transport === 'rate-limited') return errorAnswer(rateLimited, transport, { 'retry-after': '1' })
  if (transport === 'server-error') return errorAnswer(serverError, transport)
  // At temperature 0 a model repeats itself; above, each sending is a new sample.
  const sample = ask.temperature === 0 ? 0 : repeats.next(`answered ${key}`)
  const contentSeed = hash32(seed, 'content', JSON.stringify({ ...body, model: null }), sample)
  const steady = await answerTo(ask, contentSeed, memory.conforms)
  if (steady === undefined) return errorAnswer(noValue)
  const { reply, fault } = spoil(
    steady,
    shapeOf(ask, steady),
    character,
    seededRandom(hash32(seed, 'spoil', key, sample)),
  )
  const envelope: Envelope = {
    id: contentSeed.toString(36),
    model: ask.model,
    inputTokens: tokensOf(JSON.stringify(body.messages ?? body.input) + JSON.stringify(body.tools ?? '')),
  }
  return { ...written(api, ask, envelope, withinLimit(reply, ask)), fault: fault ?? transport }
}

function written(api: 'chat' | 'responses', ask: Ask, envelope: Envelope, reply: Reply): Omit<HttpAnswer, 'fault'> {
  if (ask.stream) {
    const pieces = api === 'chat' ? chatEvents(envelope, reply, ask) : responseEvents(envelope, reply)
    return { status: 200, headers: { 'content-type': 'text/event-stream' }, pieces }
  }
  const object = api === 'chat' ? chatCompletion(envelope, reply) : responseObject(envelope, reply)
  return { status: 200, headers: { 'content-type': 'application/json' }, pieces: [JSON.stringify(object)] }
}

function shapeOf(ask: Ask, reply: Reply): Shape {
  const tool = ask.tools.find((each) => each.name === reply.calls[0]?.name)
  if (tool !== undefined) return { schemas: [tool.parameters], json: false }
  const schema =
    ask.schema ?? promptSchema(ask.conversation.map((said) => ('text' in said ? said.text : '')).join('\n'))
  return { schemas: schema === null ? [] : [schema], json: schema !== null || ask.json }
}

/** Stops at the request's own token limit, as a model does. */
function withinLimit(reply: Reply, ask: Ask): Reply {
  const characters = ask.maxTokens === null ? Number.POSITIVE_INFINITY : ask.maxTokens * 4
  if (reply.text !== null && reply.text.length > characters) {
    return { ...reply, text: reply.text.slice(0, characters), finish: 'length' }
  }
  const [call] = reply.calls
  if (call === undefined || call.name.length + call.arguments.length <= characters) return reply
  return { ...reply, calls: [{ ...call, arguments: call.arguments.slice(0, characters) }], finish: 'length' }
}

export function errorAnswer(
  refused: Refusal,
  fault: FaultName | null = null,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const body = JSON.stringify(errorBody(refused))
  return { status: refused.status, headers: { 'content-type': 'application/json', ...headers }, pieces: [body], fault }
}
