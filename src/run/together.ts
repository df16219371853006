import type { JournalCall } from '../journal/line.ts'
import { isMeasured } from '../journal/recorded.ts'
import type { Answer } from '../model/answer.ts'
import type { CallKey } from '../model/client.ts'
import { createLimiter } from './limiter.ts'
import { type Budget, createBudget } from './spend.ts'

/**
 * What the runs of several candidates share, so that they are one run: limits, and the baseline, which is asked once for
 * all of them.
 */
export interface Together {
  readonly budget: Budget
  /** false: the limit on calls is reached. */
  readonly takeCall: () => boolean
  /** Waits until a call may be made; what it returns ends it. */
  readonly enter: () => Promise<() => void>
  readonly baseline: SharedAnswers
  /** Waits until every run has told of the answers that it has from before, so that none asks for what another one has. */
  readonly opened: (earlier: Iterable<JournalCall>) => Promise<void>
  /** A load test is driven by itself: it waits for the other runs' calls, and they for it. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>
  readonly among: <Value>(work: () => Promise<Value>) => Promise<Value>
}

export interface SharedLimits {
  readonly concurrency: number
  readonly maxCalls: number
  readonly maxCostUsd?: number
}

/** @param all resolves when every run has opened its journal, or ended before */
export function createTogether(
  runs: number,
  { concurrency, maxCalls, maxCostUsd }: SharedLimits,
  all: Promise<void>,
): Omit<Together, 'opened'> & {
  readonly opened: (earlier: Iterable<JournalCall>, arrive: () => void) => Promise<void>
} {
  const limiter = createLimiter(concurrency, concurrency)
  const baseline = createSharedAnswers(runs)
  let taken = 0
  return {
    budget: createBudget(maxCostUsd),
    takeCall: () => taken++ < maxCalls,
    enter: async () => {
      await limiter.enter()
      return limiter.leave
    },
    baseline,
    opened: (earlier, arrive) => {
      for (const line of earlier) if (line.role === 'baseline') baseline.keep(line, line.answer)
      arrive()
      return all
    },
    ...createTurns(),
  }
}

/** Answers that are asked for once, whoever comes first, and kept until every other run has had them. */
export interface SharedAnswers {
  /**
   * The answer that another run got to this question; null: it is the caller's to ask, and to `give`. Waits for who is
   * asking it. A lost call is asked again.
   */
  readonly take: (key: CallKey) => Promise<Answer | null>
  /** @param answer null: the call was not made after all */
  readonly give: (key: CallKey, answer: Answer | null) => void
  /** An answer of an earlier run, which nobody need ask for. */
  readonly keep: (key: CallKey, answer: Answer) => void
  /** Whether an answer of an earlier run is booked here for the first time. */
  readonly book: (key: Omit<CallKey, 'request'>) => boolean
}

export function createSharedAnswers(runs: number): SharedAnswers {
  const asked = new Map<string, Promise<Answer | null>>()
  const giving = new Map<string, (answer: Answer | null) => void>()
  const left = new Map<string, number>()
  const booked = new Set<string>()
  const count = (name: string): void => {
    const others = (left.get(name) ?? runs - 1) - 1
    left.set(name, others)
    if (others > 0) return
    left.delete(name)
    asked.delete(name)
  }
  return {
    take: async (key) => {
      const name = nameOf(key)
      for (let under = asked.get(name); under !== undefined; under = asked.get(name)) {
        const answer = await under
        if (answer === null) continue
        if (isMeasured(answer)) count(name)
        return answer
      }
      asked.set(name, new Promise((resolve) => giving.set(name, resolve)))
      return null
    },
    give: (key, answer) => {
      const name = nameOf(key)
      // Who waits hears of a lost call, and whoever asks again asks the endpoint.
      if (answer === null || !isMeasured(answer)) asked.delete(name)
      giving.get(name)?.(answer)
      giving.delete(name)
    },
    keep: (key, answer) => {
      if (isMeasured(answer)) asked.set(nameOf(key), Promise.resolve(answer))
    },
    book: (key) => {
      const name = nameOf({ ...key, request: '' })
      return booked.size < booked.add(name).size
    },
  }
}

const nameOf = ({ contract, case: id, sample, turn, request }: CallKey): string =>
  JSON.stringify([contract, id, sample, turn, request])

/** Work that may overlap, and work that may not: in the order in which it comes. */
function createTurns(): Pick<Together, 'alone' | 'among'> {
  let last: Promise<unknown> = Promise.resolve()
  let group: Promise<unknown>[] = []
  const settled = (work: Promise<unknown>): Promise<unknown> => work.catch(() => {})
  return {
    among: async (work) => {
      const done = last.then(() => work())
      group.push(settled(done))
      return done
    },
    alone: async (work) => {
      const before = Promise.all([last, ...group])
      group = []
      const done = before.then(() => work())
      last = settled(done)
      return done
    },
  }
}
