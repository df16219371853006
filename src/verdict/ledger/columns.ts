import { OUTCOME_KINDS } from '../../outcome/kinds.ts'
import type { OutcomeKind } from '../../outcome/outcome.ts'
import { REMARKS, type Remark } from '../../outcome/remark.ts'
import { type ColumnArrays, type ColumnChoice, columnArrays, STAGE_BITS } from './column-arrays.ts'
import { type ColumnWriter, columnWriter } from './column-writer.ts'
import type { MeasuredCall } from './measured-call.ts'

/** What is read of a unit, by its planned place. */
export interface ColumnReader {
  /** null: nothing was heard of the unit. */
  readonly kindAt: (place: number) => OutcomeKind | null
  /** Stages of the funnel that it passed, 0 to 6. */
  readonly stagesAt: (place: number) => number
  readonly recoverableAt: (place: number) => boolean
  /** Unmeasured, because a callback of the job's own machine failed. */
  readonly downstreamAt: (place: number) => boolean
  /** Unmeasured, because the recording that it is read from holds no answer to this request. */
  readonly unaskedAt: (place: number) => boolean
  readonly remarksAt: (place: number) => readonly Remark[]
  readonly turnAt: (place: number) => number
  readonly callCountAt: (place: number) => number
  readonly eachCall: (place: number, visit: (call: MeasuredCall) => void) => void
  /**
   * Whether `eachCall` would visit one call that did not wait in vain: the commonest unit, whose figures can then be read
   * without making an object of them.
   */
  readonly hasSoleCall: (place: number) => boolean
  /** Figures of that call; NaN where there is none. */
  readonly latencyAt: (place: number) => number
  readonly costPicoAt: (place: number) => number
  readonly isReusedAt: (place: number) => boolean
  /** Of the calls that this run made. */
  readonly tokensAt: (place: number) => { readonly input: number; readonly output: number }
  /** 52 bits of the value's digest, for agreement; −1 where no value was read. */
  readonly valueAt: (place: number) => number
}

/** What one model's units came to, by planned place: typed arrays, so that a million units take some twenty to thirty megabytes. */
export interface Columns extends ColumnWriter, ColumnReader {}

export const createColumns = (choice: ColumnChoice, arrays: ColumnArrays = columnArrays(choice)): Columns => ({
  ...columnWriter(choice, arrays),
  ...columnReader(choice, arrays),
})

function columnReader({ streamed, paired }: ColumnChoice, arrays: ColumnArrays): ColumnReader {
  const { kind, stage, remark, turn, calls, latency, firstToken, speed, cost, input, output, value, several } = arrays
  const hasBit = (place: number, bit: number): boolean => ((stage[place] as number) & bit) !== 0
  const costPicoAt = (place: number): number => (cost[place] ? (cost[place] as number) - 1 : Number.NaN)
  return {
    kindAt: (place) => (kind[place] ? (OUTCOME_KINDS[kind[place] - 1] as OutcomeKind) : null),
    stagesAt: (place) => (stage[place] as number) & 7,
    recoverableAt: (place) => hasBit(place, STAGE_BITS.recoverable),
    downstreamAt: (place) => hasBit(place, STAGE_BITS.downstream),
    unaskedAt: (place) => hasBit(place, STAGE_BITS.unasked),
    remarksAt: (place) => remarksIn(remark[place] as number),
    turnAt: (place) => turn[place] as number,
    callCountAt: (place) => calls[place] as number,
    eachCall: (place, visit) => {
      const own = several.size === 0 ? undefined : several.get(place)
      if (own) own.forEach(visit)
      else if (calls[place])
        visit({
          latencyMs: latency[place] as number,
          waitedMs: Number.NaN,
          firstTokenMs: streamed ? (firstToken[place] as number) : Number.NaN,
          speed: streamed ? (speed[place] as number) : Number.NaN,
          costPico: costPicoAt(place),
          isReused: hasBit(place, STAGE_BITS.reused),
        })
    },
    hasSoleCall: (place) => calls[place] === 1 && (several.size === 0 || !several.has(place)),
    latencyAt: (place) => latency[place] as number,
    costPicoAt,
    isReusedAt: (place) => hasBit(place, STAGE_BITS.reused),
    tokensAt: (place) => ({ input: input[place] as number, output: output[place] as number }),
    valueAt: (place) => (paired && kind[place] ? (value[place] as number) : -1),
  }
}

const NO_REMARKS: readonly Remark[] = []

const remarksIn = (bits: number): readonly Remark[] =>
  bits === 0 ? NO_REMARKS : REMARKS.filter((_, index) => (bits & (1 << index)) !== 0)
