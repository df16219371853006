/** Under which names one model's calls were answered, by planned place: two bytes a unit, flows that mix names apart. */
export interface Served {
  /** The last word on a place stands, as for everything that a ledger holds. */
  readonly put: (place: number, names: readonly string[]) => void
  /** The same of a unit with one call, or none that says a name. */
  readonly putOne: (place: number, name: string | null) => void
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
  let last = { name: '', code: 0 }
  const codeOf = (name: string): number => {
    if (last.code > 0 && last.name === name) return last.code
    const known = codes.get(name) ?? names.push(name)
    codes.set(name, known)
    last = { name, code: known }
    return known
  }
  const putOne = (place: number, name: string | null): void => {
    if (several.size > 0) several.delete(place)
    const code = name === null ? 0 : codeOf(name)
    const kept = code > MOST_CODES ? 0 : code
    // Memory that is never written stays with the system.
    if (byPlace[place] !== kept) byPlace[place] = kept
    if (name !== null && code > MOST_CODES) several.set(place, [name])
  }
  const counts = (): ReadonlyMap<string, number> => {
    const byCode = new Float64Array(names.length + 1)
    for (let place = 0; place < units; place++) {
      const code = byPlace[place] as number
      if (code > 0) byCode[code] = (byCode[code] as number) + 1
    }
    const found = new Map(names.map((name, index) => [name, byCode[index + 1] as number]))
    for (const called of several.values()) for (const name of called) found.set(name, (found.get(name) ?? 0) + 1)
    return new Map([...found].filter(([, count]) => count > 0))
  }
  return {
    put: (place, called) => {
      putOne(place, called[0] ?? null)
      if (called.length < 2) return
      called.forEach(codeOf)
      byPlace[place] = 0
      several.set(place, called)
    },
    putOne,
    at: (place) => {
      const code = byPlace[place] ?? 0
      return several.get(place) ?? (code === 0 ? NONE : [names[code - 1] as string])
    },
    counts,
    names: () => [...counts().keys()].sort(),
  }
}

const NONE: readonly string[] = []
