import type { Timing, Usage } from '../model/answer.ts'
import type { Role } from '../plan/plan.ts'
import type { Outcome, OutcomeKind } from './outcome.ts'
import type { Remark } from './remark.ts'

/** What one unit came to, for one model: all that the verdict needs of it. */
export interface Observation {
  readonly place: number
  readonly role: Role
  readonly outcome: Outcome
  /** Which turn the outcome belongs to; 0 where the unit is no flow. */
  readonly turn: number
  /** One entry a call made, in order; empty for `not-run`. */
  readonly calls: readonly CallMeasure[]
  /** Digest of the value read, for agreement with the other model; null where none was. */
  readonly valueDigest: string | null
  /** Of any turn. */
  readonly remarks?: readonly Remark[]
  /** What the model said, a flow's turns included, cut to what a person reads; null where a candidate's outcome is `ok`. */
  readonly answerText: string | null
}

/** What one unit came to, as far as a counter shows it. */
export interface UnitEnd extends Pick<Observation, 'place' | 'role'> {
  readonly kind: OutcomeKind
  /** Stages of judging that it passed; 0 where it says nothing of the model. */
  readonly stages: number
}

export interface CallMeasure {
  readonly answered: boolean
  readonly ms: Timing
  readonly usage: Usage | null
  /** US dollars; null where the model has no price or the answer no usage. */
  readonly costUsd: number | null
  readonly servedModel: string | null
  /** `system_fingerprint`, where the answer has one. */
  readonly fingerprint?: string
  /** Whom a router passed the call to. */
  readonly upstream?: string
  /** The software that answered. */
  readonly server?: string
  /**
   * How long, in ms, the longest attempt ran that was fully sent and then timed out; null where none did. Past a latency
   * limit it fails that limit, also when a retry then succeeded.
   */
  readonly timedOutMs: number | null
  /** ISO day of the run that made it, where that is an earlier one: nothing was called or paid now. */
  readonly reused?: string
}
