/** Places whose baseline answer is kept to be shown; the journal holds all of them. */
export const MOST_PLACES = 10_000

/**
 * What the baseline said where the candidate failed, for the first places of the plan: which those are depends on no
 * order of calls. Until the candidate is heard of an answer waits, so at most as many are in memory.
 */
export interface BaselineAnswers {
  readonly put: (place: number, answerText: string | null) => void
  /** The candidate did well there: nobody will ask. */
  readonly drop: (place: number) => void
  readonly at: (place: number) => string | null
}

export function createBaselineAnswers(): BaselineAnswers {
  const answers = new Map<number, string>()
  return {
    put: (place, answerText) => {
      if (place >= MOST_PLACES) return
      if (answerText === null) answers.delete(place)
      else answers.set(place, answerText)
    },
    drop: (place) => void answers.delete(place),
    at: (place) => answers.get(place) ?? null,
  }
}
