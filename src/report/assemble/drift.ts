import type { Plan } from '../../plan/plan.ts'
import type { Verdict } from '../../verdict/decide.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import type { RunFacts } from '../../verdict/run-facts.ts'
import type { ReportAnchor, ReportDrift } from '../report.ts'
import { assembleComparison } from './comparison.ts'
import { servedOf } from './served.ts'

/** A run as it was judged against one anchor. */
export interface AgainstAnchor {
  readonly plan: Plan
  readonly ledger: Ledger
  readonly verdict: Verdict
  readonly facts: RunFacts
}

/** One anchor: whose answers, of when, who served them, and how the rates stand against them. */
export function assembleAnchor(
  name: ReportAnchor['name'],
  day: string | null,
  { plan, ledger, verdict, facts }: AgainstAnchor,
): ReportAnchor {
  const comparison = assembleComparison(plan, ledger, verdict, facts)
  return {
    name,
    day,
    model: comparison?.baseline.model ?? '',
    served: servedOf(ledger, 'baseline'),
    contracts: (comparison?.contracts ?? []).map(({ name: contract, requirements }) => ({
      name: contract,
      requirements,
    })),
  }
}

export const assembleDrift = (ledger: Ledger, anchors: readonly ReportAnchor[]): ReportDrift => ({
  served: servedOf(ledger, 'candidate'),
  anchors,
})
