import type { Contract, Turn } from '../contract/contract.ts'
import type { Expect } from '../contract/expect.ts'
import { canonicalMembers, type WrittenMembers } from '../json/canonical.ts'
import { sha256 } from '../json/digest.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import type { Answer, Answered, Failed, Failure, ToolCall } from '../model/answer.ts'
import type { Called } from '../model/wire/callback.ts'
import { tokenLimitOf } from '../outcome/criteria-of.ts'
import { outcomeOfFailure } from '../outcome/failure.ts'
import type { OpenedTurn, TurnContext } from '../outcome/flow.ts'
import type { Judgement } from '../outcome/judgement.ts'
import type { CallMeasure, Observation } from '../outcome/observation.ts'
import type { CallFault, Outcome } from '../outcome/outcome.ts'
import { type Remark, remarksOf } from '../outcome/remark.ts'
import type { PlannedContract, Role, Target, Unit } from '../plan/plan.ts'
import type { SentRequest } from '../provider/map-request.ts'
import { costUsd, type Paid } from './spend.ts'
import { stopsTheRun } from './stop.ts'
import { type TranscriptMessage, transcript } from './transcript.ts'

/** How a unit ended for one model. Only `observed` has something to say of the model. */
export type UnitEnd =
  | { readonly kind: 'observed'; readonly observation: Observation }
  /** The endpoint refuses all calls. */
  | { readonly kind: 'stopped'; readonly failure: Failure }
  | { readonly kind: 'over-limit'; readonly limit: 'budget' | 'call-limit' }
  | { readonly kind: 'aborted' }

/** One call about to be made (or looked up). */
export interface UnitCall {
  readonly role: Role
  readonly unit: Unit
  readonly turn: number
  /** The request in the API that the provider speaks. */
  readonly sent: SentRequest
  /** sha256 of its body in canonical JSON; computed when it is asked for. */
  readonly digest: () => string
  readonly stream: boolean
  readonly results: Readonly<Record<string, JsonValue>> | null
}

export type CallResult = { readonly kind: 'answer'; readonly answer: Answer } | Exclude<UnitEnd, { kind: 'observed' }>

export interface UnitPorts {
  /** The request of a unit before its flow's turns, in the contract's API; same input, same bytes. */
  readonly request: (unit: Unit, role: Role) => JsonObject
  /** A request, a flow's turns in it, as it is sent. */
  readonly sent: (body: JsonObject, unit: Unit, role: Role) => SentRequest
  /** The body with a conversation that went on. */
  readonly ask: (ask: UnitCall) => Promise<CallResult>
  readonly judge: (body: JsonObject, expect: Expect, unit: Unit, answer: Answered) => Promise<Judgement>
  readonly openTurn: (turn: Turn, context: Omit<TurnContext, 'validator'>) => Promise<OpenedTurn>
  readonly userText: (unit: Unit, turn: Turn) => Turn
  readonly callbacks: ReadonlySet<string>
  readonly callBack: (call: ToolCall, turn: number) => Promise<Called>
  /** Hears of a downstream that failed before a turn's call could be made, so that a journal tells of it. */
  readonly downstreamFailed: (lost: Omit<UnitCall, 'sent' | 'digest' | 'stream' | 'results'>, failure: Failure) => void
}

/** Drives one unit to its outcome: a single call, or a flow's turns until one of them fails. */
export async function runUnit(unit: Unit, planned: PlannedContract, role: Role, ports: UnitPorts): Promise<UnitEnd> {
  const target = role === 'candidate' ? planned.candidate : planned.baseline
  if (target === null) return { kind: 'aborted' }
  const driven = new DrivenUnit(unit, role, target, planned.stream, ports)
  const turns = unit.case.turns?.length ?? 1
  for (let index = 0; index < turns; index++) {
    const end = await driven.turn(index, index === turns - 1)
    if (end !== null) return end
  }
  throw new Error(`case ${unit.case.id} has no turn`)
}

/** A unit under way: its conversation so far, and what its calls came to. */
class DrivenUnit {
  private readonly unit: Unit
  private readonly role: Role
  private readonly target: Target
  private readonly stream: boolean
  private readonly ports: UnitPorts
  private readonly calls: CallMeasure[] = []
  private readonly conversation: TranscriptMessage[] = []
  private body: JsonObject
  private previous: Answered | null = null
  /** Of all turns, each once. */
  private remarks: readonly Remark[] = []

  constructor(unit: Unit, role: Role, target: Target, stream: boolean, ports: UnitPorts) {
    this.unit = unit
    this.role = role
    this.target = target
    this.stream = stream
    this.ports = ports
    this.body = ports.request(unit, role)
  }

  /** Where the unit ends with this turn, or null. */
  async turn(index: number, isLast: boolean): Promise<UnitEnd | null> {
    const { unit, role, ports } = this
    const turn = unit.case.turns?.[index]
    let results: UnitCall['results'] = null
    if (turn !== undefined) {
      const opened: Opened = await open(unit, index, this.previous, ports)
      if (opened.kind === 'downstream' && opened.failure.kind === 'aborted') return { kind: 'aborted' }
      if (opened.kind === 'downstream') ports.downstreamFailed({ role, unit, turn: index }, opened.failure)
      if (opened.kind !== 'messages') return this.observed(index, outcomeOfOpening(opened))
      this.body = withMessages(this.body, unit.contract.api, opened.messages)
      results = opened.results
      if (index > 0) this.conversation.push(...opened.messages)
    }
    const sent = ports.sent(this.body, unit, role)
    const digest = (): string => digestOf(sent.body, unit.contract)
    const asked = await ports.ask({ role, unit, turn: index, sent, digest, stream: this.stream, results })
    if (asked.kind !== 'answer') return asked
    const { answer } = asked
    if (!this.target.golden) this.calls.push(measureOf(answer, this.target))
    const expect = (turn ?? unit.case).expect
    if (answer.kind === 'failed') return this.failed(index, isLast, answer, expect)
    this.conversation.push(answer.message)
    return this.judged(index, isLast, answer, await ports.judge(this.body, expect, unit, answer))
  }

