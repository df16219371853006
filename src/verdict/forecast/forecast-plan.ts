import { decimalToNumber } from '../../contract/decimal.ts'
import { comparisonActs } from '../../plan/build.ts'
import type { Plan } from '../../plan/plan.ts'
import { rulesOf } from '../kinds/register.ts'
import { createCaseFacts } from '../ledger/case-facts.ts'
import { percentText } from '../number-text.ts'
import { isOne, isProving, type Proving, passAlphaOf } from '../sequential/confident.ts'
import type { RequirementForecast } from './requirement-forecast.ts'

/** Every share and drop of a plan; means and ratios have nothing to forecast. */
export function forecastPlan(plan: Plan): readonly RequirementForecast[] {
  const caseFacts = createCaseFacts(plan)
  return plan.contracts.flatMap((planned, contractIndex) =>
    planned.requirements.flatMap((requirement) =>
      rulesOf(requirement)
        .forecast(plan, caseFacts, contractIndex)
        .map((one) =>
          requirement.decides === false
            ? { ...one, provable: true, says: [...one.says, 'Shown: it does not decide.'] }
            : one,
        ),
    ),
  )
}

/** What holds for the run as a whole: what decides beside a baseline, and what keeps it from stopping early. */
export function forecastRun(plan: Plan): readonly string[] {
  const says: string[] = []
  if (isProving(plan) && plan.candidates !== undefined) says.push(heldToMore(plan, plan.candidates))
  const baseline = plan.contracts.find((one) => one.baseline && !one.baseline.golden)?.baseline
  if (baseline && plan.judge === 'relative')
    says.push(`Judged relative to ${baseline.model}: thresholds of rates are shown and do not decide.`)
  if (baseline && plan.judge === 'absolute')
    says.push(`Judged by thresholds alone: the comparison with ${baseline.model} is shown and does not decide.`)
  if (plan.contracts.some(comparisonActs) && plan.confidence !== null)
    says.push(
      plan.stopEarly
        ? 'Stops before the comparison is judged: rates that are not compared by then read unclear.'
        : 'The comparison is judged once, so the run goes to its planned end; --stop-early ends it sooner.',
    )
  const keeping = plan.confidence !== null && plan.stopEarly ? keptBy(plan) : []
  if (keeping.length > 0)
    says.push(
      `${keeping.join(', ')}: 100 % is never proven, which keeps the run from stopping early; name a share below it.`,
    )
  return says
}

/** What several candidates cost each of them. */
export const heldToMore = (proving: Proving, candidates: number): string =>
  `One of ${candidates} candidates that passes is enough, so each is held to ${percentText(1 - passAlphaOf(proving))} in place of ${percentText(decimalToNumber(proving.confidence))} to pass.`

/** Least shares of 1 pass with the last planned call and not before. */
const keptBy = ({ contracts }: Plan): readonly string[] =>
  contracts.flatMap(({ contract, requirements }) =>
    requirements.flatMap((one) => {
      const { question } = rulesOf(one)
      return question && !question.ofBoth && one.decides !== false && isOne(question.least)
        ? [`${contract.name}: ${one.id}${one.from === 'default' ? ' (named by nobody)' : ''}`]
        : []
    }),
  )
