import type { CostRequirement } from '../../plan/requirement.ts'
import type { Judging } from '../judging.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dollars, picoDollars } from '../ledger/measured-call.ts'
import { contractPlaces } from '../ledger/places.ts'
import type { UnitRef } from '../ledger/unit-ref.ts'
import { isByTheHour, meanCostUsd } from '../mean-cost.ts'
import { counted, dollarsText } from '../number-text.ts'
import { type Decision, withoutLost } from '../shares.ts'
import type { Tally } from '../tally.ts'
import type { RequirementVerdict } from '../verdict.ts'
import type { RequirementRules } from './rules.ts'

/** The mean cost of a call, in US dollars. */
export const costRules = (requirement: CostRequirement): RequirementRules => ({
  requirement,
  question: null,
  perCase: false,
  comparesModels: false,
  regresses: false,
  speed: null,
  bar: {
    asks: { kind: 'cost', name: 'cost_per_call', group: null, quantile: null, against: 'threshold' },
    kind: 'mean',
    least: null,
    at_most: requirement.atMostUsd,
  },
  tallyUnit: addCosts,
  isSettled: (tally) => decideCost(requirement.atMostUsd, tally, null) !== 'undecided',
  judge: (judging, { tally }) => judgeCost(judging, requirement, tally),
  forecast: () => [],
})

/**
 * The mean cost of a call: undecided with open calls until a cap on their price settles it
 * (docs/statistics.md#observed).
 */
function judgeCost(judging: Judging, requirement: CostRequirement, tally: Tally): RequirementVerdict {
  const { ledger, facts, contractIndex, planned } = judging
  if (isByTheHour(planned, 'candidate')) return judgeHourly(judging, requirement, tally)
  const { asked, passed: priced } = tally
  const cap = capOnCall(ledger, contractIndex, facts.worstCallUsd(contractIndex))
  const decision = decideCost(requirement.atMostUsd, withoutLost(tally, ledger.plan.limits.maxUnmeasured), cap)
  const open = asked - priced
  const says: string[] = []
  if (planned.candidate.price === null && !planned.candidate.provider.statesCost)
    says.push(`No price is known for ${planned.candidate.model}: give it one under prices in the policy.`)
  else if (asked === 0) says.push('No call was charged, so nothing is known of the cost.')
  else if (decision === 'undecided')
    says.push(`${counted(open, 'call')} without a known cost: unmeasured, or answered without usage.`)
  return {
    requirement,
    decision,
    observedDecision: null,
    judged: true,
    observed: priced === 0 ? null : dollars(tally.low) / priced,
    passed: priced,
    failed: 0,
    open,
    interval: null,
    level: null,
    method: 'mean',
    says:
      decision === 'fail' && open > 0
        ? [`Already ${dollarsText(dollars(tally.low))} spent: more than the limit allows for all ${asked} calls.`]
        : says,
  }
}

/**
 * The worst price of an open call. null also where an answer cost more than that, so that nothing is capped by it, and
 * where a call was answered without usage: what it took is the provider's to say, and is never estimated.
 */
function capOnCall(ledger: Judging['ledger'], contractIndex: number, worstUsd: number | null): number | null {
  if (worstUsd === null) return null
  let holds = true
  const worstPico = picoDollars(worstUsd)
  for (const place of contractPlaces(ledger.plan, contractIndex)) {
    ledger.columns('candidate').eachCall(place, ({ costPico, latencyMs }) => {
      if (costPico > worstPico || (Number.isNaN(costPico) && !Number.isNaN(latencyMs))) holds = false
    })
  }
  return holds ? worstUsd : null
}

/** A price by the hour over the throughput that the contract's load test found; without one nothing is known. */
function judgeHourly(
  { ledger, facts, contractIndex, planned }: Judging,
  requirement: CostRequirement,
  { asked }: Tally,
): RequirementVerdict {
  const mean = meanCostUsd(ledger, facts.loads, 'candidate', contractIndex)
  const open = openUnits(ledger, contractIndex)
  const decided = mean !== null && open === 0
  const within = mean !== null && mean <= requirement.atMostUsd
  const { load } = planned.contract
  return {
    requirement,
    decision: decided ? (within ? 'pass' : 'fail') : 'undecided',
    observedDecision: null,
    judged: true,
    observed: mean,
    passed: decided ? asked : 0,
    failed: 0,
    open: decided ? 0 : asked,
    interval: null,
    level: null,
    method: mean === null ? null : 'hourly price over throughput',
    says: decided ? [] : [hourlySay(planned.candidate.model, load !== undefined, mean !== null, open)],
  }
}

function hourlySay(model: string, isLoadTest: boolean, measured: boolean, open: number): string {
  if (!isLoadTest)
    return `${model} is priced by the hour, and only a load test finds how many calls an hour holds: give the contract \`load\`.`
  if (!measured) return 'No throughput was measured, so no call has a price.'
  return `${counted(open, 'call')} of the load test ${open === 1 ? 'is' : 'are'} open, and may change the throughput.`
}

/** Units without an outcome beyond those that `max_unmeasured` excuses. */
function openUnits(ledger: Judging['ledger'], contractIndex: number): number {
  const columns = ledger.columns('candidate')
  let asked = 0
  let lost = 0
  let open = 0
  for (const place of contractPlaces(ledger.plan, contractIndex)) {
    const kind = columns.kindAt(place)
    asked++
    if (kind === 'unmeasured') lost++
    else if (kind === null || kind === 'not-run') open++
  }
  return open + withoutLost({ asked, lost, passed: 0, failed: 0 }, ledger.plan.limits.maxUnmeasured).lost
}

/** Calls that the endpoint refused are not charged and not asked; one answered without usage stays unmeasured here. */
function addCosts(ledger: Ledger, ref: UnitRef, into: Tally, sign: 1 | -1): void {
  const columns = ledger.columns('candidate')
  const kind = columns.kindAt(ref.place)
  const measured = kind !== null && kind !== 'not-run' && kind !== 'unmeasured'
  let calls = 0
  columns.eachCall(ref.place, (call) => {
    if (measured && Number.isNaN(call.latencyMs)) return
    calls++
    into.asked += sign
    if (!Number.isNaN(call.costPico)) {
      into.passed += sign
      into.low += sign * call.costPico
    } else into.lost += sign
  })
  if (measured) return
  const missing = Math.max(0, ref.facts.turns - calls)
  into.asked += sign * missing
  if (kind === 'unmeasured') into.lost += sign * missing
}

/** `worstCallUsd` caps the price of an open call where that is known. */
function decideCost(atMostUsd: number, { asked, passed, low }: Tally, worstCallUsd: number | null): Decision {
  if (passed === 0) return 'undecided'
  const limit = picoDollars(atMostUsd) * asked
  if (low > limit) return 'fail'
  const open = asked - passed
  if (open === 0) return 'pass'
  return worstCallUsd !== null && low + open * picoDollars(worstCallUsd) <= limit ? 'pass' : 'undecided'
}
