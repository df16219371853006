import { setMaxListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import type { Failure } from '../../model/answer.ts'
import { NOTHING_TIMED } from '../../model/batch/read-result.ts'
import { onAbort } from '../../model/wire/on-abort.ts'
import type { Plan, PlannedContract, Role } from '../../plan/plan.ts'
import { systemReason } from '../../problem/system-reason.ts'
import { createLimiter, createTurns, type Limiter } from '../limiter.ts'
import { worstCostUsd } from '../spend.ts'
import { placesOf } from '../stages.ts'
import type { RunEnd } from '../stop.ts'
import { type BatchContext, type BatchEnd, cancelBatch, completeBatch } from './batch-lifecycle.ts'
import { type BatchPorts, MOST_ATTEMPTS } from './batch-ports.ts'
import { Inputs, type ReadyBatch } from './inputs.ts'
import { type NextCall, nextCall } from './next-call.ts'
import { Queue } from './queue.ts'

/** The loop is given back after so many units. */
const AT_ONCE = 250
const LONGEST_TIMER_MS = 2 ** 31 - 1
const CANCEL_MS = 10_000

/** What a run of batches came to, beside what its journal holds. */
export interface BatchesEnd {
  readonly end: RunEnd | { readonly reason: 'interrupted' }
  /** Lines of results that could not be read, or were nobody's. */
  readonly unread: number
  /** Answers that batches say they have, and that no line of their results holds. */
  readonly missing: number
  /** Batches that the vendor no longer knew. */
  readonly gone: number
  /** Why inputs or results could not be written, in the system's words. */
  readonly diskTrouble: string | null
}

/**
 * Asks a plan's questions in batches until nothing is left to ask: in rounds, because a flow's next turn, and what was
 * lost, can only be asked once a round has ended. Every answer is in the journal when this resolves; nothing is judged.
 */
export const runBatches = (plan: Plan, ports: BatchPorts): Promise<BatchesEnd> => new BatchRun(plan, ports).run()

class BatchRun {
  private readonly plan: Plan
  private readonly ports: BatchPorts
  private readonly mark: string
  private readonly limiter: Limiter
  /** One at a time, where batches can't be told apart otherwise. */
  private readonly inTurn = createTurns()
  private readonly stopping = new AbortController()
  private readonly tasks = new Set<Promise<void>>()
  private end: BatchesEnd['end'] | null = null
  private bug: unknown = null
  private readonly queue = new Queue()
  private lastNumber: number
  private calls = 0
  private reservedUsd = 0
  private unread = 0
  private missing = 0
  private gone = 0
  private diskTrouble: string | null = null
  /** A limit leaves some questions unasked: for good where nothing is under way that could still make room. */
  private limited: 'budget' | 'call-limit' | null = null

  constructor(plan: Plan, ports: BatchPorts) {
    this.plan = plan
    this.ports = ports
    this.mark = ports.tracker.mark() ?? randomMark(ports.random)
    this.lastNumber = ports.tracker.lastNumber()
    this.limiter = createLimiter(plan.limits.concurrency, plan.limits.concurrency)
    this.reservedUsd = ports.tracker.open().reduce((sum, one) => sum + one.worst_usd, 0)
    // Each batch under way listens.
    setMaxListeners(0, this.stopping.signal)
  }

  async run(): Promise<BatchesEnd> {
    const { deadlineMs } = this.plan.limits
    const timer =
      deadlineMs === undefined
        ? null
        : setTimeout(() => this.stop({ reason: 'deadline' }, true), Math.min(deadlineMs, LONGEST_TIMER_MS))
    const unsubscribe = onAbort(this.ports.cancelled, () => this.stop({ reason: 'cancelled' }, true))
    try {
      for (const batch of this.ports.tracker.open()) this.launch(() => completeBatch({ open: batch }, this.carrier()))
      for (let isOver = false; this.end === null && !isOver; ) {
        isOver = !(await this.round()) && this.tasks.size === 0
        await this.settled()
        const waitMs = this.queue.endRound()
        if (waitMs > 0) await this.ports.sleep(waitMs, this.stopping.signal)
      }
      await this.settled()
      if (this.bug !== null) throw this.bug
      if (this.end?.reason === 'cancelled') await this.cancelAll()
      const waits = this.ports.tracker.open().length > 0 ? ({ reason: 'waiting' } as const) : null
      const end = this.end ?? waits ?? { reason: this.limited ?? 'finished' }
      const { unread, missing, gone, diskTrouble } = this
      return { end, unread, missing, gone, diskTrouble }
    } finally {
      if (timer) clearTimeout(timer)
      unsubscribe()
    }
  }

  /** Writes all that can be asked now and sends it on its way; false where nothing was. */
  private async round(): Promise<boolean> {
    const inputs = new Inputs(this.ports.folder, this.mark, this.lastNumber, this.queue.mostLines)
    this.limited = null
    let asked = 0
    let seen = 0
    try {
      for (const place of placesOf(this.plan)) {
        for (const role of this.plan.roles) {
          if (++seen % AT_ONCE === 0) await setImmediate()
          if (this.end !== null || this.limited !== null || asked >= this.queue.mostCalls) break
          if (await this.askNext(place, role, inputs)) asked++
        }
      }
      for (const ready of inputs.rest()) this.submit(ready)
    } catch (error) {
      this.giveUp(error)
    }
    this.lastNumber = inputs.lastNumber()
    return asked > 0
  }

  /** A disk that is full ends the run in order; anything else that is thrown is a bug of ours. */
  private giveUp(error: unknown): void {
    if ((error as NodeJS.ErrnoException).syscall === undefined) this.bug ??= error
    else this.diskTrouble ??= systemReason(error)
    this.stop({ reason: 'interrupted' }, true)
  }

  private async askNext(place: number, role: Role, inputs: Inputs): Promise<boolean> {
    const unit = this.plan.unitAt(place)
    const planned = this.plan.contracts[unit.contractIndex] as PlannedContract
    if ((role === 'candidate' ? planned.candidate : planned.baseline) === null) return false
    const question = await nextCall(unit, planned, role, this.ports)
    if (question === null) return false
    if (this.takeReused(question)) return true
    if (!this.ports.isLive(planned, role)) return this.lookUp(question)
    const worstUsd = this.roomFor(question)
    if (worstUsd === null) return false
    const taken = inputs.add(question, this.ports.client(planned, role), worstUsd)
    if (taken === 'too-long') return this.tooLong(question)
    if (taken !== null) this.submit(taken)
    return true
  }

  /** The most that a question can cost, reserved; null where a limit leaves no room for it now. */
  private roomFor({ planned, role, sent }: NextCall): number | null {
    const { maxCalls, maxCostUsd = Number.POSITIVE_INFINITY } = this.plan.limits
    if (this.calls >= maxCalls) {
      this.limited = 'call-limit'
      return null
    }
    const target = role === 'candidate' ? planned.candidate : planned.baseline
    const worst = target === null ? 0 : worstCostUsd(target, sent.body)
    // A trillionth of a dollar: sums of prices are not exact.
    if (this.ports.tracker.spentUsd() + this.reservedUsd + worst > maxCostUsd + 1e-12) {
      this.limited = 'budget'
      return null
    }
    this.calls++
    this.reservedUsd += worst
    return worst
  }

  private takeReused({ unit, planned, role, turn, request, results }: NextCall): boolean {
    const key = { role, contract: unit.contract.name, case: unit.case.id, sample: unit.sample, turn, request }
    const answer = this.ports.reused(key, planned)
    if (answer !== undefined)
      this.write({ type: 'call', ...key, place: unit.place, answer, ...(results ? { results } : {}) })
    return answer !== undefined
  }

  /** What a journal or a case answers is no call. */
  private async lookUp({ unit, planned, role, turn, sent, request, results }: NextCall): Promise<boolean> {
    const key = { role, contract: unit.contract.name, case: unit.case.id, sample: unit.sample, turn }
    const asked = { ...sent, stream: false, key: { ...key, request }, keepTurn: true }
    const found = await this.ports.recorded(planned, role).call(asked, this.stopping.signal)
    const answer = found.kind === 'failed' ? { ...found, attempts: MOST_ATTEMPTS } : found
    this.write({ type: 'call', ...key, place: unit.place, request, answer, ...(results ? { results } : {}) })
    return true
  }

  private tooLong({ unit, role, turn, request }: NextCall): boolean {
    const message = 'the request is longer than a batch may be'
    const failure: Failure = { kind: 'too-large', phase: 'connect', status: null, message, code: null, param: null }
    const key = { role, contract: unit.contract.name, case: unit.case.id, sample: unit.sample, turn }
    const answer = { kind: 'failed', failure, ms: NOTHING_TIMED, attempts: MOST_ATTEMPTS } as const
    this.write({ type: 'call', ...key, place: unit.place, request, answer })
    return true
  }

  private readonly write: BatchContext['write'] = (line) => {
    this.ports.journal.append(line)
    this.ports.tracker.add(line)
    if (this.ports.journal.trouble() !== null) this.stop({ reason: 'interrupted' }, true)
  }

  private submit(ready: ReadyBatch): void {
    this.launch(() => completeBatch({ ready }, this.carrier()))
  }

  private launch(work: () => Promise<BatchEnd>): void {
    const task = this.limiter
      .enter()
      .then(async () => {
        try {
          this.take(await work())
        } finally {
          this.limiter.leave()
        }
      })
      .catch((error: unknown) => this.giveUp(error))
      .finally(() => this.tasks.delete(task))
    this.tasks.add(task)
  }

  private async settled(): Promise<void> {
    while (this.tasks.size > 0) await Promise.all(this.tasks)
  }

  private take(carried: BatchEnd): void {
    this.reservedUsd -= carried.freedUsd
    this.calls -= carried.unasked
    this.unread += carried.unread
    this.missing += carried.missing
    if (carried.gone) this.gone++
    this.queue.take(carried.queueFull)
    if (carried.stopping === null) return
    const { failure, place, role } = carried.stopping
    const contract = this.plan.contracts[this.plan.slotAt(place).contractIndex]?.contract.name ?? ''
    const answered = this.ports.tracker.answered('candidate') || this.ports.tracker.answered('baseline')
    // What is under way is paid for: it is waited for and taken.
    this.stop({ reason: 'refused-by-endpoint', failure, answered, role, contract }, false)
  }

  private stop(end: BatchesEnd['end'], abort: boolean): void {
    this.end ??= end
    if (abort) this.stopping.abort()
  }

  private async cancelAll(): Promise<void> {
    const signal = AbortSignal.timeout(CANCEL_MS)
    await Promise.all(this.ports.tracker.open().map((batch) => cancelBatch(batch, this.carrier(), signal)))
  }

  private carrier(): BatchContext {
    return {
      plan: this.plan,
      ports: this.ports,
      signal: this.stopping.signal,
      mayBegin: () => this.end === null,
      write: this.write,
      inTurn: this.inTurn,
    }
  }
}

/** Eight letters and digits: enough that no two runs of one account share it. */
function randomMark(random: () => number): string {
  return Array.from({ length: 8 }, () => Math.floor(random() * 36).toString(36)).join('')
}
