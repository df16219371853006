import type { Place, Problem } from '../../problem/problem.ts'

/** So many that are alike are told one by one; more of them in one sentence. */
const MOST_SINGLE = 3

/** Arguments that say what was found in one row, and not what is wrong with it. */
const FOUND = new Set(['found', 'expected', 'known', 'meant', 'used', 'id', 'first'])

interface Numbered {
  readonly number: number
  readonly problem: Problem
}

interface Kind {
  readonly first: readonly Numbered[]
  readonly count: number
}

/** Problems of many rows or cases, of which those that are alike are told together: 200 rows, one wrong column. */
export class GroupedProblems {
  private readonly kinds = new Map<string, Kind>()
  private number = 0

  add(problem: Problem): void {
    const key = keyOf(problem)
    const kind = this.kinds.get(key) ?? { first: [], count: 0 }
    // What stands in a header, or in the contract, is said of every row.
    if (kind.first.some((one) => isSamePlace(one.problem.place, problem.place))) return
    const numbered = { number: this.number++, problem }
    const first = kind.first.length <= MOST_SINGLE ? [...kind.first, numbered] : kind.first
    this.kinds.set(key, { first, count: kind.count + 1 })
  }

  /** How many sentences `told` has at most. */
  get length(): number {
    let sum = 0
    for (const { count } of this.kinds.values()) sum += count > MOST_SINGLE ? 1 : count
    return sum
  }

  /** In the order in which they were found. */
  list(): readonly Problem[] {
    return [...this.kinds.values()]
      .flatMap(({ first, count }): readonly Numbered[] => {
        const [one, ...others] = first
        if (one === undefined || count <= MOST_SINGLE) return first
        const places = others.flatMap(({ problem }) => (problem.place ? [problem.place] : []))
        return [{ ...one, problem: { ...one.problem, also: { count: count - 1, places } } }]
      })
      .sort((a, b) => a.number - b.number)
      .map(({ problem }) => problem)
  }
}

/** What JSON can't be read for differs, whatever the words have in common. */
const keyOf = ({ code, args }: Problem): string =>
  JSON.stringify([code, code === 'row-syntax' ? args : Object.entries(args).filter(([name]) => !FOUND.has(name))])

const isSamePlace = (one: Place | undefined, other: Place | undefined): boolean =>
  one?.file === other?.file && one?.line === other?.line && one?.column === other?.column
