import type { Decimal } from '../contract/thresholds.ts'
import type { PlannedContract } from '../plan/plan.ts'
import type { Judging } from './judging.ts'
import type { CaseFacts } from './ledger/case-facts.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Answered, UnitRef } from './ledger/unit-ref.ts'

/** A yes/no question about a call, of whose answers a least share must be yes (docs/statistics.md). */
export interface ShareQuestion {
  readonly least: Decimal
  /** Whether it is asked of this unit. */
  readonly asks: (ledger: Pick<Ledger, 'plan'>, ref: UnitRef) => boolean
  /** What one unit answers. */
  readonly answers: (ledger: Ledger, ref: UnitRef) => readonly Answered[]
  /** Answers that a unit brings when nothing fails. */
  readonly plannedAnswers: (facts: CaseFacts) => number
  /** What a confident verdict speaks about. */
  readonly claim: (planned: PlannedContract) => 'calls' | 'cases'
  /** A percentile: below 1/(1−q) planned answers it is shown, not judged. */
  readonly isPercentile: boolean
  /** The answer takes both models'. */
  readonly ofBoth: boolean
  /** What keeps it undecided that is told by this kind alone. */
  readonly undecidedSentences: (judging: Judging) => readonly string[]
}
