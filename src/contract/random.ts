/** A number in [0, 1) at every call; the same seed gives the same sequence on any machine. */
export type Random = () => number

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough to shuffle and to draw jitter. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Fisher–Yates, in place. */
export function shuffle(items: Uint32Array, random: Random): Uint32Array {
  for (let last = items.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1))
    const moved = items[last] as number
    items[last] = items[pick] as number
    items[pick] = moved
  }
  return items
}
