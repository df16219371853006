import type { CostRequirement } from '../plan/requirement.ts'
import type { Judging } from './judging.ts'
import { dollars } from './measured-call.ts'
import { decideTally, type Tally } from './tally.ts'
import type { RequirementVerdict } from './verdict.ts'
import { countText, dollarsText } from './words.ts'

/** The mean cost of a call: undecided with open calls until a cap on their price settles it (verdict.md §3). */
export function judgeCost(
  { ledger, facts, contractIndex, planned }: Judging,
  requirement: CostRequirement,
  tally: Tally,
): RequirementVerdict {
  const { asked, passed: priced } = tally
  const decision = decideTally(requirement, tally, ledger.plan.limits.maxUnmeasured, facts.worstCallUsd(contractIndex))
  const open = asked - priced
  const says: string[] = []
  if (planned.candidate.price === null)
    says.push(`No price is known for ${planned.candidate.model}: give it one under prices in the policy.`)
  else if (decision === 'undecided')
    says.push(`${countText(open, 'call')} without a known cost: unmeasured, or answered without usage.`)
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
