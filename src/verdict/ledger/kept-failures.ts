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
  /** Forgets what was kept of a place. */
  readonly remove: (place: number) => void
  /** Places above these are not kept any more: of answers, and of lost calls. They only fall. */
  readonly limits: () => { readonly answered: number; readonly lost: number }
  /** In planned order, at most `MOST_FAILURES`. */
  readonly list: () => readonly KeptFailure[]
}

/** Whether a call may still be answered later. */
export const isLost = ({ kind }: Outcome): boolean => kind === 'unmeasured' || kind === 'not-run'

export function createKeptFailures(): KeptFailures {
  const answered = lowest(MOST_FAILURES)
  const lost = lowest(2 * MOST_FAILURES)
  const remove = (place: number): void => {
    lost.remove(place)
    answered.remove(place)
  }
  return {
    put: (failure) => {
      remove(failure.place)
      if (failure.outcome.kind !== 'ok') (isLost(failure.outcome) ? lost : answered).add(failure)
    },
    remove,
    limits: () => ({ answered: answered.limit(), lost: lost.limit() }),
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
    limit: () => limit,
    all: (): readonly KeptFailure[] => [...kept.values()].sort((a, b) => a.place - b.place).slice(0, most),
  }
}
