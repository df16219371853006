import type { Place, Problem } from '../../problem/problem.ts'
import type { Code } from '../../problem/problems.ts'

export type SchemaProblem = Problem

/** A refusal at a JSON Pointer of one of the schema's files. */
export function refusal(
  code: Code,
  place: Place,
  pointer: string,
  args: Readonly<Record<string, string | number>> = {},
): SchemaProblem {
  return { code, args: { pointer: pointer === '' ? '(root)' : pointer, ...args }, place }
}
