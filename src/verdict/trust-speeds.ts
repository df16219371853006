import type { SpeedName } from '../contract/thresholds.ts'
import type { Role } from '../plan/plan.ts'
import type { Judging } from './judging.ts'
import type { Columns } from './ledger/columns.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { MeasuredCall } from './ledger/measured-call.ts'
import type { Decision } from './shares.ts'
import { eachFigure, sortedFigures } from './speeds.ts'
import type { RequirementVerdict } from './verdict.ts'

/** A tenth: beyond it what was timed is this machine as much as the endpoint (docs/performance.md). */
const MOST_DELAY = 0.1

/**
 * Where the event loop was late by more than a tenth of the time measured, a verdict on speed stands only if it would
 * however that delay had fallen on the calls; else it is undecided, and says why. `measure` is the speed it stands on,
 * `judge` judges the requirement over another ledger.
 */
export function trustSpeeds(
  { ledger, facts, contractIndex }: Judging,
  measure: SpeedName | null,
  verdict: RequirementVerdict,
  judge: (ledger: Ledger) => Decision,
): RequirementVerdict {
  const { decision } = verdict
  if (measure === null || facts.loopDelayMs <= 0) return verdict
  const time = measure === 'tokens_per_second' ? 'latency' : measure
  // Whether the median is long enough can be counted; it is looked for where it is not, which is seldom.
  let [all, short] = [0, 0]
  eachFigure(ledger, 'candidate', contractIndex, time, (ms) => {
    all++
    if (facts.loopDelayMs > MOST_DELAY * ms) short++
  })
  if (short < Math.ceil(all / 2)) return verdict
  const times = sortedFigures(ledger, 'candidate', contractIndex, time)
  const median = times[Math.ceil(times.length / 2) - 1]
  if (median === undefined) return verdict
  if (
    decision !== 'undecided' &&
    judge(shiftLatency(ledger, against(decision, measure, facts.loopDelayMs))) === decision
  )
    return verdict
  const late = `This machine was up to ${Math.round(facts.loopDelayMs)} ms late, more than a tenth of the median ${Math.round(median)} ms: lower the concurrency to judge speed.`
  return {
    ...verdict,
    decision: 'undecided',
    says: decision === 'undecided' ? [...verdict.says, late] : [late],
  }
}

/**
 * How much quicker each model may have been, to the verdict's harm. A late stamp makes a latency longer, never shorter;
 * the time between two stamps, which a token speed is taken over, it moves either way.
 */
function against(decision: 'pass' | 'fail', measure: SpeedName, delayMs: number): Readonly<Record<Role, number>> {
  const slower = measure === 'tokens_per_second' ? -delayMs : 0
  return decision === 'pass' ? { candidate: slower, baseline: delayMs } : { candidate: delayMs, baseline: slower }
}

/** A time that was all delay keeps a trace: a figure of 0 has no ratio. */
const LEAST_MS = 1e-6

/**
 * The ledger as if each model had been so many ms quicker than its calls were stamped (negative: slower), each figure by
 * itself. Rates and costs are untouched.
 */
function shiftLatency(ledger: Ledger, byMs: Readonly<Record<Role, number>>): Ledger {
  const columns: Readonly<Record<Role, Columns>> = {
    candidate: shiftColumns(ledger.columns('candidate'), byMs.candidate),
    baseline: shiftColumns(ledger.columns('baseline'), byMs.baseline),
  }
  return { ...ledger, columns: (role) => columns[role] }
}

function shiftColumns(stamped: Columns, byMs: number): Columns {
  return {
    ...stamped,
    eachCall: (place, visit) => stamped.eachCall(place, (call) => visit(shiftCall(call, byMs))),
    latencyAt: (place) => less(stamped.latencyAt(place), byMs),
  }
}

/** NaN stays NaN: what has no figure gets none. */
const less = (ms: number, byMs: number): number => Math.max(LEAST_MS, ms - byMs)

function shiftCall(call: MeasuredCall, byMs: number): MeasuredCall {
  const { latencyMs, waitedMs, firstTokenMs, speed } = call
  const tokenMs = latencyMs - firstTokenMs
  return {
    ...call,
    latencyMs: less(latencyMs, byMs),
    waitedMs: less(waitedMs, byMs),
    firstTokenMs: less(firstTokenMs, byMs),
    speed: (speed * tokenMs) / less(tokenMs, byMs),
  }
}
