import type { Turn } from '../contract/contract.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Answered } from '../model/answer.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { OpenedTurn, TurnContext } from '../outcome/flow.ts'
import type { Judge, Judgement } from '../outcome/judge.ts'
import { placedProblems } from '../outcome/schema/placed.ts'
import type { Problem } from '../problem/problem.ts'
import { JudgeHost, type Stopped } from './judge-thread-host.ts'
import { packAnswer } from './judge-thread-messages.ts'
import { replaceTurnSchemas } from './judge-thread-schemas.ts'
import { schemaStopped, turnStopped, valueStopped } from './judge-thread-stopped.ts'

export interface JudgeThreadOptions {
  /** The bundled `judge-worker`, or its source. */
  readonly workerUrl: URL
  /** Longest time for one value, or for compiling one schema. */
  readonly deadlineMs?: number
  /** Heap of the thread, in MiB. */
  readonly heapMb?: number
}

/**
 * Judges on a thread of its own, so that no schema and no answer can stop the gate: hardening.md, "A schema or an
 * answer must not be able to stop the gate". The thread has an empty environment and a bounded heap; where a task
 * overruns its deadline or the heap, the thread is replaced, that task alone is given up and the others are done again.
 * The thread starts at once and keeps no process alive that gives it no task; `close` ends it, and open tasks reject.
 */
export function createJudgeThread({ workerUrl, deadlineMs = 2000, heapMb = 256 }: JudgeThreadOptions): Judge {
  const limits = { deadlineMs, heapMb }
  const host = new JudgeHost(workerUrl, limits)
  host.warmUp()
  return {
    judge: (criteria: Criteria, answer: Answered): Promise<Judgement> =>
      host.ask<Judgement>({
        task: (sending) => packAnswer(sending.criteria(criteria), answer),
        stopped: (stopped) => valueStopped(stopped, limits, answer),
        characters: charactersOf(answer),
      }),
    prepare: async (schemas: readonly SchemaDocument[]): Promise<readonly Problem[]> => {
      const distinct = [...new Map(schemas.map((schema) => [schema.digest, schema])).values()]
      const found = await Promise.all(
        distinct.map(async (schema) => {
          const problems = await host.ask<readonly Problem[]>({
            task: (sending) => ({ kind: 'prepare', schema: sending.schema(schema).digest }),
            stopped: (stopped: Stopped) => [schemaStopped(stopped, limits, schema)],
            characters: 0,
          })
          return placedProblems(schema, problems)
        }),
      )
      return found.flat()
    },
    openTurn: (turn: Turn, context: Omit<TurnContext, 'validator'>): Promise<OpenedTurn> =>
      host.ask<OpenedTurn>({
        task: (sending) => ({
          kind: 'turn',
          turn: replaceTurnSchemas(turn, (schema) => sending.schema(schema)),
          context,
        }),
        stopped: () => turnStopped(context),
        characters: 0,
      }),
    close: () => host.close(),
  }
}

function charactersOf({ message }: Answered): number {
  return message.toolCalls.reduce((sum, call) => sum + call.arguments.length, message.content?.length ?? 0)
}
