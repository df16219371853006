import type { Role } from '../../plan/plan.ts'
import type { Columns } from '../../verdict/ledger/columns.ts'
import type { KeptFailure } from '../../verdict/ledger/kept-failures.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { dollars, type MeasuredCall } from '../../verdict/ledger/measured-call.ts'
import { isPlannedPlace } from '../../verdict/ledger/places.ts'
import type { ReportCall, ReportedOutcome } from '../reported-call.ts'
import type { ReportExtras } from './extras.ts'
import { notRunReason } from './failures.ts'
import { reportedOutcome } from './reported-outcome.ts'

type Asked = Pick<ReportExtras, 'facts' | 'showValues'>

/** A case once, its samples behind each other: case files are then read from top to bottom, and each row once. */
export function* assembleCalls(ledger: Ledger, extras: Asked): Generator<ReportCall> {
  const { plan } = ledger
  for (const [contractIndex, { contract, samples, baseline }] of plan.contracts.entries()) {
    // Golden outputs stand in for a model: no call was made.
    const roles: readonly Role[] = baseline === null || baseline.golden ? ['candidate'] : ['candidate', 'baseline']
    const kept = new Map(ledger.failures(contractIndex).map((failure) => [failure.place, failure]))
    for (let caseIndex = 0; caseIndex < contract.cases.length; caseIndex++) {
      const single = contract.cases.labelAt(caseIndex)
      for (let sample = 0; sample < samples; sample++) {
        const place = plan.placeOf({ contractIndex, caseIndex, sample })
        if (place === undefined || !isPlannedPlace(plan, place)) continue
        for (const role of roles) {
          const columns = ledger.columns(role)
          const failure = failureAt(columns, role, place, kept, extras)
          const asked = { contract: contract.name, case: single.id, group: single.group ?? null, sample, role }
          if (single.turns === undefined) yield onlyCall(columns, place, asked, failure)
          else yield* flowCalls(columns, place, asked, single.turns.length, failure)
        }
      }
    }
  }
}

/** How a unit failed; of the baseline and beyond the failures that are kept only the kind is known. */
function failureAt(
  columns: Columns,
  role: Role,
  place: number,
  kept: ReadonlyMap<number, KeptFailure>,
  { facts, showValues }: Asked,
): ReportedOutcome | null {
  if (columns.kindAt(place) === null)
    return reportedOutcome({ kind: 'not-run', reason: notRunReason(facts) }, showValues)
  const failure = role === 'candidate' ? kept.get(place) : undefined
  return failure === undefined ? null : reportedOutcome(failure.outcome, showValues)
}

type AskedCall = Pick<ReportCall, 'contract' | 'case' | 'group' | 'sample' | 'role'>

/** There may be a million of them: written as one object each. */
function onlyCall(
  columns: Columns,
  place: number,
  { contract, case: id, group, sample, role }: AskedCall,
  failure: ReportedOutcome | null,
): ReportCall {
  const isSole = columns.hasSoleCall(place)
  let latencyMs = isSole ? columns.latencyAt(place) : Number.NaN
  let costUsd = isSole ? paidFor(columns.costPicoAt(place), columns.isReusedAt(place)) : null
  if (!isSole)
    columns.eachCall(place, (call) => {
      latencyMs = call.latencyMs
      costUsd = paidFor(call.costPico, call.isReused)
    })
  const { input, output } = columns.tokensAt(place)
  return {
    contract,
    case: id,
    group,
    sample,
    turn: null,
    role,
    outcome: columns.kindAt(place) ?? 'not-run',
    failure,
    latency_ms: Number.isNaN(latencyMs) ? null : latencyMs,
    tokens: tokensOf(columns.callCountAt(place), input + output),
    cost_usd: costUsd,
  }
}

/** null where that is not known, and for an answer of an earlier run. */
const paidFor = (costPico: number, isReused: boolean): number | null =>
  isReused || Number.isNaN(costPico) ? null : dollars(costPico)

/** Of a flow only the sum of its turns is kept; an answer without usage says nothing of tokens. */
const tokensOf = (calls: number, tokens: number): number | null => (calls === 1 && tokens > 0 ? tokens : null)

/** A flow's turns before the one that it ended in were as expected, those behind it were never asked. */
function* flowCalls(
  columns: Columns,
  place: number,
  asked: AskedCall,
  turns: number,
  failure: ReportedOutcome | null,
): Generator<ReportCall> {
  const ended = columns.turnAt(place)
  const figures: MeasuredCall[] = []
  columns.eachCall(place, (call) => figures.push(call))
  const { input, output } = columns.tokensAt(place)
  for (let turn = 0; turn < turns; turn++) {
    const figure = figures[turn]
    yield {
      ...onlyCall(columns, place, asked, turn === ended ? failure : null),
      turn,
      outcome: turn < ended ? 'ok' : turn === ended ? (columns.kindAt(place) ?? 'not-run') : 'not-run',
      latency_ms: figure === undefined || Number.isNaN(figure.latencyMs) ? null : figure.latencyMs,
      tokens: turn === 0 ? tokensOf(figures.length, input + output) : null,
      cost_usd: figure === undefined ? null : paidFor(figure.costPico, figure.isReused),
    }
  }
}
