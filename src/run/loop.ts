import type { Failure } from '../model/answer.ts'
import type { Observation } from '../outcome/observation.ts'
import type { Outcome } from '../outcome/outcome.ts'
import type { Plan, Role } from '../plan/plan.ts'
import { createLimiter, type Limiter } from './limiter.ts'
import { createRejectionWatch, createRowWatch, type RunEnd } from './stop.ts'
import type { UnitEnd } from './unit.ts'

export interface LoopPorts {
  /**
   * Drives one unit for one model to its end: `run/unit.ts` with everything bound but these. A unit that had to wait
   * before its first call is not begun where the run `isOver` by then.
   *
   * @param letNextIn to be told how many characters its last call answered: where it returns true, another unit is asked
   * in its place while this one is judged
   */
  readonly drive: (
    place: number,
    role: Role,
    signal: AbortSignal,
    isOver: () => boolean,
    letNextIn: (characters: number) => boolean,
  ) => Promise<UnitEnd>
  /** Takes what a unit came to. A unit that was asked again is handed over again. */
  readonly observe: (observation: Observation) => void
  /** Whether every requirement is decided; asked after each observation where the plan may stop early. */
  readonly decided: () => boolean
  /** Aborted by SIGINT or SIGTERM. */
  readonly cancelled: AbortSignal
  readonly deadlineMs: number | undefined
  readonly onThrottled: (listener: () => void) => void
  /** An earlier part of the run was answered, so nobody needs to go alone. */
  readonly together?: boolean
  /** A load test asks no lost call again: under less load it would be another measurement. Default true. */
  readonly retryLost?: boolean
  /** Told the number of calls at once after a 429 has lowered it. */
  readonly narrowed?: (width: number) => void
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

/** A unit under way: whether another one was asked in its place while it is judged, and how much it has to judge. */
interface Asked {
  isUnjudged: boolean
  characters: number
}

/** Units, and characters of their answers, that may wait for their judgement while others are asked in their place. */
const MOST_UNJUDGED = 256
const MOST_UNJUDGED_CHARACTERS = 4 * 1_048_576

class Loop {
  private readonly plan: Plan
  private readonly ports: LoopPorts
  private readonly limiter: Limiter
  private readonly abort = new AbortController()
  private readonly watch = createRejectionWatch()
  private readonly lost: Task[] = []
  private underWay = 0
  private allEnded: () => void = () => {}
  private unjudged = 0
  private unjudgedCharacters = 0
  private end: RunEnd | null = null
  /** Models that have answered a call, however they answered it. */
  private readonly answered = new Set<Role>()
  private bug: unknown = null
  private readonly baselineRow = createRowWatch()
  /** Models that are asked no further, while the others are. */
  private readonly ended = new Set<Role>()
  /** Units of each model that were started. */
  private readonly started: Record<Role, number> = { candidate: 0, baseline: 0 }

  constructor(plan: Plan, ports: LoopPorts) {
    this.plan = plan
    this.ports = ports
    this.limiter = createLimiter(plan.limits.concurrency, plan.limits.concurrency)
    ports.onThrottled(() => {
      this.limiter.throttled()
      ports.narrowed?.(this.limiter.width())
    })
  }

  async run(places: readonly number[] | Uint32Array): Promise<RunEnd> {
    const timer =
      this.ports.deadlineMs === undefined
        ? null
        : setTimeout(() => this.stop({ reason: 'deadline' }, true), Math.min(this.ports.deadlineMs, LONGEST_TIMER_MS))
    const cancel = (): void => this.stop({ reason: 'cancelled' }, true)
    if (this.ports.cancelled.aborted) cancel()
    this.ports.cancelled.addEventListener('abort', cancel, { once: true })
    try {
      await this.askAll(tasksOf(places, this.plan.roles))
      await this.askAgain(this.lost.splice(0))
      if (this.bug !== null) throw this.bug
      return this.end ?? { reason: 'finished' }
    } finally {
      if (timer) clearTimeout(timer)
      this.ports.cancelled.removeEventListener('abort', cancel)
    }
  }

  private async askAll(tasks: Iterable<Task>): Promise<void> {
    let alone = this.answered.size > 0 || this.ports.together === true ? 0 : this.plan.roles.length
    for (const task of tasks) {
      if (this.end) break
      await this.limiter.enter()
      if (this.end) {
        this.limiter.leave()
        break
      }
      const done = this.askOne(task)
      if (alone > 0) {
        alone--
        await done
      }
    }
    if (this.underWay === 0) return
    await new Promise<void>((resolve) => {
      this.allEnded = resolve
    })
  }

  /** Never rejects: a bug ends the run, and is thrown when nothing is under way any more. */
  private async askOne(task: Task): Promise<void> {
    this.underWay++
    const asked: Asked = { isUnjudged: false, characters: 0 }
    try {
      await this.ask(task, (characters) => this.letNextIn(asked, characters))
    } catch (bug) {
      this.giveUp(bug)
    }
    if (asked.isUnjudged) {
      this.unjudged--
      this.unjudgedCharacters -= asked.characters
    } else this.limiter.leave()
    this.underWay--
    if (this.underWay === 0) this.allEnded()
  }

