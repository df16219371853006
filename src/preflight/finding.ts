import type { Problem } from '../problem/problem.ts'

/** Something that a reviewer should know before, or beside, what the calls showed. An `error` fails the gate. */
export interface Finding<Code extends string = string> extends Problem<Code> {
  readonly severity: 'error' | 'warning' | 'note'
}
