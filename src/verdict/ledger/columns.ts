import { UNRECORDED } from '../../outcome/failure.ts'
import { OUTCOME_KINDS, stagesPassed } from '../../outcome/kinds.ts'
import type { CallMeasure, Observation } from '../../outcome/observation.ts'
import type { Outcome, OutcomeKind } from '../../outcome/outcome.ts'
import { REMARKS, type Remark } from '../../outcome/remark.ts'
import { type MeasuredCall, measuredCall } from './measured-call.ts'

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
  /** 0 where nobody timed it; a time of 0 is −1. */
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
const STAGE_BITS = { recoverable: 8, downstream: 16, unasked: 32, reused: 64 } as const

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

/** What is read of a unit, by its planned place. */
interface ColumnReader {
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
  const latencyAt = (place: number): number => (latency[place] ? Math.max(0, latency[place] as number) : Number.NaN)
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
          latencyMs: latencyAt(place),
          waitedMs: Number.NaN,
          firstTokenMs: streamed ? (firstToken[place] as number) : Number.NaN,
          speed: streamed ? (speed[place] as number) : Number.NaN,
          costPico: costPicoAt(place),
          isReused: hasBit(place, STAGE_BITS.reused),
        })
    },
    hasSoleCall: (place) => calls[place] === 1 && (several.size === 0 || !several.has(place)),
    latencyAt,
    costPicoAt,
    isReusedAt: (place) => hasBit(place, STAGE_BITS.reused),
    tokensAt: (place) => ({ input: input[place] as number, output: output[place] as number }),
    valueAt: (place) => (paired && kind[place] ? (value[place] as number) : -1),
  }
}

const remarksIn = (bits: number): readonly Remark[] =>
  bits === 0 ? NO_REMARKS : REMARKS.filter((_, index) => (bits & (1 << index)) !== 0)

interface ColumnWriter {
  readonly put: (observation: Observation) => void
  /** The same of a unit that stands in other columns of the same choice. */
  readonly copy: (place: number, from: ColumnArrays, at: number) => void
}

const CODE = Object.fromEntries(OUTCOME_KINDS.map((kind, index) => [kind, index + 1])) as Record<OutcomeKind, number>

function columnWriter(choice: ColumnChoice, arrays: ColumnArrays): ColumnWriter {
  return {
    put: (observation) => {
      const { place, outcome, calls } = observation
      arrays.kind[place] = CODE[outcome.kind]
      arrays.stage[place] =
        stagesPassed(outcome) | flagOf(outcome) | (calls[0]?.reused === undefined ? 0 : STAGE_BITS.reused)
      setUnlessEqual(arrays.remark, place, bitsOf(observation.remarks ?? NO_REMARKS))
      setUnlessEqual(arrays.turn, place, observation.turn)
      putCalls(choice, arrays, place, calls)
      if (!choice.paired) return
      arrays.value[place] = observation.valueDigest === null ? -1 : shortDigest(observation.valueDigest)
    },
    copy: (place, from, at) => copyUnit(choice, arrays, place, from, at),
  }
}

function putCalls(
  { streamed }: ColumnChoice,
  arrays: ColumnArrays,
  place: number,
  observed: readonly CallMeasure[],
): void {
  const { several } = arrays
  const [first] = observed
  const only = first === undefined ? NO_CALL : measuredCall(first)
  arrays.calls[place] = observed.length
  if (observed.length > 1 || !Number.isNaN(only.waitedMs)) several.set(place, observed.map(measuredCall))
  else if (several.size > 0) several.delete(place)
  setUnlessEqual(arrays.latency, place, Number.isNaN(only.latencyMs) ? 0 : only.latencyMs || -1)
  setUnlessEqual(arrays.cost, place, Number.isNaN(only.costPico) ? 0 : only.costPico + 1)
  let [input, output] = [0, 0]
  for (const { usage, reused } of observed) {
    if (usage === null || reused !== undefined) continue
    input += usage.input
    output += usage.output
  }
  arrays.input[place] = input
  arrays.output[place] = output
  if (!streamed) return
  arrays.firstToken[place] = only.firstTokenMs
  arrays.speed[place] = only.speed
}

const NO_CALL = {
  latencyMs: Number.NaN,
  waitedMs: Number.NaN,
  firstTokenMs: Number.NaN,
  speed: Number.NaN,
  costPico: Number.NaN,
}

function copyUnit(
  { streamed, paired }: ColumnChoice,
  to: ColumnArrays,
  place: number,
  from: ColumnArrays,
  at: number,
): void {
  to.kind[place] = from.kind[at] as number
  to.stage[place] = from.stage[at] as number
  setUnlessEqual(to.remark, place, from.remark[at] as number)
  setUnlessEqual(to.turn, place, from.turn[at] as number)
  to.calls[place] = from.calls[at] as number
  const own = from.several.get(at)
  if (own !== undefined) to.several.set(place, own)
  else if (to.several.size > 0) to.several.delete(place)
  setUnlessEqual(to.latency, place, from.latency[at] as number)
  setUnlessEqual(to.cost, place, from.cost[at] as number)
  to.input[place] = from.input[at] as number
  to.output[place] = from.output[at] as number
  if (paired) to.value[place] = from.value[at] as number
  if (!streamed) return
  to.firstToken[place] = from.firstToken[at] as number
  to.speed[place] = from.speed[at] as number
}

const NO_REMARKS: readonly Remark[] = []

function bitsOf(remarks: readonly Remark[]): number {
  let bits = 0
  for (const remark of remarks) bits |= 1 << REMARKS.indexOf(remark)
  return bits
}

/** Memory that is never written stays with the system: a column that is 0 throughout takes none. */
function setUnlessEqual(column: Float64Array | Uint16Array, place: number, value: number): void {
  if (column[place] !== value) column[place] = value
}

function flagOf(outcome: Outcome): number {
  if (outcome.kind === 'unmeasured')
    return outcome.failure === 'downstream'
      ? STAGE_BITS.downstream
      : outcome.failure === UNRECORDED
        ? STAGE_BITS.unasked
        : 0
  return outcome.kind === 'unparsable' && outcome.fault.recoverable ? STAGE_BITS.recoverable : 0
}

/** The last 13 hexadecimal digits: two different values meet with a chance of 2e-16. */
export const shortDigest = (digest: string): number => Number.parseInt(digest.slice(-13), 16)
