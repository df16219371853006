import { UNRECORDED } from '../../outcome/failure.ts'
import { OUTCOME_KINDS, stagesPassed } from '../../outcome/kinds.ts'
import type { CallMeasure, Observation } from '../../outcome/observation.ts'
import type { Outcome, OutcomeKind } from '../../outcome/outcome.ts'
import { REMARKS, type Remark } from '../../outcome/remark.ts'
import { type ColumnArrays, type ColumnChoice, STAGE_BITS } from './column-arrays.ts'
import { measuredCall } from './measured-call.ts'

export interface ColumnWriter {
  readonly put: (observation: Observation) => void
  /** The same of a unit that stands in other columns of the same choice. */
  readonly copy: (place: number, from: ColumnArrays, at: number) => void
}

const CODE = Object.fromEntries(OUTCOME_KINDS.map((kind, index) => [kind, index + 1])) as Record<OutcomeKind, number>

export function columnWriter(choice: ColumnChoice, arrays: ColumnArrays): ColumnWriter {
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
  arrays.latency[place] = only.latencyMs
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
  to.latency[place] = from.latency[at] as number
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
