import type { SchemaDocument } from '../contract/schema-document.ts'
import type { OpenedTurn } from '../outcome/flow.ts'
import type { Judge } from '../outcome/judge.ts'
import type { Judgement } from '../outcome/judgement.ts'
import { placedProblems } from '../outcome/schema/placed.ts'
import { refusal } from '../outcome/schema/schema-problem.ts'
import type { Problem } from '../problem/problem.ts'
import { type BegunThread, JUDGE_LIMITS } from './start-thread.ts'
import { JudgeHost } from './thread-host.ts'
import { WALL_DEADLINES } from './thread-overrun.ts'

export interface JudgeThreadOptions {
  /** The bundled `judge-worker`, or its source. */
  readonly workerUrl: URL
  /** Most processor time for one value, or for compiling one schema; before Node 24.6 ten times as much wall time. */
  readonly deadlineMs?: number
  /** The same for compiling all schemas. */
  readonly compilingMs?: number
  /** Wall time, ms, for where processor time can't be told. */
  readonly now: () => number
  /** Heap of the thread, in MiB. */
  readonly heapMb?: number
  /** A thread that was begun ahead. Taken where the limits are left out, which it has. */
  readonly begun?: BegunThread | null
}

/**
 * Judges on a thread of its own, so that no schema and no answer can stop the gate:
 * docs/hardening.md. The thread has an empty environment and a bounded heap; where a task
 * overruns its deadline or the heap, the thread is replaced, that task alone is given up and the others are done again.
 * The thread starts at once and keeps no process alive that gives it no task; `close` ends it, and open tasks reject.
 */
export function createJudgeThread(options: JudgeThreadOptions): Judge {
  const { workerUrl, now, compilingMs = 5000, begun = null } = options
  const { deadlineMs = JUDGE_LIMITS.deadlineMs, heapMb = JUDGE_LIMITS.heapMb } = options
  const isUsual = options.deadlineMs === undefined && options.heapMb === undefined
  const host = new JudgeHost(workerUrl, { deadlineMs, heapMb }, isUsual ? begun : null)
  let leftMs = compilingMs
  const late = ({ place }: SchemaDocument): readonly Problem[] => [
    refusal('schemas-compile-timeout', place, '', { seconds: compilingMs / 1000 }),
  ]
  host.warmUp()
  return {
    judge: async (criteria, answer, canWait = false) => {
      const [judgement] = await host.ask<Judgement>([{ kind: 'answer', criteria, answer }], canWait)
      return judgement as Judgement
    },
    judgeAll: (answers) =>
      host.ask<Judgement>(answers.map(({ criteria, answer }) => ({ kind: 'answer', criteria, answer }))),
    prepare: async (schemas) => {
      const distinct = [...new Map(schemas.map((schema) => [schema.digest, schema])).values()]
      const problems: Problem[] = []
      for (const schema of distinct) {
        const began = { usedMs: await host.usedMs(), atMs: now() }
        const [found = []] =
          leftMs > 0 ? await host.ask<readonly Problem[]>([{ kind: 'schema', schema }]) : [late(schema)]
        problems.push(...placedProblems(schema, found))
        const usedMs = await host.usedMs()
        leftMs -=
          usedMs === null || began.usedMs === null ? (now() - began.atMs) / WALL_DEADLINES : usedMs - began.usedMs
      }
      return problems
    },
    openTurn: async (turn, context) => {
      const [opened] = await host.ask<OpenedTurn>([{ kind: 'turn', turn, context }])
      return opened as OpenedTurn
    },
    pause: () => host.pause(),
    close: () => host.close(),
  }
}
