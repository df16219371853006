/**
 * Maximum matching of a bipartite graph by augmenting paths, breadth first (Hopcroft and Karp 1973 without the
 * phases: our graphs are as small as one answer's calls). Later augmentations never free a vertex that an earlier
 * one covered, on either side; so vertices of `first` are covered wherever any maximum matching of them exists,
 * and the result is maximum over all.
 *
 * @param lefts how many vertices stand on the left, @param rights on the right
 * @param edge whether left l and right r may be paired; asked at most once a pair
 * @param first left vertices to be covered before the others are tried
 * @returns for each left vertex its right one, or -1
 */
export function maximumMatching(
  lefts: number,
  rights: number,
  edge: (left: number, right: number) => boolean,
  first: readonly number[] = [],
): readonly number[] {
  const rightOf = new Array<number>(lefts).fill(-1)
  const leftOf = new Array<number>(rights).fill(-1)
  const rows = new Array<Int8Array | undefined>(lefts)
  const joined = (left: number, right: number): boolean => {
    const row = rows[left] ?? new Int8Array(rights)
    rows[left] = row
    if (row[right] === 0) row[right] = edge(left, right) ? 1 : -1
    return row[right] === 1
  }
  const order = [...first, ...Array.from({ length: lefts }, (_, left) => left)]
  for (const left of order) {
    if (rightOf[left] === -1) augment(left, rightOf, leftOf, joined)
  }
  return rightOf
}

/** Looks for a path from an uncovered left vertex to an uncovered right one and flips it. */
function augment(
  start: number,
  rightOf: number[],
  leftOf: number[],
  joined: (left: number, right: number) => boolean,
): void {
  const reachedFrom = new Array<number>(leftOf.length).fill(-1)
  const queue = [start]
  for (const left of queue) {
    for (let right = 0; right < leftOf.length; right++) {
      if (reachedFrom[right] !== -1 || !joined(left, right)) continue
      reachedFrom[right] = left
      const owner = leftOf[right] as number
      if (owner !== -1) queue.push(owner)
      else return flip(right, start, reachedFrom, rightOf, leftOf)
    }
  }
}

function flip(end: number, start: number, reachedFrom: readonly number[], rightOf: number[], leftOf: number[]): void {
  let right = end
  for (;;) {
    const left = reachedFrom[right] as number
    const next = rightOf[left] as number
    rightOf[left] = right
    leftOf[right] = left
    if (left === start) return
    right = next
  }
}
