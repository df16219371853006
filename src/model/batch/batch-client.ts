import type { JsonObject, JsonValue } from '../../json/value.ts'
import type { Failure } from '../answer.ts'
import type { ModelRequest } from '../client.ts'

/** What one batch may hold: the vendor's limit of lines, and bytes of input that stay below its limit. */
export interface BatchLimits {
  readonly lines: number
  readonly bytes: number
}

/** A request as a batch takes it: nothing in it is streamed. */
export type BatchRequest = Pick<ModelRequest, 'api' | 'body'>

/** The input of one batch, a file on disk. */
export interface BatchInput {
  readonly path: string
  readonly lines: number
  readonly api: ModelRequest['api']
  readonly model: string
  /** Unique among all runs; the batch carries it where the vendor takes metadata. */
  readonly key: string
}

/** Where a batch's results lie, and how many lines the vendor says they are; null where it does not say. */
export interface ResultFile {
  readonly ref: string
  readonly lines: number | null
}

/** A batch as its vendor tells of it. */
export interface BatchState {
  readonly id: string
  readonly isOver: boolean
  /** The vendor's word, in lower case. */
  readonly status: string
  readonly counts: { readonly total: number; readonly completed: number; readonly failed: number } | null
  readonly results: readonly ResultFile[]
  /** What validation found in the input. */
  readonly faults: readonly BatchFault[]
}

export interface BatchFault {
  /** 1-based, into the input; null: the batch as a whole. */
  readonly line: number | null
  readonly code: string | null
  readonly message: string
  readonly param: string | null
}

/** What a control call came to. `unsure`: the endpoint may have done what it was asked all the same. */
export type ControlResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false
      readonly failure: Failure
      readonly unsure: boolean
      readonly retryAfterMs: number | null
    }

/** One line of a batch's results: an HTTP answer, or why there was none. */
export interface ResultLine {
  readonly customId: string
  readonly result:
    | { readonly kind: 'answer'; readonly status: number; readonly body: JsonValue }
    | { readonly kind: 'none'; readonly code: string; readonly message: string }
}

/**
 * The port to a vendor's Batch API. Each method makes one attempt and never throws for anything an endpoint can do;
 * who may ask again, and when, is decided above it: a batch that is made twice is paid twice.
 */
export interface BatchClient {
  /** Batches carry our key, or an input that is ours alone; those that don't are made one at a time, to be told apart. */
  readonly isMarked: boolean
  readonly limits: BatchLimits
  /** One line of an input, without its line end. */
  readonly line: (customId: string, request: BatchRequest) => string
  /**
   * Brings the input to the vendor, streamed from disk. Where it goes with `create`, this is what `find` needs to know of
   * the moment before; null: nothing.
   */
  readonly upload: (input: BatchInput, signal: AbortSignal) => Promise<ControlResult<string | null>>
  readonly create: (
    input: BatchInput,
    uploaded: string | null,
    signal: AbortSignal,
  ) => Promise<ControlResult<BatchState>>
  /** Looks for the batch that an earlier `create` may have made; `known` are the ids of others. */
  readonly find: (
    made: Pick<BatchInput, 'key' | 'lines'> & { readonly uploaded: string | null },
    known: ReadonlySet<string>,
    signal: AbortSignal,
  ) => Promise<ControlResult<BatchState | null>>
  readonly state: (id: string, signal: AbortSignal) => Promise<ControlResult<BatchState>>
  readonly cancel: (id: string, signal: AbortSignal) => Promise<ControlResult<null>>
  /** Streams a file of results to disk. A connection that ends early, but cleanly, is not seen here: lines must be counted. */
  readonly download: (ref: string, path: string, signal: AbortSignal) => Promise<ControlResult<null>>
  /** null where the line is none of this vendor's shape. */
  readonly read: (line: JsonObject) => ResultLine | null
  readonly close: () => Promise<void>
}
