import { UNRECORDED } from '../../outcome/failure.ts'
import { OUTCOME_KINDS, stagesPassed } from '../../outcome/kinds.ts'
import type { Observation } from '../../outcome/observation.ts'
import type { Outcome, OutcomeKind } from '../../outcome/outcome.ts'
import { REMARKS, type Remark } from '../../outcome/remark.ts'

import { type MeasuredCall, measuredCall } from './measured-call.ts'

/** The columns hold positions in the table of outcomes, plus one. */
const CODE = new Map(OUTCOME_KINDS.map((kind, index) => [kind, index + 1]))
const RECOVERABLE = 8
const DOWNSTREAM = 16
const UNASKED = 32
const REUSED = 64

/** What one model's units came to, by planned place: typed arrays, so that a million units take some twenty to thirty megabytes. */
export interface Columns {
  readonly put: (observation: Observation) => void
  /** The same of a unit that stands in other columns of the same choice. */
  readonly copy: (place: number, from: ColumnArrays, at: number) => void
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
  /** Of the calls that this run made. */
  readonly tokensAt: (place: number) => { readonly input: number; readonly output: number }
  /** 52 bits of the value's digest, for agreement; −1 where no value was read. */
  readonly valueAt: (place: number) => number
}

export interface ColumnChoice {
  readonly units: number
  readonly streamed: boolean
  readonly paired: boolean
}

/** The arrays behind columns: they can go from one thread to another. */
export interface ColumnArrays {
  readonly kind: Uint8Array
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

export function createColumns(choice: ColumnChoice, arrays: ColumnArrays = columnArrays(choice)): Columns {
  const { streamed, paired } = choice
  const { kind, stage, remark, turn, calls, latency, firstToken, speed, cost, input, output, value, several } = arrays

  const putCalls = (place: number, observed: readonly MeasuredCall[]): void => {
    calls[place] = observed.length
    const [only] = observed
    if (observed.length > 1 || (only && !Number.isNaN(only.waitedMs))) several.set(place, observed)
    else if (several.size > 0) several.delete(place)
    latency[place] = only?.latencyMs ?? Number.NaN
    setUnlessEqual(cost, place, only === undefined || Number.isNaN(only.costPico) ? 0 : only.costPico + 1)
    if (!streamed) return
    firstToken[place] = only?.firstTokenMs ?? Number.NaN
    speed[place] = only?.speed ?? Number.NaN
  }
  return {
    put: (observation) => {
      const { place, outcome } = observation
      kind[place] = CODE.get(outcome.kind) as number
      const [only] = observation.calls
      stage[place] = stagesPassed(outcome) | flagOf(outcome) | (only?.reused === undefined ? 0 : REUSED)
      setUnlessEqual(remark, place, bitsOf(observation.remarks ?? NO_REMARKS))
      setUnlessEqual(turn, place, observation.turn)
      putCalls(place, observation.calls.map(measuredCall))
      input[place] = sum(observation, (call) => call.usage?.input ?? 0)
      output[place] = sum(observation, (call) => call.usage?.output ?? 0)
      if (paired) value[place] = observation.valueDigest === null ? -1 : shortDigest(observation.valueDigest)
    },
    copy: (place, from, at) => {
      kind[place] = from.kind[at] as number
      stage[place] = from.stage[at] as number
      setUnlessEqual(remark, place, from.remark[at] as number)
      setUnlessEqual(turn, place, from.turn[at] as number)
      calls[place] = from.calls[at] as number
      const own = from.several.get(at)
      if (own !== undefined) several.set(place, own)
      else if (several.size > 0) several.delete(place)
      latency[place] = from.latency[at] as number
      setUnlessEqual(cost, place, from.cost[at] as number)
      input[place] = from.input[at] as number
      output[place] = from.output[at] as number
      if (paired) value[place] = from.value[at] as number
      if (!streamed) return
      firstToken[place] = from.firstToken[at] as number
      speed[place] = from.speed[at] as number
    },
    kindAt: (place) => (kind[place] ? (OUTCOME_KINDS[kind[place] - 1] as OutcomeKind) : null),
    stagesAt: (place) => (stage[place] as number) & 7,
    recoverableAt: (place) => ((stage[place] as number) & RECOVERABLE) !== 0,
    downstreamAt: (place) => ((stage[place] as number) & DOWNSTREAM) !== 0,
    unaskedAt: (place) => ((stage[place] as number) & UNASKED) !== 0,
    remarksAt: (place) => remarksIn(remark[place] as number),
    turnAt: (place) => turn[place] as number,
    callCountAt: (place) => calls[place] as number,
    eachCall: (place, visit) => {
      const own = several.get(place)
      if (own) own.forEach(visit)
      else if (calls[place])
        visit({
          latencyMs: latency[place] as number,
          waitedMs: Number.NaN,
          firstTokenMs: streamed ? (firstToken[place] as number) : Number.NaN,
          speed: streamed ? (speed[place] as number) : Number.NaN,
          costPico: cost[place] ? (cost[place] as number) - 1 : Number.NaN,
          isReused: ((stage[place] as number) & REUSED) !== 0,
        })
    },
    tokensAt: (place) => ({ input: input[place] as number, output: output[place] as number }),
    valueAt: (place) => (paired && kind[place] ? (value[place] as number) : -1),
  }
}

const NO_REMARKS: readonly Remark[] = []

const bitsOf = (remarks: readonly Remark[]): number =>
  remarks.reduce((bits, remark) => bits | (1 << REMARKS.indexOf(remark)), 0)

const remarksIn = (bits: number): readonly Remark[] =>
  bits === 0 ? NO_REMARKS : REMARKS.filter((_, index) => (bits & (1 << index)) !== 0)

/** Memory that is never written stays with the system: a column that is 0 throughout takes none. */
function setUnlessEqual(column: Float64Array | Uint16Array, place: number, value: number): void {
  if (column[place] !== value) column[place] = value
}

function flagOf(outcome: Outcome): number {
  if (outcome.kind === 'unmeasured')
    return outcome.failure === 'downstream' ? DOWNSTREAM : outcome.failure === UNRECORDED ? UNASKED : 0
  return outcome.kind === 'unparsable' && outcome.fault.recoverable ? RECOVERABLE : 0
}

function sum(observation: Observation, figure: (call: Observation['calls'][number]) => number): number {
  return observation.calls.reduce((total, call) => total + (call.reused === undefined ? figure(call) : 0), 0)
}

/** The last 13 hexadecimal digits: two different values meet with a chance of 2e-16. */
export const shortDigest = (digest: string): number => Number.parseInt(digest.slice(-13), 16)
