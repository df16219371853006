import type { Plan, PlannedContract } from '../../plan/plan.ts'
import type { AgreementRequirement, DropRequirement, Requirement, ShareRequirement } from '../../plan/requirement.ts'
import { createCaseFacts } from '../ledger/case-facts.ts'
import { comparisonAlpha } from '../pairs/comparison.ts'
import { isJudgable } from '../progress.ts'
import { notJudgedSays } from '../says.ts'
import {
  alphaOf,
  claimCount,
  isOne,
  numberOf,
  plannedAnswers,
  requirementCount,
  shareToProve,
} from '../sequential/confident.ts'
import { countText, percentText } from '../words.ts'
import { type ConfidentForecast, forecastConfident, forecastObserved, type ObservedForecast } from './forecast.ts'
import { forecastComparison } from './forecast-comparison.ts'

/** What a plan can say about one requirement, before anything is spent. */
export interface RequirementForecast {
  readonly contract: string
  readonly id: string
  /** Yes/no answers planned; cases for a drop. */
  readonly units: number
  readonly observed: ObservedForecast | null
  readonly confident: ConfidentForecast | null
  /** false: this plan can't pass it with proof, whatever the model does. */
  readonly provable: boolean
  readonly says: readonly string[]
}

/** Every share and drop of a plan; means and ratios have nothing to forecast. */
export function forecastPlan(plan: Plan): readonly RequirementForecast[] {
  const caseFacts = createCaseFacts(plan)
  return plan.contracts.flatMap((planned, contractIndex) =>
    planned.requirements.flatMap((requirement) =>
      forecastOf(plan, caseFacts, contractIndex, requirement).map((one) =>
        requirement.decides === false
          ? { ...one, provable: true, says: [...one.says, 'Shown: it does not decide.'] }
          : one,
      ),
    ),
  )
}

function forecastOf(
  plan: Plan,
  caseFacts: ReturnType<typeof createCaseFacts>,
  contractIndex: number,
  requirement: Requirement,
): readonly RequirementForecast[] {
  const planned = plan.contracts[contractIndex] as PlannedContract
  if (requirement.kind === 'max-drop') return [forecastDrop(plan, planned, requirement)]
  if (requirement.kind !== 'share' && requirement.kind !== 'agreement') return []
  const isObserved = plan.confidence === null || shareToProve(requirement) === null
  const units = plannedAnswers({ plan, caseFacts }, contractIndex, requirement, isObserved)
  return [forecastShare(plan, planned, requirement, units)]
}

function forecastShare(
  plan: Plan,
  planned: PlannedContract,
  requirement: ShareRequirement | AgreementRequirement,
  units: number,
): RequirementForecast {
  const common = { contract: planned.contract.name, id: requirement.id, units }
  if (!isJudgable(requirement, () => units)) {
    return { ...common, observed: null, confident: null, provable: false, says: notJudgedSays(requirement, units) }
  }
  const least = plan.confidence === null ? null : shareToProve(requirement)
  if (plan.confidence === null || !least) {
    const observed = forecastObserved(requirement.least, units)
    return {
      ...common,
      observed,
      confident: null,
      provable: true,
      says: observedWords(plan, requirement, units, observed),
    }
  }
  const confident = forecastConfident(numberOf(least), units, alphaOf(plan.confidence), requirementCount(plan))
  return {
    ...common,
    observed: null,
    confident,
    provable: confident.provable,
    says: confidentWords(requirement, units, confident),
  }
}

function observedWords(
  plan: Plan,
  requirement: Requirement & { least: ShareRequirement['least'] },
  units: number,
  observed: ObservedForecast,
): readonly string[] {
  const share = percentText(numberOf(requirement.least))
  const all = observed.need === units ? `all ${units}` : String(observed.need)
  const meaning = `${share} of ${countText(units, 'call')} is ${all}.`
  if (isOne(requirement.least))
    return plan.confidence === null ? [meaning] : [meaning, 'Observed, not proven: no run can prove 100 %.']
  const often = Math.round(100 * observed.goodFails)
  return [meaning, `A model whose true rate is ${percentText(observed.goodRate)} fails this in ${often} of 100 runs.`]
}

function confidentWords(
  requirement: Requirement & { least: ShareRequirement['least'] },
  units: number,
  confident: ConfidentForecast,
): readonly string[] {
  const share = percentText(numberOf(requirement.least))
  if (!confident.provable)
    return [`${countText(units, 'unit')} can never prove ${share}: it takes at least ${confident.fewestUnits}.`]
  const passes = Math.round(100 * confident.goodPasses)
  const good = `A model whose true rate is ${percentText(confident.goodRate)} passes in ${passes} of 100 runs, after ${Math.round(confident.goodMeanUnits)} units in the mean.`
  return [
    `Without a failure ${share} is proven after ${confident.settlesCleanAt} of ${countText(units, 'unit')}.`,
    good,
  ]
}

function forecastDrop(plan: Plan, planned: PlannedContract, requirement: DropRequirement): RequirementForecast {
  const cases = planned.contract.cases.length
  return {
    contract: planned.contract.name,
    id: requirement.id,
    units: cases,
    observed: null,
    confident: null,
    ...forecastComparison(cases, {
      margin: numberOf(requirement.maxDrop),
      named: requirement.named,
      confident: plan.confidence !== null,
      alpha: comparisonAlpha(plan),
      m: claimCount(plan),
    }),
  }
}
