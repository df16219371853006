import type { JournalCall } from '../../journal/line.ts'
import { outcomeOfFailure } from '../../outcome/failure.ts'
import type { ToJudge } from '../../outcome/judge.ts'
import type { Judgement } from '../../outcome/judgement.ts'
import type { Observation } from '../../outcome/observation.ts'
import { remarksOf } from '../../outcome/remark.ts'
import type { PlannedContract, Role, Unit } from '../../plan/plan.ts'
import { stopsTheRun } from '../../run/stop.ts'
import { transcript } from '../../run/transcript.ts'
import { digestOf, measureOf } from '../../run/unit.ts'
import type { RejudgePorts } from './rejudge-ports.ts'

export type RejudgedUnit = 'observed' | 'open' | 'asked otherwise'

/** A unit whose answer is still to be judged. */
export interface OpenUnit extends ToJudge {
  readonly place: number
  readonly role: Role
  readonly calls: Observation['calls']
}

/**
 * `runUnit` for the commonest unit, one call whose answer is there already, without its request and its turns: of a
 * million lines each costs a microsecond or two beside reading and judging it.
 */
export function rejudgeSingleCall(
  unit: Unit,
  { role, request, answer }: JournalCall,
  { plan, wiring, observe, verify }: RejudgePorts,
): RejudgedUnit | OpenUnit {
  const { candidate, baseline } = plan.contracts[unit.contractIndex] as PlannedContract
  const target = role === 'candidate' ? candidate : baseline
  if (target === null) return 'open'
  if (verify && request !== digestOf(wiring.sent(wiring.request(unit, role), unit, role).body, unit.contract))
    return 'asked otherwise'
  const calls = target.golden ? [] : [measureOf(answer, target)]
  const { place } = unit
  if (answer.kind === 'answered') return { place, role, calls, criteria: wiring.unitCriteria(unit, role), answer }
  if (stopsTheRun(answer.failure) || answer.failure.kind === 'aborted') return 'open'
  const outcome = outcomeOfFailure(answer, unit.case.expect)
  observe({ place, role, outcome, turn: 0, calls, valueDigest: null, answerText: null })
  return 'observed'
}

/** What an open unit came to. */
export function observationOf({ place, role, calls, answer, criteria }: OpenUnit, judgement: Judgement): Observation {
  const { outcome, valueDigest } = judgement
  const remarks = remarksOf(answer, judgement, criteria.tokenLimit ?? null)
  const answerText = outcome.kind === 'ok' && role === 'candidate' ? null : transcript([answer.message])
  return { place, role, outcome, turn: 0, calls, valueDigest, remarks, answerText }
}
