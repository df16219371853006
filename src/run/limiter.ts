/** Lets at most so many calls run at once; the number falls by half on a 429 and grows by one a round of answers. */
export interface Limiter {
  /** Resolves when a call may start. */
  readonly enter: () => Promise<void>
  readonly leave: () => void
  /** The endpoint said 429. Further ones of the same round change nothing. */
  readonly throttled: () => void
  readonly width: () => number
}

export function createLimiter(most: number, start: number): Limiter {
  let width = start
  let growth = 0
  let running = 0
  /** Answers still to come before another halving counts: those that were under way at the last one. */
  let grace = 0
  const waiting: (() => void)[] = []
  let head = 0
  const admit = (): void => {
    while (running < width && head < waiting.length) {
      running++
      const next = waiting[head] as () => void
      head++
      next()
    }
    if (head > 1024 && head * 2 > waiting.length) {
      waiting.splice(0, head)
      head = 0
    }
  }
  return {
    enter: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        admit()
      }),
    leave: () => {
      running--
      if (grace > 0) grace--
      else if (width < most && ++growth >= width) {
        width++
        growth = 0
      }
      admit()
    },
    throttled: () => {
      if (grace > 0) return
      width = Math.max(1, Math.floor(width / 2))
      growth = 0
      grace = running
    },
    width: () => width,
  }
}

/** Runs one piece of work after another, in the order in which they were given. */
export function createTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const { enter, leave } = createLimiter(1, 1)
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
