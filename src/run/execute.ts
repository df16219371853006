import { requestCharacters } from '../contract/request-size.ts'
import type { JournalCall } from '../journal/line.ts'
import { createMemory, type Recorded } from '../journal/recorded.ts'
import { BYTES_IN_FLIGHT } from '../model/wire/bytes-in-flight.ts'
import type { Observation } from '../outcome/observation.ts'
import type { Plan, PlannedContract, Role, Unit } from '../plan/plan.ts'
import { type CallContext, unitKey } from './ask-once.ts'
import { createDownstream } from './downstream.ts'
import type { ExecutePorts } from './execute-ports.ts'
import { LiveUnit } from './live-unit.ts'
import { type CallKind, type RunPart, runLoad } from './load-stage.ts'
import { type LoopPorts, runLoop } from './loop.ts'
import { leavesUnread, observeUnread, type ResumedPorts, settleRecorded } from './resumed.ts'
import { createBudget, createCostliestCalls } from './spend.ts'
import { placesOf, type Stage, stagesOf } from './stages.ts'
import type { RunEnd } from './stop.ts'
import type { Together } from './together.ts'
import { runUnit, type UnitEnd } from './unit.ts'
import { createUnitSet, type UnitSet } from './unit-set.ts'

/** Runs this shard's places of a plan to the end that comes first: all answered, decided, a limit, a signal. */
export async function executePlan(plan: Plan, ports: ExecutePorts): Promise<RunEnd> {
  const execution = await begin(plan, ports)
  const end = await runStages(execution)
  if (ports.resumed && leavesUnread(end)) {
    const observe = (observation: Observation): void => {
      noteAnswered(execution, observation)
      ports.observe(observation)
    }
    await observeUnread(plan, placesOf(plan), { ...resumedPorts(ports, execution.observed), observe })
  }
  return end.reason === 'refused-by-endpoint' && execution.answered.size > 0 ? { ...end, answered: true } : end
}

/** What all parts of one run share. */
interface Execution {
  readonly plan: Plan
  readonly ports: ExecutePorts
  readonly shared: Omit<CallContext, 'signal' | 'kind'>
  readonly observed: UnitSet
  /** Models that have answered. */
  readonly answered: Set<Role>
  readonly startedAt: number
}

/** Settles what earlier runs paid for, and tells of the start. */
async function begin(plan: Plan, ports: ExecutePorts): Promise<Execution> {
  const { together } = ports
  const calls = together === null ? createCallCounter(plan) : { take: together.takeCall }
  const budget = together?.budget ?? createBudget(plan.limits.maxCostUsd)
  const costliest = createCostliestCalls()
  const isPaidHere = (line: JournalCall): boolean =>
    line.role === 'candidate' || together?.baseline.book(line) !== false
  if (ports.resumed) settleRecorded(plan, ports.resumed, isPaidHere, budget, costliest)
  await together?.opened(ports.resumed?.lines() ?? [])
  const memory = createMemory()
  const recorded: Recorded['result'] = (turn, callId) =>
    memory.result(turn, callId) ?? ports.resumed?.result(turn, callId)
  const downstream = createDownstream(ports.callBack, recorded)
  const startedAt = ports.now()
  ports.started(budget.spentUsd)
  const shared = { ports, budget, costliest, calls, memory, downstream }
  return { plan, ports, shared, observed: createUnitSet(plan), answered: new Set(), startedAt }
}

async function runStages(execution: Execution): Promise<RunEnd> {
  const { plan, ports, shared, answered } = execution
  const part: RunPart = (stage, places, kind) => runPart(execution, stage, places, kind)
  const loadPorts = { ...ports, runPart: part, spentUsd: shared.budget.spentUsd, answered }
  for (const stage of stagesOf(plan)) {
    const { load } = stage
    const end = await (load === null
      ? amongOthers(ports.together, () => part(stage, stage.places, ORDINARY))
      : aloneOfAll(ports.together, () => runLoad(plan, stage, load, loadPorts)))
    if (end.reason !== 'finished') return end
  }
  return { reason: 'finished' }
}

