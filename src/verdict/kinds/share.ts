import { decimalToNumber } from '../../contract/decimal.ts'
import type { Requirement } from '../../plan/requirement.ts'
import type { ReportAsks } from '../../report/reported-requirement.ts'
import { forecastShare } from '../forecast/forecast-share.ts'
import { judgeShare } from '../judge-share.ts'
import type { ShareQuestion } from '../share-question.ts'
import { decideShare } from '../shares.ts'
import { addAnswer } from '../tally.ts'
import type { RequirementRules } from './rules.ts'

/** What every question with a least share has in common: counted, judged and forecast alike. */
export function shareRules(
  requirement: Requirement,
  question: ShareQuestion,
  asks: ReportAsks,
): Omit<RequirementRules, 'perCase' | 'speed'> {
  const { least, ofBoth } = question
  return {
    requirement,
    question,
    comparesModels: ofBoth,
    regresses: false,
    bar: { asks, kind: ofBoth ? 'regression' : 'share', least: decimalToNumber(least), at_most: null },
    tallyUnit: (ledger, ref, into, sign) => {
      for (const answer of question.answers(ledger, ref)) addAnswer(into, answer, sign)
    },
    isSettled: (tally) => decideShare(least, tally) !== 'undecided',
    judge: (judging, { tally, boundaries }) => judgeShare(judging, { requirement, question, tally, boundaries }),
    forecast: (plan, caseFacts, contractIndex) => [
      forecastShare({ plan, caseFacts }, contractIndex, requirement, question),
    ],
  }
}

/** A question about every call of the candidate. */
export const OF_EVERY_CALL = {
  asks: () => true,
  plannedAnswers: () => 1,
  claim: ({ claim }) => claim,
  isPercentile: false,
  ofBoth: false,
  undecidedSentences: () => [],
} as const satisfies Omit<ShareQuestion, 'least' | 'answers'>