  private failed(index: number, isLast: boolean, answer: Failed, expect: Expect): UnitEnd | null {
    if (stopsTheRun(answer.failure)) return { kind: 'stopped', failure: answer.failure }
    if (answer.failure.kind === 'aborted') return { kind: 'aborted' }
    const outcome = outcomeOfFailure(answer, expect)
    this.previous = null
    // A filter said no where a refusal is expected: the flow goes on, without an answer to echo.
    return outcome.kind !== 'ok' || isLast ? this.observed(index, outcome) : null
  }

  private judged(index: number, isLast: boolean, answer: Answered, judgement: Judgement): UnitEnd | null {
    const remarks = remarksOf(answer, judgement, tokenLimitOf(this.body))
    if (remarks.length > 0) this.remarks = [...new Set([...this.remarks, ...remarks])]
    this.previous = answer
    return judgement.outcome.kind !== 'ok' || isLast
      ? this.observed(index, judgement.outcome, judgement.valueDigest)
      : null
  }

  private observed(turn: number, outcome: Outcome, valueDigest: string | null = null): UnitEnd {
    const { role, calls, remarks } = this
    const answerText = outcome.kind === 'ok' && role === 'candidate' ? null : transcript(this.conversation)
    const observation = { place: this.unit.place, role, outcome, turn, calls, valueDigest, answerText }
    return { kind: 'observed', observation: remarks.length > 0 ? { ...observation, remarks } : observation }
  }
}

type Opened =
  | { readonly kind: 'messages'; readonly messages: readonly JsonObject[]; readonly results: UnitCall['results'] }
  | { readonly kind: 'wrong-calls'; readonly fault: CallFault }
  | { readonly kind: 'downstream'; readonly failure: Failure }

async function open(unit: Unit, index: number, previous: Answered | null, ports: UnitPorts): Promise<Opened> {
  const turn = unit.case.turns?.[index] as Turn
  const spoken = ports.userText(unit, turn)
  const context = { api: unit.contract.api, previous, callbacks: ports.callbacks }
  const opened = await ports.openTurn(spoken, context)
  if (opened.kind !== 'callbacks') return opened.kind === 'messages' ? { ...opened, results: null } : opened
  const returned: Record<string, JsonValue> = {}
  for (const call of opened.calls) {
    const called = await ports.callBack(call, index)
    if (called.kind === 'failed') return { kind: 'downstream', failure: called.failure }
    returned[call.id] = called.result
  }
  const again = await ports.openTurn(spoken, { ...context, returned })
  if (again.kind === 'callbacks') throw new Error('a callback was answered and is still open')
  return again.kind === 'messages' ? { ...again, results: returned } : again
}

function outcomeOfOpening(opened: Exclude<Opened, { kind: 'messages' }>): Outcome {
  if (opened.kind === 'wrong-calls') return { kind: 'wrong-calls', fault: opened.fault }
  const { kind, phase, status, message } = opened.failure
  return { kind: 'unmeasured', failure: kind, phase, status, message }
}

/** A body with more said in its conversation. */
export function withMessages(body: JsonObject, api: 'chat' | 'responses', messages: readonly JsonObject[]): JsonObject {
  const member = api === 'chat' ? 'messages' : 'input'
  const before = body[member]
  const conversation: readonly JsonValue[] = Array.isArray(before)
    ? before
    : before === undefined
      ? []
      : [{ role: 'user', content: before }]
  return { ...body, [member]: [...conversation, ...messages] }
}

/** By contract, what is written of the members of its requests. */
const written = new WeakMap<Contract, WrittenMembers>()

/** sha256 of a contract's request body in canonical JSON; schemas and tools that all its cases share are written once. */
export function digestOf(body: JsonObject, contract: Contract): string {
  const known: WrittenMembers = written.get(contract) ?? new Map()
  written.set(contract, known)
  return sha256(canonicalMembers(body, known))
}

/** What one call took and cost. */
export function measureOf(answer: Answer, paid: Paid): CallMeasure {
  const { ms } = answer
  const earlier = ms.timedOut ?? null
  if (answer.kind === 'failed') {
    const late = answer.failure.kind === 'timeout' && answer.failure.phase !== 'connect'
    const timedOutMs = late ? Math.max(ms.total ?? 0, earlier ?? 0) : earlier
    return { answered: false, ms, usage: null, costUsd: null, servedModel: null, timedOutMs }
  }
  const { usage, servedModel, reused, fingerprint, upstream, server } = answer
  return {
    answered: true,
    ms,
    usage,
    costUsd: costUsd(paid, usage),
    servedModel,
    ...(fingerprint !== null && { fingerprint }),
    ...(upstream !== undefined && { upstream }),
    ...(server !== undefined && { server }),
    timedOutMs: earlier,
    ...(reused !== undefined && { reused }),
  }
}
