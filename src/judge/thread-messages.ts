import type { Turn } from '../contract/contract.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { TurnContext } from '../outcome/flow.ts'
import type { PackedAnswers } from './thread-packing.ts'

/**
 * One thing asked of the judging thread: an answer, by the place where it begins among the batch's packed ones, or a
 * schema to compile or a turn to open. Criteria and schemas travel once and are then named.
 */
export type Task =
  | number
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
  readonly answers: PackedAnswers
}

/** Thread to host. A task without a result here came to the commonest one, `ok` with nothing to compare. */
export interface Answers {
  readonly batch: number
  readonly results: readonly TaskResult[]
}

/** What became of a task, named by its place in the batch; in ascending order. */
export type TaskResult =
  | { readonly task: number; readonly value: unknown }
  | { readonly task: number; readonly threw: string }

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
