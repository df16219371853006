import type { JournalCall } from '../journal/line.ts'
import { isMeasured, type Memory } from '../journal/recorded.ts'
import type { Answer, Failure } from '../model/answer.ts'
import type { CallKey } from '../model/client.ts'
import type { PlannedContract, Role, Unit } from '../plan/plan.ts'
import type { Downstream } from './downstream.ts'
import type { ExecutePorts } from './execute-ports.ts'
import type { CallKind } from './load-stage.ts'
import { type Budget, type CostliestCalls, costUsd, worstCostUsd } from './spend.ts'
import type { SharedAnswers } from './together.ts'
import type { CallResult, UnitCall } from './unit.ts'

/** What every call of a run goes by. */
export interface CallContext {
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

export const unitKey = (unit: Unit, role: Role) => ({
  role,
  contract: unit.contract.name,
  case: unit.case.id,
  sample: unit.sample,
})

/** One call: from what this run remembers or an earlier one recorded, else from the model. */
export async function askOnce(ask: UnitCall, planned: PlannedContract, context: CallContext): Promise<CallResult> {
  const { role, unit, turn, digest, results } = ask
  const { ports, memory, kind } = context
  const key = { ...unitKey(unit, role), turn, request: digest() }
  const remember = unit.case.turns && kind.counts ? memory.keep : () => {}
  const record = (answer: Answer): void => {
    const line: JournalCall = { type: 'call', ...key, place: unit.place, answer, ...(results && { results }) }
    ports.journal?.append(line)
    remember(line)
  }
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
  const shared = sharedAnswersOf(key, planned, context)
  const asked = await (shared === undefined
    ? askModel(ask, key, planned, context)
    : askShared(shared, ask, key, planned, context))
  if (asked.kind !== 'answer') return asked
  kind.answered(asked.answer)
  if (kind.counts && !isAborted(asked.answer)) record(asked.answer)
  return asked
}

/** The baseline's answer is the same one for every candidate; under load it is measured for each. */
function sharedAnswersOf(
  { role }: CallKey,
  planned: PlannedContract,
  { ports, kind }: CallContext,
): SharedAnswers | undefined {
  const isShared = role === 'baseline' && kind.counts && !planned.contract.load && ports.isLive(planned, role)
  return isShared ? ports.together?.baseline : undefined
}

async function askShared(
  shared: SharedAnswers,
  ask: UnitCall,
  key: CallKey,
  planned: PlannedContract,
  context: CallContext,
): Promise<CallResult> {
  const theirs = await shared.take(key)
  if (theirs !== null) return { kind: 'answer', answer: theirs }
  let answer: Answer | null = null
  try {
    const asked = await askModel(ask, key, planned, context)
    if (asked.kind === 'answer' && !isAborted(asked.answer)) answer = asked.answer
    return asked
  } finally {
    shared.give(key, answer)
  }
}

const isAborted = (answer: Answer): boolean => answer.kind === 'failed' && answer.failure.kind === 'aborted'

/** Asks the model, within the limits. What a journal or a case answers is no call: it takes nothing from a limit. */
async function askModel(
  { role, unit, turn, sent, stream }: UnitCall,
  key: CallKey,
  planned: PlannedContract,
  { ports, budget, costliest, calls, signal }: CallContext,
): Promise<CallResult> {
  const target = role === 'candidate' ? planned.candidate : planned.baseline
  const live = ports.isLive(planned, role)
  if (live && !calls.take()) return { kind: 'over-limit', limit: 'call-limit' }
  const worst = live ? costliest.worst(key, target === null ? 0 : worstCostUsd(target, sent.body)) : 0
  const fits = budget.reserve(worst)
  if (!(typeof fits === 'boolean' ? fits : await fits)) return { kind: 'over-limit', limit: 'budget' }
  const leave = live && !planned.contract.load ? await ports.together?.enter() : undefined
  // What a call cost is not known until it has ended: a bug that ends it must hold nothing that others wait for.
  let usd: number | null = null
  try {
    const answer = await ports
      .client(planned, role)
      .call({ ...sent, stream, key, keepTurn: turn + 1 < (unit.case.turns?.length ?? 0) }, signal)
    usd = answer.kind === 'answered' ? target && costUsd(target, answer.usage) : isFree(answer.failure) ? 0 : null
    if (live) costliest.paid(key, usd)
    return { kind: 'answer', answer }
  } finally {
    leave?.()
    budget.settle(worst, live ? usd : 0)
  }
}

/** What never reached the model, or was refused by its status, is not charged; an answer that was cut may be. */
const isFree = ({ phase, status }: Failure): boolean => phase === 'connect' || (status !== null && status >= 300)
