import type { JournalWriter } from '../../journal/writer.ts'
import type { BatchClient, BatchState } from '../../model/batch/batch-client.ts'
import type { ModelClient } from '../../model/client.ts'
import type { PlannedContract, Role } from '../../plan/plan.ts'
import type { CallBack } from '../downstream.ts'
import type { ReusedAnswer } from '../reused-answer.ts'
import type { UnitPorts } from '../unit.ts'
import type { BatchTracker } from './batch-tracker.ts'

export interface BatchPorts extends Omit<UnitPorts, 'ask' | 'callBack' | 'downstreamFailed'> {
  readonly client: (planned: PlannedContract, role: Role) => BatchClient
  /** Golden outputs or a journal, for a model that is not called. */
  readonly recorded: (planned: PlannedContract, role: Role) => ModelClient
  readonly isLive: (planned: PlannedContract, role: Role) => boolean
  readonly callBack: CallBack
  /** An earlier run's answer that stands in for a call. */
  readonly reused: ReusedAnswer
  readonly journal: JournalWriter
  readonly tracker: BatchTracker
  /** Where inputs and results lie while they are needed; it exists. */
  readonly folder: string
  readonly redact: (text: string) => string
  readonly random: () => number
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly cancelled: AbortSignal
  /** Submit, take what is there, and leave. */
  readonly detach: boolean
  /** Hears what a vendor says of a batch, each time it is asked. */
  readonly progress: (key: string, state: BatchState) => void
}

/** Asked again at most three times. */
export const MOST_ATTEMPTS = 4

/**
 * Waits between looks for what a vendor does not know (yet): a list, a batch or its files may lag behind what was made,
 * and what is believed to be gone is asked, and paid, again.
 */
export const LOOKS_MS = [250, 1_000, 3_000] as const
