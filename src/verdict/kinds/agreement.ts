import type { AgreementRequirement } from '../../plan/requirement.ts'
import { agreementAnswer } from '../pairs/pair-answers.ts'
import type { ShareQuestion } from '../share-question.ts'
import type { RequirementRules } from './rules.ts'
import { OF_EVERY_CALL, shareRules } from './share.ts'

/** Both models come to the same value. */
export function agreementRules(requirement: AgreementRequirement): RequirementRules {
  const question: ShareQuestion = {
    ...OF_EVERY_CALL,
    least: requirement.least,
    ofBoth: true,
    answers: (ledger, ref) => (ledger.columns('baseline').unaskedAt(ref.place) ? [] : [agreementAnswer(ledger, ref)]),
  }
  const asked = { kind: 'rate', name: 'agreement', group: null, quantile: null, against: 'baseline' } as const
  return { ...shareRules(requirement, question, asked), perCase: false, speed: null }
}
