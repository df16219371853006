import type { Role } from '../plan/plan.ts'
import type { Columns } from './ledger/columns.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { MeasuredCall } from './ledger/measured-call.ts'

/** A time that was all delay keeps a trace: a figure of 0 has no ratio. */
const LEAST_MS = 1e-6

/**
 * The ledger as if each model had been so many ms quicker than its calls were stamped (negative: slower), each figure by
 * itself. Rates and costs are untouched.
 */
export function shiftLatency(ledger: Ledger, byMs: Readonly<Record<Role, number>>): Ledger {
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
