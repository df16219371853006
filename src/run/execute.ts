import type { Contract, Turn } from '../contract/contract.ts'
import type { Expect } from '../contract/expect.ts'
import { requestCharacters } from '../contract/request-size.ts'
import type { JournalCall, JournalLoad } from '../journal/line.ts'
import { createMemory, type Recorded } from '../journal/recorded.ts'
import type { JournalWriter } from '../journal/writer.ts'
import type { JsonObject } from '../json/value.ts'
import type { Answer, Failure, Timing } from '../model/answer.ts'
import type { ModelClient } from '../model/client.ts'
import { BYTES_IN_FLIGHT } from '../model/wire/bytes-in-flight.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { Judge } from '../outcome/judge.ts'
import type { Observation } from '../outcome/observation.ts'
import type { Plan, PlannedContract, Role, Unit } from '../plan/plan.ts'
import { askOnce, type CallContext, unitKey } from './ask-once.ts'
import { type CallBack, createDownstream } from './downstream.ts'
import { type CallKind, type RunPart, runLoad } from './load-stage.ts'
import { runLoop } from './loop.ts'
import { leavesUnread, observeUnread, type ResumedPorts, settleRecorded } from './resumed.ts'
import type { ReusedAnswer } from './reused-answer.ts'
import { createBudget, createCostliestCalls } from './spend.ts'
import { placesOf, stagesOf } from './stages.ts'
import type { RunEnd } from './stop.ts'
import type { Together } from './together.ts'
import { type CallResult, runUnit, type UnitCall, type UnitEnd, type UnitPorts } from './unit.ts'
import { createUnitSet, type UnitSet } from './unit-set.ts'

export interface ExecutePorts {
  readonly client: (planned: PlannedContract, role: Role) => ModelClient
  readonly judge: Judge
  readonly request: (unit: Unit, role: Role) => JsonObject
  readonly sent: UnitPorts['sent']
  readonly criteria: (body: JsonObject, contract: Contract, expect: Expect) => Criteria
  readonly userText: (unit: Unit, turn: Turn) => Turn
  readonly callbacks: ReadonlySet<string>
  readonly callBack: CallBack
  readonly journal: JournalWriter | null
  /** Answers of an earlier run of the same plan; what it lost is asked again. */
  readonly resumed: Recorded | null
  /** An earlier run's answers that stand in for calls. */
  readonly reused: ReusedAnswer
  /** Hears of every unit's end as it comes. */
  readonly observe: (observation: Observation) => void
  readonly decided: () => boolean
  readonly cancelled: AbortSignal
  readonly onThrottled: (listener: () => void) => void
  /** Monotonic, ms. */
  readonly now: () => number
  /** Whether a model's calls are made, not looked up: only then a load test measures it. */
  readonly isLive: (planned: PlannedContract, role: Role) => boolean
  /** Hears of every load test that was measured. */
  readonly loaded: (measure: JournalLoad) => void
  /** The runs of other candidates, where this is one of several. */
  readonly together: Together | null
  /** Told once, before the first call. */
  readonly started: (spentUsd: () => number) => void
}

