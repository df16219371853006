import type { JsonObject } from '../json/value.ts'
import type { SentApi } from '../provider/profile.ts'
import type { Answer } from './answer.ts'

export interface ModelRequest {
  readonly api: SentApi
  /** The whole body, model included, as the provider's mapping made it. */
  readonly body: JsonObject
  /** Stream the answer, because time to first token or speed is asked for. */
  readonly stream: boolean
  /** Keep the model's turn as it came: a flow sends it back. */
  readonly keepTurn?: boolean
  /** Place in the plan, for clients that answer from recordings. */
  readonly key: CallKey
}

/** Which planned call this is. Stable across runs of the same plan. */
export interface CallKey {
  readonly role: 'candidate' | 'baseline'
  readonly contract: string
  readonly case: string
  readonly sample: number
  readonly turn: number
  /** sha256 of the request body. */
  readonly request: string
}

/** The one port to a model. Never throws for anything an endpoint can do: that is a `Failed` answer. */
export interface ModelClient {
  /** One attempt after another until there is an answer, retries are used up or `signal` aborts. */
  readonly call: (request: ModelRequest, signal: AbortSignal) => Promise<Answer>
  readonly close: () => Promise<void>
}
