import { sha256 } from '../../json/digest.ts'
import type { JsonValue } from '../../json/value.ts'
import { seededRandom } from '../random.ts'

/**
 * `take: k` of n rows: each subset of k is equally likely, the rows stay in the order of the file, and the same name
 * and seed take the same rows on any machine (Knuth, The Art of Computer Programming 2, §3.4.2, algorithm S).
 */
export function sampledRows(total: number, take: number, seed: JsonValue): Uint32Array {
  const chosen = new Uint32Array(Math.min(take, total))
  const random = seededRandom(Number.parseInt(sha256(JSON.stringify(seed)).slice(-8), 16))
  for (let index = 0, taken = 0; taken < chosen.length; index++) {
    if ((total - index) * random() < chosen.length - taken) chosen[taken++] = index
  }
  return chosen
}
