import type { JsonValue } from '../../json/value.ts'
import type { Plan, Role } from '../../plan/plan.ts'
import type { Verdict } from '../../verdict/decide.ts'
import type { Ledger, ServedFrom } from '../../verdict/ledger/ledger.ts'
import type { RunFacts } from '../../verdict/run-facts.ts'
import type { ReportAnchor, ReportDrift, ReportServed } from '../reported-comparison.ts'
import { assembleComparison } from './comparison.ts'

/** A run as it was judged against one anchor. */
interface AgainstAnchor {
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

/** A gateway may give each call a fingerprint of its own. */
const MOST_NAMES = 20

/** Who answered for one model, by all that its answers say of it. */
function servedOf(ledger: Ledger, role: Role): ReportServed {
  const names = (what: ServedFrom): readonly string[] =>
    [...ledger.servedFrom(what, role).keys()].sort().slice(0, MOST_NAMES)
  const [upstreams, servers] = [names('upstream'), names('server')]
  return {
    models: ledger.servedModels(role),
    fingerprints: names('fingerprint'),
    ...(upstreams.length === 0 ? {} : { upstreams }),
    ...(servers.length === 0 ? {} : { servers }),
  }
}

/** The same for report.json's provenance; what nobody says is left out. */
export function servedProvenance(ledger: Ledger): { readonly [name: string]: JsonValue } {
  const roles = ledger.plan.roles.flatMap((role) => {
    const { fingerprints, upstreams = [], servers = [] } = servedOf(ledger, role)
    const said = Object.entries({ fingerprints, upstreams, servers }).filter(([, names]) => names.length > 0)
    return said.length === 0 ? [] : [[role, Object.fromEntries(said)] as const]
  })
  return roles.length === 0 ? {} : { served: Object.fromEntries(roles) }
}
