import type { Answered } from '../model/answer.ts'
import type { CallKey } from '../model/client.ts'
import type { PlannedContract } from '../plan/plan.ts'

/** An answer of an earlier run to the very same request, marked with its day; undefined: the call is to be made. */
export type ReusedAnswer = (key: CallKey, planned: PlannedContract) => Answered | undefined