async function runPart(execution: Execution, stage: Stage, places: Uint32Array, kind: CallKind): Promise<RunEnd> {
  const { plan, ports, answered } = execution
  const { deadlineMs } = plan.limits
  const leftMs = deadlineMs === undefined ? undefined : deadlineMs - (ports.now() - execution.startedAt)
  if (leftMs !== undefined && leftMs <= 0) return { reason: 'deadline' }
  // A load test that stopped at its verdict would have measured a part of the load, and perhaps one model alone.
  const stopEarly = plan.stopEarly && stage.load === null
  const limits = { ...plan.limits, concurrency: stage.concurrency }
  return runLoop({ ...plan, stopEarly, roles: stage.roles, limits }, places, {
    drive: driveOf(execution, kind),
    observe: (observation) => {
      noteAnswered(execution, observation)
      if (!kind.counts) return
      execution.observed.add(observation.place, observation.role)
      ports.observe(observation)
    },
    decided: ports.decided,
    cancelled: ports.cancelled,
    deadlineMs: leftMs,
    onThrottled: ports.onThrottled,
    together: stage.roles.every((role) => answered.has(role)),
    retryLost: stage.load === null,
    narrowed: kind.narrowed,
  })
}

function noteAnswered({ answered }: Execution, { outcome, role }: Observation): void {
  if (outcome.kind !== 'unmeasured') answered.add(role)
}

/** Drives one unit, once there is memory for its request. */
function driveOf({ plan, shared }: Execution, kind: CallKind): LoopPorts['drive'] {
  return async (place, role, signal, isOver, letNextIn) => {
    const unit = plan.unitAt(place)
    const bytes = REQUEST_BYTES * requestCharacters(unit.contract, unit.case)
    const admitted = BYTES_IN_FLIGHT.admit(bytes)
    if (admitted !== null) await admitted
    try {
      if (isOver()) return { kind: 'aborted' }
      const planned = plan.contracts[unit.contractIndex] as PlannedContract
      const context: CallContext = { ...shared, signal, kind }
      const end = await runUnit(unit, planned, role, new LiveUnit(unit, planned, role, context, letNextIn))
      if (unit.case.turns && kind.counts && isSettled(end)) forget(unit, role, context)
      return end
    } finally {
      BYTES_IN_FLIGHT.discharge(bytes)
    }
  }
}

type Part = () => Promise<RunEnd>
const amongOthers = (together: Together | null, part: Part): Promise<RunEnd> => together?.among(part) ?? part()
const aloneOfAll = (together: Together | null, part: Part): Promise<RunEnd> => together?.alone(part) ?? part()

const resumedPorts = (ports: ExecutePorts, { has }: UnitSet): ResumedPorts => ({
  request: ports.request,
  sent: ports.sent,
  judge: (body, expect, unit, answer) => ports.judge.judge(ports.criteria(body, unit.contract, expect), answer),
  openTurn: ports.judge.openTurn,
  userText: ports.userText,
  callbacks: ports.callbacks,
  resumed: ports.resumed as Recorded,
  isObserved: has,
  observe: ports.observe,
})

/** What a request holds for each character, while it is under way: the text, its JSON and the bytes that are sent. */
const REQUEST_BYTES = 5

const ORDINARY: CallKind = { counts: true, answered: () => {}, narrowed: () => {} }

/** A flow whose call was lost is driven again over the answers it has, so that only the lost call is made again. */
const isSettled = (end: UnitEnd): boolean => end.kind === 'observed' && end.observation.outcome.kind !== 'unmeasured'

function forget(unit: Unit, role: Role, { memory, downstream }: CallContext): void {
  const key = unitKey(unit, role)
  downstream.forget(key)
  unit.case.turns?.forEach((_, turn) => {
    memory.forget({ ...key, turn })
  })
}

function createCallCounter(plan: Plan): { readonly take: () => boolean } {
  let taken = 0
  return { take: () => taken++ < plan.limits.maxCalls }
}
