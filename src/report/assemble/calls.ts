import type { Case } from '../../contract/contract.ts'
import type { Role } from '../../plan/plan.ts'
import type { KeptFailure } from '../../verdict/ledger/kept-failures.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { dollars, type MeasuredCall } from '../../verdict/ledger/measured-call.ts'
import { isPlannedPlace } from '../../verdict/ledger/places.ts'
import type { ReportCall, ReportedOutcome } from '../report.ts'
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
      const single = contract.cases.at(caseIndex)
      for (let sample = 0; sample < samples; sample++) {
        const place = plan.placeOf({ contractIndex, caseIndex, sample })
        if (place === undefined || !isPlannedPlace(plan, place)) continue
        const unit = { contract: contract.name, case: single.id, group: single.group ?? null, sample }
        for (const role of roles) {
          const failure = failureAt(ledger, role, place, kept, extras)
          for (const call of unitCalls(ledger, role, place, single, failure)) yield { ...unit, ...call }
        }
      }
    }
  }
}

/** How a unit failed; of the baseline and beyond the failures that are kept only the kind is known. */
function failureAt(
  ledger: Ledger,
  role: Role,
  place: number,
  kept: ReadonlyMap<number, KeptFailure>,
  { facts, showValues }: Asked,
): ReportedOutcome | null {
  if (ledger.columns(role).kindAt(place) === null)
    return reportedOutcome({ kind: 'not-run', reason: notRunReason(facts) }, showValues)
  const failure = role === 'candidate' ? kept.get(place) : undefined
  return failure === undefined ? null : reportedOutcome(failure.outcome, showValues)
}

/** A flow's turns before the one that it ended in were as expected, those behind it were never asked. */
function* unitCalls(
  ledger: Ledger,
  role: Role,
  place: number,
  { turns }: Case,
  failure: ReportedOutcome | null,
): Generator<Omit<ReportCall, 'contract' | 'case' | 'group' | 'sample'>> {
  const columns = ledger.columns(role)
  const kind = columns.kindAt(place) ?? 'not-run'
  const ended = columns.turnAt(place)
  const figures: MeasuredCall[] = []
  columns.eachCall(place, (call) => figures.push(call))
  const { input, output } = columns.tokensAt(place)
  for (let turn = 0; turn < (turns?.length ?? 1); turn++) {
    const figure = figures[turn]
    yield {
      turn: turns === undefined ? null : turn,
      role,
      outcome: turn < ended ? 'ok' : turn === ended ? kind : 'not-run',
      failure: turn === ended ? failure : null,
      latency_ms: figure === undefined || Number.isNaN(figure.latencyMs) ? null : figure.latencyMs,
      // Of a flow only the sum of its turns is kept; an answer without usage says nothing of tokens.
      tokens: figures.length === 1 && turn === 0 && input + output > 0 ? input + output : null,
      cost_usd:
        figure === undefined || figure.isReused || Number.isNaN(figure.costPico) ? null : dollars(figure.costPico),
    }
  }
}
