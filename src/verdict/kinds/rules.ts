import type { Decimal, SpeedName } from '../../contract/thresholds.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Requirement } from '../../plan/requirement.ts'
import type { ReportRequirement } from '../../report/reported-requirement.ts'
import type { RequirementForecast } from '../forecast/requirement-forecast.ts'
import type { Judging } from '../judging.ts'
import type { CaseFacts } from '../ledger/case-facts.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { UnitRef } from '../ledger/unit-ref.ts'
import type { ContractComparison } from '../pairs/comparison.ts'
import type { Boundaries } from '../sequential/boundaries.ts'
import type { ShareQuestion } from '../share-question.ts'
import type { Tally } from '../tally.ts'
import type { RequirementVerdict } from '../verdict.ts'

/** What a requirement is judged by, besides the calls. */
export interface Evidence {
  readonly tally: Tally
  /** null where nothing was compared; kinds that compare models are then not judged. */
  readonly comparison: ContractComparison | null
  /** null without confidence. */
  readonly boundaries: ((units: number, least: Decimal, m: number) => Boundaries) | null
}

/** All that is done with one requirement, bound to it: each kind makes its own, `register.ts` picks by kind. */
export interface RequirementRules {
  readonly requirement: Requirement
  /** Its yes/no question, where it is one. */
  readonly question: ShareQuestion | null
  /** Asked of a case once, at its first sample. */
  readonly perCase: boolean
  /** Needs the baseline's answers. */
  readonly comparesModels: boolean
  /** A failure reads "regressed", which `severity.regressed: warn` takes back. */
  readonly regresses: boolean
  /** The measured speed that it stands on: late stamps of this machine may move it. */
  readonly speed: SpeedName | null
  /** What it asks and its bar, as report.json shows them. */
  readonly bar: Pick<ReportRequirement, 'asks' | 'kind' | 'least' | 'at_most' | 'limit'>
  /** Adds (sign 1) or takes away (sign −1) what one unit says. */
  readonly tallyUnit: (ledger: Ledger, ref: UnitRef, into: Tally, sign: 1 | -1) => void
  /** Whether a run that stops early need not wait for it: decided by what was seen, whatever open calls come to. */
  readonly isSettled: (tally: Tally, plan: Plan) => boolean
  readonly judge: (judging: Judging, evidence: Evidence) => RequirementVerdict
  /** What the plan can say of it; empty for means and ratios. */
  readonly forecast: (
    plan: Plan,
    caseFacts: (contractIndex: number, caseIndex: number) => CaseFacts,
    contractIndex: number,
  ) => readonly RequirementForecast[]
}
