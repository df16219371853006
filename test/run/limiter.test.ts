import { describe, expect, it } from 'vitest'
import { createLimiter } from '../../src/run/limiter.ts'

/** `e` a call enters, `l` one leaves, `t` a 429 → the width after each step. */
function widths(most: number, start: number, steps: string): string {
  const limiter = createLimiter(most, start)
  return [...steps]
    .map((step) => {
      if (step === 'e') void limiter.enter()
      else if (step === 'l') limiter.leave()
      else limiter.throttled()
      return limiter.width()
    })
    .join(' ')
}

describe('the number of calls at once', () => {
  const table: readonly (readonly [name: string, most: number, start: number, steps: string, widths: string])[] = [
    ['stays at its most', 4, 4, 'eeeellll', '4 4 4 4 4 4 4 4'],
    ['is halved by a 429', 8, 8, 'eeeet', '8 8 8 8 4'],
    ['is halved once by a round of them', 8, 8, 'eeeetttt', '8 8 8 8 4 4 4 4'],
    ['is halved again by the next round', 8, 8, 'eetllt', '8 8 4 4 4 2'],
    ['never falls below one', 2, 2, 'etletlet', '2 1 1 1 1 1 1 1'],
    ['grows by one a round of answers', 8, 2, 'eelleeellle', '2 2 2 3 3 3 3 3 3 4 4'],
    ['never grows past its most', 3, 3, 'elelelel', '3 3 3 3 3 3 3 3'],
    ['does not grow by answers of before the 429', 8, 4, 'eeeetllllelel', '4 4 4 4 2 2 2 2 2 2 2 2 3'],
  ]
  it.each(table)('%s', (_, most, start, steps, expected) => {
    expect(widths(most, start, steps)).toBe(expected)
  })
})

describe('waiting calls', () => {
  it('start in their order, never more than the width', async () => {
    const limiter = createLimiter(2, 2)
    const started: number[] = []
    const entries = [0, 1, 2, 3, 4].map((n) => limiter.enter().then(() => started.push(n)))
    await Promise.all(entries.slice(0, 2))
    expect(started).toEqual([0, 1])
    limiter.leave()
    await entries[2]
    expect(started).toEqual([0, 1, 2])
    limiter.throttled()
    limiter.leave()
    await Promise.resolve()
    expect(started).toEqual([0, 1, 2])
    limiter.leave()
    await entries[3]
    expect(started).toEqual([0, 1, 2, 3])
  })

  it('are all served, by the thousand', async () => {
    const limiter = createLimiter(3, 3)
    let running = 0
    let most = 0
    await Promise.all(
      Array.from({ length: 5_000 }, async () => {
        await limiter.enter()
        most = Math.max(most, ++running)
        await Promise.resolve()
        running--
        limiter.leave()
      }),
    )
    expect(most).toBe(3)
  })
})
