import type { Problem } from '../problem/problem.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Answered } from '../model/answer.ts'
import type { Criteria } from './criteria.ts'
import type { Outcome } from './outcome.ts'

export interface Judgement {
  readonly outcome: Outcome
  /** sha256 of the answer's value in canonical JSON (content, or the calls made), for agreement; null where none was read. */
  readonly valueDigest: string | null
}

/** Judges answers. The implementation in `run/` hosts the pure one of this folder on a thread with a deadline. */
export interface Judge {
  readonly judge: (criteria: Criteria, answer: Answered) => Promise<Judgement>
  /** Compiles schemas before any call; what can't be compiled, safely and in time, is a problem with its place. */
  readonly prepare: (schemas: readonly SchemaDocument[]) => Promise<readonly Problem[]>
  readonly close: () => Promise<void>
}
