/** An answer under way. */
export interface Holder {
  readonly resume: () => void
}

/** One budget for all requests and answers under way, whatever the concurrency. */
export interface BytesInFlight {
  /** How much an answer holds by now. false: it must wait, and is resumed when it may go on. */
  readonly hold: (holder: Holder, bytes: number) => boolean
  /** The answer is read, or given up. */
  readonly release: (holder: Holder) => void
  /** Takes what a request will hold: null at once, or when this resolves. First come, first served. */
  readonly admit: (bytes: number) => Promise<void> | null
  /** The request is answered, or given up. */
  readonly discharge: (bytes: number) => void
}

/** Requests of so many bytes are made in one turn of the event loop: signals and answers are heard between two of them. */
const BYTES_A_TURN = 8 * 1_048_576

/**
 * Never all wait: the answer that is under way longest ends, if only by its deadline, and makes room for the others; a
 * request of any size is let in where no other is under way.
 */
export function createBytesInFlight(budgetBytes: number): BytesInFlight {
  // In the order in which they began.
  const held = new Map<Holder, number>()
  const waiting = new Set<Holder>()
  const queue: { readonly bytes: number; readonly enter: () => void }[] = []
  let total = 0
  let requests = 0
  let thisTurn = 0
  let isLooking = false
  const mayGoOn = (holder: Holder): boolean => total <= budgetBytes || held.keys().next().value === holder
  const fits = (bytes: number): boolean => requests === 0 || total + bytes <= budgetBytes
  const take = (bytes: number): void => {
    requests += bytes
    total += bytes
    thisTurn += bytes
  }
  const look = (): void => {
    isLooking = false
    thisTurn = 0
    while (queue[0] !== undefined && fits(queue[0].bytes) && thisTurn < BYTES_A_TURN) {
      take(queue[0].bytes)
      queue.shift()?.enter()
    }
    lookSoon()
  }
  const lookSoon = (): void => {
    if (isLooking || queue[0] === undefined || !fits(queue[0].bytes)) return
    isLooking = true
    setImmediate(look)
  }
  const resumeAnswers = (): void => {
    for (const other of waiting) {
      if (!mayGoOn(other)) continue
      waiting.delete(other)
      other.resume()
    }
  }
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
      resumeAnswers()
      lookSoon()
    },
    admit: (bytes) => {
      if (queue.length === 0 && fits(bytes) && thisTurn < BYTES_A_TURN) {
        take(bytes)
        return null
      }
      return new Promise((enter) => {
        queue.push({ bytes, enter })
        lookSoon()
      })
    },
    discharge: (bytes) => {
      requests -= bytes
      total -= bytes
      resumeAnswers()
      lookSoon()
    },
  }
}

/** Of this process: candidate, baseline and callbacks together. */
export const BYTES_IN_FLIGHT = createBytesInFlight(256 * 1_048_576)
