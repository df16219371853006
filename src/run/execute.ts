import type { Contract, Turn } from '../contract/contract.ts'
import type { Expect } from '../contract/expect.ts'
import { requestCharacters } from '../contract/request-size.ts'
import type { JournalCall, JournalLoad } from '../journal/line.ts'
import { createMemory, isMeasured, type Memory, type Recorded } from '../journal/recorded.ts'
import type { JournalWriter } from '../journal/writer.ts'
import type { JsonObject } from '../json/value.ts'
import type { Answer, Failure, Timing } from '../model/answer.ts'
import type { ModelClient } from '../model/client.ts'
import { BYTES_IN_FLIGHT } from '../model/wire/bytes-in-flight.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { Judge } from '../outcome/judge.ts'
import type { Observation } from '../outcome/observation.ts'
import type { Plan, PlannedContract, Role, Unit } from '../plan/plan.ts'
import { type CallBack, createDownstream, type Downstream } from './downstream.ts'
import { type CallKind, type RunPart, runLoad } from './load-stage.ts'
import { runLoop } from './loop.ts'
import { leavesUnread, observeUnread, type ResumedPorts, settleRecorded } from './resumed.ts'
import type { ReusedAnswer } from './reused-answer.ts'
import { type Budget, type CostliestCalls, costUsd, createBudget, createCostliestCalls, worstCostUsd } from './spend.ts'
import { placesOf, stagesOf } from './stages.ts'
import type { RunEnd } from './stop.ts'
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
  /** Told once, before the first call. */
  readonly started: (spentUsd: () => number) => void
}

/** Runs this shard's places of a plan to the end that comes first: all answered, decided, a limit, a signal. */
export async function executePlan(plan: Plan, ports: ExecutePorts): Promise<RunEnd> {
  const calls = createCallCounter(plan)
  const budget = createBudget(plan.limits.maxCostUsd)
  const costliest = createCostliestCalls()
  if (ports.resumed) settleRecorded(plan, ports.resumed, budget, costliest)
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
    end = await (stage.load === null
      ? runPart(stage, stage.places, ORDINARY)
      : runLoad(plan, stage, stage.load, loadPorts))
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
const REQUEST_BYTES = 4

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

const unitKey = (unit: Unit, role: Role) => ({
  role,
  contract: unit.contract.name,
  case: unit.case.id,
  sample: unit.sample,
})

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

interface CallContext {
  readonly ports: ExecutePorts
  readonly budget: Budget
  readonly costliest: CostliestCalls
  readonly calls: { readonly take: () => boolean }
  /** Answers of flows that are not settled yet. */
  readonly memory: Memory
  readonly downstream: Downstream
  readonly signal: AbortSignal
  readonly kind: CallKind
}

async function askOnce(
  ask: UnitCall,
  planned: PlannedContract,
  { ports, budget, costliest, calls, memory, signal, kind }: CallContext,
): Promise<CallResult> {
  const { role, unit, turn, sent, digest, stream, results } = ask
  const key = { ...unitKey(unit, role), turn, request: digest() }
  const remember = unit.case.turns && kind.counts ? memory.keep : () => {}
  const record = (answer: Answer): void => {
    const line: JournalCall = { type: 'call', ...key, place: unit.place, answer, ...(results && { results }) }
    ports.journal?.append(line)
    remember(line)
  }
  const target = role === 'candidate' ? planned.candidate : planned.baseline
  const known = kind.counts ? memory.answer(key) : undefined
  if (known !== undefined && isMeasured(known.answer)) return { kind: 'answer', answer: known.answer }
  const earlier = kind.counts ? ports.resumed?.answer(key) : undefined
  if (earlier !== undefined && isMeasured(earlier.answer)) {
    remember(earlier)
    return { kind: 'answer', answer: earlier.answer }
  }
  const reused = kind.counts ? ports.reused(key, planned) : undefined
  if (reused !== undefined) {
    record(reused)
    return { kind: 'answer', answer: reused }
  }
  // What a journal or a case answers is no call: it takes nothing from a limit.
  const live = ports.isLive(planned, role)
  if (live && !calls.take()) return { kind: 'over-limit', limit: 'call-limit' }
  const worst = live ? costliest.worst(key, target === null ? 0 : worstCostUsd(target, sent.body)) : 0
  const fits = budget.reserve(worst)
  if (!(typeof fits === 'boolean' ? fits : await fits)) return { kind: 'over-limit', limit: 'budget' }
  const answer = await ports
    .client(planned, role)
    .call({ ...sent, stream, key, keepTurn: turn + 1 < (unit.case.turns?.length ?? 0) }, signal)
  const usd = answer.kind === 'answered' ? target && costUsd(target, answer.usage) : isFree(answer.failure) ? 0 : null
  if (live) costliest.paid(key, usd)
  budget.settle(worst, live ? usd : 0)
  kind.answered(answer)
  if (kind.counts && (answer.kind === 'answered' || answer.failure.kind !== 'aborted')) record(answer)
  return { kind: 'answer', answer }
}

/** What never reached the model, or was refused by its status, is not charged; an answer that was cut may be. */
const isFree = ({ phase, status }: Failure): boolean => phase === 'connect' || (status !== null && status >= 300)

function createCallCounter(plan: Plan): { readonly take: () => boolean } {
  let taken = 0
  return { take: () => taken++ < plan.limits.maxCalls }
}
