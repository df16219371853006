import type { SpeedName } from '../contract/thresholds.ts'
import type { Role } from '../plan/plan.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { MeasuredCall } from './ledger/measured-call.ts'
import type { Answered, UnitRef } from './ledger/unit-ref.ts'

/**
 * The answers of a unit's calls to "was it within the limit?" (tokens per second: "did it reach the limit?"). A flow's
 * turn that never came is open while the flow may still be asked; a call that the endpoint refused has no time.
 */
export function speedAnswers(
  ledger: Ledger,
  role: Role,
  measure: SpeedName,
  limit: number,
  ref: UnitRef,
): readonly Answered[] {
  const columns = ledger.columns(role)
  const kind = columns.kindAt(ref.place)
  const answers: Answered[] = []
  const measured = kind !== null && kind !== 'not-run' && kind !== 'unmeasured'
  columns.eachCall(ref.place, (call) => {
    const answer = speedAnswer(call, measure, limit)
    if (answer === 'lost' && measured && Number.isNaN(call.latencyMs)) return
    answers.push(answer)
  })
  if (!measured) {
    const missing: Answered = kind === 'unmeasured' ? 'lost' : 'open'
    while (answers.length < ref.facts.turns) answers.push(missing)
  }
  return answers
}

function speedAnswer(call: MeasuredCall, measure: SpeedName, limit: number): Answered {
  if (measure === 'tokens_per_second') return Number.isNaN(call.speed) ? 'lost' : call.speed >= limit ? 'yes' : 'no'
  if (call.waitedMs > limit) return 'no'
  const figure = figureOf(call, measure)
  return Number.isNaN(figure) ? 'lost' : figure <= limit ? 'yes' : 'no'
}

/** NaN where the call has none. */
export function figureOf(call: MeasuredCall, measure: SpeedName): number {
  return measure === 'latency' ? call.latencyMs : measure === 'time_to_first_token' ? call.firstTokenMs : call.speed
}
