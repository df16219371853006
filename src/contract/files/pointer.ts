import type { Pointer } from '../../json/value.ts'

/** The place that holds this one; '' is its own. */
export const parentOf = (pointer: Pointer): Pointer => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))

/** The entries that lie at or under `base`, by what is left of their pointers. */
export function entriesBelow<T>(base: Pointer, map: ReadonlyMap<Pointer, T>): ReadonlyMap<Pointer, T> {
  if (map.size === 0 || base === '') return map
  const inside = [...map].filter(([pointer]) => pointer === base || pointer.startsWith(`${base}/`))
  return new Map(inside.map(([pointer, value]) => [pointer.slice(base.length), value]))
}
