/** Under which names one model's calls were answered, by planned place: two bytes a unit, flows that mix names apart. */
export interface Served {
  /** The last word on a place stands, as for everything that a ledger holds. */
  readonly put: (place: number, names: readonly string[]) => void
  readonly at: (place: number) => readonly string[]
  /** Sorted. */
  readonly names: () => readonly string[]
  /** By name, how many calls say it. */
  readonly counts: () => ReadonlyMap<string, number>
}

/** Past so many names each further one is kept by itself. */
const MOST_CODES = 65_535

export function createServed(units: number): Served {
  const codes = new Map<string, number>()
  const names: string[] = []
  const byPlace = new Uint16Array(units)
  const several = new Map<number, readonly string[]>()
  const codeOf = (name: string): number => {
    const known = codes.get(name)
    if (known !== undefined) return known
    names.push(name)
    codes.set(name, names.length)
    return names.length
  }
  const at = (place: number): readonly string[] => {
    const code = byPlace[place] ?? 0
    return several.get(place) ?? (code === 0 ? [] : [names[code - 1] as string])
  }
  return {
    put: (place, called) => {
      const found = called.map(codeOf)
      several.delete(place)
      // Memory that is never written stays with the system.
      if (byPlace[place] !== 0) byPlace[place] = 0
      const [only] = found
      if (found.length > 1 || (only ?? 0) > MOST_CODES) several.set(place, called)
      else if (only !== undefined) byPlace[place] = only
    },
    at,
    counts: () => {
      const counts = new Map<string, number>()
      for (let place = 0; place < units; place++)
        for (const name of at(place)) counts.set(name, (counts.get(name) ?? 0) + 1)
      return counts
    },
    names: () => {
      const standing = new Set<string>()
      for (let place = 0; place < units; place++) for (const name of at(place)) standing.add(name)
      return [...standing].sort()
    },
  }
}
