/** What one `import()` of the bundle needs: modules by their numbers. */
export interface Load {
  readonly modules: ReadonlySet<string>
  /** The modules that this import stands in; null: the main bundle, which is always there. */
  readonly importers: ReadonlySet<string> | null
}

/** To find, read and evaluate one more file costs a start as much as so many more bytes in a file that it reads anyway: 0.3 ms. */
const FILE_IN_BYTES = 30_000

/** What an import adds in fewer bytes comes with the code that it stands in. */
const TOO_SMALL_BYTES = 10_000

interface Group {
  /** Which loads read this file, by their numbers. */
  readonly loads: ReadonlySet<number>
  readonly modules: readonly string[]
  readonly bytes: number
}

/**
 * Which modules go into a file together: first those that the same imports need, then groups are put together for as long
 * as the imports, each counted once, read less for it.
 *
 * @param bytes module → its size
 * @returns every module that an import needs in exactly one file
 */
export function moduleFiles(
  bytes: ReadonlyMap<string, number>,
  loads: readonly Load[],
): readonly (readonly string[])[] {
  const groups = neededTogether(bytes, withSmall(bytes, loads))
  for (let pair = bestPair(groups); pair !== null; pair = bestPair(groups)) {
    const [one, other] = pair
    groups.delete(one)
    groups.delete(other)
    groups.add(joined(one, other))
  }
  return [...groups].map(({ modules }) => modules)
}

/** The modules of each load, with small ones that it would ask for a little later; loads that find all there are left out. */
function withSmall(bytes: ReadonlyMap<string, number>, loads: readonly Load[]): readonly ReadonlySet<string>[] {
  const needed = loads.map(({ modules }) => new Set(modules))
  const askers = (nth: number): readonly Set<string>[] =>
    needed.filter((holder, at) => at !== nth && [...(loads[nth]?.importers ?? [])].some((module) => holder.has(module)))
  const missing = (nth: number, holder: ReadonlySet<string>): readonly string[] =>
    [...(needed[nth] ?? [])].filter((module) => !holder.has(module))
  for (let changed = true; changed; ) {
    changed = false
    for (const nth of loads.keys())
      for (const holder of askers(nth)) {
        const added = missing(nth, holder)
        if (added.length === 0 || sizeOf(bytes, added) >= TOO_SMALL_BYTES) continue
        for (const module of added) holder.add(module)
        changed = true
      }
  }
  const isAlwaysThere = (nth: number): boolean => {
    const holders = askers(nth)
    return holders.length > 0 && holders.every((holder) => missing(nth, holder).length === 0)
  }
  return needed.filter((_, nth) => !isAlwaysThere(nth))
}

function neededTogether(bytes: ReadonlyMap<string, number>, needed: readonly ReadonlySet<string>[]): Set<Group> {
  const byLoads = new Map<string, { loads: Set<number>; modules: string[] }>()
  for (const module of bytes.keys()) {
    const loads = needed.flatMap((modules, nth) => (modules.has(module) ? [nth] : []))
    if (loads.length === 0) continue
    const group = byLoads.get(loads.join()) ?? { loads: new Set(loads), modules: [] }
    group.modules.push(module)
    byLoads.set(loads.join(), group)
  }
  return new Set([...byLoads.values()].map((group) => ({ ...group, bytes: sizeOf(bytes, group.modules) })))
}

/** The two files that are best made one; null: none are. */
function bestPair(groups: ReadonlySet<Group>): readonly [Group, Group] | null {
  let best: readonly [Group, Group] | null = null
  let most = 0
  for (const one of groups)
    for (const other of groups) {
      if (one === other) break
      const saved = cost(one) + cost(other) - cost(joined(one, other))
      if (saved > most) [best, most] = [[other, one], saved]
    }
  return best
}

const cost = ({ loads, bytes }: Group): number => loads.size * (FILE_IN_BYTES + bytes)

const joined = (one: Group, other: Group): Group => ({
  loads: new Set([...one.loads, ...other.loads]),
  modules: [...one.modules, ...other.modules],
  bytes: one.bytes + other.bytes,
})

const sizeOf = (bytes: ReadonlyMap<string, number>, modules: Iterable<string>): number =>
  [...modules].reduce((sum, module) => sum + (bytes.get(module) ?? 0), 0)
