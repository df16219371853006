import type { Contract, Turn } from '../contract/contract.ts'
import type { Expect } from '../contract/expect.ts'
import { isMeasured, type Recorded } from '../journal/recorded.ts'
import type { JournalWriter } from '../journal/writer.ts'
import type { JsonObject } from '../json/value.ts'
import type { Answer, Timing, ToolCall } from '../model/answer.ts'
import type { Called } from '../model/callback.ts'
import type { ModelClient } from '../model/client.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { Judge } from '../outcome/judge.ts'
import type { Observation } from '../outcome/observation.ts'
import type { Plan, PlannedContract, Role, Unit } from '../plan/plan.ts'
import { runLoop } from './loop.ts'
import { type Budget, costUsd, createBudget, worstCostUsd } from './spend.ts'
import type { RunEnd } from './stop.ts'
import { type Ask, type Asked, runUnit, type UnitPorts } from './unit.ts'

export interface ExecutePorts {
  readonly client: (planned: PlannedContract, role: Role) => ModelClient
  readonly judge: Judge
  readonly request: (unit: Unit, role: Role) => JsonObject
  readonly criteria: (body: JsonObject, contract: Contract, expect: Expect) => Criteria
  readonly userText: (unit: Unit, turn: Turn) => Turn
  readonly callbacks: ReadonlySet<string>
  readonly callBack: (call: ToolCall, signal: AbortSignal) => Promise<Called>
  readonly journal: JournalWriter | null
  /** Answers of an earlier run of the same plan; what it lost is asked again. */
  readonly resumed: Recorded | null
  /** Hears of every unit's end as it comes. */
  readonly observe: (observation: Observation) => void
  readonly decided: () => boolean
  readonly cancelled: AbortSignal
  readonly onThrottled: (listener: () => void) => void
  /** Told once, before the first call. */
  readonly started: (spentUsd: () => number) => void
}

/** Runs this shard's places of a plan to the end that comes first: all answered, decided, a limit, a signal. */
export async function executePlan(plan: Plan, ports: ExecutePorts): Promise<RunEnd> {
  const calls = createCallCounter(plan)
  const budget = createBudget(plan.limits.maxCostUsd)
  ports.started(budget.spentUsd)
  return runLoop(plan, placesOf(plan), {
    drive: (place, role, signal) => {
      const unit = plan.unitAt(place)
      const planned = plan.contracts[unit.contractIndex] as PlannedContract
      const ask = (one: Ask): Promise<Asked> => askOnce(one, planned, { ports, budget, calls, signal })
      return runUnit(unit, planned, role, unitPorts(ports, ask, signal))
    },
    observe: ports.observe,
    decided: ports.decided,
    cancelled: ports.cancelled,
    deadlineMs: plan.limits.deadlineMs,
    onThrottled: ports.onThrottled,
  })
}

/** The places of the plan that this run has: all of them, or every total-th from the shard's own. */
export function placesOf(plan: Plan): Uint32Array {
  const { index, total } = plan.shard ?? { index: 1, total: 1 }
  const count = Math.max(0, Math.ceil((plan.unitCount - (index - 1)) / total))
  return Uint32Array.from({ length: count }, (_, nth) => index - 1 + nth * total)
}

function unitPorts(ports: ExecutePorts, ask: UnitPorts['ask'], signal: AbortSignal): UnitPorts {
  return {
    ask,
    request: ports.request,
    judge: (body, expect, unit, answer) => ports.judge.judge(ports.criteria(body, unit.contract, expect), answer),
    openTurn: ports.judge.openTurn,
    userText: ports.userText,
    callbacks: ports.callbacks,
    callBack: (call) => ports.callBack(call, signal),
    downstreamFailed: ({ role, unit, turn }, failure) => {
      const { contract, case: one, sample, place } = unit
      const answer: Answer = { kind: 'failed', failure, ms: NO_TIME, attempts: 1 }
      if (!signal.aborted) ports.journal?.append({ type: 'call', role, contract: contract.name, case: one.id, sample, turn, place, request: '', answer })
    },
  }
}

const NO_TIME: Timing = { queued: 0, firstByte: null, firstToken: null, total: 0 }

interface CallContext {
  readonly ports: ExecutePorts
  readonly budget: Budget
  readonly calls: { readonly take: () => boolean }
  readonly signal: AbortSignal
}

async function askOnce(ask: Ask, planned: PlannedContract, { ports, budget, calls, signal }: CallContext): Promise<Asked> {
  const { role, unit, turn, body, digest, stream } = ask
  const key = { role, contract: unit.contract.name, case: unit.case.id, sample: unit.sample, turn, request: digest() }
  const target = role === 'candidate' ? planned.candidate : planned.baseline
  const price = target?.price ?? null
  const earlier = ports.resumed?.answer(key)
  if (earlier !== undefined && isMeasured(earlier.answer)) {
    if (earlier.answer.kind === 'answered') budget.settle(0, costUsd(price, earlier.answer.usage) ?? 0)
    return { kind: 'answer', answer: earlier.answer }
  }
  if (!calls.take()) return { kind: 'over-limit', limit: 'call-limit' }
  const worst = worstCostUsd(price, body)
  if (!budget.reserve(worst)) return { kind: 'over-limit', limit: 'budget' }
  const answer = await ports.client(planned, role).call({ api: unit.contract.api, body, stream, key }, signal)
  const free = answer.kind === 'failed' && (answer.failure.phase === 'connect' || answer.failure.status !== null)
  budget.settle(worst, answer.kind === 'answered' ? costUsd(price, answer.usage) : free ? 0 : null)
  if (answer.kind === 'answered' || answer.failure.kind !== 'aborted') {
    const results = ask.results === null ? {} : { results: ask.results }
    ports.journal?.append({ type: 'call', ...key, place: unit.place, answer, ...results })
  }
  return { kind: 'answer', answer }
}

function createCallCounter(plan: Plan): { readonly take: () => boolean } {
  let taken = 0
  return { take: () => taken++ < plan.limits.maxCalls }
}

