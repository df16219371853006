import type { JournalCall } from '../journal/line.ts'
import { outcomeOfFailure } from '../outcome/failure.ts'
import type { Judgement } from '../outcome/judge.ts'
import type { Observation } from '../outcome/observation.ts'
import type { PlannedContract, Unit } from '../plan/plan.ts'
import { stopsTheRun } from '../run/stop.ts'
import { transcript } from '../run/transcript.ts'
import { digestOf, measureOf } from '../run/unit.ts'
import type { RecallPorts } from './recall.ts'

export type RecalledUnit = 'observed' | 'open' | 'asked otherwise'

/**
 * `runUnit` for the commonest unit, one call whose answer is there already, without its request and its turns: of a
 * million lines each costs a microsecond or two beside reading and judging it.
 */
export function recallSingle(
  unit: Unit,
  { role, request, answer }: JournalCall,
  ports: RecallPorts,
): RecalledUnit | Promise<RecalledUnit> {
  const { plan, wiring, judge, observe, verify } = ports
  const { candidate, baseline } = plan.contracts[unit.contractIndex] as PlannedContract
  const target = role === 'candidate' ? candidate : baseline
  if (target === null) return 'open'
  if (verify && request !== digestOf(wiring.request(unit, role))) return 'asked otherwise'
  const calls = target.golden ? [] : [measureOf(answer, target.price)]
  const observed = ({ outcome, valueDigest, bom = false }: Judgement, said: Observation['said']): RecalledUnit => {
    observe({ place: unit.place, role, outcome, turn: 0, calls, valueDigest, bom, said })
    return 'observed'
  }
  if (answer.kind === 'failed') {
    if (stopsTheRun(answer.failure) || answer.failure.kind === 'aborted') return 'open'
    return observed({ outcome: outcomeOfFailure(answer, unit.case.expect), valueDigest: null }, null)
  }
  return judge
    .judge(wiring.unitCriteria(unit, role), answer)
    .then((judgement) => observed(judgement, judgement.outcome.kind === 'ok' ? null : transcript([answer.message])))
}
