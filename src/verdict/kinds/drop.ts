import { decimalToNumber } from '../../contract/decimal.ts'
import type { RateName } from '../../contract/thresholds.ts'
import type { Plan, PlannedContract } from '../../plan/plan.ts'
import type { DropRequirement } from '../../plan/requirement.ts'
import { forecastComparison } from '../forecast/forecast-comparison.ts'
import type { RequirementForecast } from '../forecast/requirement-forecast.ts'
import type { Judging } from '../judging.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { asksRate, type UnitRef } from '../ledger/unit-ref.ts'
import { type ContractComparison, claimCount, comparisonAlpha } from '../pairs/comparison.ts'
import { dropSentences } from '../pairs/drop-sentences.ts'
import { dropRange, isOpen, pairAnswers } from '../pairs/pair-answers.ts'
import type { PairedRate } from '../pairs/paired-rate.ts'
import { type Decision, decideDrop, withoutLost } from '../shares.ts'
import type { Tally } from '../tally.ts'
import type { RequirementVerdict } from '../verdict.ts'
import type { RequirementRules } from './rules.ts'

/** A rate, at most so far below the baseline's. */
export const dropRules = (requirement: DropRequirement): RequirementRules => ({
  requirement,
  question: null,
  perCase: requirement.rate === 'case_rate',
  comparesModels: true,
  regresses: true,
  speed: null,
  bar: {
    asks: { kind: 'rate', name: requirement.rate, group: null, quantile: null, against: 'baseline' },
    kind: 'regression',
    least: null,
    at_most: decimalToNumber(requirement.maxDrop),
  },
  tallyUnit: (ledger, ref, into, sign) => addPair(ledger, requirement.rate, ref, into, sign),
  // Judged once, at the planned end: a run that stops early all the same does not wait for it (docs/statistics.md).
  isSettled: (tally, { confidence }) =>
    !(requirement.named && confidence === null) || decidePairs(requirement, tally) !== 'undecided',
  judge: (judging, { tally, comparison }) => judgeDrop(judging, requirement, tally, comparison as ContractComparison),
  forecast: (plan, _, contractIndex) => [forecastDrop(plan, contractIndex, requirement)],
})

/** A rate's comparison as a requirement: what it came to was decided with the pairs. */
function judgeDrop(
  { facts, ledger }: Judging,
  requirement: DropRequirement,
  tally: Tally,
  { rates }: ContractComparison,
): RequirementVerdict {
  const rate = rates.find((one) => one.rate === requirement.rate) as PairedRate
  const { both, neither, baselineOnly, candidateOnly, open } = rate.pairs
  return {
    requirement,
    decision: rate.decision,
    observedDecision:
      rate.observed || !rate.named
        ? null
        : decidePairs(requirement, withoutLost(tally, ledger.plan.limits.maxUnmeasured)),
    judged: true,
    observed: rate.difference,
    passed: both + neither + candidateOnly,
    failed: baselineOnly,
    open,
    interval: rate.interval,
    level: rate.interval && 1 - 2 * rate.alpha,
    method: rate.interval && 'tango',
    says: dropSentences(rate, facts.end.reason === 'stopped-early'),
  }
}

function addPair(ledger: Ledger, rate: RateName, ref: UnitRef, into: Tally, sign: 1 | -1): void {
  if (!asksRate(rate, ref)) return
  const sides = pairAnswers(ledger, rate, ref)
  if (sides === null) return
  const [low, high] = dropRange(...sides)
  into.asked += sign
  if (!sides.includes('open') && sides.includes('lost')) {
    into.lost += sign
    into.lostLow += sign * low
    into.lostHigh += sign * high
    return
  }
  into.low += sign * low
  into.high += sign * high
  if (sides.some(isOpen)) return
  if (low > 0) into.failed += sign
  else into.passed += sign
}

/** By what was seen; lost pairs at their worst, unless they were left out. */
function decidePairs({ maxDrop }: DropRequirement, { asked, lost, passed, failed, ...sums }: Tally): Decision {
  if (passed + failed === 0) return 'undecided'
  const [low, high] = lost > 0 ? [sums.lostLow, sums.lostHigh] : [0, 0]
  return decideDrop(maxDrop, asked, sums.low + low, sums.high + high)
}

function forecastDrop(plan: Plan, contractIndex: number, requirement: DropRequirement): RequirementForecast {
  const { contract } = plan.contracts[contractIndex] as PlannedContract
  const cases = contract.cases.length
  return {
    contract: contract.name,
    id: requirement.id,
    units: cases,
    observed: null,
    confident: null,
    ...forecastComparison(cases, {
      margin: decimalToNumber(requirement.maxDrop),
      named: requirement.named,
      confident: plan.confidence !== null,
      alpha: comparisonAlpha(plan),
      passAlpha: comparisonAlpha(plan) / (plan.candidates ?? 1),
      m: claimCount(plan),
    }),
  }
}
