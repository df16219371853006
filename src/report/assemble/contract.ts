import { OUTCOME_KINDS } from '../../outcome/kinds.ts'
import { type OutcomeKind, STAGES } from '../../outcome/outcome.ts'
import type { PlannedContract } from '../../plan/plan.ts'
import type { Verdict } from '../../verdict/decide.ts'
import { rulesOf } from '../../verdict/kinds/register.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { contractUnits } from '../../verdict/ledger/unit-ref.ts'
import { meanCostUsd } from '../../verdict/mean-cost.ts'
import { sortedFigures } from '../../verdict/speeds.ts'
import type { ContractVerdict, RequirementVerdict } from '../../verdict/verdict.ts'
import type { Funnel, ReportContract } from '../reported-contract.ts'
import type { ReportRequirement } from '../reported-requirement.ts'
import { asksSchema } from './asks-schema.ts'
import type { ReportExtras } from './extras.ts'
import { assembleDifferences, assembleFailures } from './failures.ts'
import { passedCases } from './listed-cases.ts'
import { assembleLoad } from './load.ts'
import { latencyHistogram, percentilesIn, percentilesOf, roundedOrNull, roundedPair } from './numbers.ts'

export function assembleContract(
  ledger: Ledger,
  verdict: Verdict,
  contractIndex: number,
  extras: ReportExtras,
): ReportContract {
  const { planned, result, requirements } = verdict.contracts[contractIndex] as ContractVerdict
  const { contract, stream } = planned
  const counts = countUnits(ledger, planned, contractIndex)
  const latencies = sortedFigures(ledger, 'candidate', contractIndex, 'latency')
  const histogram = latencyHistogram(ledger, contractIndex, latencies)
  const load = assembleLoad(ledger, extras.facts, planned, contractIndex)
  const turns = turnRates(ledger, contractIndex)
  const failures = assembleFailures(ledger, contractIndex, extras, counts.failures)
  return {
    name: contract.name,
    file: contract.file,
    result,
    planned: counts.planned,
    funnel: counts.funnel,
    outcomes: counts.outcomes,
    asks: {
      schema: asksSchema(contract),
      tools: counts.toolUnits > 0,
      match: counts.matchUnits > 0,
      tool_units: counts.toolUnits,
      match_units: counts.matchUnits,
    },
    requirements: requirements.map(assembleRequirement),
    latency_ms: percentilesIn(latencies, 'latency'),
    time_to_first_token_ms: stream ? percentilesOf(ledger, 'candidate', contractIndex, 'time_to_first_token') : null,
    tokens_per_second: stream ? percentilesOf(ledger, 'candidate', contractIndex, 'tokens_per_second') : null,
    ...(histogram === null ? {} : { latency_histogram: histogram }),
    ...(load === null ? {} : { load }),
    cost_per_call_usd: roundedOrNull(meanCostUsd(ledger, extras.facts.loads, 'candidate', contractIndex)),
    volume_per_month: contract.volumePerMonth ?? null,
    ...(contract.owner === undefined ? {} : { owner: contract.owner }),
    groups: counts.groups,
    ...(turns === null ? {} : { turns }),
    differences: assembleDifferences(ledger, contractIndex, extras.showValues),
    passed_cases: passedCases(ledger, contractIndex),
    failures,
    failures_omitted: counts.failures - failures.length,
  }
}

interface Group {
  measured: number
  ok: number
  baseline_ok: number | null
  baseline_measured: number | null
}

interface Counts {
  readonly planned: number
  readonly funnel: Funnel
  readonly outcomes: Partial<Record<OutcomeKind, number>>
  readonly groups: Record<string, Group>
  readonly toolUnits: number
  readonly matchUnits: number
  /** Units that are not ok, those not run included. */
  readonly failures: number
}

