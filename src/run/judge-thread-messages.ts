import type { Turn } from '../contract/contract.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Answered, FinishReason, ToolCall } from '../model/answer.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { TurnContext } from '../outcome/flow.ts'

/**
 * An answer to judge, as a list: cloning a whole `Answered` takes longer than judging it. The criteria's number, then
 * all that an outcome depends on: finish reason (ours, the provider's), content, refusal, three texts a tool call.
 */
export type PackedAnswer = readonly [
  number,
  FinishReason['unified'],
  string | null,
  string | null,
  string | null,
  ...string[],
]
const FIRST_CALL = 5

/** One thing asked of the judging thread. Criteria and schemas travel once and are then named. */
export type Task =
  | PackedAnswer
  | { readonly kind: 'prepare'; readonly schema: string }
  | { readonly kind: 'turn'; readonly turn: Turn; readonly context: Omit<TurnContext, 'validator'> }

export const isPacked = (task: Task): task is PackedAnswer => Array.isArray(task)

export function packAnswer(criteria: number, { finishReason, message }: Answered): PackedAnswer {
  const { content, refusal, toolCalls } = message
  const calls = toolCalls.length === 0 ? [] : toolCalls.flatMap((call) => [call.id, call.name, call.arguments])
  return [criteria, finishReason.unified, finishReason.raw, content, refusal, ...calls]
}

/** The answer again, with nothing in the places that no outcome looks at. */
export function unpackAnswer(packed: PackedAnswer): Answered {
  const toolCalls: ToolCall[] = []
  for (let index = FIRST_CALL; index < packed.length; index += 3) {
    const [id = '', name = '', text = ''] = packed.slice(index, index + 3) as string[]
    toolCalls.push({ id, name, arguments: text })
  }
  return {
    kind: 'answered',
    status: 200,
    servedModel: null,
    fingerprint: null,
    finishReason: { unified: packed[1], raw: packed[2] },
    message: { content: packed[3], refusal: packed[4], toolCalls },
    usage: null,
    ms: { queued: 0, firstByte: null, firstToken: null, total: 0 },
    attempts: 1,
  }
}

/** Host to thread. Schemas inside criteria and turns hold their digest only (`withoutSchemas`). */
export interface Batch {
  readonly batch: number
  /** Forget all schemas and criteria received so far. */
  readonly reset: boolean
  readonly schemas: readonly SchemaDocument[]
  readonly criteria: readonly (readonly [number, Criteria])[]
  readonly tasks: readonly Task[]
}

/** Thread to host: one result a task, in their order; null for the commonest, `ok` with nothing to compare. */
export interface Answers {
  readonly batch: number
  readonly results: readonly ({ readonly value: unknown } | { readonly threw: string } | null)[]
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
