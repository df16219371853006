import type { Plan, PlannedContract } from '../../plan/plan.ts'
import type { RateRequirement } from '../../plan/requirement.ts'
import { asksRate, rateAnswer, type UnitRef } from '../ledger/unit-ref.ts'
import type { ShareQuestion } from '../share-question.ts'
import type { RequirementRules } from './rules.ts'
import { OF_EVERY_CALL, shareRules } from './share.ts'

/** A rate of the whole contract or of one group, by its threshold or by the policy's floor. */
export function rateRules(requirement: RateRequirement): RequirementRules {
  const { rate, group, least, floor } = requirement
  const asks: ShareQuestion['asks'] = ({ plan }, ref) => isOfGroup(plan, ref, group) && asksRate(rate, ref)
  const question: ShareQuestion = {
    ...OF_EVERY_CALL,
    least,
    asks,
    answers: (ledger, ref) => (asks(ledger, ref) ? [rateAnswer(ledger, 'candidate', rate, ref)] : []),
  }
  const against = floor ? 'floor' : 'threshold'
  const asked = { kind: 'rate', name: rate, group, quantile: null, against } as const
  return { ...shareRules(requirement, question, asked), perCase: rate === 'case_rate', speed: null }
}

const isOfGroup = ({ contracts }: Plan, { contractIndex, facts }: UnitRef, group: string | null): boolean =>
  group === null || (contracts[contractIndex] as PlannedContract).contract.cases.groups[facts.group] === group
