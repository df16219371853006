import type { Problem } from '../../problem/problem.ts'

/** One thing that became easier to pass; whether it fails the gate is decided for all together. */
export type Weakening = Problem
