import type { Plan, Role } from '../plan/plan.ts'
import type { Observation } from '../outcome/observation.ts'
import type { Outcome } from '../outcome/outcome.ts'
import { createLimiter, type Limiter } from './limiter.ts'
import { createRejectionWatch, type RunEnd } from './stop.ts'
import type { UnitEnd } from './unit.ts'

export interface LoopPorts {
  /** Drives one unit for one model to its end: `run/unit.ts` with everything bound but these. */
  readonly drive: (place: number, role: Role, signal: AbortSignal) => Promise<UnitEnd>
  /** Takes what a unit came to. A unit that was asked again is handed over again. */
  readonly observe: (observation: Observation) => void
  /** Whether every requirement is decided; asked after each observation where the plan may stop early. */
  readonly decided: () => boolean
  /** Aborted by SIGINT or SIGTERM. */
  readonly cancelled: AbortSignal
  readonly deadlineMs: number | undefined
  readonly onThrottled: (listener: () => void) => void
}

/**
 * The one loop. Units start in planned order, at most `limits.concurrency` at once; the first of each role goes alone.
 * Units whose call was lost are asked once more at the end. Resolves when nothing is under way any more.
 */
export async function runLoop(plan: Plan, places: readonly number[] | Uint32Array, ports: LoopPorts): Promise<RunEnd> {
  const loop = new Loop(plan, ports)
  return loop.run(places)
}

type Task = readonly [place: number, role: Role]

class Loop {
  private readonly plan: Plan
  private readonly ports: LoopPorts
  private readonly limiter: Limiter
  private readonly abort = new AbortController()
  private readonly watch = createRejectionWatch()
  private readonly lost: Task[] = []
  private readonly underWay = new Set<Promise<void>>()
  private end: RunEnd | null = null
  private answered = false

  constructor(plan: Plan, ports: LoopPorts) {
    this.plan = plan
    this.ports = ports
    this.limiter = createLimiter(plan.limits.concurrency, plan.limits.concurrency)
    ports.onThrottled(this.limiter.throttled)
  }

  async run(places: readonly number[] | Uint32Array): Promise<RunEnd> {
    const timer =
      this.ports.deadlineMs === undefined ? null : setTimeout(() => this.stop({ reason: 'deadline' }, true), this.ports.deadlineMs)
    const cancel = (): void => this.stop({ reason: 'cancelled' }, true)
    if (this.ports.cancelled.aborted) cancel()
    this.ports.cancelled.addEventListener('abort', cancel, { once: true })
    try {
      await this.askAll(tasksOf(places, this.plan.roles))
      const lost = this.lost.splice(0)
      await this.askAll(lost)
      return this.end ?? { reason: 'finished' }
    } finally {
      if (timer) clearTimeout(timer)
      this.ports.cancelled.removeEventListener('abort', cancel)
    }
  }

  private async askAll(tasks: Iterable<Task>): Promise<void> {
    let alone = this.answered ? 0 : this.plan.roles.length
    for (const task of tasks) {
      if (this.end) break
      await this.limiter.enter()
      if (this.end) {
        this.limiter.leave()
        break
      }
      const done = this.ask(task).finally(this.limiter.leave)
      if (alone > 0) {
        alone--
        await done
        continue
      }
      this.underWay.add(done)
      void done.finally(() => this.underWay.delete(done))
    }
    await Promise.all(this.underWay)
  }

  private async ask([place, role]: Task): Promise<void> {
    const end = await this.ports.drive(place, role, this.abort.signal)
    switch (end.kind) {
      case 'stopped':
        this.stop({ reason: 'refused-by-endpoint', failure: end.failure, answered: this.answered }, true)
        return
      case 'over-limit':
        this.stop({ reason: end.limit }, false)
        return
      case 'aborted':
        return
      case 'observed':
        this.take([place, role], end.observation)
    }
  }

  private take(task: Task, observation: Observation): void {
    const { outcome } = observation
    if (outcome.kind === 'unmeasured' && !this.asked.has(key(task))) {
      this.asked.add(key(task))
      this.lost.push(task)
    } else this.answered ||= outcome.kind !== 'unmeasured'
    this.ports.observe(observation)
    this.watchRejections(outcome)
    if (this.plan.stopEarly && !this.end && this.ports.decided()) this.stop({ reason: 'stopped-early' }, false)
  }

  private readonly asked = new Set<string>()

  private watchRejections(outcome: Outcome): void {
    const rejected = this.watch(outcome)
    if (rejected) this.stop(rejected, true)
  }

  private stop(end: RunEnd, abort: boolean): void {
    this.end ??= end
    if (abort) this.abort.abort()
  }
}

const key = ([place, role]: Task): string => `${place}${role}`

/** Both models of a pair are asked one after the other, in turns first. */
function* tasksOf(places: readonly number[] | Uint32Array, roles: readonly Role[]): Generator<Task> {
  let turn = 0
  for (const place of places) {
    for (let index = 0; index < roles.length; index++) yield [place, roles[(index + turn) % roles.length] as Role]
    turn++
  }
}
