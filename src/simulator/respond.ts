import { seededRandom } from '../contract/random.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'
import { replyTo, withinLimit } from './answer.ts'
import { APIS, type Api } from './api.ts'
import type { Envelope } from './chat-api.ts'
import { checkRequest, strictRefusal, withoutKeywords } from './check-request.ts'
import { errorBody, messagesErrorBody, noValue, rateLimited, serverError, shutDown, unknownModel } from './errors.ts'
import { applyContentFault, drawTransportFault, type FaultName, type Faulty, type Shape } from './faults.ts'
import { promptSchema } from './prompt-schema.ts'
import type { Repeats } from './repeats.ts'
import { hash32 } from './repeats.ts'
import { countTokens, type Refusal, type Reply, type SimulatorRequest } from './request.ts'
import { isShutDown, type SimulatedModel, simulatedModel } from './simulated-models.ts'

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
export async function respond(api: Api, body: JsonValue, memory: Memory): Promise<HttpAnswer> {
  const { seed, repeats } = memory
  const refused = checkRequest(api, body)
  if (refused !== null || !isObject(body)) return errorAnswer(refused ?? noValue, api)
  const request = APIS[api].read(body)
  const model = simulatedModel(request.model)
  if (model === undefined) return errorAnswer(unknownModel(request.model), api)
  if (isShutDown(model)) return errorAnswer(shutDown(request.model), api)
  const strict = model.isStrict ? strictRefusal(body, api) : null
  if (strict !== null) return errorAnswer(strict, api)
  const key = JSON.stringify(body)
  const transport = drawTransportFault(model, seededRandom(hash32(seed, 'endpoint', key, repeats.next(`sent ${key}`))))
  if (transport === 'rate-limited') return errorAnswer(rateLimited, api, transport, { 'retry-after': '1' })
  if (transport === 'server-error') return errorAnswer(serverError, api, transport)
  return answered({ api, body, request, model, transport }, memory)
}

interface Asked {
  readonly api: Api
  readonly body: JsonObject
  readonly request: SimulatorRequest
  readonly model: SimulatedModel
  readonly transport: FaultName | null
}

async function answered({ api, body, request, model, transport }: Asked, memory: Memory): Promise<HttpAnswer> {
  const { seed, repeats, conforms } = memory
  const key = JSON.stringify(body)
  // At temperature 0, or with a seed, a model repeats itself; else each sending is a new sample.
  const sample = request.temperature === 0 || request.seed !== null ? 0 : repeats.next(`answered ${key}`)
  const read = { ...request, ...withoutKeywords(request, model.ignores ?? []) }
  const { fingerprint, faults } = presentSelf(model, repeats)
  const replies: Reply[] = []
  let fault: FaultName | null = transport
  for (let choice = 0; choice < request.choices; choice++) {
    const own = choice === 0 ? [] : [choice]
    const steady = await replyTo(
      read,
      hash32(seed, 'content', JSON.stringify({ ...body, model: null }), sample, ...own),
      conforms,
    )
    if (steady === undefined) return errorAnswer(noValue, api)
    const spoilt = applyContentFault(
      steady,
      shapeOf(request, steady),
      faults,
      seededRandom(hash32(seed, 'spoil', key, sample, ...own)),
    )
    fault = spoilt.fault ?? fault
    replies.push(withinLimit(spoilt.reply, request))
  }
  const envelope: Envelope = {
    id: hash32(seed, 'content', JSON.stringify({ ...body, model: null }), sample).toString(36),
    model: servedModel(model, seededRandom(hash32(seed, 'served', key, sample))),
    inputTokens: countTokens(JSON.stringify(body.messages ?? body.input) + JSON.stringify(body.tools ?? '')),
    fingerprint,
  }
  return { ...written({ api, body, request }, envelope, replies), fault }
}

/** Who it is by now: one that drifts is another after so many answers. */
function presentSelf(
  model: SimulatedModel,
  repeats: Repeats,
): { readonly fingerprint: string; readonly faults: Faulty } {
  const { drifts } = model
  const hasDrifted = drifts !== undefined && repeats.next(`answers of ${model.id}`) >= drifts.after
  return hasDrifted
    ? { fingerprint: drifts.fingerprint, faults: drifts }
    : { fingerprint: 'fp_simulator', faults: model }
}

const servedModel = ({ id, stoodInFor }: SimulatedModel, random: () => number): string =>
  stoodInFor !== undefined && random() < stoodInFor.share ? stoodInFor.by : id

function written(
  { api, body, request }: Pick<Asked, 'api' | 'body' | 'request'>,
  envelope: Envelope,
  replies: readonly Reply[],
): Omit<HttpAnswer, 'fault'> {
  const [first, ...more] = replies as readonly [Reply, ...Reply[]]
  const { whole, events } = APIS[api]
  if (request.stream) {
    const pieces = events(envelope, [first, ...more], request, body)
    return { status: 200, headers: { 'content-type': 'text/event-stream' }, pieces }
  }
  const object = whole(envelope, [first, ...more], request, body)
  return { status: 200, headers: { 'content-type': 'application/json' }, pieces: [JSON.stringify(object)] }
}

function shapeOf(request: SimulatorRequest, reply: Reply): Shape {
  const tool = request.tools.find((each) => each.name === reply.calls[0]?.name)
  if (tool !== undefined) return { schemas: [tool.parameters], json: false }
  const schema =
    request.schema ??
    promptSchema(request.conversation.map((message) => ('text' in message ? message.text : '')).join('\n'))
  return { schemas: schema === null ? [] : [schema], json: schema !== null || request.json }
}

export function errorAnswer(
  refused: Refusal,
  api: Api | null,
  fault: FaultName | null = null,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const body = JSON.stringify(api === 'messages' ? messagesErrorBody(refused) : errorBody(refused))
  return { status: refused.status, headers: { 'content-type': 'application/json', ...headers }, pieces: [body], fault }
}
