import { release } from '../column.ts'

/** Ids that can be gone through again and again without being kept: those of all rows of a contract. */
export interface IdRows {
  readonly length: number
  readonly hashAt: (index: number) => number
  readonly idAt: (index: number) => string
}

export interface RepeatedId {
  readonly id: string
  readonly index: number
  /** The earlier position with the same id. */
  readonly first: number
}

/** Finds repeated ids among millions: only those whose 53 bits coincide are read again and compared. */
export function repeatedIds(rows: IdRows): readonly RepeatedId[] {
  const sorted = new Float64Array(rows.length)
  for (let index = 0; index < rows.length; index++) sorted[index] = rows.hashAt(index)
  sorted.sort()
  const suspicious = new Set<number>()
  for (let index = 1; index < sorted.length; index++)
    if (sorted[index] === sorted[index - 1]) suspicious.add(sorted[index] as number)
  release(sorted.buffer)
  if (suspicious.size === 0) return []
  const firsts = new Map<string, number>()
  const repeated: RepeatedId[] = []
  for (let index = 0; index < rows.length; index++) {
    if (!suspicious.has(rows.hashAt(index))) continue
    const id = rows.idAt(index)
    const first = firsts.get(id)
    if (first === undefined) firsts.set(id, index)
    else repeated.push({ id, index, first })
  }
  return repeated
}

/** Two multiplicative hashes of 32 and 21 bits; coincidences cost time, not truth. */
export function hash53(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b9]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b) + (low >>> 15)
  }
  low ^= low >>> 16
  high ^= high >>> 13
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0)
}