/** Counts units, each under the outcome it ended in; those that nothing was heard of were not run. */
function countUnits(ledger: Ledger, planned: PlannedContract, contractIndex: number): Counts {
  const columns = ledger.columns('candidate')
  const stages = STAGES.map(() => 0)
  const kinds = new Map<OutcomeKind, number>()
  const groups = emptyGroups(planned)
  const sums = { planned: 0, recoverable: 0, tools: 0, match: 0 }
  for (const { place, facts } of contractUnits(ledger, contractIndex)) {
    const kind = columns.kindAt(place) ?? 'not-run'
    sums.planned++
    if (facts.tools) sums.tools++
    if (facts.match) sums.match++
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    if (columns.recoverableAt(place)) sums.recoverable++
    for (let stage = 0; stage < columns.stagesAt(place); stage++) stages[stage] = (stages[stage] as number) + 1
    const name = planned.contract.cases.groups[facts.group]
    if (name !== undefined) countGroup(ledger, groups[name] as Group, place)
  }
  const [measured = 0, complete = 0, parsed = 0, conforms = 0, right = 0, ok = 0] = stages
  return {
    planned: sums.planned,
    funnel: { measured, complete, parsed, conforms, right_calls: right, ok, recoverable: sums.recoverable },
    outcomes: Object.fromEntries(OUTCOME_KINDS.flatMap((kind) => (kinds.has(kind) ? [[kind, kinds.get(kind)]] : []))),
    groups,
    toolUnits: sums.tools,
    matchUnits: sums.match,
    failures: sums.planned - (kinds.get('ok') ?? 0),
  }
}

function emptyGroups({ contract, baseline }: PlannedContract): Record<string, Group> {
  const none = baseline === null ? null : 0
  return Object.fromEntries(
    contract.cases.groups.map((name) => [name, { measured: 0, ok: 0, baseline_ok: none, baseline_measured: none }]),
  )
}

function countGroup(ledger: Ledger, group: Group, place: number): void {
  const stages = ledger.columns('candidate').stagesAt(place)
  if (stages > 0) group.measured++
  if (stages === STAGES.length) group.ok++
  if (group.baseline_measured === null || group.baseline_ok === null) return
  const baseline = ledger.columns('baseline').stagesAt(place)
  if (baseline > 0) group.baseline_measured++
  if (baseline === STAGES.length) group.baseline_ok++
}

function assembleRequirement(verdict: RequirementVerdict): ReportRequirement {
  const { requirement } = verdict
  return {
    id: requirement.id,
    ...rulesOf(requirement).bar,
    observed: roundedOrNull(verdict.observed),
    passed: verdict.passed,
    failed: verdict.failed,
    open: verdict.open,
    interval: roundedPair(verdict.interval),
    level: roundedOrNull(verdict.level),
    method: verdict.method,
    verdict: verdict.decision,
    ...(verdict.judged ? {} : { judged: false as const }),
    ...(verdict.decides === false ? { decides: false as const } : {}),
    ...(verdict.observedDecision === null ? {} : { observed_verdict: verdict.observedDecision }),
    says: verdict.says,
    place: requirement.place,
  }
}

interface Turn {
  measured: number
  ok: number
}

/** Flows by turn: a turn before the one that a flow ended in was as expected, a turn behind it was never asked. */
function turnRates(ledger: Ledger, contractIndex: number): NonNullable<ReportContract['turns']> | null {
  if (ledger.plan.contracts[contractIndex]?.contract.cases.counts.flows === 0) return null
  const columns = ledger.columns('candidate')
  const turns: Turn[] = []
  for (const { place, facts } of contractUnits(ledger, contractIndex)) {
    if (facts.turns < 2) continue
    while (turns.length < facts.turns) turns.push({ measured: 0, ok: 0 })
    const kind = columns.kindAt(place)
    if (kind === null || kind === 'not-run') continue
    const last = columns.turnAt(place)
    for (const turn of turns.slice(0, last)) {
      turn.measured++
      turn.ok++
    }
    const ended = turns[last] as Turn
    if (kind !== 'unmeasured') ended.measured++
    if (kind === 'ok') ended.ok++
  }
  return turns.length === 0 ? null : turns
}
