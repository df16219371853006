import type { PlannedContract, Role } from '../../plan/plan.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { contractPlaces } from '../../verdict/ledger/places.ts'
import { loadOf, throughputOf } from '../../verdict/mean-cost.ts'
import type { RunFacts } from '../../verdict/run-facts.ts'
import type { ReportLoad, ReportLoadSide } from '../reported-contract.ts'
import { percentilesOf, rounded } from './numbers.ts'

/** What a contract's load test came to for each model; null for an ordinary contract. */
export function assembleLoad(
  ledger: Ledger,
  facts: RunFacts,
  planned: PlannedContract,
  contractIndex: number,
): ReportLoad | null {
  const { load } = planned.contract
  if (!load) return null
  const side = (role: Role): ReportLoadSide => assembleSide(ledger, facts, planned, contractIndex, role)
  const compared = planned.baseline !== null && loadOf(facts.loads, planned.contract.name, 'baseline') !== undefined
  return {
    concurrency: load.concurrency,
    calls: load.calls,
    warmup: load.warmup,
    candidate: side('candidate'),
    baseline: compared ? side('baseline') : null,
  }
}

function assembleSide(
  ledger: Ledger,
  { loads }: RunFacts,
  { contract, stream }: PlannedContract,
  contractIndex: number,
  role: Role,
): ReportLoadSide {
  const measure = loadOf(loads, contract.name, role)
  const { answered, endpoint, downstream } = countLost(ledger, role, contractIndex)
  const share = (lost: number): number | null => (answered === 0 ? null : rounded(lost / answered))
  return {
    calls_per_second: measure === undefined ? null : rounded(throughputOf(measure)),
    elapsed_ms: measure?.elapsed_ms ?? null,
    endpoint_error_share: share(endpoint),
    downstream_error_share: share(downstream),
    throttled: measure?.throttled ?? 0,
    lowest_concurrency: measure?.lowest_concurrency ?? null,
    latency_ms: percentilesOf(ledger, role, contractIndex, 'latency'),
    time_to_first_token_ms: stream ? percentilesOf(ledger, role, contractIndex, 'time_to_first_token') : null,
    tokens_per_second: stream ? percentilesOf(ledger, role, contractIndex, 'tokens_per_second') : null,
  }
}

/** Cases that ended without the model's answer, by whose fault it was, of all that ended. */
function countLost(
  ledger: Ledger,
  role: Role,
  contractIndex: number,
): { answered: number; endpoint: number; downstream: number } {
  const columns = ledger.columns(role)
  const counts = { answered: 0, endpoint: 0, downstream: 0 }
  for (const place of contractPlaces(ledger.plan, contractIndex)) {
    const kind = columns.kindAt(place)
    if (kind === null || kind === 'not-run') continue
    counts.answered++
    if (kind === 'unmeasured') counts[columns.downstreamAt(place) ? 'downstream' : 'endpoint']++
  }
  return counts
}
