import type { JsonObject, JsonValue } from '../json/value.ts'
import type { Answer } from '../model/answer.ts'
import type { Role } from '../plan/plan.ts'

/**
 * First line of a journal (docs/journal.md#what-it-holds). Holds what a later reader needs to trust and repeat the run.
 */
export interface JournalHeader {
  readonly type: 'header'
  readonly format: 1
  readonly plan: string
  readonly seed: number
  /** Options, policy and targets after all defaults, as plain data; no key in it. */
  readonly settings: JsonObject
  readonly files: Readonly<Record<string, string>>
  /** Integer boundaries of confident requirements: contract/requirement → decision table. */
  readonly boundaries: JsonValue
  readonly findings: JsonValue
  readonly shard: { readonly index: number; readonly total: number } | null
}

/** One call that was made: answers, never outcomes. */
export interface JournalCall {
  readonly type: 'call'
  readonly role: Role
  readonly contract: string
  readonly case: string
  readonly sample: number
  readonly turn: number
  readonly place: number
  /** sha256:… of the body that was sent. */
  readonly request: string
  readonly answer: Answer
  /** What callbacks returned before this turn, by tool call id, where real downstreams answered. */
  readonly results?: Readonly<Record<string, JsonValue>>
}

/** An answer of the pinned journal that this run was held against too: its baseline's, and no call of this run. */
export type JournalAnchor = Omit<JournalCall, 'type'> & { readonly type: 'anchor' }

/**
 * What became of a batch. `sent`: its input is about to become a batch, said before the vendor is asked, so that a run
 * that is killed in between looks for it and makes no second one. `submitted`: its id. `over`: its results are in the
 * journal, or there are none to come.
 */
export type JournalBatch =
  | ({ readonly type: 'batch'; readonly event: 'sent' } & SentBatch)
  | { readonly type: 'batch'; readonly event: 'submitted'; readonly key: string; readonly id: string }
  | {
      readonly type: 'batch'
      readonly event: 'over'
      readonly key: string
      /** The vendor's last word on it. */
      readonly status: string
      readonly answered: number
      readonly lost: number
    }

export interface SentBatch {
  /** Unique among all runs: the run's own mark and a number. */
  readonly key: string
  readonly role: Role
  readonly turn: number
  /** Which asking of these calls it is, from 1. */
  readonly attempt: number
  /** Places of the plan, ascending, such as `0-199,205`: a line each, in this order. */
  readonly places: string
  /** The vendor's name for the input, or what else its batch is found by; null: nothing. */
  readonly input: string | null
  /** The most that it can cost, US dollars. */
  readonly worst_usd: number
  /** What callbacks returned before the turn, by place and tool call. */
  readonly results?: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>
}

/** How a run ended, so that a reader can tell a finished journal from a torn one. A resumed journal has several. */
export interface JournalEnd {
  readonly type: 'end'
  readonly reason: string
  /** Wall time that this run took, by a monotonic clock. */
  readonly elapsed_ms: number
  /** 99th percentile of the event loop's delay: how far latencies measured here can be trusted. */
  readonly loop_delay_ms: number
  /** What this run measured of its load tests, one entry a contract and model. */
  readonly load?: readonly JournalLoad[]
  /** What the endpoint said when it ended the run, or why the first calls were all rejected. */
  readonly detail?: JsonValue
}

/** A load test as one run drove it: the calls that it made itself, warm-up and answers of an earlier run apart. */
export interface JournalLoad {
  readonly contract: string
  readonly role: Role
  /** From the first measured call's start to the last one's end, ms. */
  readonly elapsed_ms: number
  /** Calls answered in that time. */
  readonly answered: number
  /** Answers 429 in that time. */
  readonly throttled: number
  /** The fewest calls at once that they lowered it to; the test's own number without any. */
  readonly lowest_concurrency: number
  readonly warmup_calls: number
  /** null where the model has no price by tokens. */
  readonly warmup_cost_usd: number | null
}

export type JournalLine = JournalHeader | JournalCall | JournalAnchor | JournalBatch | JournalEnd