  /** Where a verdict may end the run, every answer is judged before the next unit is asked. */
  private letNextIn(asked: Asked, characters: number): boolean {
    if (this.plan.stopEarly || asked.isUnjudged || this.unjudged >= MOST_UNJUDGED) return false
    if (this.unjudgedCharacters + characters > MOST_UNJUDGED_CHARACTERS) return false
    asked.isUnjudged = true
    asked.characters = characters
    this.unjudged++
    this.unjudgedCharacters += characters
    this.limiter.leave()
    return true
  }

  /** A model that gave no answer at all is tried with one call, and with the others only where that one comes through. */
  private async askAgain(lost: readonly Task[]): Promise<void> {
    const silent = this.plan.roles.filter((role) => !this.answered.has(role))
    const tries = lost.filter(
      ([, role], at) => silent.includes(role) && at === lost.findIndex((one) => one[1] === role),
    )
    for (const task of tries) await this.askAll([task])
    await this.askAll(lost.filter((task) => !tries.includes(task) && this.answered.has(task[1])))
  }

  private readonly isOver = (): boolean => this.end !== null

  private async ask([place, role]: Task, letNextIn: (characters: number) => boolean): Promise<void> {
    if (this.ended.has(role) || this.hasNobody(place, role)) return
    const nth = this.started[role]++
    const end = await this.ports.drive(place, role, this.abort.signal, this.isOver, letNextIn)
    switch (end.kind) {
      case 'stopped':
        // Under `absolute` nothing waits for the baseline: its account ends its own calls.
        if (role === 'baseline' && this.plan.judge === 'absolute') this.ended.add(role)
        else this.stopSoon(this.refusal([place, role], end.failure))
        return
      case 'over-limit':
        this.stop({ reason: end.limit }, false)
        return
      case 'aborted':
        return
      case 'observed':
        this.take([place, role], nth, end.observation)
    }
  }

  /** A contract that is compared with nothing has no baseline: a row of rejections goes past it. */
  private hasNobody(place: number, role: Role): boolean {
    return role === 'baseline' && this.plan.contracts[this.plan.slotAt(place).contractIndex]?.baseline === null
  }

  private take(task: Task, nth: number, observation: Observation): void {
    const { outcome } = observation
    if (outcome.kind === 'unmeasured' && this.ports.retryLost !== false && !this.asked.has(key(task))) {
      this.asked.add(key(task))
      this.lost.push(task)
    } else if (outcome.kind !== 'unmeasured') this.answered.add(observation.role)
    this.ports.observe(observation)
    if (observation.role === 'candidate') this.watchRejections(nth, outcome)
    else if (this.baselineRow(nth, outcome)) this.ended.add('baseline')
    if (this.plan.stopEarly && this.mayStillDecide() && this.ports.decided()) this.end = { reason: 'stopped-early' }
  }

  /** Calls under way at a limit are awaited: where they decide everything, the limit kept nothing from the verdict. */
  private mayStillDecide(): boolean {
    return this.end === null || this.end.reason === 'budget' || this.end.reason === 'call-limit'
  }

  private readonly asked = new Set<string>()

  private watchRejections(nth: number, outcome: Outcome): void {
    const rejected = this.watch(nth, outcome)
    if (rejected) this.stop(rejected, true)
  }

  private refusal([place, role]: Task, failure: Failure): RunEnd {
    const { contractIndex } = this.plan.slotAt(place)
    const contract = this.plan.contracts[contractIndex]?.contract.name ?? ''
    return { reason: 'refused-by-endpoint', failure, answered: this.answered.size > 0, role, contract }
  }

  /** A bug ends the run in order: what is under way is awaited, and the first bug is thrown afterwards. */
  private giveUp(bug: unknown): void {
    this.bug ??= bug
    this.stop({ reason: 'cancelled' }, true)
  }

  /** Answers that are on their way while another call is refused are paid for: no call begins, and these are read. */
  private stopSoon(end: RunEnd): void {
    this.stop(end, false)
    setTimeout(() => this.abort.abort(), ON_THEIR_WAY_MS)
  }

  private stop(end: RunEnd, abort: boolean): void {
    this.end ??= end
    if (abort) this.abort.abort()
  }
}

const ON_THEIR_WAY_MS = 20

/** Timers count in 32 bits: a longer wait would fire at once. 24 days are as good as no deadline. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

const key = ([place, role]: Task): string => `${place}${role}`

/** Both models of a pair are asked one after the other, in turns first. */
function* tasksOf(places: readonly number[] | Uint32Array, roles: readonly Role[]): Generator<Task> {
  let turn = 0
  for (const place of places) {
    for (let index = 0; index < roles.length; index++) yield [place, roles[(index + turn) % roles.length] as Role]
    turn++
  }
}
