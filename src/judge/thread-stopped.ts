import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Answered } from '../model/answer.ts'
import type { OpenedTurn, TurnContext } from '../outcome/flow.ts'
import type { Judgement } from '../outcome/judgement.ts'
import { schemaViolation } from '../outcome/outcome.ts'
import { refusal, type SchemaProblem } from '../outcome/schema/schema-problem.ts'
import { clip } from '../outcome/shown.ts'
import type { Problem } from '../problem/problem.ts'
import type { Question } from './thread-question.ts'

export interface Limits {
  readonly deadlineMs: number
  readonly heapMb: number
}

/** Why a question was given up. */
export type Stopped = 'time' | 'memory'

const within = (stopped: Stopped, { deadlineMs, heapMb }: Limits): string =>
  stopped === 'time' ? `${deadlineMs / 1000} s` : `${heapMb} MB`

/** What a question comes to where it had to be stopped. */
export function stoppedAt(
  question: Question,
  stopped: Stopped,
  limits: Limits,
): Judgement | readonly Problem[] | OpenedTurn {
  switch (question.kind) {
    case 'answer':
      return valueStopped(stopped, limits, question.answer)
    case 'schema':
      return [schemaStopped(stopped, limits, question.schema)]
    case 'turn':
      return turnStopped(question.context)
  }
}

/** A value whose checking had to be stopped does not count as conforming: its schema had compiled in time. */
export function valueStopped(stopped: Stopped, limits: Limits, { message }: Answered): Judgement {
  const call = message.toolCalls[0]
  const limit = within(stopped, limits)
  const violation = {
    pointer: '',
    keyword: 'validator-timeout',
    schemaPointer: '',
    allowed: `a value that can be checked within ${limit}`,
    found: clip(message.content || (call?.arguments ?? '')),
    message: `checking this value was stopped after ${limit}`,
  }
  const tool = message.content || call === undefined ? undefined : { index: 0, name: call.name }
  return {
    outcome: schemaViolation([violation], 0, tool),
    valueDigest: null,
  }
}

function schemaStopped(stopped: Stopped, { deadlineMs, heapMb }: Limits, schema: SchemaDocument): SchemaProblem {
  return stopped === 'time'
    ? refusal('schema-compile-timeout', schema.place, '', { seconds: deadlineMs / 1000 })
    : refusal('schema-compile-memory', schema.place, '', { megabytes: heapMb })
}

/** Whether a `when` holds for the call could not be found out: no result was foreseen for it. */
function turnStopped({ previous }: Omit<TurnContext, 'validator'>): OpenedTurn {
  const call = previous?.message.toolCalls[0]
  return {
    kind: 'wrong-calls',
    fault: { kind: 'unforeseen', name: call?.name ?? '', arguments: clip(call?.arguments ?? '') },
  }
}
