import type { JsonValue } from '../json/value.ts'
import { sha256 } from './include.ts'

/**
 * `take: k` of n rows: each subset of k is equally likely, the rows stay in the order of the file, and the same name
 * and seed take the same rows on any machine (Knuth, The Art of Computer Programming 2, §3.4.2, algorithm S).
 */
export function sampledRows(total: number, take: number, seed: JsonValue): Uint32Array {
  const chosen = new Uint32Array(Math.min(take, total))
  const random = seeded(Number.parseInt(sha256(JSON.stringify(seed)).slice(-8), 16))
  for (let index = 0, taken = 0; taken < chosen.length; index++) {
    if ((total - index) * random() < chosen.length - taken) chosen[taken++] = index
  }
  return chosen
}

/** mulberry32 (Tommy Ettinger, public domain). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
