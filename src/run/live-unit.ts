import type { Turn } from '../contract/contract.ts'
import type { Expect } from '../contract/expect.ts'
import type { JsonObject } from '../json/value.ts'
import { type Answer, type Answered, type Failure, type Timing, type ToolCall, writtenTexts } from '../model/answer.ts'
import type { Called } from '../model/wire/callback.ts'
import type { OpenedTurn, TurnContext } from '../outcome/flow.ts'
import type { Judgement } from '../outcome/judgement.ts'
import type { PlannedContract, Role, Unit } from '../plan/plan.ts'
import type { SentRequest } from '../provider/map-request.ts'
import { askOnce, type CallContext, unitKey } from './ask-once.ts'
import type { CallResult, UnitCall, UnitPorts } from './unit.ts'

/** What one unit of a run needs to be driven: one object a unit, because thousands of them are under way. */
export class LiveUnit implements UnitPorts {
  private readonly unit: Unit
  private readonly planned: PlannedContract
  private readonly role: Role
  private readonly context: CallContext
  private readonly letNextIn: (characters: number) => boolean
  /** Nobody waits for its judgement. */
  private isLetIn = false

  constructor(
    unit: Unit,
    planned: PlannedContract,
    role: Role,
    context: CallContext,
    letNextIn: (characters: number) => boolean,
  ) {
    this.unit = unit
    this.planned = planned
    this.role = role
    this.context = context
    this.letNextIn = letNextIn
  }

  get callbacks(): ReadonlySet<string> {
    return this.context.ports.callbacks
  }

  request(unit: Unit, role: Role): JsonObject {
    return this.context.ports.request(unit, role)
  }

  sent(body: JsonObject, unit: Unit, role: Role): SentRequest {
    return this.context.ports.sent(body, unit, role)
  }

  async ask(call: UnitCall): Promise<CallResult> {
    const asked = await askOnce(call, this.planned, this.context)
    if (asked.kind === 'answer' && call.turn + 1 >= (this.unit.case.turns?.length ?? 1))
      this.isLetIn = this.letNextIn(charactersOf(asked.answer))
    return asked
  }

  judge(body: JsonObject, expect: Expect, unit: Unit, answer: Answered): Promise<Judgement> {
    const { ports } = this.context
    return ports.judge.judge(ports.criteria(body, unit.contract, expect), answer, this.isLetIn)
  }

  openTurn(turn: Turn, context: Omit<TurnContext, 'validator'>): Promise<OpenedTurn> {
    return this.context.ports.judge.openTurn(turn, context)
  }

  userText(unit: Unit, turn: Turn): Turn {
    return this.context.ports.userText(unit, turn)
  }

  async callBack(call: ToolCall, turn: number): Promise<Called> {
    const { ports, downstream, signal, kind } = this.context
    const key = { ...unitKey(this.unit, this.role), turn }
    const called = await (kind.counts ? downstream.callBack : ports.callBack)(call, key, signal)
    return called.kind === 'failed' && signal.aborted ? { kind: 'failed', failure: asAborted(called.failure) } : called
  }

  downstreamFailed({ turn }: Pick<UnitCall, 'turn'>, failure: Failure): void {
    const { ports, kind } = this.context
    const answer: Answer = { kind: 'failed', failure, ms: NO_TIME, attempts: 1 }
    const key = { ...unitKey(this.unit, this.role), turn, place: this.unit.place, request: '' }
    if (kind.counts) ports.journal?.append({ type: 'call', ...key, answer })
  }
}

/** The run ended while the downstream worked: that is no failure of its own. */
const asAborted = (failure: Failure): Failure => ({ ...failure, kind: 'aborted' })

const NO_TIME: Timing = { queued: 0, firstByte: null, firstToken: null, total: 0 }

/** What is held of an answer until it is judged. */
const charactersOf = (answer: Answer): number =>
  answer.kind === 'failed' ? 0 : writtenTexts(answer.message).reduce((sum, text) => sum + text.length, 0)
