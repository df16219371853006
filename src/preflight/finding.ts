import type { Problem } from '../problem/problem.ts'

/** Something that a reviewer should know before, or beside, what the calls showed. An `error` fails the gate. */
export interface Finding extends Problem {
  readonly severity: 'error' | 'warning' | 'note'
}
