import type { JournalCall } from '../journal/line.ts'
import type { Recorded } from '../journal/recorded.ts'
import { type Failure, isReused } from '../model/answer.ts'
import type { Observation } from '../outcome/observation.ts'
import type { Plan, PlannedContract, Role } from '../plan/plan.ts'
import { createDownstream } from './downstream.ts'
import { runLoop } from './loop.ts'
import { type Budget, type CostliestCalls, costUsd } from './spend.ts'
import type { RunEnd } from './stop.ts'
import { runUnit, type UnitEnd, type UnitPorts } from './unit.ts'

/** What an earlier run paid for counts under the cap before anything new is asked, wherever it stands in the order. */
export function settleRecorded(
  plan: Plan,
  resumed: Recorded,
  isPaidHere: (line: JournalCall) => boolean,
  budget: Budget,
  costliest: CostliestCalls,
): void {
  const planned = new Map(plan.contracts.map((one) => [one.contract.name, one]))
  for (const line of resumed.lines()) {
    const { contract, role, answer } = line
    const target = role === 'candidate' ? planned.get(contract)?.candidate : planned.get(contract)?.baseline
    if (isReused(answer)) continue
    const usd = answer.kind === 'answered' && target ? costUsd(target, answer.usage) : null
    if (isPaidHere(line)) budget.settle(0, usd ?? 0)
    costliest.paid({ contract, role }, usd)
  }
}

/** Whether a run that ended so has left places unread of which its journal may hold the answers. */
export const leavesUnread = ({ reason }: RunEnd): boolean =>
  reason !== 'finished' && reason !== 'stopped-early' && reason !== 'cancelled'

export interface ResumedPorts extends Omit<UnitPorts, 'ask' | 'callBack' | 'downstreamFailed'> {
  readonly resumed: Recorded
  /** Whether this run has observed the unit itself. */
  readonly isObserved: (place: number, role: Role) => boolean
  readonly observe: (observation: Observation) => void
}

/**
 * Observes what an earlier run left in the journal and this one, kept from going on, did not come to: the report of a
 * resumed run says what judging its journal again says. No call is made.
 */
export async function observeUnread(plan: Plan, places: Uint32Array, ports: ResumedPorts): Promise<void> {
  const { resumed, isObserved, observe } = ports
  const downstream = createDownstream(async () => ({ kind: 'failed', failure: OVER }), resumed.result)
  const drive = async (place: number, role: Role): Promise<UnitEnd> => {
    if (isObserved(place, role)) return { kind: 'aborted' }
    const unit = plan.unitAt(place)
    const key = { role, contract: unit.contract.name, case: unit.case.id, sample: unit.sample }
    const end = await runUnit(unit, plan.contracts[unit.contractIndex] as PlannedContract, role, {
      ...ports,
      ask: async ({ turn, digest }) => {
        const line = resumed.answer({ ...key, turn, request: digest() })
        return line === undefined ? { kind: 'aborted' } : { kind: 'answer', answer: line.answer }
      },
      callBack: (call, turn) => downstream.callBack(call, { ...key, turn }, new AbortController().signal),
      downstreamFailed: () => {},
    })
    return end.kind === 'observed' ? end : { kind: 'aborted' }
  }
  await runLoop({ ...plan, stopEarly: false }, places, {
    drive,
    observe,
    decided: () => false,
    cancelled: new AbortController().signal,
    deadlineMs: undefined,
    onThrottled: () => {},
    together: true,
    retryLost: false,
  })
}

const OVER: Failure = {
  kind: 'aborted',
  phase: 'callback',
  status: null,
  message: 'the run is over',
  code: null,
  param: null,
}
