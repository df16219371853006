import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maximumMatching } from '../../src/outcome/matching.ts'

/** Size of the largest matching, by trying everything. */
function bruteForce(edges: readonly (readonly boolean[])[], left = 0, taken: ReadonlySet<number> = new Set()): number {
  const row = edges[left]
  if (row === undefined) return 0
  let best = bruteForce(edges, left + 1, taken)
  for (const [right, joined] of row.entries()) {
    if (joined && !taken.has(right)) best = Math.max(best, 1 + bruteForce(edges, left + 1, new Set([...taken, right])))
  }
  return best
}

const graph = fc
  .integer({ min: 0, max: 5 })
  .chain((rights) =>
    fc
      .array(fc.array(fc.boolean(), { minLength: rights, maxLength: rights }), { maxLength: 5 })
      .map((edges) => ({ edges, rights })),
  )
const matched = (rightOf: readonly number[]) => rightOf.filter((right) => right !== -1)

test('is as large as brute force finds, uses only edges, and no vertex twice', () => {
  fc.assert(
    fc.property(graph, ({ edges, rights }) => {
      const rightOf = maximumMatching(edges.length, rights, (l, r) => edges[l]?.[r] ?? false)
      expect(matched(rightOf)).toHaveLength(bruteForce(edges))
      expect(new Set(matched(rightOf)).size).toBe(matched(rightOf).length)
      for (const [l, r] of rightOf.entries()) expect(r === -1 || edges[l]?.[r]).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('covers as many of the first as can be, and stays maximum over all', () => {
  const withFirst = graph.chain((g) => fc.tuple(fc.constant(g), fc.subarray(g.edges.map((_, i) => i))))
  fc.assert(
    fc.property(withFirst, ([{ edges, rights }, first]) => {
      const rightOf = maximumMatching(edges.length, rights, (l, r) => edges[l]?.[r] ?? false, first)
      expect(first.filter((l) => rightOf[l] !== -1)).toHaveLength(bruteForce(first.map((l) => edges[l] as boolean[])))
      expect(matched(rightOf)).toHaveLength(bruteForce(edges))
    }),
    { numRuns: 500 },
  )
})

test('a long alternating path needs no deep stack', () => {
  const n = 1500
  // Left l fits right l and l + 1; the last one fits only the first: every pair has to move.
  const edge = (l: number, r: number) => (l === n - 1 ? r === 0 : r === l || r === l + 1)
  expect(matched(maximumMatching(n, n, edge))).toHaveLength(n)
})
