import { isMeasured } from '../../journal/recorded.ts'
import type { JsonValue } from '../../json/value.ts'
import { NOTHING_TIMED } from '../../model/batch/read-result.ts'
import type { PlannedContract, Role, Unit } from '../../plan/plan.ts'
import type { SentRequest } from '../../provider/map-request.ts'
import { createDownstream } from '../downstream.ts'
import { digestOf, runUnit } from '../unit.ts'
import { type BatchPorts, MOST_ATTEMPTS } from './batch-ports.ts'

/** The next call of a unit: nothing has answered it yet. */
export interface NextCall {
  readonly unit: Unit
  readonly planned: PlannedContract
  readonly role: Role
  readonly turn: number
  readonly sent: SentRequest
  readonly request: string
  readonly attempt: number
  /** What callbacks returned before the turn. */
  readonly results: Readonly<Record<string, JsonValue>> | null
}

/** What a unit asks next; null where it is settled, was asked often enough, or its call is under way. */
export async function nextCall(
  unit: Unit,
  planned: PlannedContract,
  role: Role,
  ports: BatchPorts,
): Promise<NextCall | null> {
  const { tracker } = ports
  const { place } = unit
  if (tracker.isAnswered(place, role) || tracker.isUnderWay(place, role)) return null
  const attempt = tracker.attempts(place, role) + 1
  if (attempt > MOST_ATTEMPTS) return null
  if (tracker.isFlow(place)) return ofFlow(unit, planned, role, attempt, ports)
  const sent = ports.sent(ports.request(unit, role), unit, role)
  return { unit, planned, role, turn: 0, sent, request: digestOf(sent.body, unit.contract), attempt, results: null }
}

/** Drives a flow over the answers it has; where one is missing, that is its question. */
async function ofFlow(
  unit: Unit,
  planned: PlannedContract,
  role: Role,
  attempt: number,
  ports: BatchPorts,
): Promise<NextCall | null> {
  const { memory } = ports.tracker
  const key = { role, contract: unit.contract.name, case: unit.case.id, sample: unit.sample }
  const downstream = createDownstream(ports.callBack, memory.result)
  let question: NextCall | null = null
  await runUnit(unit, planned, role, {
    ...ports,
    ask: async ({ turn, sent, digest, results }) => {
      const request = digest()
      // What validation refused was never a request of its own.
      const known = memory.answer({ ...key, turn, request }) ?? memory.answer({ ...key, turn, request: '' })
      if (known !== undefined && isMeasured(known.answer)) return { kind: 'answer', answer: known.answer }
      question = { unit, planned, role, turn, sent, request, attempt, results }
      return { kind: 'aborted' }
    },
    callBack: (call, turn) => downstream.callBack(call, { ...key, turn }, ports.cancelled),
    downstreamFailed: ({ turn }, failure) => {
      const answer = { kind: 'failed', failure, ms: NOTHING_TIMED, attempts: attempt } as const
      const line = { type: 'call', ...key, turn, place: unit.place, request: '', answer } as const
      ports.journal.append(line)
      ports.tracker.add(line)
    },
  })
  return question
}
