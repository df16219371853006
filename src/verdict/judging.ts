import type { Decimal } from '../contract/thresholds.ts'
import type { PlannedContract } from '../plan/plan.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { RunFacts } from './run-facts.ts'

/** The circumstances under which one contract's requirements are judged. */
export interface Judging {
  readonly ledger: Ledger
  readonly facts: RunFacts
  readonly contractIndex: number
  readonly planned: PlannedContract
  readonly confidence: Decimal | null
  /** Requirements that may still be named as failures: the run's number, less those already failed (Holm). */
  readonly m: number
}
