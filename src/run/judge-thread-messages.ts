import type { Turn } from '../contract/contract.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Answered } from '../model/answer.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { TurnContext } from '../outcome/flow.ts'

/** One thing asked of the judging thread. Criteria and schemas travel once and are then named. */
export type Task =
  | { readonly kind: 'judge'; readonly criteria: number; readonly answer: Answered }
  | { readonly kind: 'prepare'; readonly schema: string }
  | { readonly kind: 'turn'; readonly turn: Turn; readonly context: Omit<TurnContext, 'validator'> }

/** Host to thread. Schemas inside criteria and turns hold their digest only (`withoutSchemas`). */
export interface Batch {
  readonly batch: number
  /** Forget all schemas and criteria received so far. */
  readonly reset: boolean
  readonly schemas: readonly SchemaDocument[]
  readonly criteria: readonly (readonly [number, Criteria])[]
  readonly tasks: readonly Task[]
}

/** Thread to host: one result a task, in their order. */
export interface Answers {
  readonly batch: number
  readonly results: readonly ({ readonly value: unknown } | { readonly threw: string })[]
}

/** What the thread is doing, in memory that the host can read while the thread is busy. */
export const PROGRESS = {
  /** The batch at work, or 0 between batches. */
  batch: 0,
  /** The task at work, by its index in the batch. */
  task: 1,
  /** Counts up with every task and every compiled schema: while it moves, the thread does. */
  steps: 2,
  /** 1 as soon as the thread's code has loaded. */
  ready: 3,
} as const
export const PROGRESS_BYTES = 4 * Int32Array.BYTES_PER_ELEMENT
