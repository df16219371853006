/** An answer under way. */
export interface Holder {
  readonly resume: () => void
}

/** One budget for all answers under way, whatever the concurrency. */
export interface AnswerMemory {
  /** How much an answer holds by now. false: it must wait, and is resumed when it may go on. */
  readonly hold: (holder: Holder, bytes: number) => boolean
  /** The answer is read, or given up. */
  readonly release: (holder: Holder) => void
}

/** The one that is under way longest never waits: it ends, if only by its deadline, and makes room for the others. */
export function createAnswerMemory(budgetBytes: number): AnswerMemory {
  // In the order in which they began.
  const held = new Map<Holder, number>()
  const waiting = new Set<Holder>()
  let total = 0
  const mayGoOn = (holder: Holder): boolean => total <= budgetBytes || held.keys().next().value === holder
  return {
    hold: (holder, bytes) => {
      total += bytes - (held.get(holder) ?? 0)
      held.set(holder, bytes)
      if (mayGoOn(holder)) return true
      waiting.add(holder)
      return false
    },
    release: (holder) => {
      total -= held.get(holder) ?? 0
      held.delete(holder)
      waiting.delete(holder)
      for (const other of waiting) {
        if (!mayGoOn(other)) continue
        waiting.delete(other)
        other.resume()
      }
    },
  }
}

/** Of this process: candidate, baseline and callbacks together. */
export const ANSWER_MEMORY = createAnswerMemory(256 * 1_048_576)
