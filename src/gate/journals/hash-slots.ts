/** Cases by the hashes of their ids: a table with open addresses (Knuth, TAOCP 6.4, algorithm L), which threads can share. */
export interface HashSlots {
  /** One more than a case's index; 0 where none is. */
  readonly slots: Uint32Array
  /** By case, `hash53`. */
  readonly hashes: Float64Array
}

/** How many slots so many cases need: a third of them stay empty. */
export const slotsFor = (cases: number): number => Math.ceil(1.5 * cases) + 1

/** Fills empty slots; what it returns are hashes that several cases have. */
export function fillSlots(slots: Uint32Array, hashes: Float64Array): ReadonlySet<number> {
  const alike = new Set<number>()
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index] as number
    let slot = hash % slots.length
    for (; slots[slot] !== 0; slot = (slot + 1) % slots.length)
      if (hashes[(slots[slot] as number) - 1] === hash) alike.add(hash)
    slots[slot] = index + 1
  }
  return alike
}

/** The case with this hash; null where there is none. */
export function findSlot({ slots, hashes }: HashSlots, hash: number): number | null {
  for (let slot = hash % slots.length; slots[slot] !== 0; slot = (slot + 1) % slots.length) {
    const index = (slots[slot] as number) - 1
    if (hashes[index] === hash) return index
  }
  return null
}