/** Runs this shard's places of a plan to the end that comes first: all answered, decided, a limit, a signal. */
export async function executePlan(plan: Plan, ports: ExecutePorts): Promise<RunEnd> {
  const { together } = ports
  const calls = together === null ? createCallCounter(plan) : { take: together.takeCall }
  const budget = together?.budget ?? createBudget(plan.limits.maxCostUsd)
  const costliest = createCostliestCalls()
  const isPaidHere = (line: JournalCall): boolean =>
    line.role === 'candidate' || together?.baseline.book(line) !== false
  if (ports.resumed) settleRecorded(plan, ports.resumed, isPaidHere, budget, costliest)
  await together?.opened(ports.resumed?.lines() ?? [])
  const observed = createUnitSet(plan)
  const memory = createMemory()
  const recorded: Recorded['result'] = (turn, callId) =>
    memory.result(turn, callId) ?? ports.resumed?.result(turn, callId)
  const downstream = createDownstream(ports.callBack, recorded)
  const startedAt = ports.now()
  const answered = new Set<Role>()
  ports.started(budget.spentUsd)
  const runPart: RunPart = async (stage, places, kind) => {
    const { deadlineMs } = plan.limits
    const leftMs = deadlineMs === undefined ? undefined : deadlineMs - (ports.now() - startedAt)
    if (leftMs !== undefined && leftMs <= 0) return { reason: 'deadline' }
    // A load test that stopped at its verdict would have measured a part of the load, and perhaps one model alone.
    const stopEarly = plan.stopEarly && stage.load === null
    const part: Plan = {
      ...plan,
      stopEarly,
      roles: stage.roles,
      limits: { ...plan.limits, concurrency: stage.concurrency },
    }
    return runLoop(part, places, {
      drive: async (place, role, signal, isOver) => {
        const unit = plan.unitAt(place)
        const bytes = REQUEST_BYTES * requestCharacters(unit.contract, unit.case)
        await BYTES_IN_FLIGHT.admit(bytes)
        try {
          if (isOver()) return { kind: 'aborted' }
          const planned = plan.contracts[unit.contractIndex] as PlannedContract
          const context: CallContext = { ports, budget, costliest, calls, memory, downstream, signal, kind }
          const ask = (one: UnitCall): Promise<CallResult> => askOnce(one, planned, context)
          const end = await runUnit(unit, planned, role, unitPorts(unit, role, ask, context))
          if (unit.case.turns && kind.counts && isSettled(end)) forget(unit, role, context)
          return end
        } finally {
          BYTES_IN_FLIGHT.discharge(bytes)
        }
      },
      observe: (observation) => {
        if (observation.outcome.kind !== 'unmeasured') answered.add(observation.role)
        if (!kind.counts) return
        observed.add(observation.place, observation.role)
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
  let end: RunEnd = { reason: 'finished' }
  for (const stage of stagesOf(plan)) {
    const loadPorts = { ...ports, runPart, spentUsd: budget.spentUsd, answered }
    const { load } = stage
    end = await (load === null
      ? amongOthers(together, () => runPart(stage, stage.places, ORDINARY))
      : aloneOfAll(together, () => runLoad(plan, stage, load, loadPorts)))
    if (end.reason !== 'finished') break
  }
  if (ports.resumed && leavesUnread(end)) {
    const observe = (observation: Observation): void => {
      if (observation.outcome.kind !== 'unmeasured') answered.add(observation.role)
      ports.observe(observation)
    }
    await observeUnread(plan, placesOf(plan), { ...resumedPorts(ports, observed), observe })
  }
  return end.reason === 'refused-by-endpoint' && answered.size > 0 ? { ...end, answered: true } : end
}

type Part = () => Promise<RunEnd>
const amongOthers = (together: Together | null, part: Part): Promise<RunEnd> => together?.among(part) ?? part()
const aloneOfAll = (together: Together | null, part: Part): Promise<RunEnd> => together?.alone(part) ?? part()

const resumedPorts = (ports: ExecutePorts, { has }: UnitSet): ResumedPorts => ({
  request: ports.request,
  sent: ports.sent,
  judge: judgeOf(ports),
  openTurn: ports.judge.openTurn,
  userText: ports.userText,
  callbacks: ports.callbacks,
  resumed: ports.resumed as Recorded,
  isObserved: has,
  observe: ports.observe,
})

const judgeOf =
  (ports: ExecutePorts): UnitPorts['judge'] =>
  (body, expect, unit, answer) =>
    ports.judge.judge(ports.criteria(body, unit.contract, expect), answer)

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

function unitPorts(
  unit: Unit,
  role: Role,
  ask: UnitPorts['ask'],
  { ports, downstream, signal, kind }: CallContext,
): UnitPorts {
  const key = unitKey(unit, role)
  return {
    ask,
    request: ports.request,
    sent: ports.sent,
    judge: judgeOf(ports),
    openTurn: ports.judge.openTurn,
    userText: ports.userText,
    callbacks: ports.callbacks,
    callBack: async (call, turn) => {
      const called = await (kind.counts ? downstream.callBack : ports.callBack)(call, { ...key, turn }, signal)
      return called.kind === 'failed' && signal.aborted
        ? { kind: 'failed', failure: asAborted(called.failure) }
        : called
    },
    downstreamFailed: ({ turn }, failure) => {
      const answer: Answer = { kind: 'failed', failure, ms: NO_TIME, attempts: 1 }
      if (kind.counts) ports.journal?.append({ type: 'call', ...key, turn, place: unit.place, request: '', answer })
    },
  }
}

/** The run ended while the downstream worked: that is no failure of its own. */
const asAborted = (failure: Failure): Failure => ({ ...failure, kind: 'aborted' })

const NO_TIME: Timing = { queued: 0, firstByte: null, firstToken: null, total: 0 }

function createCallCounter(plan: Plan): { readonly take: () => boolean } {
  let taken = 0
  return { take: () => taken++ < plan.limits.maxCalls }
}
