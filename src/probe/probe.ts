import type { JsonObject, JsonValue } from '../json/value.ts'
import type { Conforms } from '../outcome/schema/conforms.ts'

/**
 * What an endpoint does with something that a request asks for. `enforced`: it holds. `ignored`: it leaves no trace.
 * `accepted, not enforced`: the request is taken, and the answer breaks it. `refused`: the request is answered with an
 * error. `unknown`: the answers don't tell.
 */
export const PROBE_STATES = ['enforced', 'accepted, not enforced', 'refused', 'ignored', 'unknown'] as const
export type ProbeState = (typeof PROBE_STATES)[number]

export interface Judgement {
  readonly state: ProbeState
  /** What was seen, in words. */
  readonly evidence: string
}

/** One call of a probe. `chat` bodies are written in the shape of Chat Completions and mapped for the provider. */
export interface ProbeCall {
  readonly route: 'chat' | 'responses' | 'messages' | 'models'
  /** Without the model, which is the one that is probed unless the call names another. */
  readonly body: JsonObject
}

/** One question to an endpoint. */
export interface Probe {
  /** `schema.enum`: what is asked about, the part before the dot being its kind. */
  readonly id: string
  /** As people read it: `enum in a schema`. */
  readonly title: string
  readonly calls: readonly ProbeCall[]
  /** As many answers as calls, all of them successful. */
  readonly judge: (seen: readonly [Seen, ...Seen[]], conforms: Conforms) => Judgement
  /** What an error shows, where it is not that this is refused. */
  readonly onRefusal?: ProbeState
}

/** A successful answer. */
export interface Seen {
  readonly text: string
  /** undefined: the text is no JSON. */
  readonly json: JsonValue | undefined
}

export interface ProbeFinding extends Judgement {
  readonly id: string
  readonly title: string
  /** Calls that it took, those made again included. */
  readonly calls: number
}
