import type { RunFacts } from '../../verdict/run-facts.ts'
import type { Report, ReportFinding } from '../report.ts'
import type { ReportDrift } from '../reported-comparison.ts'

/** What a report holds beside the verdict. */
export interface ReportExtras {
  readonly facts: RunFacts
  readonly requireEvidence: boolean
  readonly preflight: readonly ReportFinding[]
  readonly provenance: Report['provenance']
  /** A bar that was lowered; of severity `error` it fails the run, as an error of the preflight does. */
  readonly weakened: readonly ReportFinding[]
  /** Who answered in place of the models that were asked; of severity `error` it fails the run. */
  readonly served?: readonly ReportFinding[]
  readonly warnings: readonly ReportFinding[]
  readonly drift?: ReportDrift | null
  /** The baseline that was named is shut down and was not called. */
  readonly retiredBaseline?: NonNullable<Report['retired_baseline']> | null
  /** false (`show_values: false`): neither prompts nor anything that a model said. */
  readonly showValues: boolean
  /** Cases that this run asks, and those that its contracts have in all. */
  readonly cases?: { readonly run: number; readonly of: number }
  readonly calledWith?: NonNullable<Report['called_with']>
  readonly run?: NonNullable<Report['run']>
  readonly nights?: NonNullable<Report['nights']>
  /** Of several candidates: the figures of their table are wanted. */
  readonly isOneOfSeveral?: boolean
  /** The prompt of a failure and what its turn expects, as a person reads them. */
  readonly promptOf?: (place: number) => string | null
  readonly expectedOf?: (place: number, turn: number) => string | null
}
