import { decimalToNumber } from '../../contract/decimal.ts'
import type { Plan, PlannedContract } from '../../plan/plan.ts'
import type { Requirement } from '../../plan/requirement.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { counted, percentText } from '../number-text.ts'
import {
  alphaOf,
  isJudgable,
  isOne,
  passAlphaOf,
  plannedAnswers,
  requirementCount,
  shareToProve,
} from '../sequential/confident.ts'
import type { ShareQuestion } from '../share-question.ts'
import { notJudgedSentences } from '../share-sentences.ts'
import { type ConfidentForecast, forecastConfident, forecastObserved, type ObservedForecast } from './forecast.ts'
import type { RequirementForecast } from './requirement-forecast.ts'

/** What a plan says of a question with a least share. */
export function forecastShare(
  facts: Pick<Ledger, 'plan' | 'caseFacts'>,
  contractIndex: number,
  { id }: Requirement,
  question: ShareQuestion,
): RequirementForecast {
  const { plan } = facts
  const least = plan.confidence === null ? null : shareToProve(question)
  const units = plannedAnswers(facts, contractIndex, question, least === null)
  const common = { contract: (plan.contracts[contractIndex] as PlannedContract).contract.name, id, units }
  if (!isJudgable(question, () => units)) {
    return { ...common, observed: null, confident: null, provable: false, says: notJudgedSentences(question, units) }
  }
  if (plan.confidence === null || !least) {
    const observed = forecastObserved(question.least, units)
    return {
      ...common,
      observed,
      confident: null,
      provable: true,
      says: observedWords(plan, question, units, observed),
    }
  }
  const proving = { ...plan, confidence: plan.confidence }
  const confident = forecastConfident(decimalToNumber(least), units, {
    alpha: passAlphaOf(proving),
    failAlpha: alphaOf(plan.confidence) / requirementCount(plan),
  })
  return {
    ...common,
    observed: null,
    confident,
    provable: confident.provable,
    says: confidentWords(question, units, confident),
  }
}

function observedWords(
  plan: Plan,
  { least }: ShareQuestion,
  units: number,
  observed: ObservedForecast,
): readonly string[] {
  const share = percentText(decimalToNumber(least))
  const all = observed.need === units ? `all ${units}` : String(observed.need)
  const meaning = `${share} of ${counted(units, 'call')} is ${all}.`
  if (isOne(least))
    return plan.confidence === null ? [meaning] : [meaning, 'Observed, not proven: no run can prove 100 %.']
  const often = Math.round(100 * observed.goodFails)
  return [meaning, `A model whose true rate is ${percentText(observed.goodRate)} fails this in ${often} of 100 runs.`]
}

function confidentWords({ least }: ShareQuestion, units: number, confident: ConfidentForecast): readonly string[] {
  const share = percentText(decimalToNumber(least))
  if (!confident.provable)
    return [`${counted(units, 'unit')} can never prove ${share}: it takes at least ${confident.fewestUnits}.`]
  const passes = Math.round(100 * confident.goodPasses)
  const good = `A model whose true rate is ${percentText(confident.goodRate)} passes in ${passes} of 100 runs, after ${Math.round(confident.goodMeanUnits)} units in the mean.`
  return [`Without a failure ${share} is proven after ${confident.settlesCleanAt} of ${counted(units, 'unit')}.`, good]
}
