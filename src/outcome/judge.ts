import type { Turn } from '../contract/contract.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Answered } from '../model/answer.ts'
import type { Problem } from '../problem/problem.ts'
import type { Criteria } from './criteria.ts'
import type { OpenedTurn, TurnContext } from './flow.ts'
import type { Judgement } from './judgement.ts'

/** An answer and what it is held against. */
export interface ToJudge {
  readonly criteria: Criteria
  readonly answer: Answered
}

/** Judges answers. The implementation in `judge/` hosts the pure one of this folder on a thread with a deadline. */
export interface Judge {
  /** @param canWait whether it may be judged some milliseconds later, together with others: many cost less than each by itself */
  readonly judge: (criteria: Criteria, answer: Answered, canWait?: boolean) => Promise<Judgement>
  /** The same for many answers, in their order, for less than each by itself. */
  readonly judgeAll: (answers: readonly ToJudge[]) => Promise<readonly Judgement[]>
  /** Compiles schemas before any call; what can't be compiled, safely and in time, is a problem with its place. */
  readonly prepare: (schemas: readonly SchemaDocument[]) => Promise<readonly Problem[]>
  /** What comes before a flow's next call; on the thread too, because a result's `when` may hold a schema. */
  readonly openTurn: (turn: Turn, context: Omit<TurnContext, 'validator'>) => Promise<OpenedTurn>
  /** Lets go of what it takes while nothing is asked of it; it may be asked again. */
  readonly pause: () => Promise<void>
  readonly close: () => Promise<void>
}
