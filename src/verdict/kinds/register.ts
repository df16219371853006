import type { Requirement } from '../../plan/requirement.ts'
import { agreementRules } from './agreement.ts'
import { costRules } from './cost.ts'
import { dropRules } from './drop.ts'
import { increaseRules } from './increase.ts'
import { rateRules } from './rate.ts'
import type { RequirementRules } from './rules.ts'
import { speedRules } from './speed.ts'

/** One line a kind of requirement. */
const KINDS: {
  readonly [K in Requirement['kind']]: (requirement: Extract<Requirement, { kind: K }>) => RequirementRules
} = {
  rate: rateRules,
  speed: speedRules,
  'mean-cost': costRules,
  'max-drop': dropRules,
  agreement: agreementRules,
  'max-increase': increaseRules,
}

export const rulesOf = (requirement: Requirement): RequirementRules =>
  (KINDS[requirement.kind] as (requirement: Requirement) => RequirementRules)(requirement)
