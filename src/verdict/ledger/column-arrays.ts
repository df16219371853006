import type { MeasuredCall } from './measured-call.ts'

export interface ColumnChoice {
  readonly units: number
  readonly streamed: boolean
  readonly paired: boolean
}

/** The arrays behind columns: they can go from one thread to another. */
export interface ColumnArrays {
  /** Positions in the table of outcomes, plus one; 0: nothing was heard of the unit. */
  readonly kind: Uint8Array
  /** Stages passed, and `STAGE_BITS`. */
  readonly stage: Uint8Array
  /** A bit a remark. */
  readonly remark: Uint16Array
  readonly turn: Uint16Array
  readonly calls: Uint16Array
  readonly latency: Float64Array
  readonly firstToken: Float64Array
  readonly speed: Float64Array
  /** One more than the 1e-12 dollars; 0 where they are not known. */
  readonly cost: Float64Array
  readonly input: Uint32Array
  readonly output: Uint32Array
  readonly value: Float64Array
  /** Units with several calls, or with one that timed out. */
  readonly several: Map<number, readonly MeasuredCall[]>
}

/** What a unit's byte of stages holds beside their number, which takes three bits. */
export const STAGE_BITS = { recoverable: 8, downstream: 16, unasked: 32, reused: 64 } as const

export const columnArrays = ({ units, streamed, paired }: ColumnChoice): ColumnArrays => ({
  kind: new Uint8Array(units),
  stage: new Uint8Array(units),
  remark: new Uint16Array(units),
  turn: new Uint16Array(units),
  calls: new Uint16Array(units),
  latency: new Float64Array(units),
  firstToken: new Float64Array(streamed ? units : 0),
  speed: new Float64Array(streamed ? units : 0),
  cost: new Float64Array(units),
  input: new Uint32Array(units),
  output: new Uint32Array(units),
  value: new Float64Array(paired ? units : 0),
  several: new Map(),
})
