import type { Outcome } from '../../outcome/outcome.ts'

export interface KeptFailure {
  readonly place: number
  readonly turn: number
  readonly outcome: Outcome
  /** What the model said, cut to what a person reads. */
  readonly answerText: string | null
}

/** Failures whose evidence a report shows, per contract. */
export const MOST_FAILURES = 10_000

/**
 * The evidence of the lowest planned places, whatever order they came in. Lost calls may be answered later, so they
 * are kept apart and twice as many of them: one that is answered leaves no gap that depends on the order.
 */
export interface KeptFailures {
  readonly put: (failure: KeptFailure) => void
  /** In planned order, at most `MOST_FAILURES`. */
  readonly list: () => readonly KeptFailure[]
}

export function createKeptFailures(): KeptFailures {
  const answered = lowest(MOST_FAILURES)
  const lost = lowest(2 * MOST_FAILURES)
  return {
    put: (failure) => {
      const { kind } = failure.outcome
      const isLost = kind === 'unmeasured' || kind === 'not-run'
      lost.remove(failure.place)
      answered.remove(failure.place)
      if (kind !== 'ok') (isLost ? lost : answered).add(failure)
    },
    list: () => [...answered.all(), ...lost.all()].sort((a, b) => a.place - b.place).slice(0, MOST_FAILURES),
  }
}

function lowest(most: number) {
  let kept = new Map<number, KeptFailure>()
  let limit = Number.POSITIVE_INFINITY
  const trim = (): void => {
    const sorted = [...kept.values()].sort((a, b) => a.place - b.place).slice(0, most)
    kept = new Map(sorted.map((failure) => [failure.place, failure]))
    limit = (sorted[most - 1] as KeptFailure).place
  }
  return {
    add: (failure: KeptFailure): void => {
      if (failure.place > limit) return
      kept.set(failure.place, failure)
      if (kept.size >= most * 1.25) trim()
    },
    remove: (place: number): void => {
      kept.delete(place)
    },
    all: (): readonly KeptFailure[] => [...kept.values()].sort((a, b) => a.place - b.place).slice(0, most),
  }
}
