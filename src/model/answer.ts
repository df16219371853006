import type { JsonValue } from '../json/value.ts'
import type { EnvelopeShape } from './envelope-shapes.ts'

/** What came back for one call, or why nothing did. Journaled as it is; outcomes are computed from it. */
export type Answer = Answered | Failed

export interface Answered {
  readonly kind: 'answered'
  readonly status: number
  readonly servedModel: string | null
  readonly fingerprint: string | null
  /** Whom a router passed the call to (OpenRouter's `provider`), where it says so. */
  readonly upstream?: string
  /** The software that answered, by its header `server`, where it says so. */
  readonly server?: string
  readonly finishReason: FinishReason
  readonly message: AssistantMessage
  readonly usage: Usage | null
  /**
   * The model's turn as it came, unknown members included (signatures, reasoning, phases): the message of the Chat
   * Completions API, the items of the Responses API. Kept where a flow goes on, which sends it back.
   */
  readonly turn?: JsonValue
  /** Shapes that some common client can't read; left out where there is none. */
  readonly shapes?: readonly EnvelopeShape[]
  /** ISO day of the run that made the call, where an earlier run's answer stands in for one of this run. */
  readonly reused?: string
  readonly ms: Timing
  readonly attempts: number
  /** What the endpoint calls the last attempt (`request-id`, `x-request-id`), for its support; where it says so. */
  readonly requestId?: string
}

/** Whether nothing was called or paid for it by the run whose journal holds it. */
export const isReused = (answer: Answer): boolean => answer.kind === 'answered' && answer.reused !== undefined

/** Why a model ended its answer, in our words. */
export const UNIFIED_REASONS = ['stop', 'length', 'tool-calls', 'content-filter', 'other', 'missing'] as const

/** The provider's word is kept beside ours. */
export interface FinishReason {
  readonly unified: (typeof UNIFIED_REASONS)[number]
  readonly raw: string | null
}

export interface AssistantMessage {
  readonly content: string | null
  readonly refusal: string | null
  /** Text that the model thought aloud in a field of its own (`reasoning_content`, `reasoning`); never judged. */
  readonly reasoning?: string
  readonly toolCalls: readonly ToolCall[]
}

/** All that the model wrote, the arguments of its calls included. */
export const writtenTexts = ({ content, refusal, reasoning, toolCalls }: AssistantMessage): readonly string[] =>
  [content, refusal, reasoning, ...toolCalls.map((call) => call.arguments)].map((text) => text ?? '')

export interface ToolCall {
  readonly id: string
  readonly name: string
  /** As sent: text that should hold a JSON object; empty reads as `{}`. */
  readonly arguments: string
}

/** Tokens as the provider counted them; never estimated. */
export interface Usage {
  readonly input: number
  readonly output: number
  readonly cachedInput: number
  /** Input that was written into the cache, where the provider counts it. */
  readonly cacheWrite?: number
  readonly reasoning: number
  /** US dollars that the provider states it charged for this call. */
  readonly statedCostUsd?: number
}

/**
 * Milliseconds, stamped in the transport. `total` runs from the last attempt's send to its last byte; null where
 * nothing was timed: a batch answers when its vendor has time.
 */
export interface Timing {
  readonly queued: number
  readonly firstByte: number | null
  /** First content or argument token, where the call was streamed. */
  readonly firstToken: number | null
  readonly total: number | null
  /** The longest wait of an earlier attempt that was sent in full and then timed out (docs/statistics.md#observed). */
  readonly timedOut?: number
}

export interface Failed {
  readonly kind: 'failed'
  readonly failure: Failure
  readonly ms: Timing
  readonly attempts: number
  /** What the endpoint calls the last attempt (`request-id`, `x-request-id`), for its support; where it says so. */
  readonly requestId?: string
}

export type FailureKind =
  /** The endpoint will not take this request: 400, 413, 422. Measured. */
  | 'rejected'
  /** A content filter said no, as HTTP 400. Measured, an outcome `refused`. */
  | 'filtered'
  /** 401 and 403; 404; quota: these stop the run. */
  | 'unauthorized'
  | 'not-found'
  | 'quota'
  /** No model answer: unmeasured. */
  | 'network'
  | 'timeout'
  | 'rate-limited'
  | 'server-error'
  | 'malformed'
  | 'cut'
  | 'too-large'
  | 'redirected'
  | 'downstream'
  | 'aborted'

export interface Failure {
  readonly kind: FailureKind
  /** How far the call had come. `sent` means that the request had left in full. */
  readonly phase: 'connect' | 'sent' | 'headers' | 'body' | 'callback'
  readonly status: number | null
  readonly message: string
  /** The provider's own error code and parameter. */
  readonly code: string | null
  readonly param: string | null
  /** The provider's error body where it was JSON, for the journal. */
  readonly body?: JsonValue
}
